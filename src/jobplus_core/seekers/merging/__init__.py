"""Two records of one person put together, and taken apart again (같은 사람 합치기, 나누기)."""
