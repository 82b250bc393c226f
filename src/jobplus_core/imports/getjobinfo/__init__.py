"""Seoul's open-data feed GetJobInfo (서울시 일자리플러스센터 채용 정보), as CSV and as the API's JSON.

`source` reads the file, `normalize` turns one raw row into a `PostingDraft` or a `RowRejected`.
"""

from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.getjobinfo.normalize import normalize
from jobplus_core.imports.getjobinfo.source import FeedRefused, Source, read_bytes, read_path

__all__ = [
    "FeedRefused",
    "PostingDraft",
    "RawRow",
    "RowRejected",
    "Source",
    "normalize",
    "read_bytes",
    "read_path",
]
