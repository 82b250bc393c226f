"""Write `codes/commute.tsv`, the minutes between every two local governments, and `codes/commute_dongs.tsv`.

PYTHONPATH=src python scripts/commute_table.py
"""

from pathlib import Path

from jobplus_core.codes.commute import inner_dongs, mean_minutes
from jobplus_core.codes.dongs import dongs_of
from jobplus_core.codes.places import all_places

CODES = Path(__file__).resolve().parent.parent / "src" / "jobplus_core" / "codes"
TARGET, DONGS = CODES / "commute.tsv", CODES / "commute_dongs.tsv"
HEADER = """\
# Minutes from door to door between local governments of Seoul, Incheon and Gyeonggi, former ones too: the mean over
# all pairs of their inner dongs, estimated by distance and the subway. Made by scripts/commute_table.py from
# dongs.tsv and subway.tsv, whose headers name the sources.
# One line each place: its code, then the minutes to every place above it, and last within itself.
"""

SEOUL = "11"
DONGS_HEADER = """\
# Minutes from door to door between the dongs of Seoul, and between them and the local governments of Seoul, Incheon and
# Gyeonggi, estimated as in commute.tsv and from the same sources. Made by scripts/commute_table.py.
# One line each place: its code, with the name of the dong behind it, then two hexadecimal digits for the minutes to
# every place above it, and last within itself; ff stands for 255 minutes or more.
"""


def dong_lines() -> list[str]:
    """The lines of the dongs' table."""
    points = {place.code: inner_dongs(place.code) for place in all_places()}
    points |= {f"{code} {dong.name}": (dong,) for code in points if code.startswith(SEOUL) for dong in dongs_of(code)}
    names = list(points)
    lines = [DONGS_HEADER.rstrip("\n")]
    for at, name in enumerate(names):
        minutes = [mean_minutes(points[name], points[other]) for other in names[: at + 1]]
        lines.append(f"{name}\t{bytes(min(each or 0, 255) for each in minutes).hex()}")
    return lines


def main() -> int:
    """Write the table."""
    codes = [place.code for place in all_places()]
    dongs = {code: inner_dongs(code) for code in codes}
    lines = [HEADER.rstrip("\n")]
    for at, code in enumerate(codes):
        minutes = [mean_minutes(dongs[code], dongs[other]) for other in codes[: at + 1]]
        assert None not in minutes, f"{code} has no dongs"
        lines.append("\t".join((code, *map(str, minutes))))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    of_dongs = dong_lines()
    DONGS.write_text("\n".join(of_dongs) + "\n", encoding="utf-8")
    print(f"{len(codes)} places, {len(of_dongs) - DONGS_HEADER.count(chr(10))} with dongs")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
