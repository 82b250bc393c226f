"""Find people by what is typed: index ranges read one after the other, the most relevant first, and no sort.

For a text: names that are it, the newest first; names that begin with it, by name; names with a part inside that
begins with it, by that part. For figures: the record and the registration of that number; phones that end with it,
the newest first; people born then, by birth day and name. Where figures are written as a date, people born then come
first. A person stands where they were found first. Whoever is merged, staged or destroyed is nowhere, except that the
number of a record that was merged leads to the one it was merged into.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from jobplus_core.db.read_port import Reader, Value, names
from jobplus_core.hangul import clean, is_initials, keystrokes
from jobplus_core.seekers.finding.rules import (
    TAIL,
    Difference,
    Traits,
    Wanted,
    after,
    birth_points,
    differences,
    likeness,
    near_names,
    wanted,
)
from jobplus_core.seekers.queries import STANDING, SeekerRow, rows_of

MOST_MERGES: Final = 16
"""How often a record that was merged may itself have been merged into another."""

# Keys of initials go on with a consonant, keys of keystrokes with a vowel; both begin with the same consonants, and
# whoever has one has the other.
_VOWELS: Final = ("ㅏ", "ㅤ")


_PARTS: Final = (
    "SELECT seeker_id, CASE WHEN place = 0 AND part = :low THEN 1 ELSE 0 END FROM seeker_name_part"
    " WHERE institution_id = :institution_id"
)


_OLDEST: Final = "s.birth_date, s.name_jamo, s.id"


_KNOWN: Final = "s.institution_id = :institution_id AND NOT s.staged AND s.destroyed_at IS NULL"


class _Found(NamedTuple):
    # Both drivers give whole numbers here; a hint would have every one of a thousand looked at again.
    id: Any
    whole: Any
    """Whether the name is the typed text and no more."""


class Range(NamedTuple):
    """What stands in one range of one index, in the index's order, as far as `:limit`."""

    sql: str
    parameters: dict[str, Value]


def find(reader: Reader, institution_id: int, text: str, *, limit: int = 100) -> list[SeekerRow]:
    """People by what was typed so far, the most relevant first; empty finds nobody."""
    return rows_of(reader, found_ids(reader, institution_id, text, limit=limit))


def found_ids(reader: Reader, institution_id: int, text: str, *, limit: int) -> list[int]:
    """The numbers of the people found, the most relevant first, without reading whole rows of names.

    Args:
        text: What was typed so far.
        limit: How many at most; as many as that means that there may be more.
    """
    meant = wanted(text)
    if not meant.name:
        return []
    found: dict[int, None] = {}
    if meant.number is not None:
        for key in _by_number(reader, institution_id, meant.number):
            found[key] = None
    for span in ranges(meant):
        if len(found) >= limit:
            break
        # What earlier ranges found may come again.
        most = limit + len(found)
        rows = reader.rows(span.sql, span.parameters | {"institution_id": institution_id, "limit": most}, _Found)
        if rows and rows[0].whole:
            rows = _newest_first(reader, institution_id, span, rows, most)
        for row in rows:
            found[row.id] = None
    return [*found][:limit]


def _newest_first(reader: Reader, institution_id: int, span: Range, rows: list[_Found], most: int) -> list[_Found]:
    """A range of names with those that are the typed text, which stand first in it, turned around."""
    same = sum(row.whole for row in rows)
    if same < most:
        return [*reversed(rows[:same]), *rows[same:]]
    return reader.rows(
        f"{_PARTS} AND place = 0 AND part = :low ORDER BY seeker_id DESC LIMIT :limit",
        {"institution_id": institution_id, "low": span.parameters["low"], "limit": most},
        _Found,
    )


def ranges(meant: Wanted) -> Iterator[Range]:
    """The index ranges that answer, in their order."""
    figures = [*_by_days(meant), *_by_tail(meant)] if meant.days_first else [*_by_tail(meant), *_by_days(meant)]
    if meant.named:
        # A name may itself end in figures.
        yield from _by_name(meant.name)
        yield from figures
    else:
        yield from figures
        yield from _by_name(meant.name)


def _by_name(key: str) -> Iterator[Range]:
    vowel, beyond = (key + each for each in _VOWELS)
    spans = [(key, vowel), (beyond, after(key))] if is_initials(key) else [(key, after(key))]
    for place in (0, 1):
        for low, high in spans:
            yield Range(
                f"{_PARTS} AND place = {place} AND part >= :low AND part < :high ORDER BY part, seeker_id LIMIT :limit",
                {"low": low, "high": high},
            )


def _by_tail(meant: Wanted) -> Iterator[Range]:
    if len(meant.tail) >= TAIL:
        where, parameters = _named(meant)
        parameters["tail"] = meant.tail[-TAIL:]
        if len(meant.tail) > TAIL:
            where += " AND REPLACE(s.phone, '-', '') LIKE :phone"
            parameters["phone"] = f"%{meant.tail}"
        yield Range(_figures(f"s.phone4 = :tail{where}", "s.id DESC"), parameters)
    elif meant.tail:
        low, high = meant.tail, after(meant.tail)
        yield Range(_figures("s.phone4 >= :low AND s.phone4 < :high", "s.phone4, s.id"), {"low": low, "high": high})


def _by_days(meant: Wanted) -> Iterator[Range]:
    where, parameters = _named(meant)
    single, several = names("day", [days.first for days in meant.days if days.first == days.last])
    if several:
        yield Range(_figures(f"s.birth_date IN ({single}){where}", _OLDEST), parameters | several)
    for days in meant.days:
        if days.first != days.last:
            yield Range(
                _figures(f"s.birth_date >= :first AND s.birth_date <= :last{where}", _OLDEST),
                parameters | {"first": days.first, "last": days.last},
            )


def _figures(where: str, order: str) -> str:
    return (
        f"SELECT s.id, 0 FROM seeker s WHERE {where} AND s.institution_id = :institution_id AND {STANDING}"
        f" ORDER BY {order} LIMIT :limit"
    )


def _named(meant: Wanted) -> tuple[str, dict[str, Value]]:
    if not meant.named:
        return "", {}
    return (
        " AND EXISTS (SELECT 1 FROM seeker_name_part p WHERE p.seeker_id = s.id"
        " AND p.part >= :named AND p.part < :named_end)",
        {"named": meant.named, "named_end": after(meant.named)},
    )


class _Numbered(NamedTuple):
    place: int
    id: int
    merged_into_id: int | None


def _by_number(reader: Reader, institution_id: int, number: int) -> Iterator[int]:
    """The record of a number, then the person of the registration of that number, each where it stands now."""
    numbered = reader.rows(
        f"""SELECT 0 AS place, s.id, s.merged_into_id FROM seeker s WHERE s.id = :number AND {_KNOWN}
        UNION ALL
        SELECT 1, s.id, s.merged_into_id FROM registration r JOIN seeker s ON s.id = r.seeker_id
        WHERE r.id = :number AND {_KNOWN}""",
        {"institution_id": institution_id, "number": number},
        _Numbered,
    )
    for start in sorted(numbered, key=lambda row: row.place):
        row: _Numbered | None = start
        for _ in range(MOST_MERGES):
            if row is None:
                break
            if row.merged_into_id is None:
                yield row.id
                break
            row = reader.one(
                f"SELECT 0, s.id, s.merged_into_id FROM seeker s WHERE s.id = :kept AND {_KNOWN}",
                {"institution_id": institution_id, "kept": row.merged_into_id},
                _Numbered,
            )


class LikelySame(NamedTuple):
    """A record that may well be of the person at hand.

    Attributes:
        registered_on: The newest registration's day, those of records merged into this one among them.
        referrals: How often the person was referred on any of these records, whatever came of it.
        score: How likely it is the same person, 1 to 100.
        differs: Where it says something else.
    """

    id: int
    name: str
    birth_date: date | None
    phone: str | None
    registered_on: date | None
    owner: str | None
    referrals: int
    score: int = 0
    differs: tuple[Difference, ...] = ()

    def agrees(self, *, name: str, phone: str | None, birth_date: date | None) -> tuple[str, ...]:
        """What it has in common with a form, of "name", "birth_date", "phone"; a phone counts by its tail."""
        pairs = (
            ("name", self.name, clean(name)),
            ("birth_date", self.birth_date, birth_date),
            ("phone", (self.phone or "")[-TAIL:], (phone or "")[-TAIL:]),
        )
        return tuple(what for what, mine, typed in pairs if mine and mine == typed)


class _Candidate(NamedTuple):
    id: int
    name: str
    birth_date: date | None
    phone: str | None


class _Year(NamedTuple):
    people: str | None


MOST_NAMESAKES: Final = 500
MOST_NEAR: Final = 60
_WHOSE: Final = "(SELECT s.id UNION ALL SELECT k.id FROM seeker k WHERE k.merged_into_id = s.id)"
_CANDIDATES: Final = "SELECT s.id, s.name, s.birth_date, s.phone FROM seeker s"


def likely_same(
    reader: Reader,
    institution_id: int,
    *,
    name: str,
    phone: str | None,
    birth_date: date | None,
    besides: int | None = None,
    limit: int = 5,
) -> list[LikelySame]:
    """Records that may be of the person at hand, the likeliest first, then the newest; see `rules.likeness`.

    Looked at are people with the same last four figures, the same name, and near names born in the same year.

    Args:
        phone: As it is stored, with its hyphens.
        besides: The record being mended, which is never its own double.
    """
    mine = Traits(clean(name), birth_date, phone)
    known: dict[int, _Candidate] = {}
    for where, parameters in _looked_at(reader, mine):
        parameters |= {"institution_id": institution_id, "besides": besides or 0, "most": MOST_NAMESAKES}
        for row in reader.rows(
            f"{_CANDIDATES} WHERE {where} AND s.institution_id = :institution_id AND {STANDING} AND s.id <> :besides"
            " ORDER BY s.id DESC LIMIT :most",
            parameters,
            _Candidate,
        ):
            known[row.id] = row
    scored = [
        (score, row.id)
        for row in known.values()
        if (score := likeness(mine, Traits(row.name, row.birth_date, row.phone)))
    ]
    best = {key: score for score, key in sorted(scored, reverse=True)[:limit]}
    if not best:
        return []
    listed, parameters = names("id", [*best])
    rows = reader.rows(
        f"""SELECT s.id, s.name, s.birth_date, s.phone,
            (SELECT MAX(r.registered_on) FROM registration r WHERE r.seeker_id IN {_WHOSE}), c.name,
            (SELECT COUNT(*) FROM referral x WHERE x.seeker_id IN {_WHOSE} AND x.state <> 'undone'), 0, ''
        FROM seeker s LEFT JOIN counselor c ON c.id = s.owner_id WHERE s.id IN ({listed})""",
        parameters,
        LikelySame,
    )
    told = {
        row.id: row._replace(score=best[row.id], differs=differences(mine, Traits(row.name, row.birth_date, row.phone)))
        for row in rows
    }
    return [told[key] for key in best if key in told]


def _looked_at(reader: Reader, mine: Traits) -> Iterator[tuple[str, dict[str, Value]]]:
    if mine.phone:
        yield "s.phone4 = :tail", {"tail": mine.phone[-TAIL:]}
    if not mine.name or not (mine.phone or mine.birth_date):
        return
    yield "s.name_jamo = :jamo", {"jamo": keystrokes(mine.name)}
    if mine.birth_date:
        near, parameters = names("near", _near_of_year(reader, mine.name, mine.birth_date))
        if parameters:
            yield f"s.id IN ({near})", parameters


def _near_of_year(reader: Reader, name: str, born: date) -> list[int]:
    """Who was born in the same year and has a near name, by the index alone: the nearest in name and birth day."""
    # One text instead of a row for each of some ten thousand people: they are only told apart here.
    year = reader.rows(
        """SELECT string_agg(CAST(id AS VARCHAR) || ' ' || CAST(birth_date AS VARCHAR) || ' ' || name_jamo, '
') FROM seeker WHERE birth_date >= :first AND birth_date <= :last""",
        {"first": date(born.year, 1, 1), "last": date(born.year, 12, 31)},
        _Year,
    )
    people = [line.split(" ", 2) for line in (year[0].people or "").splitlines()]
    near = near_names(keystrokes(name), [jamo for _, _, jamo in people])
    ranked = sorted(
        ((birth_points(born, date.fromisoformat(people[at][1])), alike, int(people[at][0])) for alike, at in near),
        reverse=True,
    )
    return [key for _, _, key in ranked[:MOST_NEAR]]
