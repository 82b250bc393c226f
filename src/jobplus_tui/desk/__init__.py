"""The desk's way to the core: screens call these in worker threads and get typed rows back.

Nothing here is loaded from the core's writing side before it is needed: the first rows come through the
store's read port, SQLModel arrives in a thread behind the first frame.
"""

from jobplus_tui.desk.session import Desk

__all__ = ["Desk"]
