"""What a counselor would expect from two public listings of July 2026, written down before anything was ranked.

Rows are counted from 1 in their file; `word` stands in the row's title, so that a changed file is noticed. The
listings themselves stay outside the project.
"""

from typing import Final, NamedTuple

SEOUL: Final = "getjobinfo_sample_35.csv"
WORK24: Final = "work24_gangnam_257.csv"


class Expected(NamedTuple):
    """One posting that a counselor would name.

    Attributes:
        file: The listing.
        row: The posting's row in it.
        word: What its title holds.
        reason: Why a counselor would name it.
    """

    file: str
    row: int
    word: str
    reason: str


CAREGIVER_IN_DOBONG: Final = (
    Expected(SEOUL, 2, "쌍문초교", "같은 구, 재가 요양보호사, 오전 3시간"),
    Expected(SEOUL, 15, "방학동", "같은 구, 재가 요양보호사, 오후 3시간"),
    Expected(SEOUL, 19, "강북청소년", "이웃한 강북구, 주 24시간이라 벌이가 가장 낫다"),
    Expected(SEOUL, 18, "중곡동", "광진구지만 7호선 한 번에 간다"),
    Expected(SEOUL, 30, "홍익동", "성동구, 4호선과 2호선으로 40분 안팎"),
)
"""Home 도봉구, 요양보호사 with the license, 45 minutes at most, nothing said on pay or hours."""

BOOKKEEPER_IN_GANGNAM: Final = (
    Expected(WORK24, 25, "경리", "제목이 경리, 강남구, 경력 1년이면 된다"),
    Expected(WORK24, 240, "회계/경리", "제목에 경리, 강남구, 경력 2년과 전문대졸이 맞는다"),
    Expected(WORK24, 184, "재무 및 회계", "회사 회계 담당, 강남구, 경력 2년, 임금이 넉넉하다"),
    Expected(WORK24, 203, "세무기장", "세무사무소 기장, 강남구, 신입도 받는다"),
    Expected(WORK24, 226, "기장 직원", "회계법인 기장, 강남구, 경력 1년, 임금이 높다"),
)
"""Work in 강남구 wished, home there too, 경리, two years of career, a junior college, 2,300,000 won a month."""

MACHINIST_IN_ANSAN: Final = (
    Expected(SEOUL, 4, "CNC", "안산, 바라는 일 그대로, 경력자를 찾는다"),
    Expected(SEOUL, 20, "NCT", "금속 공작기계지만 포천이라 멀다; 일로는 둘째"),
    Expected(SEOUL, 12, "SETUP", "오산, 기계를 다루는 일, 신입이라 임금은 낮다"),
    Expected(WORK24, 215, "생산관리", "광주시, 제조업 생산관리; 조작은 아니다"),
    Expected(WORK24, 70, "생산팀", "안성 공장의 생산직; 금속 일은 아니다"),
)
"""Home 안산시, CNC 선반, three years of career, 60 minutes at most.

Only the first truly fits; the files hold no more.
"""
