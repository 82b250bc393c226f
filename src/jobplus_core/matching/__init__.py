"""Two-way matching of seekers and postings, exact and explained: facts in, ranked reasons out."""
