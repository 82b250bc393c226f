"""Words that people use for work, each with the occupation somebody gave it: loaded from files or assigned by hand."""
