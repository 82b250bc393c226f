"""Lists of postings as Work24 (고용24) shows them, saved as CSV.

`source` opens the file, `normalize` turns one raw row into a `PostingDraft` or a `RowRejected`.
"""

from jobplus_core.imports.work24.normalize import normalize
from jobplus_core.imports.work24.source import open_feed, reads

__all__ = ["normalize", "open_feed", "reads"]
