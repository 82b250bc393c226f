"""Names of programs for the 비고 column of the printed form, from whoever keeps programs."""

from collections.abc import Callable, Mapping
from typing import Final

from jobplus_core.db.read_port import Reader
from jobplus_core.kinds import TeamKind
from jobplus_core.ledger.counts import Scope

Remarks = Mapping[int | None, tuple[str, ...]]
"""Names of programs by counselor; without one they are the team's."""

Provider = Callable[[Reader, Scope], Remarks]

PROVIDERS: Final[Mapping[TeamKind, Provider]] = {}
"""Who names the programs of a team's period, by the team's kind; a team without one has a blank column."""


def remarks_of(reader: Reader, kind: TeamKind, scope: Scope) -> Remarks:
    """The programs of a team's period by counselor."""
    provider = PROVIDERS.get(kind)
    return provider(reader, scope) if provider is not None else {}
