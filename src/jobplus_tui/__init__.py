"""The desk: screens, keys and commands over jobplus_core."""
