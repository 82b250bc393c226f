"""The store: how it is opened, written, read, watched and moved."""
