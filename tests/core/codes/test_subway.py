import pytest

from jobplus_core.codes.subway import GATE_SECONDS, WAIT_SECONDS, seconds_from, stops

NUMBER = {stop.name: number for number, stop in enumerate(stops())}
BASE = 2 * GATE_SECONDS + WAIT_SECONDS


def ride(a: str, b: str) -> int:
    return seconds_from(NUMBER[a])[NUMBER[b]] - BASE


def test_stops_are_known_once_and_lie_in_the_capital_region() -> None:
    assert len(stops()) == len(NUMBER) == 241
    assert [stop.name for stop in stops() if stop.lat is None or stop.lon is None] == ["암사역사공원"]
    assert all(37.3 < stop.lat < 37.8 and 126.7 < stop.lon < 127.3 for stop in stops() if stop.lat and stop.lon)


def test_rides_are_the_same_both_ways_and_keep_the_triangle() -> None:
    every = [seconds_from(number) for number in range(len(stops()))]
    for a, row in enumerate(every):
        assert row[a] == BASE
        for b, seconds in enumerate(row):
            assert seconds == every[b][a]
    for a in range(0, len(every), 7):
        for b in range(0, len(every), 5):
            assert all(every[a][b] <= every[a][m] + every[m][b] for m in range(len(every)))


@pytest.mark.parametrize(
    ("a", "b", "seconds"),
    [
        ("서울역", "시청", 120),
        # A branch leaves its line where it does, not where the table's row above stands.
        ("성수", "용답", 180),
        ("신도림", "도림천", 90),
        ("강동", "둔촌동", 110),
        # 83 seconds on foot and the wait between two trains: 녹번, 불광 and the 6th line's 독바위.
        ("녹번", "독바위", 90 + 83 + WAIT_SECONDS + 80),
        # One place with two names.
        ("동작", "남성", 150 + 143 + WAIT_SECONDS + 80),
        ("방화", "마천", 0),
    ],
)
def test_rides_take_the_minutes_of_the_table(a: str, b: str, seconds: int) -> None:
    assert ride(a, b) == ride(b, a)
    if seconds:
        assert ride(a, b) == seconds
    else:
        assert ride(a, b) < 90 * 60
