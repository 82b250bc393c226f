"""Benchmarks: ratios against a floor in the same run, medians; never part of the check."""
