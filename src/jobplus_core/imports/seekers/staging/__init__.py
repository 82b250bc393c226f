"""Rows of a list that are in the store and not yet there: each function is a step of a command under way."""
