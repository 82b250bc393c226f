"""The occupations of postings that no feed and no counselor has told for sure."""
