"""The intake form as data: its fields, and the way from what is typed to what is saved and back."""
