"""The ledger (실적 원장): every countable act is a row, every figure a sum of rows."""
