"""What counselors type, read as they say it; the field shows an example of what it accepts where it cannot be."""

import os.path
from pathlib import Path

from jobplus_core.reading import read_day as read_day
from jobplus_core.reading import read_phone as read_phone
from jobplus_core.reading import read_time as read_time
from jobplus_core.reading import read_won as read_won


def read_path(text: str) -> Path:
    """Return the file that a text names: `~` is one's home, a `~name` that nobody here has stays as it is written."""
    return Path(os.path.expanduser(text))
