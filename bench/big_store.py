"""Stores with very many seekers, for lists: filled straight through the driver, no history behind the people."""

import random
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from jobplus_core.access.commands import found_center
from jobplus_core.db.connect import connect_sqlite
from jobplus_core.db.location import locate
from jobplus_core.db.migrate import create
from jobplus_core.db.store import open_store
from jobplus_core.hangul import initials, keystrokes
from jobplus_core.kinds import TeamKind
from jobplus_core.seekers.finding.rules import NAME_PART_COLUMNS, NAME_PARTS, name_part_rows
from jobplus_core.staff.commands import add_counselor

_FAMILY: Final = "김이박최정강조윤장임한오서신권황안송류홍"
_COUNSELORS: Final = 20
_GIVEN: Final = "가나다라마바사아자차하도로모보소오조초호민서지현우연수진"


def big_store(path: Path, seekers: int) -> Path:
    """Make a plain store with so many seekers, unless it is there; the same people for the same number."""
    if path.exists():
        return path
    half = path.with_suffix(".half")
    half.unlink(missing_ok=True)
    create(locate(str(half)), plain=True)
    store = open_store(str(half))
    founded = found_center(store, "큰 센터", login="demo", password=None, administrator="시험 관리자")
    team, since = founded.teams[TeamKind.COUNSELING], date(2020, 1, 2)
    owners = [
        add_counselor(store, founded.actor, f"상담{letter}", team_id=team, since=since)
        for letter in _GIVEN[:_COUNSELORS]
    ]
    store.close()
    dice = random.Random(seekers)
    raw = connect_sqlite(locate(str(half)))
    raw.execute("BEGIN IMMEDIATE")
    first = date(2020, 1, 1)

    def people() -> "list[tuple[object, ...]]":
        rows: list[tuple[object, ...]] = []
        for _ in range(seekers):
            name = dice.choice(_FAMILY) + dice.choice(_GIVEN) + dice.choice(_GIVEN)
            tail = f"{dice.randrange(10_000):04d}"
            born = first - timedelta(days=dice.randrange(6_500, 24_000))
            phone = f"010-0{dice.randrange(100):03d}-{tail}"
            rows.append(
                (
                    founded.actor.institution_id,
                    dice.choice(owners),
                    name,
                    initials(name),
                    keystrokes(name),
                    born.isoformat(),
                    phone,
                    tail,
                )
            )
        return rows

    raw.executemany(
        "INSERT INTO seeker (institution_id, owner_id, name, name_cho, name_jamo, birth_date, phone, phone4,"
        " target_groups, complete, created_at, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', 0, 0, 1)",
        people(),
    )
    raw.execute(
        "INSERT INTO registration (institution_id, seeker_id, standing, public_work, registered_on, recorded_at,"
        " version) SELECT institution_id, id, 'new', 0, '2026-01-05', 0, 1 FROM seeker"
    )
    raw.execute(
        "INSERT INTO wish (seeker_id, kind, rank, text, code, edition)"
        " SELECT id, 'occupation', 1, '경리 사무원', '0262', '2025' FROM seeker"
    )
    # Every second person was talked to once and promised a call; nine in ten of them were called.
    raw.execute(
        "INSERT INTO counseling_session (institution_id, seeker_id, counselor_id, kind, channel, held_on, next_on,"
        " recorded_at, version) SELECT institution_id, id, owner_id, 'follow', 'visit',"
        " DATE('2026-01-05', '+' || (id % 300) || ' days'), DATE('2026-01-12', '+' || (id % 300) || ' days'), 0, 1"
        " FROM seeker WHERE id % 2 = 0"
    )
    raw.execute(
        "INSERT INTO counseling_session (institution_id, seeker_id, counselor_id, kind, channel, held_on,"
        " recorded_at, version) SELECT institution_id, id, owner_id, 'follow', 'phone',"
        " DATE('2026-01-12', '+' || (id % 300) || ' days'), 1, 1 FROM seeker WHERE id % 2 = 0 AND id % 20 > 0"
    )
    raw.execute("UPDATE seeker SET complete = 1 WHERE id % 20 > 0")
    parts = (
        part
        for center, key, name in raw.execute("SELECT institution_id, id, name FROM seeker").fetchall()
        for part in name_part_rows(center, key, name)
    )
    raw.executemany(
        f"INSERT INTO {NAME_PARTS} ({', '.join(NAME_PART_COLUMNS)}) VALUES (?, ?, ?, ?)",
        sorted(parts),
    )
    raw.execute("COMMIT")
    raw.execute("ANALYZE")
    raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    half.rename(path)
    return path
