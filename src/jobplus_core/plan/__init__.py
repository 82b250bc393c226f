"""Targets, quotas and how far along they are."""
