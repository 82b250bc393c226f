"""What waits for a counselor: incomplete records, and promises that are due."""
