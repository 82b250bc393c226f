"""The weekly report (주보) and other figures over the ledger."""
