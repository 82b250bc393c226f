"""Lists of invented seekers as offices write them."""

import csv
import io
from pathlib import Path

HEAD = (
    "연번",
    "성명",
    "생년월일",
    "휴대폰",
    "주소",
    "희망직종",
    "희망임금",
    "학력",
    "자격증",
    "대상구분",
    "등록일",
    "비고",
)
_FIRST = "김이박최정강조윤장임한오서신권황안송류홍"
_SECOND = "민서도하지수예은시우준영현태경미선정혜진"
_THIRD = "준우호연아윤희숙자철수영원석훈빈람솔"
_PLACES = ("종로구 창신동", "서울시 도봉구 방학동", "은평구", "강서구 화곡동", "노원구 상계동")
_WORK = ("요양보호사", "경리", "경비원", "조리사", "청소원")
_WAGES = ("220", "시급 10500", "2,400,000원", "협의", "월 250만원")
_SCHOOLS = ("고졸", "대졸", "중졸", "전문대졸", "초졸")


def row(number: int) -> tuple[str, ...]:
    """The row of an invented person, told apart from others by name, birth date and phone."""
    name = _FIRST[number % 20] + _SECOND[number // 20 % 20] + _THIRD[number // 400 % 18]
    born = f"{1955 + number % 50}-{number // 50 % 12 + 1:02}-{number // 600 % 28 + 1:02}"
    at = number % 5
    return (
        str(number + 1),
        name,
        born,
        f"010-{number // 10_000:04}-{number % 10_000:04}",
        _PLACES[at],
        _WORK[number // 5 % 5],
        _WAGES[at],
        _SCHOOLS[number // 3 % 5],
        "한식조리기능사" if number % 7 == 0 else "",
        "일반" if number % 3 else "고령",
        f"2013-{number % 10 + 1:02}-{number % 28 + 1:02}",
        "",
    )


def written(rows: list[tuple[str, ...]], *, head: tuple[str, ...] = HEAD, above: tuple[str, ...] = ()) -> str:
    """Rows as the text of a CSV, under `above` lines of title."""
    out = io.StringIO()
    for line in above:
        out.write(line + "\r\n")
    csv.writer(out).writerows([head, *rows])
    return out.getvalue()


def write_list(folder: Path, count: int, *, encoding: str = "cp949", name: str = "list.csv", first: int = 0) -> Path:
    """A list of `count` invented people from number `first` on, in a file."""
    path = folder / name
    path.write_bytes(written([row(first + number) for number in range(count)]).encode(encoding))
    return path
