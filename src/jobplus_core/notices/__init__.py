"""What counselors are told that another desk's act brought about."""
