"""Everything that was done for a person, as rows by kind."""
