"""Employers, as postings need them."""

from sqlmodel import col, select

from jobplus_core.db.unit_of_work import Work
from jobplus_core.employers.rules import name_key
from jobplus_core.errors import FieldMissing
from jobplus_core.hangul import clean
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.postings import Employer


def ensure_employer(
    work: Work, name: str, *, district_code: str | None = None, industry_text: str | None = None
) -> int:
    """The employer of this name, made when there is none; branches in other districts stay apart.

    Raises:
        FieldMissing: The name is empty.
    """
    plain = clean(name)
    if not plain:
        raise FieldMissing("employer")
    key = name_key(plain)
    same = select(Employer).where(Employer.institution_id == work.actor.institution_id, Employer.name_key == key)
    known = work.session.exec(same.order_by(col(Employer.id))).all()
    for employer in known:
        if district_code is None or employer.district_code in (None, district_code):
            return employer.key
    row = work.add(
        Employer(
            institution_id=work.actor.institution_id,
            name=plain,
            name_key=key,
            district_code=district_code,
            industry_text=industry_text,
            created_at=work.now,
        )
    )
    work.changed(SubjectKind.EMPLOYER, row.key)
    return row.key
