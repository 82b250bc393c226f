"""`jobplus unfilled`: a quick look at the postings that still take people, without the desk."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from jobplus_core.access.queries import setting
from jobplus_core.calendar.queries import business_days
from jobplus_core.clock import business_day, micros
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import open_store
from jobplus_core.errors import FieldRefused, NotFound
from jobplus_core.hangul import clean
from jobplus_core.kinds import Funding, Indicator, Stage, TeamKind, korean
from jobplus_core.plan.queries import Meter, year_meter
from jobplus_core.postings.ladder.rules import PLANNED_URGENT_REFERRALS, LadderDay
from jobplus_core.postings.queries import Unfilled, UnfilledFilter, unfilled_page
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import center as center_of
from jobplus_core.staff.queries import members_on
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
K = TypeVar("K", Funding, Stage, TeamKind)

TEAMS = (TeamKind.COUNSELING, TeamKind.POSTING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for on the command line; each that is given narrows further.

    Attributes:
        words: What the postings' filter takes.
        district: A local government's name or code.
        occupation: How the occupation codes begin.
        older_than: Least business days waited.
        age: A seeker's age, full years.
        funding, stage, team: By their values.
        sector: What names a growth sector.
        wage: Least monthly wage, 10,000 won.
        openings: Least openings left.
        developer: A counselor's name.
        eligible: Whether somebody must fit now.
    """

    words: Sequence[str] = ()
    district: str | None = None
    occupation: str | None = None
    older_than: int | None = None
    age: int | None = None
    funding: str | None = None
    sector: str | None = None
    wage: int | None = None
    openings: int | None = None
    stage: str | None = None
    team: str | None = None
    developer: str | None = None
    eligible: bool = False


def list_unfilled(text: str | None, asked: Asked, *, as_json: bool) -> int:
    """Print the unfilled postings, as a table or as JSON.

    Args:
        text: The store.
        asked: Which of them.
        as_json: Whether to print JSON.

    Returns:
        The exit code.

    Raises:
        FieldRefused: A value that is none of those that there are.
    """
    wanted, eligible = filter_of(asked)
    store = open_store(text)
    try:
        with store.read() as reader:
            center = center_of(reader)
            if center is None:
                raise NotFound("institution", 0)
            today = business_day(micros(store.clock()))
            if asked.developer is not None:
                wanted = replace(wanted, developer_id=_developer(reader, center.id, asked.developer, today))
            after = setting(reader, center.id, SettingName.URGENT_BUSINESS_DAYS)
            day = LadderDay(today, business_days(reader, center.id), after)
            rows = unfilled_page(reader, center.id, wanted, day)
            chances = candidates(reader, center.id, rows, today=today) if as_json or eligible else {}
            meter = year_meter(reader, center.id, Indicator.URGENT_REFERRAL, today, planned=PLANNED_URGENT_REFERRALS)
    finally:
        store.close()
    if eligible:
        rows = [row for row in rows if chances[row.id].eligible]
    if as_json:
        print_json([as_document(row, chances[row.id]) for row in rows])
        return 0
    print("\n".join([*(_lines(rows) if rows else [_("No posting is unfilled.")]), *_meter_lines(meter)]))
    return 0


def filter_of(asked: Asked) -> tuple[UnfilledFilter, bool]:
    """Return the filter, and whether somebody must fit.

    Raises:
        FieldRefused: A value that is none of those that there are.
    """
    found, eligible = UnfilledFilter(), asked.eligible
    if asked.words or asked.sector is not None:
        from jobplus_tui.desk.posting_words import read_wanted, sectors_named

        wanted = read_wanted(" ".join(asked.words))
        if wanted.mine:
            # Nobody is signed in whose they could be.
            raise FieldRefused("filter", "내담당", "needs_sign_in")
        found, eligible = wanted.filter(None), eligible or wanted.eligible
        if asked.sector is not None:
            sectors = sectors_named(clean(asked.sector).casefold())
            if not sectors:
                raise FieldRefused("sector", asked.sector, "unknown_value")
            found = replace(found, sectors=sectors)
    stage, team = _named(asked.stage, Stage, "stage"), _named(asked.team, TeamKind, "team")
    if team is not None and team not in TEAMS:
        raise FieldRefused("team", team.value, "unknown_value")
    # Some systems hand over Hangul taken apart, and the store keeps it whole.
    for name, value in (
        ("district", clean(asked.district or "") or None),
        ("occupation", clean(asked.occupation or "") or None),
        ("older_than", asked.older_than),
        ("age", asked.age),
        ("funding", _named(asked.funding, Funding, "funding")),
        ("wage_won", None if asked.wage is None else asked.wage * 10_000),
        ("remaining", asked.openings),
        ("stages", None if stage is None else frozenset({stage})),
        ("team", team),
    ):
        if value is not None:
            found = replace(found, **{name: value})  # type: ignore[arg-type]
    return found, eligible


def candidates(reader: Reader, institution_id: int, rows: Sequence[Unfilled], *, today: date) -> dict[int, "Tally"]:
    """Return by a posting's number how many of those who look for work may be referred to it, and the best score."""
    if not rows:
        return {}
    from jobplus_core.matching.kept import Kept
    from jobplus_core.matching.queries import weights_of
    from jobplus_core.matching.tally import tally

    pools = Kept(institution_id).pools(reader)
    postings = [pools.postings.facts(row.id) for row in rows]
    return tally(postings, pools.seekers, today=today, weights=weights_of(reader, institution_id))


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


def _lines(rows: Sequence[Unfilled]) -> list[str]:
    heads = (_("No."), _("Title"), _("Company"), _("Area"), _("Remaining"), _("Days"), _("Stage"), _("Referrals"))
    cells = [
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
    count = ngettext("{count} posting", "{count} postings", len(rows)).format(count=len(rows))
    return [*table(heads, cells, right=(0, 4, 5, 7)), count]


def _meter_lines(meter: Meter) -> list[str]:
    if not meter.done:
        return []
    words = _("Urgent referrals this year: {done} of {target}.")
    return [words.format(done=f"{meter.done:,}", target=f"{meter.target:,}")]


def _named(text: str | None, kind: type[K], field: str) -> K | None:
    """The member that a value or a Korean word names.

    Raises:
        FieldRefused: None does.
    """
    if text is None:
        return None
    word = clean(text)
    for member in kind:
        if word in (member.value, korean(member)):
            return member
    raise FieldRefused(field, text, "unknown_value")


def _developer(reader: Reader, institution_id: int, name: str, today: date) -> int:
    for member in members_on(reader, institution_id, today):
        if member.name == clean(name):
            return member.counselor_id
    raise FieldRefused("developer", name, "unknown_value")
