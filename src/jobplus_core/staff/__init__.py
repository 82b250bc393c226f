"""Institutions, teams and the people in them."""
