"""Give words for work their occupation, and with them every open posting that is called so."""

import json
from collections.abc import Collection
from itertools import islice
from typing import Final, NamedTuple

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.codes.occupation_text import normalized
from jobplus_core.codes.occupation_titles import SURE_OCCUPATION, words_of
from jobplus_core.codes.occupation_tree import EDITION
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.job_words.commands import form_by_hand, give_word
from jobplus_core.job_words.queries import given_by_hand, postings_called
from jobplus_core.kinds import PostingState, SubjectKind
from jobplus_core.tables.postings import Posting, PostingEdit

MOST_AT_ONCE: Final = 1000
ASSIGNED: Final = 100
"""The confidence of a code that somebody gave the posting's words."""
EDITED: Final = "edited"
"""The act under which a posting's history keeps the change."""
_PORTION: Final = 400


class Assigned(NamedTuple):
    """What came of assigning: the word's row, and how many postings took the code."""

    word_id: int
    postings: int


def assign_word(store: Store, actor: Actor, words: str, code: str, *, token: str | None = None) -> Assigned:
    """Give words their code for the center, and the code to every open posting with these words that has no sure one.

    Assigning another code undoes it: the word's earlier code goes, and the postings that have it by these words take
    the new one. At most `MOST_AT_ONCE` postings are changed, the earliest first; the same act again takes the next.
    Which postings have the words is read before the transaction, so that other desks do not wait for it, and looked
    at once more within.

    Args:
        store: Where the words and postings are.
        actor: Who assigns.
        words: As `job_words.queries.unassigned_words` tells them.
        code: Of KECO 2025, of any level.
        token: Names this one act; asked again with it, the first result is given back.

    Raises:
        FieldMissing, FieldRefused, ResidentNumber: The words are empty or too long, no edition of ours has the code, or
            they look like a resident registration number.
    """
    form = form_by_hand(words, code)
    with store.read() as reader:
        before = set(given_by_hand(reader, actor.institution_id, words)) - {code}
        found = list(islice(postings_called(reader, actor.institution_id, words, before=before), MOST_AT_ONCE))
    with store.write(actor, "assign_occupation_words", token=token) as work:
        if work.earlier is not None:
            word_id, changed = work.earlier
            return Assigned(word_id, changed)
        word_id = give_word(work, form)
        changed = 0
        for start in range(0, len(found), _PORTION):
            rows = work.session.exec(
                select(Posting)
                .where(col(Posting.id).in_(found[start : start + _PORTION]), Posting.state == PostingState.OPEN.value)
                .order_by(col(Posting.id))
                .with_for_update()
            )
            for posting in rows:
                if _takes(posting, form.key, before):
                    _give(work, posting, code)
                    changed += 1
        subject = (SubjectKind.INSTITUTION, actor.institution_id)
        word_id, changed = work.finish(word_id, changed, subject=subject)
    return Assigned(word_id, changed)


def _takes(posting: Posting, key: str, before: Collection[str]) -> bool:
    """Whether a locked posting still has the words, and no sure code but one that they were given before."""
    if normalized(words_of(posting.occupation_text, posting.title)) != key:
        return False
    code, sure = posting.occupation_code, posting.occupation_confidence
    if code is None or posting.occupation_edition is None:
        return True
    return sure is not None and (sure < SURE_OCCUPATION or code in before)


def _give(work: Work, posting: Posting, code: str) -> None:
    now = {"occupation_code": code, "occupation_edition": EDITION, "occupation_confidence": ASSIGNED}
    changes = {name: (getattr(posting, name), value) for name, value in now.items() if getattr(posting, name) != value}
    for name, value in now.items():
        setattr(posting, name, value)
    posting.version += 1
    work.session.add(posting)
    work.session.add(
        PostingEdit(
            posting_id=posting.key,
            account_id=work.actor.account_id,
            act=EDITED,
            changes=json.dumps(changes, ensure_ascii=False),
            version=posting.version,
            edited_at=work.now,
        )
    )
    work.changed(SubjectKind.POSTING, posting.key)
