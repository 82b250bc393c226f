"""What counselors type, read as they say it; the field shows an example of what it accepts where it cannot be."""

from jobplus_core.reading import read_day as read_day
from jobplus_core.reading import read_phone as read_phone
from jobplus_core.reading import read_time as read_time
from jobplus_core.reading import read_won as read_won
