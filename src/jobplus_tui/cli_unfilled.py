"""`jobplus unfilled`: a quick look at the postings that still take people, without the desk."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from jobplus_core.access.queries import setting
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import business_day, micros
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import open_store
from jobplus_core.errors import NotFound
from jobplus_core.hangul import clean
from jobplus_core.kinds import Stage, korean
from jobplus_core.postings.queries import Unfilled, UnfilledFilter
from jobplus_core.postings.queries import unfilled as unfilled_postings
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import center as center_of
from jobplus_tui.cli_output import print_json, table
from jobplus_tui.i18n import N_, _, language, ngettext

if TYPE_CHECKING:
    from jobplus_core.matching.tally import Tally

STAGES_EN = {
    Stage.SAME_DAY: N_("today"),
    Stage.IN_HAND: N_("in hand"),
    Stage.POSTING_TEAM: N_("posting team"),
    Stage.URGENT: N_("urgent"),
}


def list_unfilled(
    text: str | None, *, district: str | None, occupation: str | None, older_than: int | None, as_json: bool
) -> int:
    """Print the unfilled postings, as a table or as JSON.

    Args:
        text: The store.
        district: A local government's name or code.
        occupation: How the occupation codes begin.
        older_than: Least business days waited.
        as_json: Whether to print JSON.

    Returns:
        The exit code.
    """
    store = open_store(text)
    try:
        with store.read() as reader:
            center = center_of(reader)
            if center is None:
                raise NotFound("institution", 0)
            today = business_day(micros(store.clock()))
            rows = unfilled_postings(
                reader,
                center.id,
                UnfilledFilter(
                    # Some systems hand over Hangul taken apart, and the store keeps it whole.
                    district=clean(district or "") or None,
                    occupation=clean(occupation or "") or None,
                    older_than=older_than,
                ),
                today=today,
                days=business_days(reader, center.id),
                urgent_after=setting(reader, center.id, SettingName.URGENT_BUSINESS_DAYS),
            )
            chances = candidates(reader, center.id, rows, today=today) if as_json else {}
    finally:
        store.close()
    if as_json:
        print_json([as_document(row, chances[row.id]) for row in rows])
        return 0
    if not rows:
        print(_("No posting is unfilled."))
        return 0
    heads = (_("No."), _("Title"), _("Company"), _("Area"), _("Remaining"), _("Days"), _("Stage"), _("Referrals"))
    lines = [
        (
            row.id,
            row.title,
            row.employer,
            row.sigungu,
            row.remaining,
            row.waiting_days,
            stage_word(row.stage),
            row.referrals,
        )
        for row in rows
    ]
    print("\n".join(table(heads, lines, right=(0, 4, 5, 7))))
    print(ngettext("{count} posting", "{count} postings", len(rows)).format(count=len(rows)))
    return 0


def candidates(reader: Reader, institution_id: int, rows: Sequence[Unfilled], *, today: date) -> dict[int, "Tally"]:
    """Return by a posting's number how many of those who look for work may be referred to it, and the best score."""
    if not rows:
        return {}
    from jobplus_core.matching.index import index_seekers
    from jobplus_core.matching.pool import posting_pool, seeker_pool
    from jobplus_core.matching.tally import tally

    wanted = {row.id for row in rows}
    postings = [facts for facts in posting_pool(reader, institution_id, today) if facts.id in wanted]
    return tally(postings, index_seekers(seeker_pool(reader, institution_id)), today=today)


def as_document(row: Unfilled, chance: "Tally") -> dict[str, object]:
    """Return a posting in the shape that other programs read."""
    return {
        "no": row.id,
        "title": row.title,
        "employer": row.employer,
        "district": row.sigungu,
        "occupation_code": row.occupation_code,
        "funding": row.funding,
        "openings": row.openings,
        "remaining": row.remaining,
        "registered_on": row.registered_on.isoformat(),
        "waiting_days": row.waiting_days,
        "stage": row.stage.value,
        "referrals": row.referrals,
        "eligible": chance.eligible,
        "best_score": chance.best_score,
    }


def stage_word(stage: Stage) -> str:
    """Return the stage as a word."""
    return korean(stage) if language() == "ko" else STAGES_EN[stage]
