"""The work of a public job center and its store; knows nothing of screens."""
