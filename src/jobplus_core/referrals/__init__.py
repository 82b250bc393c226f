"""Referrals (알선) and how they end."""
