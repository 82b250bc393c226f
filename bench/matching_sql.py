"""Matching as one SQL statement over indexed tables of the same facts: what the index is held against, and an oracle.

It shares nothing with the index and the criteria but the two distance tables, which it holds as rows.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from jobplus_core.codes.commute import minutes_between
from jobplus_core.codes.occupations import distance_level
from jobplus_core.kinds import CareerDemand, Education
from jobplus_core.matching.facts import EDUCATION_RANK, PostingFacts, SeekerFacts, place_of

_TABLES: Final = (
    """CREATE TEMPORARY TABLE m_posting (id BIGINT PRIMARY KEY, code VARCHAR, place VARCHAR, monthly BIGINT,
    monthly_best BIGINT, hourly BIGINT, hourly_best BIGINT, talk INTEGER, days INTEGER, starts INTEGER, span INTEGER,
    night INTEGER, rotating INTEGER, form VARCHAR, school INTEGER, career INTEGER, months INTEGER, licenses INTEGER,
    age_min INTEGER, age_max INTEGER, closes VARCHAR, openings INTEGER, filled INTEGER)""",
    """CREATE TEMPORARY TABLE m_seeker (id BIGINT PRIMARY KEY, wishes INTEGER, home VARCHAR, places INTEGER,
    most INTEGER, monthly BIGINT, hourly BIGINT, forms INTEGER, days INTEGER, starts INTEGER, span INTEGER,
    night INTEGER, rotating INTEGER, school INTEGER, months INTEGER, licenses INTEGER, age INTEGER)""",
    "CREATE TEMPORARY TABLE m_wish (seeker BIGINT, code VARCHAR, share INTEGER)",
    "CREATE TEMPORARY TABLE m_near (wish VARCHAR, code VARCHAR, level INTEGER, PRIMARY KEY (wish, code))",
    "CREATE TEMPORARY TABLE m_way (home VARCHAR, place VARCHAR, minutes INTEGER, PRIMARY KEY (home, place))",
    "CREATE TEMPORARY TABLE m_place (seeker BIGINT, prefix VARCHAR)",
    "CREATE TEMPORARY TABLE m_form (seeker BIGINT, form VARCHAR, rank INTEGER)",
    "CREATE TEMPORARY TABLE m_asks (posting BIGINT, license VARCHAR)",
    "CREATE TEMPORARY TABLE m_holds (seeker BIGINT, license VARCHAR)",
    "CREATE TEMPORARY TABLE m_met (seeker BIGINT, posting BIGINT)",
)
_INDEXES: Final = (
    "CREATE INDEX m_posting_code ON m_posting (code)",
    *(f"CREATE INDEX m_{name}_seeker ON m_{name} (seeker)" for name in ("wish", "place", "form", "holds", "met")),
    "CREATE INDEX m_asks_posting ON m_asks (posting)",
)
_PAIRS: Final = """
WITH pair AS (
SELECT {key}.id AS id, {seeker}, p.code, p.place, p.monthly AS pm, p.monthly_best, p.hourly AS ph, p.hourly_best,
    p.talk,
    p.days AS pd, p.starts AS ps, p.span AS pl, p.night AS pn, p.rotating AS pr, p.form, p.school AS asked,
    p.career, p.months AS wanted, p.licenses AS pli, p.age_min, p.age_max, p.closes, p.openings, p.filled,
    CASE WHEN s.wishes = 0 OR p.code IS NULL THEN NULL ELSE (
        SELECT MAX(CASE WHEN n.level >= 70 THEN 1000 ELSE 0 END + n.level * w.share / 100)
        FROM m_wish w JOIN m_near n ON n.wish = w.code AND n.code = p.code WHERE w.seeker = s.id) END AS occ,
    (SELECT minutes FROM m_way v WHERE v.home = s.home AND v.place = p.place) AS minutes,
    (SELECT COUNT(*) FROM m_place l WHERE l.seeker = s.id AND p.place LIKE l.prefix || '%') AS wished,
    (SELECT rank FROM m_form f WHERE f.seeker = s.id AND f.form = p.form) AS rank,
    (SELECT COUNT(*) FROM m_asks a JOIN m_holds h ON h.seeker = s.id AND h.license = a.license
        WHERE a.posting = p.id) AS held,
    (SELECT COUNT(*) FROM m_met t WHERE t.seeker = s.id AND t.posting = p.id) AS met,
    {most}({least}(p.starts - 1440 + p.span, s.starts + s.span) - {most}(p.starts - 1440, s.starts),
        {least}(p.starts + p.span, s.starts + s.span) - {most}(p.starts, s.starts),
        {least}(p.starts + 1440 + p.span, s.starts + s.span) - {most}(p.starts + 1440, s.starts), 0) AS inside
FROM {tables}
), judged AS (
SELECT id, CASE WHEN occ IS NULL THEN 1 ELSE 0 END AS untold,
    CASE WHEN wishes = 0 THEN 50 WHEN occ IS NULL THEN 30 ELSE occ % 1000 END AS occupation,
    CASE WHEN place IS NULL THEN 40
        WHEN minutes IS NOT NULL AND most > 0 AND minutes <= most AND wished > 0
            THEN {most}(80, 100 - 60 * minutes / most)
        WHEN minutes IS NOT NULL AND most > 0 AND minutes <= most THEN 100 - 60 * minutes / most
        WHEN minutes IS NOT NULL AND most > 0 AND wished > 0 THEN 60
        WHEN minutes IS NOT NULL AND most > 0 THEN 40 * most / minutes
        WHEN wished > 0 THEN 80
        WHEN places > 0 AND most IS NULL THEN 20
        WHEN minutes IS NOT NULL THEN {most}(0, 100 - minutes) ELSE 40 END AS commute,
    CASE WHEN hourly > 0 AND ph IS NOT NULL THEN
            CASE WHEN ph >= hourly THEN {least}(100, 80 + 100 * (ph - hourly) / hourly) ELSE 80 * ph / hourly END
        WHEN monthly > 0 AND pm IS NOT NULL THEN
            CASE WHEN pm >= monthly THEN {least}(100, 80 + 100 * (pm - monthly) / monthly) ELSE 80 * pm / monthly END
        ELSE 50 END AS wage,
    CASE WHEN career = 0 THEN 70 WHEN career IS NULL OR months IS NULL THEN 50
        WHEN wanted = 0 THEN CASE WHEN months > 0 THEN 70 ELSE 0 END
        ELSE {least}(100, 100 * months / wanted) END AS career,
    CASE WHEN pli = 0 THEN 70 WHEN pli IS NULL OR licenses IS NULL THEN 50 ELSE 100 * held / pli END AS licenses,
    CASE WHEN form IS NULL OR forms = 0 THEN 50 WHEN rank IS NULL THEN 0 WHEN rank = 0 THEN 100 ELSE 80 END AS form,
    CASE WHEN days IS NULL AND starts IS NULL AND night IS NULL
        AND NOT (COALESCE(rotating, 1) = 0 AND pr = 1) THEN 50 ELSE (
        CASE WHEN days IS NULL THEN 0 WHEN pd IS NULL THEN 50 ELSE {least}(100, 100 * days / pd) END
        + CASE WHEN starts IS NULL THEN 0 WHEN ps IS NULL THEN 50 ELSE 100 * inside / pl END
        + CASE WHEN night IS NULL THEN 0 WHEN night = 1 THEN 100 WHEN ps IS NULL THEN 50 WHEN pn = 1 THEN 0 ELSE 100 END
        ) / (CASE WHEN days IS NULL THEN 0 ELSE 1 END + CASE WHEN starts IS NULL THEN 0 ELSE 1 END
        + CASE WHEN night IS NULL THEN 0 ELSE 1 END + CASE WHEN COALESCE(rotating, 1) = 0 AND pr = 1 THEN 1 ELSE 0 END)
        END AS time,
    CASE WHEN asked = 0 THEN 100 WHEN asked IS NULL OR school IS NULL THEN 50
        WHEN school >= asked THEN {most}(60, 100 - 10 * (school - asked))
        ELSE {most}(0, 60 + 30 * (school - asked)) END AS education
FROM pair
WHERE (occ IS NULL OR occ >= 1000)
    AND NOT (place IS NOT NULL AND wished = 0 AND CASE WHEN minutes IS NOT NULL AND most > 0 THEN minutes > most
        ELSE places > 0 AND most IS NULL END)
    AND NOT (talk = 0 AND CASE WHEN hourly > 0 AND ph IS NOT NULL THEN hourly_best < hourly
        WHEN monthly > 0 AND pm IS NOT NULL THEN monthly_best < monthly ELSE 1 = 0 END)
    AND NOT (pli IS NOT NULL AND pli > 0 AND licenses IS NOT NULL AND held < pli)
    AND NOT (form IS NOT NULL AND forms > 0 AND rank IS NULL)
    AND NOT (days IS NOT NULL AND pd IS NOT NULL AND pd > days)
    AND NOT (starts IS NOT NULL AND ps IS NOT NULL AND inside < pl)
    AND NOT (night IS NOT NULL AND night = 0 AND ps IS NOT NULL AND pn = 1)
    AND NOT (rotating IS NOT NULL AND rotating = 0 AND pr = 1)
    AND NOT (asked IS NOT NULL AND school IS NOT NULL AND school < asked)
    AND NOT (age IS NOT NULL AND ((age_min IS NOT NULL AND age < age_min) OR (age_max IS NOT NULL AND age > age_max)))
    AND (closes IS NULL OR closes >= '{today}') AND (openings IS NULL OR openings > filled) AND met = 0
)
SELECT id, {score} AS score FROM judged ORDER BY untold, 2 DESC, 1 LIMIT {top}"""


class MatchingTables:
    """The facts as temporary tables on a raw connection, and the statement over them.

    Args:
        connection: Of sqlite3, sqlcipher3 or psycopg.
        dialect: `sqlite` or `postgresql`.
        today: The day that deadlines and ages are held against.
    """

    def __init__(self, connection: Any, dialect: str, today: date) -> None:
        self._connection = connection
        self._sqlite = dialect == "sqlite"
        self._today = today

    def fill(self, seekers: Sequence[SeekerFacts], postings: Sequence[PostingFacts]) -> None:
        """Write the facts of both sides, and every distance between them."""
        for statement in _TABLES:
            self._connection.execute(statement)
        self._many("m_posting", [self._posting(p) for p in postings])
        self._many("m_seeker", [self._seeker(s) for s in seekers])
        self._many(
            "m_wish",
            [
                (s.id, code, (100, 90, 80)[min(rank, 2)])
                for s in seekers
                for rank, code in enumerate(s.wished_occupations)
            ],
        )
        wishes = {code for s in seekers for code in s.wished_occupations}
        codes = {p.occupation_code for p in postings if p.occupation_code}
        self._many("m_near", [(a, b, distance_level(a, b)) for a in sorted(wishes) for b in sorted(codes)])
        homes = {home for s in seekers if (home := place_of(s.place_code, s.dong))}
        places = {place for p in postings if (place := place_of(p.place_code, p.dong))}
        ways = [(a, b, minutes_between(a, b)) for a in sorted(homes) for b in sorted(places)]
        self._many("m_way", [way for way in ways if way[2] is not None])
        self._many("m_place", [(s.id, code) for s in seekers for code in s.wished_places])
        self._many(
            "m_form", [(s.id, form.value, rank) for s in seekers for rank, form in enumerate(s.employment_forms)]
        )
        self._many("m_asks", [(p.id, name) for p in postings for name in p.licenses or ()])
        self._many("m_holds", [(s.id, name) for s in seekers for name in s.licenses or ()])
        self._many("m_met", [(s.id, key) for s in seekers for key in s.referred | s.refused])
        for statement in _INDEXES:
            self._connection.execute(statement)
        self._connection.execute("ANALYZE")

    def best(
        self, weights: Mapping[str, int], *, seeker: int | None = None, posting: int | None = None, top: int = 20
    ) -> list[tuple[int, int]]:
        """The best matches of one seeker or one posting: score and number."""
        key, where = ("p", f"s.id = {seeker}") if seeker is not None else ("s", f"p.id = {posting}")
        near = f""" AND p.id IN (
            SELECT q.id FROM m_wish w JOIN m_near n ON n.wish = w.code AND n.level >= 70
                JOIN m_posting q ON q.code = n.code WHERE w.seeker = {seeker}
            UNION SELECT q.id FROM m_posting q WHERE q.code IS NULL
            UNION SELECT q.id FROM m_seeker z CROSS JOIN m_posting q WHERE z.id = {seeker} AND z.wishes = 0)"""
        tables = f"m_seeker s CROSS JOIN m_posting p WHERE {where}{near if seeker is not None else ''}"
        sql = _PAIRS.format(
            key=key,
            seeker=_SEEKER_COLUMNS,
            tables=tables,
            today=self._today.isoformat(),
            score=" + ".join(f"{weight} * {name}" for name, weight in weights.items()),
            top=top,
            most="MAX" if self._sqlite else "GREATEST",
            least="MIN" if self._sqlite else "LEAST",
        )
        return [(int(score), int(number)) for number, score in self._connection.execute(sql).fetchall()]

    def _many(self, table: str, rows: Iterable[Sequence[Any]]) -> None:
        held = list(rows)
        if not held:
            return
        marks = ", ".join(["?" if self._sqlite else "%s"] * len(held[0]))
        cursor = self._connection.cursor()
        cursor.executemany(f"INSERT INTO {table} VALUES ({marks})", held)
        cursor.close()

    def _posting(self, p: PostingFacts) -> tuple[Any, ...]:
        start, span, night = _shift(p.starts_at, p.ends_at)
        asked = None if p.career is None else int(p.career is CareerDemand.EXPERIENCED)
        limited = p.age_basis is not None
        return (
            p.id, p.occupation_code, place_of(p.place_code, p.dong), p.monthly_won,
            None if p.monthly_won is None else max(p.monthly_won, p.monthly_max_won or 0),
            p.hourly_won, None if p.hourly_won is None else max(p.hourly_won, p.hourly_max_won or 0),
            int(bool(p.wage_negotiable)), p.days_per_week, start, span, night, int(bool(p.rotating)),
            p.employment_form.value if p.employment_form else None,
            None if p.education is None else 0 if p.education is Education.ANY else EDUCATION_RANK[p.education],
            asked, p.career_months or 0, None if p.licenses is None else len(p.licenses),
            p.age_min if limited else None, p.age_max if limited else None,
            p.closes_on.isoformat() if p.closes_on else None, p.openings, p.filled,
        )  # fmt: skip

    def _seeker(self, s: SeekerFacts) -> tuple[Any, ...]:
        start, span, _ = _shift(s.starts_at, s.ends_at)
        born, day = s.birth_date, self._today
        age = None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))
        return (
            s.id, len(s.wished_occupations), place_of(s.place_code, s.dong), len(s.wished_places),
            s.max_commute_minutes, s.wish_monthly_won, s.wish_hourly_won, len(s.employment_forms), s.days_per_week,
            start, span,
            None if s.night is None else int(s.night), None if s.rotating is None else int(s.rotating),
            None if s.education is None else EDUCATION_RANK[s.education], s.career_months,
            None if s.licenses is None else len(s.licenses), age,
        )  # fmt: skip


_SEEKER_COLUMNS: Final = (
    "s.wishes, s.home, s.places, s.most, s.monthly, s.hourly, s.forms, s.days, s.starts, s.span, s.night, s.rotating,"
    " s.school, s.months, s.licenses, s.age"
)


def _shift(starts_at: int | None, ends_at: int | None) -> tuple[int | None, int | None, int | None]:
    """Start, length and whether the night is touched; unknown where one end is."""
    if starts_at is None or ends_at is None:
        return None, None, None
    span = ends_at - starts_at if ends_at > starts_at else ends_at + 1440 - starts_at
    return starts_at, span, int(starts_at < 360 or starts_at + span > 1320)
