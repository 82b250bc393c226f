"""Lists of seekers (구직자 명단) taken in from a table file: looked at first, staged, and seen all at once."""
