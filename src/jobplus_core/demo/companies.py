"""What the demo's posting team learns of employers by visiting them: facts, whom to call, what came of it.

Drawn from a chance of its own, so that the rest of the demo is drawn as without it.
"""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Final

from jobplus_core.actor import Actor
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.employers import add_contact, log_visit, update_employer
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.demo.agenda import Agenda, Step
from jobplus_core.demo.opening import DemoCenter, at_nine
from jobplus_core.employers.business_number import check_digit
from jobplus_core.employers.growth_sectors import is_root_industry, suggested_sectors
from jobplus_core.employers.rules import ContactForm, EmployerForm, VisitForm
from jobplus_core.kinds import EmployerSource, GrowthSector, TeamKind
from jobplus_core.settings import DEFAULTS, SettingName

_MINUTE: Final = 60_000_000
_AGAIN: Final = 0.3
_GROWN: Final = 0.4
CODES: Final = {
    "경영 컨설팅업": "71531",
    "컴퓨터 프로그래밍 서비스업": "62010",
    "사회복지 서비스업": "87",
    "의원": "8620",
    "전문 디자인업": "732",
    "사업시설 유지·관리 서비스업": "741",
    "상품 종합 도매업": "46800",
    "전문직별 공사업": "42",
    "금속 가공제품 제조업": "25922",
    "조경 관리업": "743",
}
# A street or a quarter in the places that the plan names for its growth sectors.
_QUARTERS: Final = {
    "11200": "성수이로",
    "11440": "상암동",
    "11560": "여의나루로",
    "11650": "양재동",
    "11170": "한강대로",
}
_SOURCES: Final = (
    EmployerSource.VISIT,
    EmployerSource.CHAMBER,
    EmployerSource.COUNCIL,
    EmployerSource.HOMEPAGE,
    EmployerSource.TRADE_ASSOCIATION,
)
_FAMILY: Final = ("가", "나", "다", "라", "마", "바", "사", "아", "자", "차")
_GIVEN: Final = ("보기", "시범", "예시", "보람", "한결", "새롬")
_POSITIONS: Final = ("대표", "과장", "팀장", "총무", "점장", "인사담당")
_PURPOSES: Final = ("구인 발굴", "채용 조건 협의", "알선 결과 확인", "미채용 사유 확인", "성장산업 업체 조사")
_RESULTS: Final = (
    "이번 달 두 명 더 뽑을 예정이라고 함.",
    "임금을 올려 다시 올리기로 함.",
    "지원자가 적어 근무시간 조정을 권함.",
    "담당자 바뀜. 다음 달 다시 방문.",
    "채용 계획 없음. 하반기에 다시 연락.",
)
_NOTES: Final = (None, None, "점심시간 뒤에 연락.", "주차장 없음, 지하철 이용.", "구인 공고는 메일로 받음.")


class Companies:
    """Plans the visits of the posting team and carries them out."""

    def __init__(self, book: Book, center: DemoCenter, agenda: Agenda, *, seed: str) -> None:
        self._book = book
        self._center = center
        self._agenda = agenda
        self._chance = Random(f"jobplus companies {seed}")
        self._visited: list[Record] = []
        self._known: set[int] = set()
        self._numbered = 0
        self._total = round(DEFAULTS[SettingName.VISITS_PER_YEAR] * center.share)

    def plan(self, place: int, day: date, then: Callable[[int, Step], None]) -> None:
        """Put the day's visits into its agenda; on a morning that has only begun there are none."""
        if place == len(self._agenda.days) - 1:
            return
        for _ in range(self._agenda.portion(self._total, place)):
            at = at_nine(day) + self._chance.randint(60, 480) * _MINUTE
            then(at, lambda at: self._visit(day, at))

    def _visit(self, day: date, at: int) -> None:
        chance = self._chance
        there = self._center.on_duty(TeamKind.POSTING, day)
        fresh = [rows[-1] for rows in self._book.employers.values() if rows[-1]["id"] not in self._known]
        if not there or not (fresh or self._visited):
            return
        actor = chance.choice(there).actor
        if fresh and (not self._visited or chance.random() > _AGAIN):
            grown = [row for row in fresh if _sectors(row)]
            employer = chance.choice(grown if grown and chance.random() < _GROWN else fresh[-40:])
            self._visited.append(employer)
            self._known.add(employer["id"])
            self._learn(actor, employer, at)
        else:
            employer = chance.choice(self._visited)
        form = VisitForm(visited_on=day, purpose=chance.choice(_PURPOSES), result=chance.choice(_RESULTS))
        log_visit(self._book, actor, employer, form, at=at)

    def _learn(self, actor: Actor, employer: Record, at: int) -> None:
        chance = self._chance
        district, code = employer["district_code"], CODES.get(employer["industry_text"] or "")
        address = f"{_QUARTERS.get(district or '', '보기로')} {chance.randint(1, 90)}"
        sectors = _sectors(employer)
        form = EmployerForm(
            name=employer["name"],
            business_no=self._number(),
            district_code=district,
            address=address,
            industry_text=employer["industry_text"],
            industry_code=code,
            size=chance.choice((3, 5, 8, 12, 20, 35, 60, 120, 240)),
            growth_sector=sectors[0] if sectors and chance.random() < 0.7 else None,
            root_industry=True if is_root_industry(code) else None,
            staffing_agency=False if chance.random() < 0.3 else None,
            source=chance.choice(_SOURCES),
            note=chance.choice(_NOTES),
        )
        update_employer(self._book, actor, employer, form, at=at)
        contact = ContactForm(
            name=chance.choice(_FAMILY) + chance.choice(_GIVEN),
            position=chance.choice(_POSITIONS),
            phone=f"010-0000-{chance.randint(0, 9999):04}",
        )
        add_contact(self._book, actor, employer, contact, at=at)

    def _number(self) -> str:
        """A number of a tax office that there is none of, so that it is nobody's."""
        self._numbered += 1
        nine = f"99981{self._numbered:04}"
        return f"{nine}{check_digit(nine)}"


def _sectors(employer: Record) -> tuple[GrowthSector, ...]:
    """The growth sectors that an employer may belong to, were it in the quarter of its district that has one."""
    district, code = employer["district_code"], CODES.get(employer["industry_text"] or "")
    return suggested_sectors(district, _QUARTERS.get(district or ""), code)
