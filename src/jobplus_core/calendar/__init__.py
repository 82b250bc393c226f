"""Which days the center works: holidays and closures, copied into the store."""
