"""Why a draft's fields are unknown, told from what stands in their cells; pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Final

from jobplus_core.imports.drafts import PostingDraft, Unread

NAMED: Final = tuple(
    item.name
    for item in fields(PostingDraft)
    if item.default is None or item.name in {"insurance", "apply_by", "documents"}
)
"""The fields of a draft that may be unknown."""

_FIGURES: Final = frozenset(
    {"wage_basis", "wage_won", "starts_at", "ends_at", "days_per_week", "hours_per_week", "closes_on", "openings"}
)
# What a cell may add to what it says first; without it nothing is missing.
_ADDED: Final = frozenset(
    {"wage_max_won", "wage_negotiable", "address_rest", "career_months_min", "sigungu", "place_code"}
)


def unknown_fields(draft: PostingDraft) -> Iterator[str]:
    """The fields of which the draft knows nothing."""
    return (name for name in NAMED if not getattr(draft, name) and getattr(draft, name) is not False)


def why_unread(
    draft: PostingDraft, cell_of: Callable[[str], str | None], told: Mapping[str, Unread] | None = None
) -> dict[str, Unread]:
    """The reason of every field that is unknown.

    Args:
        cell_of: What the cell says from which a field is read: blank where it says nothing, None where the feed has
            no such cell.
        told: Reasons that the reading itself found; they go before what the cell looks like.
    """
    known = told or {}
    return {name: known.get(name) or _reason(draft, name, cell_of(name)) for name in unknown_fields(draft)}


def _reason(draft: PostingDraft, name: str, cell: str | None) -> Unread:
    if cell is None:
        return Unread.NOT_IN_FEED
    if not cell:
        return Unread.EMPTY
    if name == "wage_won" and draft.wage_negotiable:
        return Unread.NEGOTIABLE
    if name == "closes_on" and draft.until_filled:
        return Unread.UNTIL_FILLED
    if name == "ends_at" and draft.starts_at is not None:
        return Unread.CUT_OFF
    if name in _ADDED:
        return Unread.NOT_SAID
    if name not in _FIGURES:
        return Unread.UNREADABLE
    digits = [char for char in cell if char.isdigit()]
    if not digits:
        return Unread.NOT_SAID
    return Unread.ZERO if set(digits) == {"0"} else Unread.UNREADABLE
