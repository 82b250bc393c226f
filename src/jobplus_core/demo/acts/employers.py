"""Employers mended, their contacts and visits: as `employers` does."""

from dataclasses import asdict

from jobplus_core.actor import Actor
from jobplus_core.demo.acts.book import Book
from jobplus_core.demo.acts.sheets import Record
from jobplus_core.employers.rules import (
    ContactForm,
    EmployerForm,
    VisitForm,
    cleaned,
    cleaned_contact,
    cleaned_visit,
    employer_values,
)
from jobplus_core.kinds import SubjectKind
from jobplus_core.settings import DEFAULTS, SettingName


def update_employer(
    book: Book, actor: Actor, employer: Record, form: EmployerForm, *, at: int, token: str | None = None
) -> None:
    """Save a mended employer."""
    act = book.begin(actor, at)
    book.employer.mend(employer, **employer_values(cleaned(form)), version=employer["version"] + 1)
    book.changed(act, SubjectKind.EMPLOYER, employer["id"])
    subject = (SubjectKind.EMPLOYER, employer["id"])
    book.finish(act, "update_employer", employer["version"], subject=subject, token=token)


def add_contact(
    book: Book, actor: Actor, employer: Record, form: ContactForm, *, at: int, token: str | None = None
) -> Record:
    """Keep a person to speak to."""
    act = book.begin(actor, at)
    row = book.contact.add({"employer_id": employer["id"], "created_at": act.now, **asdict(cleaned_contact(form))})
    book.finish(act, "add_contact", row["id"], subject=(SubjectKind.EMPLOYER, employer["id"]), token=token)
    return row


def log_visit(
    book: Book, actor: Actor, employer: Record, form: VisitForm, *, at: int, token: str | None = None
) -> Record:
    """Log a visit, the actor's own."""
    act = book.begin(actor, at)
    clean_form = cleaned_visit(form)
    cost = clean_form.cost_won
    row = book.visit.add(
        {
            "institution_id": actor.institution_id,
            "employer_id": employer["id"],
            "counselor_id": actor.counselor_id,
            "visited_on": clean_form.visited_on,
            "purpose": clean_form.purpose,
            "result": clean_form.result,
            "cost_won": DEFAULTS[SettingName.VISIT_COST_WON] if cost is None else cost,
            "recorded_at": act.now,
        }
    )
    book.changed(act, SubjectKind.EMPLOYER, employer["id"])
    book.finish(act, "log_visit", row["id"], subject=(SubjectKind.EMPLOYER, employer["id"]), token=token)
    return row
