"""Employers and contacts that a run of postings brings: made by the portion, marked until the run is shown."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from sqlmodel import text

from jobplus_core.db.bulk import Same
from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.rules import name_key
from jobplus_core.hangul import clean
from jobplus_core.imports.rules import Accepted
from jobplus_core.imports.runs import one_at_a_time
from jobplus_core.kinds import EmployerSource, PostingSource, SubjectKind

_PORTION: Final = 400
_OF: Final = {
    PostingSource.CHAMBER: EmployerSource.CHAMBER,
    PostingSource.AGENCY: EmployerSource.AGENCY,
    PostingSource.COUNCIL: EmployerSource.COUNCIL,
    PostingSource.HOMEPAGE: EmployerSource.HOMEPAGE,
    PostingSource.VISIT: EmployerSource.VISIT,
}
_EMPLOYER: Final = ("id", "name", "name_key", "business_no", "district_code", "industry_text")
_STAGED_CONTACT: Final = "import_run_id = :run AND staged"
_CONTACT: Final = ("employer_id", "name", "position", "phone", "email")


class _Known(NamedTuple):
    id: int
    name_key: str
    business_no: str | None
    district_code: str | None


def ensure_employers(work: Work, rows: Sequence[Accepted], run_id: int | None) -> list[int]:
    """The employer of each posting, made where there is none, as `ensure_employer` finds and makes them one by one.

    Args:
        run_id: The run whose new employers nobody is to see yet; None makes them seen.
    """
    by_name, by_number = _known(work, rows)
    if any(_meant(row, by_name, by_number) is None for row in rows):
        # Two desks may take the same new employer in at once: the second looks again when its turn has come.
        one_at_a_time(work)
        by_name, by_number = _known(work, rows)
    writer = work.bulk()
    new: list[tuple[int, str, str, str | None, str | None, str | None]] = []
    found: list[int] = []
    ids: list[int] = []
    for row in rows:
        held = _meant(row, by_name, by_number)
        if held is None:
            ids = ids or list(writer.new_ids("employer", len(rows) - len(found)))
            form, key = row.form, name_key(row.form.employer)
            held = _Known(ids.pop(0), key, row.business_no, form.district_code)
            by_name.setdefault(key, []).append(held)
            if row.business_no is not None:
                by_number[row.business_no] = held
            new.append((held.id, clean(form.employer), key, row.business_no, form.district_code, form.industry_text))
        found.append(held.id)
    if new:
        source = _OF.get(rows[0].form.source, EmployerSource.IMPORT).value
        told: dict[str, Same] = {"institution_id": work.actor.institution_id, "created_at": work.now, "version": 1}
        told |= {"source": source, "staged_run_id": run_id}
        writer.insert("employer", _EMPLOYER, new, same=told)
        if run_id is None:
            for made in new:
                work.changed(SubjectKind.EMPLOYER, made[0])
    return found


def _meant(row: Accepted, by_name: dict[str, list[_Known]], by_number: dict[str, _Known]) -> _Known | None:
    """The employer that is meant: by its number, else by its name; branches in other districts stay apart."""
    number, district = row.business_no, row.form.district_code
    if number is not None and number in by_number:
        return by_number[number]
    for known in by_name.get(name_key(row.form.employer), ()):
        if number is not None and known.business_no not in (None, number):
            continue
        if district is None or known.district_code in (None, district):
            return known
    return None


def _known(work: Work, rows: Sequence[Accepted]) -> tuple[dict[str, list[_Known]], dict[str, _Known]]:
    by_name: dict[str, list[_Known]] = {}
    by_number: dict[str, _Known] = {}
    for known in _select(work, "name_key", {name_key(row.form.employer) for row in rows}):
        by_name.setdefault(known.name_key, []).append(known)
    for known in _select(work, "business_no", {row.business_no for row in rows if row.business_no is not None}):
        by_number.setdefault(str(known.business_no), known)
    return by_name, by_number


def _select(work: Work, column: str, wanted: Iterable[str]) -> list[_Known]:
    values = sorted(wanted)
    found: list[_Known] = []
    for first in range(0, len(values), _PORTION):
        listed = {f"v{at}": value for at, value in enumerate(values[first : first + _PORTION])}
        marks = ", ".join(f":{name}" for name in listed)
        rows = work.session.execute(
            text(
                f"SELECT id, name_key, business_no, district_code FROM employer"
                f" WHERE institution_id = :center AND {column} IN ({marks}) ORDER BY id"
            ),
            listed | {"center": work.actor.institution_id},
        )
        found += [_Known(*row) for row in rows]
    return found


def stage_contacts(work: Work, run_id: int, rows: Sequence[Accepted], employer_ids: Sequence[int]) -> None:
    """Write whom to speak to, once for each employer, where nobody of that phone, address or name is known there.

    Nobody sees them until the run is shown.
    """
    wanted = {
        (employer_id, row.contact): None
        for employer_id, row in zip(employer_ids, rows, strict=True)
        if row.contact is not None
    }
    if not wanted:
        return
    known: set[tuple[int, str]] = set()
    employers = sorted({employer_id for employer_id, _ in wanted})
    for first in range(0, len(employers), _PORTION):
        listed = ", ".join(map(str, employers[first : first + _PORTION]))
        for row in work.session.execute(
            text(
                f"SELECT employer_id, name, phone, email FROM employer_contact WHERE employer_id IN ({listed})"
                " AND removed_at IS NULL AND (NOT staged OR import_run_id = :run)"
            ),
            {"run": run_id},
        ):
            known.update((int(row[0]), _key(value)) for value in row[1:] if value)
    new = []
    for employer_id, contact in wanted:
        telling = [_key(value) for value in (contact.phone, contact.email) if value] or [_key(contact.name or "")]
        if any((employer_id, key) in known for key in telling):
            continue
        known.update((employer_id, key) for key in telling)
        new.append((employer_id, contact.name, contact.position, contact.phone, contact.email))
    if new:
        work.bulk().insert(
            "employer_contact",
            _CONTACT,
            new,
            same={"import_run_id": run_id, "created_at": work.now, "staged": True, "version": 1},
        )


def _key(value: str) -> str:
    return "".join(char for char in value.casefold() if char.isalnum())


def show_employers(work: Work, run_id: int, first_id: int, last_id: int) -> None:
    """Let the employers and contacts of a run's staged postings from `first_id` to `last_id` be seen."""
    scope: dict[str, object] = {"run": run_id, "first": first_id, "last": last_id, "no": False}
    scope |= {"now": work.now, "kind": SubjectKind.EMPLOYER.value}
    theirs = """(SELECT p.employer_id FROM posting p
        WHERE p.import_run_id = :run AND p.state = 'staged' AND p.id >= :first AND p.id <= :last)"""
    work.session.execute(
        text(
            "INSERT INTO change_log (subject_kind, subject_id, recorded_at)"
            f" SELECT :kind, id, :now FROM employer WHERE id IN {theirs} AND staged_run_id = :run"
        ),
        scope,
    )
    work.session.execute(
        text(f"UPDATE employer SET staged_run_id = NULL WHERE id IN {theirs} AND staged_run_id = :run"), scope
    )
    work.session.execute(
        text(f"UPDATE employer_contact SET staged = :no WHERE employer_id IN {theirs} AND {_STAGED_CONTACT}"),
        scope,
    )


def take_out_employers(work: Work, run_id: int, most: int) -> bool:
    """Delete contacts and a portion of the employers that a run has staged and not shown; False when none was left.

    An employer on whom something rests meanwhile stays, and is seen.
    """
    scope = {"run": run_id, "most": most}
    work.session.execute(text(f"DELETE FROM employer_contact WHERE {_STAGED_CONTACT}"), scope)
    # Held first, so that whoever begins to rest on one meanwhile has done so before it is asked for below.
    locked = "" if work.session.connection().dialect.name == "sqlite" else " FOR UPDATE"
    ids = [
        int(row[0])
        for row in work.session.execute(
            text(f"SELECT id FROM employer WHERE staged_run_id = :run ORDER BY id LIMIT :most{locked}"), scope
        )
    ]
    if not ids:
        return False
    listed = ", ".join(map(str, ids))
    work.session.execute(
        text(
            f"""DELETE FROM employer WHERE id IN ({listed})
            AND NOT EXISTS (SELECT 1 FROM posting p WHERE p.employer_id = employer.id)
            AND NOT EXISTS (SELECT 1 FROM employer_contact c WHERE c.employer_id = employer.id)
            AND NOT EXISTS (SELECT 1 FROM employer_visit v WHERE v.employer_id = employer.id)"""
        )
    )
    work.session.execute(text(f"UPDATE employer SET staged_run_id = NULL WHERE id IN ({listed})"))
    return True
