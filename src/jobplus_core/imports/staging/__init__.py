"""Postings that are in the store and not yet there: staged in portions, shown at once, or taken out again."""
