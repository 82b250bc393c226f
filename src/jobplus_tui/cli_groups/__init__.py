"""The commands of `jobplus` that take many options, and those that stand in groups, each area in a module."""
