"""What becomes of the rows of a run; pure."""

from dataclasses import replace
from datetime import date
from typing import Final

from jobplus_core.imports.rules import Accepted
from jobplus_core.postings.rules import content_digest

SUBJECT: Final = "posting"
CREATED: Final = "created"
UPDATED: Final = "updated"
UNCHANGED: Final = "unchanged"
OVERTAKEN: Final = "overtaken"
"""Its posting stands once more further down in the file; the last row wins."""
REJECTED: Final = "rejected"
SET_BACK: Final = "set_back"
"""It changed a posting that says again what it said before."""
UPDATING: Final = "updating"
"""It changes a posting that stands, once the run is shown."""


def seen_digest(row: Accepted, registered_on: date) -> str:
    """A digest of what the feed says of a posting that stands, by which a row that says the same is known."""
    return content_digest(replace(row.form, registered_on=row.draft.registered_on or registered_on))
