"""Placements (취업)."""
