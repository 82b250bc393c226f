"""The form of a posting: its fields, and what is typed into them read and written back."""
