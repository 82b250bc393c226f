"""Write `codes/commute.tsv`: the minutes between every two local governments.

PYTHONPATH=src python scripts/commute_table.py
"""

from pathlib import Path

from jobplus_core.codes.commute import inner_dongs, mean_minutes
from jobplus_core.codes.places import all_places

TARGET = Path(__file__).resolve().parent.parent / "src" / "jobplus_core" / "codes" / "commute.tsv"
HEADER = """\
# Minutes from door to door between local governments of Seoul, Incheon and Gyeonggi, former ones too: the mean over
# all pairs of their inner dongs, estimated by distance and the subway. Made by scripts/commute_table.py from
# dongs.tsv and subway.tsv, whose headers name the sources.
# One line each place: its code, then the minutes to every place above it, and last within itself.
"""


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
    print(f"{len(codes)} places")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
