import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobplus_core.imports.drafts import FieldRejected
from jobplus_core.imports.getjobinfo.wage import Wage, read_wage
from jobplus_core.kinds import WageBasis

Y, M, D, H = WageBasis.YEAR, WageBasis.MONTH, WageBasis.DAY, WageBasis.HOUR


@pytest.mark.parametrize(
    ("text", "wage"),
    [
        ("월급 / 250만원 - 면접 후 협의가능 ", Wage(M, 2_500_000, None, True)),
        ("월급 /250만원-면접 후 협의가능", Wage(M, 2_500_000, None, True)),
        ("시급 / 10320원 ", Wage(H, 10_320, None, False)),
        ("시급 / 10,320원 이상", Wage(H, 10_320, None, False)),
        ("시급 / 10320", Wage(H, 10_320, None, False)),
        ("시급 / １０３２０원", Wage(H, 10_320, None, False)),
        ("시급 / 10320원 ~ 면접 후 협의", Wage(H, 10_320, None, True)),
        ("시급 / 10320원 (월급 환산 215만원)", Wage(H, 10_320, None, False)),
        ("최소연봉 / 3000만원 ", Wage(Y, 30_000_000, None, False)),
        ("연봉 / 3천5백만원", None),
        ("연봉 / 3천만원", Wage(Y, 30_000_000, None, False)),
        ("연봉 / 2억5000만원", Wage(Y, 250_000_000, None, False)),
        ("일급 / 12만원", Wage(D, 120_000, None, False)),
        ("월급 / 220만원 ~ 250만원", Wage(M, 2_200_000, 2_500_000, False)),
        ("월급 / 220~250만원", Wage(M, 2_200_000, 2_500_000, False)),
        ("월급 / 220만원 - 250만원", Wage(M, 2_200_000, 2_500_000, False)),
        ("월급 / 250만원 ~ 250만원", Wage(M, 2_500_000, None, False)),
        ("연봉 / 3,000만원 이상 ~ 3,500만원 이하", Wage(Y, 30_000_000, 35_000_000, False)),
        ("월급 / 250.5만원", Wage(M, 2_505_000, None, False)),
        ("월급 / 250만5천원", Wage(M, 2_505_000, None, False)),
        ("월급(주5일) / 약 250만원", Wage(M, 2_500_000, None, False)),
        ("월급 / 회사내규에 따름", Wage(M, None, None, None)),
        ("월급 / 면접 후 협의", Wage(M, None, None, True)),
        ("면접 후 협의", Wage(None, None, None, True)),
        ("월급 / 0원", Wage(M, None, None, None)),
        ("250만원", Wage()),
        ("주급 / 50만원", Wage()),
        ("   ", Wage()),
    ],
)
def test_read_wage_reads_basis_won_and_talk(text: str, wage: Wage | None) -> None:
    if wage is None:
        with pytest.raises(FieldRejected, match="unreadable"):
            read_wage(text)
    else:
        assert read_wage(text) == wage


@pytest.mark.parametrize(
    ("text", "reason", "figures"),
    [
        ("월급 / -250만원", "negative", {}),
        ("월급 / 250", "unit_missing", {}),
        ("월급 / 10320.5원", "not_whole", {}),
        ("월급 / 2.5.5만원", "unreadable", {}),
        ("월급 / 1,79만원", "unreadable", {}),
        ("월급 / 3백20만원", "unreadable", {}),
        ("월급 / " + "1" * 5_000 + ",", "unreadable", {}),
        ("연봉 / 999999억원", "out_of_range", {"most": 1_000_000_000}),
        ("월급 / 250만원 ~ 220만원", "range_reversed", {"low": 2_500_000, "high": 2_200_000}),
    ],
)
def test_read_wage_refuses_what_cannot_be(text: str, reason: str, figures: dict[str, int]) -> None:
    with pytest.raises(FieldRejected) as caught:
        read_wage(text)
    assert (caught.value.reason, caught.value.figures) == (reason, figures)


@given(st.integers(1_000, 90_000))
def test_read_wage_keeps_every_won(won: int) -> None:
    assert read_wage(f"시급 / {won}원") == Wage(H, won, None, False)
    assert read_wage(f"시급 / {won:,}원 ") == Wage(H, won, None, False)


@given(st.text(alphabet=st.sampled_from("연월일시급봉 /0123456789만천백억원,.~-협의"), max_size=25))
def test_read_wage_only_ever_refuses_typed(text: str) -> None:
    try:
        wage = read_wage(text)
    except FieldRejected:
        return
    assert wage.won is None or (wage.basis is not None and 0 < wage.won <= 1_000_000_000)
    assert wage.high is None or (wage.won is not None and wage.won < wage.high)
