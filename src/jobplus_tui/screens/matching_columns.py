"""The columns of a ranking, for postings and for seekers."""

from datetime import date
from typing import NamedTuple

from jobplus_core.codes import places
from jobplus_core.kinds import LIVE_REFERRALS, Funding, ReferralState, RefusalReason, Stage
from jobplus_core.matching.verdicts import State
from jobplus_core.seekers.queries import SeekerRow
from jobplus_tui import format
from jobplus_tui.columns import Cell, Column
from jobplus_tui.desk.matching_rows import Candidate, time_of
from jobplus_tui.glyphs import Glyphs, Sign
from jobplus_tui.i18n import _, language
from jobplus_tui.reasons import label, word


class Situation(NamedTuple):
    """What is to be known of a row at a glance: a sign and a few words."""

    sign: Sign = Sign.NONE
    words: str = ""
    token: str = "soft"


def unknowns(row: Candidate) -> list[str]:
    """Return the short names of the criteria that count at this center and lack data."""
    return [label(v.criterion) for v in row.match.verdicts if v.state is State.UNKNOWN and row.weights.of(v.criterion)]


def situation(row: Candidate, today: date) -> Situation:
    """Return what stands at the end of a row: what happened between the two first, then what presses, then gaps."""
    if row.pair is not None:
        return _history(row, today)
    if row.stage is Stage.URGENT:
        return Situation(Sign.URGENT, _("{days} business days").format(days=row.waiting_days), "bad")
    if row.first_today:
        return Situation(Sign.URGENT, _("0 referred today"), "bad")
    if row.posting is not None and row.posting.interviews:
        return Situation(Sign.WAITING, _("{count} at interview").format(count=row.posting.interviews))
    if missing := unknowns(row):
        return Situation(Sign.UNKNOWN, _("{what} not known").format(what="·".join(missing)))
    if row.posting is not None and row.posting.funding == Funding.SUPPORT:
        return Situation(words=word(Funding.SUPPORT))
    return Situation()


def _history(row: Candidate, today: date) -> Situation:
    assert row.pair is not None
    state = ReferralState(row.pair.state)
    when = time_of(row.pair)
    if state is ReferralState.REFERRED:
        referred = format.day(row.pair.referred_on, english=language() == "en")
        told = format.clock(when) if when.date() == today else referred
        return Situation(Sign.DONE, f"{word(state)} {told}")
    if state in LIVE_REFERRALS:
        return Situation(Sign.WAITING, word(state))
    if state is ReferralState.HIRED:
        return Situation(Sign.DONE, word(state))
    why = word(RefusalReason(row.pair.refusal_reason)) if row.pair.refusal_reason else ""
    sign = Sign.FAILED if state in (ReferralState.SEEKER_REFUSED, ReferralState.EMPLOYER_REFUSED) else Sign.NONE
    return Situation(sign, f"{word(state)} {why}".rstrip())


def place_name(code: str | None) -> str:
    """Return a local government's name."""
    found = places.by_code(code) if code else None
    return found.sigungu if found is not None else format.MISSING


def _outside(text: str, outside: bool, glyphs: Glyphs) -> Cell:
    return Cell(f"{text}{glyphs.sign(Sign.DOWN)}", "warn") if outside else Cell(f"{text} ")


def posting_columns(glyphs: Glyphs, today: date) -> list[Column[Candidate]]:
    """Return the columns of postings ranked for a seeker."""
    return [
        _score(),
        Column(_("Job"), 11, lambda row: row.posting.title if row.posting else "", grow=3),
        Column(_("Company"), 11, lambda row: row.posting.employer if row.posting else "", grow=2),
        Column(
            _("Where"), 8, lambda row: (row.posting and row.posting.sigungu) or format.MISSING, words="soft", drop=1
        ),
        *_figures(_("10k won"), glyphs),
        *_situation(glyphs, today),
    ]


def seeker_columns(glyphs: Glyphs, today: date) -> list[Column[Candidate]]:
    """Return the columns of seekers ranked for a posting."""
    return [
        _score(),
        Column(_("Name"), 8, lambda row: row.seeker.name if row.seeker else "", grow=1),
        Column(_("Wished job"), 14, lambda row: (row.seeker and row.seeker.occupation) or format.MISSING, grow=2),
        Column(_("Home"), 8, lambda row: place_name(row.seeker.district_code if row.seeker else None), "left", "soft"),
        *_figures(_("Wish"), glyphs),
        *_situation(glyphs, today),
    ]


def _score() -> Column[Candidate]:
    def points(row: Candidate) -> Cell:
        # A list puts what names no occupation last, whatever it scores.
        told = "occupation" not in row.match.unknown
        return Cell(str(row.match.score // 100), "bold accent" if told else "soft")

    return Column(_("Score"), 3, points, "right")


def _figures(title: str, glyphs: Glyphs) -> list[Column[Candidate]]:
    return [
        Column(f"{title} ", 6, lambda row: _outside(format.man(row.monthly_won), row.wage_low, glyphs), "right"),
        Column(
            _("Min") + " ",
            4,
            lambda row: _outside(format.number(row.minutes), row.far, glyphs),
            "right",
            drop=2,
            gap=0,
        ),
    ]


def _situation(glyphs: Glyphs, today: date) -> list[Column[Candidate]]:
    def sign(row: Candidate) -> Cell:
        found = situation(row, today).sign
        return Cell(glyphs.sign(found), found.token)

    def words(row: Candidate) -> Cell:
        found = situation(row, today)
        return Cell(found.words, found.token)

    return [Column("", 1, sign, gap=0), Column(_("Situation"), 14, words, grow=2)]


def people_columns(today: date) -> list[Column[SeekerRow]]:
    """Return the columns of the seekers to choose from."""
    return [
        Column(_("Name"), 10, lambda row: row.name, grow=1),
        Column(_("Age"), 4, lambda row: format.number(format.age(row.birth_date, today)), "right"),
        Column(_("Phone"), 6, lambda row: format.phone_tail(row.phone4), words="soft"),
        Column(_("Wished job"), 14, lambda row: row.occupation or format.MISSING, grow=2),
        Column(_("Home"), 8, lambda row: place_name(row.district_code), words="soft", drop=2),
        Column(_("Wish"), 6, lambda row: format.man(row.wage_monthly), "right"),
        Column(_("Registered"), 10, lambda row: format.iso(row.registered_on), words="soft"),
        Column(_("Counselor"), 8, lambda row: row.owner or format.MISSING, words="soft", drop=1),
    ]
