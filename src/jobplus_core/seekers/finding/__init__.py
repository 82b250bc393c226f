"""Find a person by whatever part of them is known, and records that may be of one person."""
