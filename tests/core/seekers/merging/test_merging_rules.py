"""What a kept record takes over."""

from datetime import date

from jobplus_core.seekers.merging.rules import FIELDS, Item, Scalar, column_fills, list_fills, still_held
from jobplus_core.tables.people import Seeker

COLUMNS = [column for columns in FIELDS.values() for column in columns]
BLANK: dict[str, Scalar | date] = {**dict.fromkeys(COLUMNS), "target_groups": ""}
# What a merge must leave alone: what names the record, what follows from other columns, and what it is there for.
NEVER_FILLED = {
    "id",
    "institution_id",
    "name",
    "name_cho",
    "name_jamo",
    "complete",
    "merged_into_id",
    "import_run_id",
    "staged",
    "destroyed_at",
    "created_at",
    "version",
}


def test_every_column_of_a_person_is_filled_or_left_alone() -> None:
    assert len(COLUMNS) == len(set(COLUMNS))
    assert set(COLUMNS) | NEVER_FILLED == set(Seeker.model_fields)
    assert set(COLUMNS) & NEVER_FILLED == set()


def test_blank_is_filled_and_what_stands_is_kept() -> None:
    kept = BLANK | {"email": "kept@example.org"}
    merged = BLANK | {"email": "merged@example.org", "birth_date": date(1961, 5, 5)}
    assert column_fills(kept, merged) == {"birth_date": {"birth_date": "1961-05-05"}}


def test_no_and_zero_are_no_blanks() -> None:
    kept = BLANK | {"night": False, "career_months": 0}
    assert column_fills(kept, BLANK | {"night": True, "career_months": 30}) == {}
    assert column_fills(BLANK, kept) == {"night": {"night": False}, "career_months": {"career_months": 0}}


def test_half_an_address_is_never_completed_from_another_record() -> None:
    kept = BLANK | {"district_code": "11320"}
    assert column_fills(kept, BLANK | {"district_code": "11110", "dong": "창신동"}) == {}


def test_only_the_wanted_fields_are_filled() -> None:
    merged: dict[str, Scalar | date] = BLANK | {"email": "a@example.org", "sex": "female"}
    assert column_fills(BLANK, merged, ["sex"]) == {"sex": {"sex": "female"}}
    lists: dict[str, list[Item]] = {
        "occupations": [("경리", "3120", "2025")],
        "places": [],
        "licenses": [("간호조무사", "")],
    }
    none: dict[str, list[Item]] = {"occupations": [], "places": [], "licenses": []}
    assert list_fills(none, lists, ["licenses"]) == {"licenses": [["간호조무사", ""]]}
    assert list_fills(none, lists) == {
        "occupations": [["경리", "3120", "2025"]],
        "licenses": [["간호조무사", ""]],
    }


def test_field_changed_since_is_not_held_any_more() -> None:
    now = BLANK | {"phone": "010-0000-1234", "phone4": "1234"}
    assert still_held(now, {"phone": "010-0000-1234", "phone4": "1234"})
    assert not still_held(now, {"phone": "010-0000-9999", "phone4": "9999"})
