"""Files of invented postings, as the Chamber of Commerce sends them: plain tables with headings of its own."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

HEAD = (
    "연번",
    "회사명",
    "사업자등록번호",
    "구인번호",
    "모집직종",
    "구인제목",
    "모집인원",
    "근무지",
    "월급(만원)",
    "근무시간",
    "마감일",
    "등록일",
    "담당자",
    "연락처",
    "복리후생",
    "비고",
)
_WORK = ("요양보호사", "경리 사무원", "건물 경비원", "한식 조리사", "건물 청소원", "택배 배송원", "전산 사무원")
_PLACES = ("서울 종로구 창신동", "서울 도봉구 방학동", "서울 은평구", "서울 강서구 화곡동", "경기 하남시")
_HOURS = ("09:00~18:00", "오전 9시 ~ 오후 6시", "주5일 10:00~19:00", "")


def row(number: int, *, wage: int | None = None) -> tuple[str, ...]:
    """The row of an invented posting, told apart from others by its number; every third company posts thrice."""
    company = number // 3 if number % 9 < 3 else number
    return (
        str(number + 1),
        f"가나{company:06}상사",
        "",
        f"K{number:08}",
        _WORK[number % 7],
        f"{_WORK[number % 7]} 모집 {number}",
        str(number % 4 + 1) if number % 5 else "○명",
        f"{_PLACES[number % 5]} {number % 90 + 1}",
        str(wage if wage is not None else 210 + number % 60),
        _HOURS[number % 4],
        f"2013-12-{number % 28 + 1:02}" if number % 3 else "채용시까지",
        f"2013-{number % 10 + 1:02}-{number % 28 + 1:02}",
        "홍길동" if number % 2 else "",
        f"02-000-{number % 10_000:04}" if number % 2 else "",
        "4대보험, 중식 제공",
        "",
    )


def written(rows: Iterable[Sequence[str]], *, head: Sequence[str] = HEAD, above: Sequence[str] = ()) -> str:
    """Rows as the text of a CSV, under `above` lines of title."""
    out = io.StringIO()
    for line in above:
        out.write(line + "\r\n")
    csv.writer(out).writerows([head, *rows])
    return out.getvalue()


def write_postings(
    folder: Path, count: int, *, name: str = "chamber.csv", first: int = 0, wage: int | None = None
) -> Path:
    """A file of `count` invented postings from number `first` on, in the offices' old encoding."""
    path = folder / name
    with path.open("w", encoding="cp949", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEAD)
        writer.writerows(row(first + number, wage=wage) for number in range(count))
    return path
