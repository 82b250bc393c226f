"""What the matching screen would have shown when a referral was made."""

from datetime import date

from jobplus_core.matching.facts import PostingFacts, SeekerFacts, license_key
from jobplus_core.matching.rank import explain
from jobplus_core.matching.shown import as_json
from jobplus_core.matching.weights import DEFAULT
from jobplus_core.postings.rules import PostingForm, minutes
from jobplus_core.referrals.rules import Shown


def facts_of_posting(posting_id: int, form: PostingForm) -> PostingFacts:
    """A new posting as matching sees it."""
    return PostingFacts(
        id=posting_id,
        occupation_code=form.occupation_code,
        place_code=form.district_code,
        wage_basis=form.wage_basis,
        wage_won=form.wage_won,
        wage_max_won=form.wage_max_won,
        wage_negotiable=form.wage_negotiable,
        hours_per_week=form.hours_per_week,
        days_per_week=form.days_per_week,
        starts_at=minutes(form.starts_at),
        ends_at=minutes(form.ends_at),
        employment_form=form.employment_form,
        education=form.education,
        career=form.career,
        career_months=form.career_months,
        licenses=None if form.licenses is None else frozenset(map(license_key, form.licenses)),
        closes_on=form.closes_on,
        until_filled=form.until_filled,
        openings=form.openings,
    )


def shown(seeker: SeekerFacts, posting: PostingFacts, *, today: date) -> Shown:
    """Score and reasons of a pair."""
    match = explain(seeker, posting, today=today)
    return Shown(score=match.score, weight_version=DEFAULT.version, reasons=as_json(match, DEFAULT))
