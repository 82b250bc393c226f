"""Seekers (구직) and their registrations."""
