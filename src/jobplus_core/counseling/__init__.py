"""Counseling sessions (상담)."""
