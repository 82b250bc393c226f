"""Pauses of the garbage collector."""

import gc


def settle_memory() -> None:
    """Take everything loaded so far out of the collector's rounds.

    What is alive once the first screen stands lives as long as the desk; walking it again and again costs
    up to 6 ms in the middle of a key press.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
