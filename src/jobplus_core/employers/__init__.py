"""Employers (구인기업)."""
