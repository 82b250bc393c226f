"""What tests of the core share."""
