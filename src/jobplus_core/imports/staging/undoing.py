"""Take a finished run of postings back, while nothing rests on it."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from sqlalchemy import bindparam
from sqlmodel import col, select, text

from jobplus_core.db.read_port import Reader, Value
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import ImportRests, ImportUnderWay
from jobplus_core.imports.runs import one_at_a_time, stands_still, unfinished
from jobplus_core.imports.staging.changing import (
    Edit,
    employer_names,
    shown_changes,
    standing_rows,
    write_back,
    write_edits,
)
from jobplus_core.imports.staging.rules import SET_BACK, SUBJECT, UPDATED
from jobplus_core.imports.staging.showing import AT_ONCE, CHANGED, CHANGED_AT_ONCE, SHOWN, is_small
from jobplus_core.imports.states import DONE, UNDOING, portions
from jobplus_core.kinds import PostingAct, PostingState, SubjectKind
from jobplus_core.ledger.reversing import reverse_all
from jobplus_core.tables.postings import ImportRun, Posting

REASON: Final = "가져오기 취소"
"""Begins the reason of the reversals; it is printed."""

_PORTION: Final = 400
_DAYS: Final = ("closes_on", "closed_on")

# What may rest on a posting, in the order in which it is told; each gives the postings concerned. `{those}` are the
# postings asked about and `:after` the moment since when it counts.
_RESTS: Final = {
    "placement": """SELECT x.posting_id FROM placement x JOIN posting p ON p.id = x.posting_id
        WHERE {those} AND x.recorded_at > :after""",
    "referral": """SELECT x.posting_id FROM referral x JOIN posting p ON p.id = x.posting_id
        WHERE {those} AND x.state <> 'undone' AND x.recorded_at > :after""",
    "later_import": f"""SELECT r.posting_id FROM import_run n JOIN import_row r ON r.run_id = n.id
        JOIN posting p ON p.id = r.posting_id
        WHERE n.institution_id = :center AND n.subject = '{SUBJECT}' AND n.state IN ('done', 'showing', 'undoing')
            AND n.undone_at IS NULL
            AND n.id > :run AND {{those}}""",
    "edit": """SELECT x.posting_id FROM posting_edit x JOIN posting p ON p.id = x.posting_id
        WHERE {those} AND x.act <> 'imported' AND COALESCE(x.reason, '') NOT LIKE :reason AND x.edited_at > :after""",
    "hand_off": """SELECT x.posting_id FROM posting_hand_off x JOIN posting p ON p.id = x.posting_id
        WHERE {those} AND x.account_id IS NOT NULL AND x.recorded_at > :after""",
}
_CREATED: Final = "p.import_run_id = :run AND p.state IN ('open', 'closed')"
_UPDATED: Final = f"p.id IN (SELECT u.posting_id FROM import_row u WHERE u.run_id = :run AND u.outcome = '{UPDATED}')"
# A posting that the run made stands as it was made: open, and with nobody to develop it.
_FIRST: Final = "WITH f(k) AS ({sql}) SELECT MIN(k), COUNT(DISTINCT k) FROM f"
_TOUCHED: Final = "SELECT p.id FROM posting p WHERE {those} AND (p.state <> 'open' OR p.developer_id IS NOT NULL)"


class Undone(NamedTuple):
    """What taking a run back did.

    Attributes:
        withdrawn: Postings that are nowhere any more.
        set_back: Postings that say again what they said before.
    """

    withdrawn: int
    set_back: int


class _Resting(NamedTuple):
    posting_id: int | None
    postings: int


class _Kept(NamedTuple):
    row_id: int
    posting_id: int
    version: int
    before: Mapping[str, Any]


def undo(work: Work, run: ImportRun, reason: str) -> bool:
    """Take back the next of what a locked run brought: a small run whole, a large one in acts that are short.

    What it changed is set back before what it made is withdrawn.

    Args:
        reason: Stands with the reversals and edits; it begins with `REASON`.

    Returns:
        Whether nothing is left.

    Raises:
        ImportRests: Something rests on one of its postings; nothing was taken back by this act.
        ImportUnderWay: Another import is being taken in.
    """
    one_at_a_time(work)
    for other in unfinished(work, SUBJECT):
        # What it is staging may be about the very postings, and would then be lost.
        if not stands_still(work, other):
            raise ImportUnderWay(other.key, other.started_at)
    scope = {"run": run.key, "center": work.actor.institution_id}
    small = is_small(run.created, run.updated)
    most, most_changes = (AT_ONCE, CHANGED_AT_ONCE) if small else (SHOWN, CHANGED)
    kept = _kept(work, run.key, most_changes)
    left: list[int] = []
    if small or not kept:
        left = _ids(work, f"SELECT p.id FROM posting p WHERE {_CREATED} ORDER BY p.id LIMIT {most + 1}", scope)
    whole = len(left) <= most and (small or not kept)
    # Held before anything is asked of them: whoever is at work on one comes before the question or after the act.
    _hold(work, sorted([*(each.posting_id for each in kept), *left[:most]]))
    # What hung on a known posting before the run does not rest on what the run said of it.
    since = scope | {"after": run.done_at or run.started_at}
    for part in portions(kept, _PORTION):
        _refuse_resting(work, f"p.id IN ({', '.join(str(each.posting_id) for each in part)})", since, own=False)
        _set_back(work, run, part, reason)
    if left[:most]:
        theirs = f"{_CREATED} AND p.id >= {left[0]} AND p.id <= {left[:most][-1]}"
        _refuse_resting(work, theirs, scope | {"after": 0})
        _withdraw(work, left[:most], scope, reason)
    run.state = DONE if whole else UNDOING
    if whole:
        work.session.execute(text("DELETE FROM employer_contact WHERE import_run_id = :run AND version = 1"), scope)
        run.undone_at, run.undone_by = work.now, work.actor.account_id
    work.session.add(run)
    return whole


def undone_of(work: Work, run_id: int) -> Undone:
    """What has been taken back of a run so far."""
    withdrawn = _ids(
        work, "SELECT COUNT(*) FROM posting WHERE import_run_id = :run AND state = 'withdrawn'", {"run": run_id}
    )
    set_back = _ids(
        work,
        "SELECT COUNT(*) FROM import_row WHERE run_id = :run AND outcome = :outcome",
        {"run": run_id, "outcome": SET_BACK},
    )
    return Undone(withdrawn[0], set_back[0])


def _withdraw(work: Work, ids: Sequence[int], scope: Mapping[str, Any], reason: str) -> None:
    reverse_all(work, SubjectKind.POSTING, ids, reason)
    told = dict(scope) | {"now": work.now, "kind": SubjectKind.POSTING.value, "first": ids[0], "last": ids[-1]}
    those = f"{_CREATED} AND p.id >= :first AND p.id <= :last"
    work.session.execute(
        text(
            "INSERT INTO change_log (subject_kind, subject_id, recorded_at)"
            f" SELECT :kind, p.id, :now FROM posting p WHERE {those}"
        ),
        told,
    )
    # Without its number, so that the same row may come again as a posting of its own.
    work.session.execute(
        text(
            "UPDATE posting SET state = :withdrawn, external_no = NULL, version = version + 1"
            f" WHERE {those.replace('p.', '')}"
        ),
        told | {"withdrawn": PostingState.WITHDRAWN.value},
    )


def refuse_resting(reader: Reader, run_id: int, institution_id: int, since: int) -> None:
    """Refuse to take a run back on which something rests, before any of it is: other desks do not wait for the answer.

    Args:
        since: When the run was done, microseconds UTC: what hung on a known posting before does not rest on it.

    Raises:
        ImportRests: Names what, and where first.
    """
    scope: dict[str, Value] = {"run": run_id, "center": institution_id, "reason": f"{REASON}%"}
    for those, after, own in ((_CREATED, 0, True), (_UPDATED, since, False)):
        for by, sql in _asked(own):
            found = reader.one(_FIRST.format(sql=sql.format(those=those)), scope | {"after": after}, _Resting)
            if found is not None and found.postings:
                raise ImportRests(run_id, found.posting_id or 0, by, found.postings)


def _refuse_resting(work: Work, those: str, scope: Mapping[str, Any], *, own: bool = True) -> None:
    for by, sql in _asked(own):
        statement = text(_FIRST.format(sql=sql.format(those=those)))
        first, count = work.session.execute(statement, dict(scope) | {"reason": f"{REASON}%"}).one()
        if count:
            raise ImportRests(int(scope["run"]), int(first), by, int(count))


def _asked(own: bool) -> list[tuple[str, str]]:
    """What is asked about: of the run's own postings also whether they stand as they were made."""
    return [*_RESTS.items(), *([("touched", _TOUCHED)] if own else [])]


def _hold(work: Work, ids: Sequence[int]) -> None:
    """Hold postings against other desks until the transaction ends, in the order in which every act holds several."""
    for part in portions(ids, _PORTION):
        work.session.exec(
            select(Posting.id).where(col(Posting.id).in_(part)).order_by(col(Posting.id)).with_for_update()
        ).all()


def _ids(work: Work, sql: str, scope: Mapping[str, Any]) -> list[int]:
    return [int(row[0]) for row in work.session.execute(text(sql), dict(scope))]


def _kept(work: Work, run_id: int, most: int) -> list[_Kept]:
    rows = work.session.execute(
        text(
            "SELECT id, posting_id, value FROM import_row WHERE run_id = :run AND outcome = :outcome"
            " ORDER BY posting_id LIMIT :most"
        ),
        {"run": run_id, "outcome": UPDATED, "most": most},
    )
    found = []
    for row_id, posting_id, value in rows:
        told = json.loads(value)
        found.append(_Kept(int(row_id), int(posting_id), int(told["version"]), told["before"]))
    return found


def _set_back(work: Work, run: ImportRun, kept: Sequence[_Kept], reason: str) -> None:
    """Let postings that the run changed say what they said before, and take their openings' bookings back."""
    ids = [each.posting_id for each in kept]
    moments = _ids(
        work,
        f"""SELECT DISTINCT edited_at FROM posting_edit
        WHERE posting_id IN ({", ".join(map(str, ids))}) AND act = 'imported'
            AND edited_at >= :began AND edited_at <= :ended""",
        {"began": run.started_at, "ended": run.done_at or work.now},
    )
    _set_back_part(work, run.key, kept, reason)
    for moment in moments:
        reverse_all(work, SubjectKind.POSTING, ids, reason, recorded_at=moment)
    work.bulk().update("import_row", ("outcome",), [(SET_BACK, each.row_id) for each in kept])


def _set_back_part(work: Work, run_id: int, kept: Sequence[_Kept], reason: str) -> None:
    standing = standing_rows(work, [each.posting_id for each in kept])
    mended = _mended(work, [each.posting_id for each in kept])
    moved = [each for each in kept if "employer_id" in each.before and each.posting_id in standing]
    ids = {
        employer
        for each in moved
        for employer in (each.before["employer_id"], standing[each.posting_id]["employer_id"])
    }
    names = employer_names(work, ids)
    edits: list[Edit] = []
    alike: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
    for each in kept:
        now = standing.get(each.posting_id)
        if now is None or mended.get(each.posting_id, 0) > each.version:
            raise ImportRests(run_id, each.posting_id, "edit", 1)
        before = {
            name: date.fromisoformat(value) if name in _DAYS and value is not None else value
            for name, value in each.before.items()
        }
        changed = {name: (now[name], value) for name, value in before.items()}
        version = now["version"] + 1
        edits.append(Edit(each.posting_id, version, shown_changes(changed, names)))
        alike.setdefault((*before, "version"), []).append((*before.values(), version, each.posting_id))
    for columns, rows in alike.items():
        write_back(work, columns, rows)
    write_edits(work, PostingAct.EDITED, edits, reason=reason)


def _mended(work: Work, ids: Sequence[int]) -> dict[int, int]:
    """The last version of postings that neither an import made nor taking one back."""
    statement = text(
        "SELECT posting_id, MAX(version) FROM posting_edit WHERE posting_id IN :ids AND act <> 'imported'"
        " AND COALESCE(reason, '') NOT LIKE :reason GROUP BY posting_id"
    ).bindparams(bindparam("ids", expanding=True))
    found = work.session.execute(statement, {"ids": list(ids), "reason": f"{REASON}%"})
    return {int(posting_id): int(version) for posting_id, version in found}
