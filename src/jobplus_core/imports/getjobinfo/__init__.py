"""Seoul's open-data feed GetJobInfo (서울시 일자리플러스센터 채용 정보), as CSV and as the API's JSON.

`source` reads the file, `normalize` turns one raw row into a `PostingDraft` or a `RowRejected`.
"""

from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.getjobinfo.normalize import normalize
from jobplus_core.imports.getjobinfo.source import Source, open_feed, read_bytes, read_path, reads

__all__ = [
    "FeedRefused",
    "PostingDraft",
    "RawRow",
    "RowRejected",
    "Source",
    "normalize",
    "open_feed",
    "read_bytes",
    "read_path",
    "reads",
]
