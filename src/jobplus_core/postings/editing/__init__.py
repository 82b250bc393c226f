"""Postings that stand: mending them, their developing counselor, their history, opening them again."""
