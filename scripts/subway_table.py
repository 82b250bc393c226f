"""Write `codes/subway.tsv` from three open tables of Seoul Metro (서울교통공사), lines 1 to 8.

    python scripts/subway_table.py FOLDER    the folder of minutes_between_stations.csv, transfers.csv and
                                             station_coordinates.csv

The tables do not join as they come: a row's minutes are counted from the row before even where a branch leaves the
line, and some stations bear another name in each table.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "src" / "jobplus_core" / "codes" / "subway.tsv"
HEADER = """\
# Stations of Seoul Metro, lines 1 to 8 (line 1 between 서울역 and 청량리 only), and the seconds between them.
# Sources: Seoul Metro (서울교통공사), public data portal (data.go.kr): 역간거리 및 소요시간, 환승역거리 소요시간,
# 역좌표 (edition of 2025-08-14 for the coordinates; the others of the same delivery).
# Not in them: line 9, 신분당, 수인분당, 경의중앙, 공항철도, 우이신설, 신림, and the national sections of lines 1, 3, 4.
# station: line, name, latitude and longitude in 0.0001 degrees (WGS 84), empty where the table has none.
# ride: line, name, next name, seconds. transfer: line, name, other line, its name there, seconds on foot.
"""
# Where a branch leaves its line; elsewhere a row follows the one above it.
BRANCHES = {("2", "용답"): "성수", ("2", "도림천"): "신도림", ("5", "둔촌동"): "강동"}
# The name in the table of minutes, by the name in the two others.
RENAMED = {
    ("1", "서울"): "서울역",
    ("4", "서울"): "서울역",
    ("6", "신내"): "신내역",
    ("7", "뚝섬유원지"): "자양",
    ("7", "총신대입구"): "이수",
}
# One place with a name for each of its lines.
ALIAS = {("4", "총신대입구", "7"): "이수", ("7", "이수", "4"): "총신대입구"}
START = "00:00"


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Return a table's rows, cells without spaces around them."""
    with (folder / name).open(encoding="utf-8-sig", newline="") as file:
        return [{key: (cell or "").strip() for key, cell in row.items()} for row in csv.DictReader(file)]


def seconds(text: str) -> int:
    """Return the seconds of "mm:ss"."""
    minutes, rest = text.split(":")
    return int(minutes) * 60 + int(rest)


def rides(minutes: list[dict[str, str]]) -> Iterator[tuple[str, str, str, int]]:
    """Yield each stretch between two stations: line, both names, seconds."""
    before: tuple[str, str] | None = None
    for row in minutes:
        here = (row["호선"], row["역명"])
        if row["소요시간"] != START:
            assert before is not None, "the table begins in the middle of a line"
            origin = BRANCHES.get(here, before[1])
            assert before[0] == here[0], f"line {here[0]} does not begin with {START}"
            yield here[0], origin, here[1], seconds(row["소요시간"])
        before = here


def transfers(table: list[dict[str, str]], stations: set[tuple[str, str]]) -> Iterator[tuple[str, str, str, str, int]]:
    """Yield each way between two of our lines once."""
    seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
    for row in table:
        line, other = row["호선"], row["환승노선"].removesuffix("호선")
        name = RENAMED.get((line, row["환승역명"]), row["환승역명"])
        there = ALIAS.get((line, name, other), name)
        here_and_there = tuple(sorted([(line, name), (other, there)]))
        if line == other or (other, there) not in stations or here_and_there in seen:
            continue
        assert (line, name) in stations, f"{name} is not on line {line}"
        seen.add((here_and_there[0], here_and_there[1]))
        yield line, name, other, there, seconds(row["환승소요시간"])


def main(folder: Path) -> int:
    """Write the table."""
    minutes = rows(folder, "minutes_between_stations.csv")
    places = {
        (row["호선"], RENAMED.get((row["호선"], row["역명"]), row["역명"])): (row["위도"], row["경도"])
        for row in rows(folder, "station_coordinates.csv")
    }
    stations = list(dict.fromkeys((row["호선"], row["역명"]) for row in minutes))
    lines = [HEADER.rstrip("\n")]
    for station in stations:
        spot = [str(round(float(degrees) * 10_000)) for degrees in places.get(station, ())] or ["", ""]
        lines.append("\t".join(("station", *station, *spot)))
    lines += ["\t".join(("ride", *map(str, ride))) for ride in rides(minutes)]
    found = transfers(rows(folder, "transfers.csv"), set(stations))
    lines += ["\t".join(("transfer", *map(str, transfer))) for transfer in found]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(stations)} stations, {sum(line.startswith('ride') for line in lines)} rides")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))
