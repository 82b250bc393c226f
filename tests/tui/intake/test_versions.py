"""Two versions of a record told apart."""

from jobplus_core.seekers.merging.rules import FIELDS as CORE_FIELDS
from jobplus_core.seekers.merging.rules import LISTS
from jobplus_core.seekers.rules import SeekerForm
from jobplus_tui.intake import fields
from jobplus_tui.intake.reading import texts_of
from jobplus_tui.intake.versions import FILLED_BY, Side, fill_names, fillable, shown, versions, with_codes

BASE = {"name": "홍길순", "phone": "010-0000-1234", "email": "", "home": "종로구"}


def test_field_that_one_desk_changed_takes_that_side() -> None:
    mine = BASE | {"phone": "010-0000-9999"}
    theirs = BASE | {"email": "new@example.org"}
    found = {each.field: (each.differs, each.suggested) for each in versions(BASE, mine, theirs)}
    assert found == {
        "name": (False, Side.MINE),
        "phone": (True, Side.MINE),
        "home": (False, Side.MINE),
        "email": (True, Side.THEIRS),
    }


def test_field_that_both_desks_changed_is_for_a_person_to_choose() -> None:
    (found,) = versions({"name": "홍길순"}, {"name": "홍길숙"}, {"name": "홍길선"})
    assert (found.differs, found.suggested) == (True, None)
    (same,) = versions({"name": "홍길순"}, {"name": "홍길숙"}, {"name": "홍길숙"})
    assert (same.differs, same.suggested) == (False, Side.MINE)


def test_form_that_remembers_no_base_asks_for_every_difference() -> None:
    found = versions(None, BASE | {"email": "mine@example.org"}, BASE)
    assert [each.field for each in found if each.suggested is None] == ["email"]


def test_another_code_for_the_same_word_is_a_difference() -> None:
    texts = {"occupation": "경리, 청소", "email": " a@example.org "}
    assert with_codes(texts, {"경리": "0261"}) == {"occupation": "경리 0261, 청소", "email": "a@example.org"}


def test_every_field_of_a_record_can_be_filled_by_a_merge() -> None:
    texts, _chosen = texts_of(SeekerForm(name="홍길순"))
    assert {*FILLED_BY, fields.NAME.id} == set(texts)
    named = [name for names in FILLED_BY.values() for name in names]
    assert sorted([*named, "owner"]) == sorted([*CORE_FIELDS, *LISTS])


def test_only_blank_fields_are_filled() -> None:
    assert fillable(BASE, BASE | {"email": "a@example.org", "home": "중구"}) == ("email",)
    assert fill_names(["email", "career"]) == ("email", "career_months", "career_text", "owner")


def test_choices_are_shown_by_their_words() -> None:
    assert [shown("sex", "female"), shown("sex", ""), shown("email", "a@example.org")] == ["여", "–", "a@example.org"]
