"""Load job words from a file's rows, all or none, and assign one by hand."""

from collections.abc import Iterable

from sqlmodel import select

from jobplus_core.actor import Actor
from jobplus_core.codes.occupation_tree import EDITION
from jobplus_core.codes.occupations import normalized
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import FieldMissing, FieldRefused, ResidentNumber
from jobplus_core.hangul import clean
from jobplus_core.job_words.queries import BY_HAND
from jobplus_core.job_words.rules import JobWordForm, LoadReport, SiftedWords, WordRow, fault_of, sift_words
from jobplus_core.kinds import SubjectKind
from jobplus_core.tables.people import JobWord


def preview_words(rows: Iterable[WordRow], *, edition: str = EDITION) -> LoadReport:
    """What loading these rows into an empty store would give; needs no store."""
    sifted = sift_words(rows, edition=edition)
    return LoadReport(0 if sifted.rejected else len(sifted.good), sifted.twice, sifted.rejected)


def load_words(
    store: Store,
    actor: Actor,
    rows: Iterable[WordRow],
    *,
    source: str,
    edition: str = EDITION,
    token: str | None = None,
) -> LoadReport:
    """Store the words of a file; where a single row is rejected nothing is stored.

    A word may have several codes. One that the store has with the same code is left as it is.

    Args:
        source: Where the words come from, such as the file's name.
        edition: The classification's edition that the codes are of; it is kept with each word.
    """
    sifted = sift_words(rows, edition=edition)
    if sifted.rejected:
        return LoadReport(0, sifted.twice, sifted.rejected)
    with store.write(actor, "load_job_words", token=token) as work:
        if work.earlier is None:
            return _load(work, sifted, source=clean(source), edition=edition)
        added, known = work.earlier
    return LoadReport(added, known, ())


def assign_word(store: Store, actor: Actor, word: str, code: str, *, token: str | None = None) -> int:
    """Give a word its code by hand, in the product's edition, and return the row's number.

    A code that the word was given by hand before gives way.

    Raises:
        FieldMissing: The word is empty.
        FieldRefused: It is too long, or this edition has no such code.
        ResidentNumber: It looks like a resident registration number.
    """
    form = form_by_hand(word, code)
    with store.write(actor, "assign_job_word", token=token) as work:
        if work.earlier is not None:
            return work.earlier[0]
        return work.finish(give_word(work, form))[0]


def form_by_hand(word: str, code: str) -> JobWordForm:
    """A word and the code that somebody gives it, fit to be stored.

    Raises:
        FieldMissing, FieldRefused, ResidentNumber: As `assign_word` says.
    """
    plain = clean(word)
    fault = fault_of(plain, code, edition=EDITION)
    if fault == "empty":
        raise FieldMissing("occupation")
    if fault == "resident_number":
        raise ResidentNumber("occupation")
    if fault is not None:
        raise FieldRefused("occupation", code if fault == "unknown_code" else plain, fault)
    return JobWordForm(plain, normalized(plain), code)


def give_word(work: Work, form: JobWordForm) -> int:
    """Store a word's code by hand within a command, and return the row's number.

    What the word was given by hand before goes, so that the latest code stands; words of files stay.
    """
    stored = work.session.exec(
        select(JobWord).where(JobWord.institution_id == work.actor.institution_id, JobWord.word_key == form.key)
    ).all()
    kept = next((row for row in stored if (row.code, row.edition) == (form.code, EDITION)), None)
    # A code of an older edition with the same figures may mean other work, and only one row may have them.
    gone = [row for row in stored if row is not kept and (row.source == BY_HAND or row.code == form.code)]
    for row in gone:
        work.session.delete(row)
    work.session.flush()
    if kept is None or gone:
        work.changed(SubjectKind.INSTITUTION, work.actor.institution_id)
    return kept.key if kept is not None else work.add(_row(work, form, source=BY_HAND, edition=EDITION)).key


def _load(work: Work, sifted: SiftedWords, *, source: str, edition: str) -> LoadReport:
    known = _known(work)
    new = [form for form in sifted.good if (form.key, form.code) not in known]
    for form in new:
        work.session.add(_row(work, form, source=source, edition=edition))
    if new:
        work.changed(SubjectKind.INSTITUTION, work.actor.institution_id)
    added, had = work.finish(len(new), len(sifted.good) - len(new) + sifted.twice)
    return LoadReport(added, had, ())


def _known(work: Work) -> dict[tuple[str, str], int]:
    query = select(JobWord.word_key, JobWord.code, JobWord.id).where(
        JobWord.institution_id == work.actor.institution_id
    )
    return {(key, code): row_id for key, code, row_id in work.session.exec(query) if row_id is not None}


def _row(work: Work, form: JobWordForm, *, source: str, edition: str) -> JobWord:
    return JobWord(
        institution_id=work.actor.institution_id,
        word=form.word,
        word_key=form.key,
        code=form.code,
        edition=edition,
        source=source,
        account_id=work.actor.account_id,
        added_at=work.now,
    )
