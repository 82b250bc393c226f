"""Parts of screens that know nothing of the work they show."""
