"""What stands in a letter: the referral with both sides, and no more of anybody than a letter may tell."""

from datetime import date
from typing import NamedTuple

from jobplus_core.db.read_port import Reader

CENTER_PHONE = "center_phone"
"""Under which setting the center's number is kept."""


class LetterFacts(NamedTuple):
    """A referral as both letters tell it.

    Attributes:
        consent_on: The day the seeker agreed to their data being kept.
        consent_scope: What the consent reaches, in the counselor's words.
        address: Where the work is within its local government.
        employer_address: Where the company is, whole.
        wage: The wage by its basis, in won; `wage_max` where a range is offered.
    """

    id: int
    institution_id: int
    referred_on: date
    ended_on: date | None
    interview_on: date | None
    interview_at: str | None
    seeker_id: int
    seeker: str
    phone: str | None
    consent_on: date | None
    consent_scope: str | None
    posting_id: int
    title: str
    occupation: str | None
    employer: str
    address: str | None
    employer_address: str | None
    sido: str | None
    sigungu: str | None
    subway: str | None
    wage_basis: str | None
    wage: int | None
    wage_max: int | None
    starts_at: str | None
    ends_at: str | None
    documents: str | None
    counselor: str
    center: str
    employer_id: int


class Contact(NamedTuple):
    """Whom to ask for at an employer."""

    name: str | None
    position: str | None
    phone: str | None


class _Text(NamedTuple):
    value: str


_FACTS = """SELECT r.id, r.institution_id, r.referred_on, r.ended_on, r.interview_on, r.interview_at, r.seeker_id,
    s.name, s.phone, s.consent_on, s.consent_scope, p.id, p.title, p.occupation_text, e.name,
    p.address, e.address, p.sido, p.sigungu, p.subway, p.wage_basis, p.wage_won, p.wage_max_won,
    p.starts_at, p.ends_at, p.documents, c.name, i.name, e.id
    FROM referral r JOIN seeker s ON s.id = r.seeker_id JOIN posting p ON p.id = r.posting_id
    JOIN employer e ON e.id = p.employer_id JOIN counselor c ON c.id = r.counselor_id
    JOIN institution i ON i.id = r.institution_id"""


def letter_facts(reader: Reader, institution_id: int, referral_id: int) -> LetterFacts | None:
    """One referral of a center; for a slip that was undone there is no letter."""
    return reader.one(
        f"{_FACTS} WHERE r.id = :id AND r.institution_id = :institution_id AND r.state <> 'undone'",
        {"id": referral_id, "institution_id": institution_id},
        LetterFacts,
    )


def referred_to(reader: Reader, institution_id: int, posting_id: int) -> list[LetterFacts]:
    """The referrals to a posting that have not ended, the oldest first."""
    return reader.rows(
        f"""{_FACTS} WHERE r.posting_id = :posting_id AND r.institution_id = :institution_id AND r.ended_on IS NULL
        ORDER BY r.referred_on, r.id""",
        {"posting_id": posting_id, "institution_id": institution_id},
        LetterFacts,
    )


def contact_of(reader: Reader, employer_id: int) -> Contact | None:
    """Whom an employer named last."""
    return reader.one(
        """SELECT name, position, phone FROM employer_contact
        WHERE employer_id = :employer_id AND removed_at IS NULL AND NOT staged ORDER BY id DESC LIMIT 1""",
        {"employer_id": employer_id},
        Contact,
    )


def center_phone(reader: Reader, institution_id: int) -> str | None:
    """The center's number as it was last given."""
    found = reader.one(
        """SELECT value FROM setting WHERE institution_id = :institution_id AND name = :name
        ORDER BY version DESC LIMIT 1""",
        {"institution_id": institution_id, "name": CENTER_PHONE},
        _Text,
    )
    return None if found is None else found.value
