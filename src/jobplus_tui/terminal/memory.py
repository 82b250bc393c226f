"""Pauses of the garbage collector."""

import gc


def start_without_pauses() -> None:
    """Keep the collector out of the start: what is imported stays, and walking it costs a fifth of the first frame.

    `settle_memory` lets it work again.
    """
    gc.disable()


def settle_memory() -> None:
    """Take everything loaded so far out of the collector's rounds, and let it work from here on.

    What is alive once the first screen stands lives as long as the desk; walking it again and again costs
    up to 6 ms in the middle of a key press.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    gc.enable()
