"""Taking back the last acts, as reversals with a reason (되돌리기)."""
