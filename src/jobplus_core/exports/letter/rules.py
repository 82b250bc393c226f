"""What each reader's letter says; pure. No birth date, home or note stands in any of them."""

from collections.abc import Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from jobplus_core.exports.letter.queries import Contact, LetterFacts
from jobplus_core.exports.printout import MISSING, Printout, Sheet, Text
from jobplus_core.kinds import WageBasis, korean

_GIVES: Final = ("제공", "제3자", "제삼자")
_DENIES: Final = ("않", "안 ", "안함", "거부", "미동의", "불가", "제외", "없음", "금지")
_LABELS: Final = (3, 11)
_WEEKDAYS: Final = "월화수목금토일"
_NOTICE: Final = (
    "이 문서의 개인정보는 이번 채용에만 사용하시고, 채용이 끝나면 지체 없이 파기해 주십시오(개인정보 보호법 제21조)."
)
_BY_CENTER: Final = "센터 상담원을 통해 연락해 주십시오"


class LetterReader(StrEnum):
    """Whom a letter is for."""

    EMPLOYER = "employer"
    SEEKER = "seeker"
    LIST = "list"


def may_tell_phone(consent_on: date | None, scope: str | None) -> bool:
    """Whether a seeker's consent reaches giving their number to an employer (개인정보 보호법 제17조).

    Only a scope that names the giving (제공, 제3자) and denies nothing does; consent to counseling and referral alone
    does not.
    """
    words = scope or ""
    return consent_on is not None and any(word in words for word in _GIVES) and not any(w in words for w in _DENIES)


def employers_copy(facts: LetterFacts, *, center_phone: str | None, moment: datetime) -> Printout:
    """The letter that the employer gets: whom to expect for what, and whom to answer."""
    return Printout(
        title="알 선 장",
        subtitle=f"{facts.employer} 귀중",
        center=facts.center,
        moment=moment,
        blocks=(
            Text("귀사의 구인에 아래와 같이 구직자를 알선합니다.", "body"),
            Sheet(
                (
                    ("알선 번호", str(facts.id)),
                    ("구직자", facts.seeker),
                    ("연락처", _phone(facts) or _BY_CENTER),
                    ("구인", facts.title),
                    ("직종", facts.occupation or MISSING),
                    ("알선일", _day(facts.referred_on)),
                    ("면접", _interview(facts)),
                    *_center(facts, center_phone),
                ),
                _LABELS,
            ),
            Text("면접 결과 (센터로 알려 주십시오)", "section"),
            Sheet(
                (
                    ("채용 여부", "□ 채용 / □ 채용하지 않음 / □ 검토 중"),
                    ("불채용 사유", ""),
                    ("직위·성명", ""),
                    ("서명", ""),
                ),
                _LABELS,
            ),
            Text(_NOTICE),
        ),
    )


def seekers_copy(
    facts: LetterFacts, *, contact: Contact | None, center_phone: str | None, moment: datetime
) -> Printout:
    """The letter that the seeker gets: where to go, whom to ask for, and what is offered."""
    near = [facts.sido, facts.sigungu, facts.address]
    place = " ".join(part for part in near if part)
    if facts.address is None and facts.employer_address is not None:
        place = facts.employer_address
    way = [facts.subway] if facts.subway else []
    way += [f"지도에서 찾기: {place} {facts.employer}"] if place else []
    asked = " ".join(part for part in ((contact.position, contact.name, contact.phone) if contact else ()) if part)
    return Printout(
        title="알 선 장",
        subtitle=f"{facts.seeker} 님",
        center=facts.center,
        moment=moment,
        blocks=(
            Text("아래 업체에 알선해 드립니다. 면접 때 이 알선장을 가져가십시오.", "body"),
            Sheet(
                (
                    ("알선 번호", str(facts.id)),
                    ("업체", facts.employer),
                    ("구인", facts.title),
                    ("직종", facts.occupation or MISSING),
                    ("임금", _wage(facts)),
                    ("근무 시간", _hours(facts)),
                    ("주소", place or MISSING),
                    ("찾아가는 길", " · ".join(way) or MISSING),
                    ("업체 담당", asked or MISSING),
                    ("면접", _interview(facts)),
                    ("준비물", " ".join((facts.documents or "").split()) or MISSING),
                    *_center(facts, center_phone),
                ),
                _LABELS,
            ),
            Text("면접을 못 가거나 결과를 들으면 담당 상담원에게 알려 주십시오."),
        ),
    )


def referred_list(rows: Sequence[LetterFacts], *, center_phone: str | None, moment: datetime) -> Printout:
    """The people referred to one posting, for its employer.

    Raises:
        ValueError: There is nobody.
    """
    if not rows:
        raise ValueError("nobody is referred")
    first = rows[0]
    return Printout(
        title="알선 구직자 명단",
        subtitle=f"{first.employer} · {first.title}",
        center=first.center,
        moment=moment,
        blocks=(
            Text(f"모두 {len(rows)}명을 알선했습니다. 센터 전화 {center_phone or MISSING}", "body"),
            Sheet(
                tuple(
                    (
                        str(at),
                        each.seeker,
                        _day(each.referred_on),
                        _interview(each),
                        _phone(each) or "센터를 통해",
                        each.counselor,
                    )
                    for at, each in enumerate(rows, 1)
                ),
                (2, 5, 5, 6, 5, 4),
                ("번호", "구직자", "알선일", "면접", "연락처", "상담원"),
            ),
            Text(_NOTICE),
        ),
    )


def _phone(facts: LetterFacts) -> str | None:
    return facts.phone if may_tell_phone(facts.consent_on, facts.consent_scope) else None


def _center(facts: LetterFacts, phone: str | None) -> tuple[tuple[str, str], ...]:
    return (("담당 상담원", f"{facts.center} {facts.counselor}"), ("센터 전화", phone or MISSING))


def _day(day: date) -> str:
    return f"{day.year}. {day.month}. {day.day}.({_WEEKDAYS[day.weekday()]})"


def _interview(facts: LetterFacts) -> str:
    if facts.interview_on is None:
        return "따로 정함"
    return f"{_day(facts.interview_on)} {facts.interview_at or ''}".strip()


def _wage(facts: LetterFacts) -> str:
    if facts.wage is None:
        return MISSING
    basis = f"{korean(WageBasis(facts.wage_basis))} " if facts.wage_basis else ""
    most = f" – {facts.wage_max:,}원" if facts.wage_max else ""
    return f"{basis}{facts.wage:,}원{most}"


def _hours(facts: LetterFacts) -> str:
    if facts.starts_at is None or facts.ends_at is None:
        return MISSING
    return f"{facts.starts_at} – {facts.ends_at}"
