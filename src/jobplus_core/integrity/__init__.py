"""Whether the store is sound: the chains, every figure counted anew, and the file itself."""
