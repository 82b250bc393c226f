"""Propose weights from outcomes, and take or turn down what is proposed."""

import json
from datetime import date, timedelta
from typing import Final

from sqlmodel import col, select

from jobplus_core.actor import Actor
from jobplus_core.clock import business_day, micros
from jobplus_core.db.read_port import Reader
from jobplus_core.db.store import Store
from jobplus_core.db.unit_of_work import Work
from jobplus_core.errors import AlreadyDone, NothingProposed, ProposalOutdated
from jobplus_core.hangul import clean
from jobplus_core.kinds import SubjectKind
from jobplus_core.matching.commands import add_version, must_decide, newest_version
from jobplus_core.matching.kept import Kept
from jobplus_core.matching.learning.figures import Lists, as_json, from_json
from jobplus_core.matching.learning.fitting import propose
from jobplus_core.matching.learning.lists import compare
from jobplus_core.matching.learning.queries import outcomes, referred_since
from jobplus_core.matching.pool import seekers_among
from jobplus_core.matching.queries import weights_of
from jobplus_core.matching.weights import WeightSet
from jobplus_core.tables.matching import Calibration

MONTH: Final = timedelta(days=30)


def propose_weights(store: Store, actor: Actor, *, token: str | None = None) -> int:
    """Fit weights to the center's outcomes and keep them as a proposal; what holds stays as it is.

    Where the same was found before and nobody has decided on it, that proposal stands for this one too.

    Returns:
        The proposal's number.

    Raises:
        OutcomesMissing: There is too little to learn from.
    """
    today = business_day(micros(store.clock()))
    with store.read() as reader:
        found = outcomes(reader, actor.institution_id)
        held = weights_of(reader, actor.institution_id)
        weights, figures = propose(found, held)
        lists = _lists(reader, actor.institution_id, today, held, WeightSet(0, weights))
    told, kept = json.dumps(dict(sorted(weights.items()))), as_json(figures, lists)
    with store.write(actor, "propose_weights", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = _newest(work)
        if (
            row is None
            or row.decided_at is not None
            or (row.outcomes, row.weights, row.figures) != (len(found), told, kept)
        ):
            row = work.add(
                Calibration(
                    institution_id=actor.institution_id,
                    account_id=actor.account_id,
                    fitted_at=work.now,
                    outcomes=len(found),
                    weights=told,
                    figures=kept,
                )
            )
        return work.finish(row.key, subject=(SubjectKind.INSTITUTION, actor.institution_id))[0]


def decide_on_weights(
    store: Store, actor: Actor, proposal_id: int, *, accept: bool, note: str, token: str | None = None
) -> int:
    """Take the newest proposal as the center's next weights, or turn it down; either way it stays with the reason.

    Returns:
        The version that holds from now on.

    Raises:
        RoleMissing: Only leads decide.
        FieldMissing: No note says why.
        ResidentNumber: The note looks like a resident registration number.
        NothingProposed: The proposal is not the center's newest.
        AlreadyDone: Somebody has decided on it.
        ProposalOutdated: Other weights hold than those it was made beside; only turning it down is left.
    """
    must_decide(actor, note)
    with store.write(actor, "decide_on_weights", token=token, alone=True) as work:
        if work.earlier is not None:
            return work.earlier[0]
        row = _newest(work)
        if row is None or row.key != proposal_id:
            raise NothingProposed
        if row.decided_at is not None:
            raise AlreadyDone("calibration", proposal_id)
        version = newest_version(work)
        if accept:
            held = from_json(row.figures)[0].held_version
            if held != version:
                raise ProposalOutdated(held=held, version=version)
            row.weight_version = version = add_version(work, row.weights, note)
        row.decision, row.decided_at, row.decided_by = clean(note), work.now, actor.account_id
        work.session.add(row)
        return work.finish(version, subject=(SubjectKind.INSTITUTION, actor.institution_id))[0]


def _lists(reader: Reader, institution_id: int, today: date, held: WeightSet, proposed: WeightSet) -> Lists:
    people = seekers_among(reader, institution_id, referred_since(reader, institution_id, today - MONTH))
    postings = Kept(institution_id).pools(reader).postings
    return compare(people, postings, today=today, held=held, proposed=proposed)


def _newest(work: Work) -> Calibration | None:
    return work.session.exec(
        select(Calibration)
        .where(Calibration.institution_id == work.actor.institution_id)
        .order_by(col(Calibration.id).desc())
        .limit(1)
    ).first()
