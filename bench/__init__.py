"""Races, kills and measurements: the full forms of what the check runs in a few seconds."""
