from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.drafts import FieldRejected, Unread
from jobplus_core.imports.getjobinfo.wage import Wage
from jobplus_core.imports.work24.terms import (
    names_several,
    read_condition,
    read_form,
    read_list,
    read_provider,
    read_salary,
    read_schooling,
    without_others,
)
from jobplus_core.kinds import Education, EmploymentForm, WageBasis


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("연봉 2,700 만원 ~ 3,200 만원", Wage(WageBasis.YEAR, 27_000_000, 32_000_000, False)),
        ("연봉 4,800 만원 ~ 4,800 만원", Wage(WageBasis.YEAR, 48_000_000, None, False)),
        ("연봉 3,000 만원 이상", Wage(WageBasis.YEAR, 30_000_000, None, False)),
        ("연봉 2,400 만원 ~ 2,600 만원 상여별도 400%", Wage(WageBasis.YEAR, 24_000_000, 26_000_000, False)),
        ("월급 230 만원 ~ 250 만원", Wage(WageBasis.MONTH, 2_300_000, 2_500_000, False)),
        ("월급 2,300,000 원 이상", Wage(WageBasis.MONTH, 2_300_000, None, False)),
        ("일급 120,000 원", Wage(WageBasis.DAY, 120_000, None, False)),
        ("시급 10,320 원 ~ 12,000 원", Wage(WageBasis.HOUR, 10_320, 12_000, False)),
        ("시급 10,320원/협의 가능", Wage(WageBasis.HOUR, 10_320, None, True)),
        ("회사내규에 따름", Wage(None, None, None, True)),
        ("연봉 면접 후 결정", Wage(WageBasis.YEAR, None, None, True)),
        ("추후 협의", Wage(None, None, None, True)),
        ("", Wage()),
    ],
)
def test_read_salary_reads_every_way_of_pay(text: str, wage: Wage) -> None:
    assert read_salary(text) == wage


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("연봉 3,000만원 이하", "unreadable"),
        ("연봉 3백20만원", "unreadable"),
        ("연봉 -3,000 만원", "negative"),
        ("연봉 3,200 만원 ~ 2,700 만원", "range_reversed"),
        ("연봉 27", "unit_missing"),
    ],
)
def test_read_salary_refuses_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(FieldRejected) as refused:
        read_salary(text)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("학력무관", Education.ANY),
        ("고졸", Education.HIGH),
        ("대졸(2~3년)", Education.JUNIOR_COLLEGE),
        ("대졸(4년)", Education.UNIVERSITY),
        ("고졸 ~ 대졸(4년)", Education.HIGH),
        ("대졸(2~3년) ~ 대졸(4년)", Education.JUNIOR_COLLEGE),
        ("초대졸 이상", Education.JUNIOR_COLLEGE),
        ("전문대졸", Education.JUNIOR_COLLEGE),
        ("대졸", Education.UNIVERSITY),
        ("석사", Education.MASTER),
        ("석사 ~ 박사", Education.MASTER),
        ("박사", Education.DOCTOR),
        ("중졸", Education.MIDDLE),
        ("중졸이하", Education.ANY),
        ("기타", None),
        ("", None),
    ],
)
def test_read_schooling_takes_the_least(text: str, level: Education | None) -> None:
    assert read_schooling(text) is level


NOTHING = Unread.NOT_SAID


@pytest.mark.parametrize(
    ("text", "title", "read", "unread"),
    [
        ("주5일 주 40시간 근로 09:00 ~ 18:00", "", ("09:00", "18:00", 5, 40), {}),
        ("주5일 주 40시간 근로 02:00 ~ 23:00", "", ("02:00", "23:00", 5, 40), {}),
        ("주6일 주 40시간 근로", "", (None, None, 6, 40), {"starts_at": NOTHING, "ends_at": NOTHING}),
        (
            "주 37.5시간 근로",
            "",
            (None, None, None, 37.5),
            dict.fromkeys(("starts_at", "ends_at", "days_per_week"), NOTHING),
        ),
        ("주5일", "주35시간", (None, None, 5, 35), {"starts_at": NOTHING, "ends_at": NOTHING}),
        (
            "주5일",
            "[정규직 주4일 근무]",
            (None, None, 5, None),
            dict.fromkeys(("starts_at", "ends_at", "hours_per_week"), NOTHING),
        ),
        ("", "[월 250이상 / 주 5일] 매니저", (None, None, 5, None), {}),
        ("", "[주4, 연봉3500] 간호조무사", (None, None, 4, None), {}),
        ("", "주4/주5 직원", (None, None, None, None), {}),
        ("", "매주 3일, 주2회 방문", (None, None, None, None), {}),
        ("", "격주5일 광주3, 주 999시간", (None, None, None, None), {}),
        (
            "기타",
            "",
            (None, None, None, None),
            dict.fromkeys(("starts_at", "ends_at", "days_per_week", "hours_per_week"), NOTHING),
        ),
        (
            "주9일 주 0시간 25:00 ~ 26:00",
            "",
            (None, None, None, None),
            {
                "starts_at": Unread.UNREADABLE,
                "ends_at": Unread.UNREADABLE,
                "days_per_week": Unread.UNREADABLE,
                "hours_per_week": Unread.ZERO,
            },
        ),
    ],
)
def test_read_condition_reads_or_says_why_not(
    text: str, title: str, read: tuple[str | None, str | None, int | None, float | None], unread: dict[str, Unread]
) -> None:
    found = read_condition(text, title=title)
    assert (tuple(found[:4]), found.unread) == (read, unread)


def test_read_condition_refuses_more_hours_than_a_week_has() -> None:
    with pytest.raises(FieldRejected) as refused:
        read_condition("주 169시간 근로", title="")
    assert (refused.value.reason, refused.value.figures) == ("out_of_range", {"most": 168})


@pytest.mark.parametrize(
    ("title", "form"),
    [
        ("[SE정규직] 보안요원 채용", EmploymentForm.REGULAR),
        ("영어교육팀 정직원 채용", EmploymentForm.REGULAR),
        ("신입 경력직 정규 사원 채용", EmploymentForm.REGULAR),
        ("CS 담당자(1년 계약직) 채용(정규직 전환 가능)", EmploymentForm.CONTRACT),
        ("사무계약직 채용", EmploymentForm.CONTRACT),
        ("정규직/계약직 채용", None),
        ("주방 정직원/파트타이머", None),
        ("리스 승계 및 계약 관리", None),
        ("경리 모집", None),
    ],
)
def test_read_form_takes_the_one_form_a_title_names(title: str, form: EmploymentForm | None) -> None:
    assert read_form(title) is form


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[]", ()),
        ("['가족']", ("가족",)),
        ("['대기업', '코스피', '가족']", ("대기업", "코스피", "가족")),
        ('["중견"]', ("중견",)),
        ("대기업, 코스피", ("대기업", "코스피")),
        ("['", ()),
        ("", ()),
    ],
)
def test_read_list_reads_a_list_written_as_text(text: str, words: tuple[str, ...]) -> None:
    assert read_list(text) == words


@pytest.mark.parametrize(("text", "name"), [("정보제공처 사람인", "사람인"), ("고용24", "고용24"), ("", "")])
def test_read_provider_leaves_the_label_out(text: str, name: str) -> None:
    assert read_provider(text) == name


@pytest.mark.parametrize(
    ("place", "several", "rest"),
    [
        ("분당구 등", True, "분당구"),
        ("등", True, ""),
        ("강남구등", True, "강남구"),
        ("학동로", False, "학동로"),
        ("월등", False, "월등"),
    ],
)
def test_a_place_among_several_keeps_its_name(place: str, several: bool, rest: str) -> None:
    assert (names_several(place), without_others(place)) == (several, rest)


@given(
    st.text(alphabet=st.sampled_from("연봉월시급 0123456789,.만원천억~이상하-/협의주일간근로:등['\"]무관졸대()석박"))
)
def test_words_are_read_or_refused_and_never_fail(text: str) -> None:
    for read in (read_salary, lambda line: read_condition(line, title=line)):
        with suppress(FieldRejected):
            read(text)
    assert read_schooling(text) in {*Education, None}
    assert read_form(text) in {*EmploymentForm, None}
    assert all(read_list(text))
