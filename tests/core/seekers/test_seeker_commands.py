"""Registering people, registering them again, mending their records: on both databases."""

from dataclasses import replace
from datetime import date

import pytest

from jobplus_core.errors import FieldMissing, FutureDate, NotFound, ResidentNumber, RoleMissing, Stale
from jobplus_core.kinds import Indicator, SourceChannel, Standing, SubjectKind
from jobplus_core.seekers.commands import register_again, register_seeker, update_seeker
from jobplus_core.seekers.queries import form_of, record
from jobplus_core.seekers.rules import RegistrationForm, SeekerForm, WishedOccupation, cleaned
from jobplus_core.tables.people import Registration
from tests.support.cases import SEEKER, TODAY, a_seeker, booked, last_entry, number, row_of
from tests.support.center import Center
from tests.support.clock import FrozenClock

NEW = RegistrationForm(registered_on=TODAY)
REGISTRATION = SubjectKind.REGISTRATION


def saved(center: Center, key: int) -> tuple[int, SeekerForm]:
    with center.store.read() as reader:
        found = record(reader, key)
        assert found is not None
        return found.version, form_of(reader, found)


def test_new_seeker_books_a_registration_and_a_new_seeker(center: Center) -> None:
    form = RegistrationForm(registered_on=TODAY, source_channel=SourceChannel.WALK_IN, public_work=True)
    made = register_seeker(center.store, center.kim, SEEKER, form)
    assert booked(center.store) == [
        row_of(center.kim, indicator, REGISTRATION, made.registration_id, standing="new", public_work=True)
        for indicator in (Indicator.REGISTRATION, Indicator.NEW_SEEKER)
    ]
    assert saved(center, made.seeker_id) == (1, cleaned(SEEKER))
    with center.store.session() as session:
        row = session.get(Registration, made.registration_id)
        assert row is not None
        assert (row.source_channel, row.public_work, row.counselor_id) == ("walk_in", True, center.kim.counselor_id)


def test_developer_is_credited_with_the_new_seeker(center: Center) -> None:
    form = replace(NEW, developer_id=center.park.counselor_id)
    made = register_seeker(center.store, center.kim, SEEKER, form)
    assert booked(center.store) == [
        row_of(
            center.kim, Indicator.REGISTRATION, REGISTRATION, made.registration_id, standing="new", public_work=False
        ),
        row_of(
            center.park, Indicator.NEW_SEEKER, REGISTRATION, made.registration_id, standing="new", public_work=False
        ),
    ]


def test_registering_again_is_returning_and_books_no_new_seeker(center: Center, clock: FrozenClock) -> None:
    who = a_seeker(center.store, center.kim)
    before = last_entry(center.store)
    clock.advance(days=3)
    day = date(2013, 11, 20)
    made = register_again(center.store, center.lee, who, RegistrationForm(registered_on=day))
    assert booked(center.store, after=before) == [
        row_of(
            center.lee,
            Indicator.REGISTRATION,
            REGISTRATION,
            made.registration_id,
            day=day,
            standing="returning",
            public_work=False,
        )
    ]
    assert made.seeker_id == who
    with center.store.read() as reader:
        kept = record(reader, who)
    assert kept is not None
    assert kept.owner_id == center.kim.counselor_id


def test_registering_again_may_mend_the_record_and_say_new_with_a_reason(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    form = replace(NEW, standing=Standing.NEW, standing_reason="이관 전 기록")
    mended = replace(SEEKER, dong="방학1동")
    made = register_again(center.store, center.kim, who, form, form=mended, version=1)
    assert saved(center, who) == (2, cleaned(mended))
    assert [row.standing for row in booked(center.store) if row.subject_id == made.registration_id] == ["new", "new"]


def test_registering_again_on_an_older_version_leaves_nothing(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    update_seeker(center.store, center.lee, who, replace(SEEKER, dong="창동"), version=1)
    for version in (1, None, 3):
        with pytest.raises(Stale):
            register_again(center.store, center.kim, who, NEW, form=SEEKER, version=version)
    assert saved(center, who) == (2, cleaned(replace(SEEKER, dong="창동")))
    assert len(booked(center.store)) == 2
    with pytest.raises(NotFound):
        register_again(center.store, center.kim, who + 99, NEW)


def test_mending_replaces_wishes_and_licenses(center: Center) -> None:
    who = register_seeker(center.store, center.kim, replace(SEEKER, licenses=("가", "나"), places=("11320",)), NEW)
    form = replace(
        SEEKER, licenses=("다",), occupations=(WishedOccupation("경리", "0292", "2025"),), places=("11", "41")
    )
    assert update_seeker(center.store, center.kim, who.seeker_id, form, version=1) == 2
    assert saved(center, who.seeker_id) == (2, cleaned(form))
    assert number(center.store, "SELECT COUNT(*) FROM wish") == 3
    assert number(center.store, "SELECT COUNT(*) FROM seeker_license") == 1


def test_mending_an_older_version_is_refused(center: Center) -> None:
    who = a_seeker(center.store, center.kim)
    update_seeker(center.store, center.kim, who, SEEKER, version=1)
    with pytest.raises(Stale) as stale:
        update_seeker(center.store, center.lee, who, replace(SEEKER, name="딴이름"), version=1)
    assert (stale.value.kind, stale.value.id) == ("seeker", who)
    assert saved(center, who) == (2, cleaned(SEEKER))
    with pytest.raises(NotFound):
        update_seeker(center.store, center.lee, who + 99, SEEKER, version=1)


def test_repeated_token_gives_the_first_registration(center: Center) -> None:
    first = register_seeker(center.store, center.kim, SEEKER, NEW, token="a")
    assert register_seeker(center.store, center.kim, SEEKER, NEW, token="a") == first
    again = register_again(center.store, center.kim, first.seeker_id, NEW, token="b")
    assert register_again(center.store, center.kim, first.seeker_id, NEW, token="b") == again
    assert update_seeker(center.store, center.kim, first.seeker_id, SEEKER, version=1, token="c") == 2
    assert update_seeker(center.store, center.kim, first.seeker_id, SEEKER, version=1, token="c") == 2
    assert number(center.store, "SELECT COUNT(*) FROM registration") == 2
    assert len(booked(center.store)) == 3


@pytest.mark.parametrize(
    ("form", "registration", "refusal"),
    [
        (SEEKER, replace(NEW, registered_on=date(2013, 11, 19)), FutureDate),
        (SEEKER, replace(NEW, standing=Standing.RETURNING), FieldMissing),
        (replace(SEEKER, name=""), NEW, FieldMissing),
        (replace(SEEKER, career_text="610505-2000000"), NEW, ResidentNumber),
        (SEEKER, replace(NEW, standing=Standing.RETURNING, standing_reason="610505-2000000"), ResidentNumber),
    ],
)
def test_refused_registration_leaves_nothing_behind(
    center: Center, form: SeekerForm, registration: RegistrationForm, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        register_seeker(center.store, center.kim, form, registration)
    assert number(center.store, "SELECT COUNT(*) FROM seeker") == 0
    assert booked(center.store) == []


def test_account_of_no_counselor_registers_nobody(center: Center) -> None:
    seeker_id = a_seeker(center.store, center.kim)
    before = last_entry(center.store)
    with pytest.raises(RoleMissing):
        register_seeker(center.store, center.admin, SEEKER, RegistrationForm(registered_on=TODAY))
    with pytest.raises(RoleMissing):
        register_again(center.store, center.admin, seeker_id, RegistrationForm(registered_on=TODAY))
    assert booked(center.store, after=before) == []
