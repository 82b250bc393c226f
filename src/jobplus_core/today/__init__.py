"""One counselor's day: what waits, in one ranked queue (오늘)."""
