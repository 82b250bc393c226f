"""Postings (구인) and how long they stay unfilled."""
