"""Every figure counted anew from the case rows, by SQL that shares no code with the ledger.

What each row must have counted as is written here a second time on purpose: a rule that books wrongly, a
writer that loses a row and a hand that reaches into the store all show as a difference.
"""

from datetime import date
from typing import Final, NamedTuple

from jobplus_core.db.read_port import R, Reader

# People and postings of an import still under way are not there yet, those of an undone one no longer; what nobody
# registered came by an import.
# Openings may be learned or mended after the day of registration and then count on that later day, so their
# figures have no day of their own here.
_CASES: Final = """
    SELECT institution_id, 'registration' AS indicator, counselor_id, registered_on AS day,
        CAST(NULL AS VARCHAR) AS funding, CASE WHEN counselor_id IS NULL THEN 'import' ELSE 'center' END AS channel,
        standing, public_work, 'registration' AS subject_kind, id AS subject_id, 1 AS quantity
    FROM registration r
    WHERE NOT EXISTS (SELECT 1 FROM seeker s WHERE s.id = r.seeker_id AND s.staged)
    UNION ALL
    SELECT institution_id, 'new_seeker', COALESCE(developer_id, counselor_id), registered_on,
        NULL, CASE WHEN counselor_id IS NULL THEN 'import' ELSE 'center' END, standing, public_work,
        'registration', id, 1
    FROM registration r
    WHERE standing = 'new' AND NOT EXISTS (SELECT 1 FROM seeker s WHERE s.id = r.seeker_id AND s.staged)
    UNION ALL
    SELECT institution_id, 'counseling', counselor_id, held_on,
        NULL, 'center', NULL, NULL, 'session', id, 1
    FROM counseling_session WHERE withdrawn_on IS NULL
    UNION ALL
    SELECT institution_id, 'referral', counselor_id, referred_on,
        NULL, channel, NULL, NULL, 'referral', id, 1
    FROM referral WHERE state <> 'undone'
    UNION ALL
    SELECT institution_id, 'urgent_referral', counselor_id, referred_on,
        NULL, channel, NULL, NULL, 'referral', id, 1
    FROM referral WHERE urgent AND state <> 'undone'
    UNION ALL
    SELECT institution_id, 'placement', counselor_id, hired_on,
        funding, channel, NULL, NULL, 'placement', id, 1
    FROM placement WHERE state <> 'cancelled'
    UNION ALL
    SELECT institution_id, 'posting', developer_id, registered_on,
        funding, CASE WHEN source = 'import' OR (import_run_id IS NOT NULL AND developer_id IS NULL)
            THEN 'import' ELSE 'center' END, NULL, NULL, 'posting', id, 1
    FROM posting WHERE state NOT IN ('staged', 'withdrawn')
    UNION ALL
    SELECT institution_id, 'opening', developer_id, NULL,
        funding, CASE WHEN source = 'import' OR (import_run_id IS NOT NULL AND developer_id IS NULL)
            THEN 'import' ELSE 'center' END, NULL, NULL, 'posting', id, openings
    FROM posting WHERE openings IS NOT NULL AND state NOT IN ('staged', 'withdrawn')
"""
_BOOKED: Final = """
    SELECT institution_id, indicator, counselor_id,
        CASE WHEN indicator = 'opening' THEN NULL ELSE occurred_on END AS day,
        funding, channel, standing, public_work, subject_kind, subject_id, quantity
    FROM ledger_entry
    WHERE indicator IN ('registration', 'new_seeker', 'counseling', 'referral', 'urgent_referral', 'placement',
        'posting', 'opening')
"""


class FigureDifference(NamedTuple):
    """A figure that the ledger and the case rows give differently."""

    institution_id: int
    indicator: str
    counselor_id: int | None
    day: date | None
    funding: str | None
    channel: str
    standing: str | None
    public_work: bool | None
    counted: int
    booked: int


class SubjectDifference(NamedTuple):
    """A record whose own ledger rows do not add up to what it counts as."""

    indicator: str
    subject_kind: str
    subject_id: int
    counted: int
    booked: int


class Recounted(NamedTuple):
    """What case rows count as, for one counselor and channel."""

    indicator: str
    counselor_id: int | None
    channel: str
    quantity: int


def recounted(reader: Reader, institution_id: int, since: date, until: date) -> list[Recounted]:
    """An institution's figures of the days from `since` to `until`, counted from the case rows alone.

    Openings have no day of their own there and are counted whatever the days.
    """
    return reader.rows(
        f"""SELECT indicator, counselor_id, channel, SUM(quantity) FROM ({_CASES}) AS cases
        WHERE institution_id = :institution_id AND (day IS NULL OR (day >= :since AND day <= :until))
        GROUP BY indicator, counselor_id, channel""",
        {"institution_id": institution_id, "since": since, "until": until},
        Recounted,
    )


def figure_differences(reader: Reader) -> list[FigureDifference]:
    """Figures by indicator, counselor, day, funding, channel and standing that differ; empty in a sound store."""
    return _differences(
        reader,
        FigureDifference,
        "institution_id, indicator, counselor_id, day, funding, channel, standing, public_work",
    )


def subject_differences(reader: Reader) -> list[SubjectDifference]:
    """Records that are not booked, or not once; and ledger rows whose record is gone."""
    return _differences(reader, SubjectDifference, "indicator, subject_kind, subject_id")


def _differences(reader: Reader, row: type[R], key: str) -> list[R]:
    return reader.rows(
        f"""SELECT {key}, SUM(counted), SUM(booked) FROM (
            SELECT {key}, quantity AS counted, 0 AS booked FROM ({_CASES}) AS cases
            UNION ALL
            SELECT {key}, 0, quantity FROM ({_BOOKED}) AS booked_rows
        ) AS both_sides
        GROUP BY {key} HAVING SUM(counted) <> SUM(booked) ORDER BY {key}""",
        {},
        row,
    )
