"""Reference tables of public classifications, each in one compact data file beside its reader."""
