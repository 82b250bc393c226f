"""Weights learned from how referrals went."""
