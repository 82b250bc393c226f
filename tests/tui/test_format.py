from datetime import date, time

from jobplus_core.reports import form
from jobplus_tui import format as shown


def test_man_drops_the_unit_and_keeps_a_tenth() -> None:
    assert [shown.man(won) for won in (2_200_000, 2_255_000, 103_200, None)] == ["220", "225.5", "10.3", "–"]


def test_money_is_never_rounded() -> None:
    assert [shown.money(won) for won in (2_200_000, 10_320, 9_860, 0, None)] == [
        "220만", "10,320원", "9,860원", "0원", "–",
    ]  # fmt: skip


def test_days_and_times() -> None:
    assert shown.day(date(2013, 11, 22)) == "11.22(금)"
    assert shown.day(date(2013, 11, 22), english=True) == "11.22(Fri)"
    assert shown.clock(time(9, 5)) == "09:05"
    assert (shown.day(None), shown.clock(None), shown.iso(None)) == ("–", "–", "–")


def test_phone_tail_shows_four_digits_only() -> None:
    assert [shown.phone_tail(phone) for phone in ("010-0000-4821", "12", None)] == ["…4821", "–", "–"]


def test_age_changes_on_the_birthday() -> None:
    born = date(1979, 3, 2)
    assert shown.age(born, date(2013, 3, 1)) == 33
    assert shown.age(born, date(2013, 3, 2)) == 34
    assert shown.age(None, born) is None


def test_counts_rates_and_differences() -> None:
    assert shown.number(1234) == "1,234"
    assert shown.share(0, 2) == "0/2"
    assert (shown.rate(52, 83), shown.rate(1, 0)) == ("62.7", "–")
    assert (shown.percent(52, 83), shown.percent(1, 0)) == (63, None)
    # A figure on screen is the printed report's, and reversals may lead below zero.
    for part, whole in ((1, 16), (1, 80), (9, 80), (-1, 80), (1, -2), (3, 7)):
        printed = form.rate(part, whole)
        assert shown.rate(part, whole) == (shown.MISSING if printed is None else f"{printed:.1f}")
    assert (shown.rate(1, 16), shown.percent(-26, 1000), shown.percent(-4, 1000)) == ("6.3", -3, 0)
    assert [shown.signed(value) for value in (14, -3, 0, None)] == ["+14", "-3", "0", "–"]
