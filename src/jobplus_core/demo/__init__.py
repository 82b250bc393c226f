"""A synthetic center shaped like the plan, built through a bulk path that writes the rows the commands would."""
