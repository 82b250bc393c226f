"""What the desk shows and does of evaluations."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jobplus_core.reports.document import Document
from jobplus_core.reports.evaluation.issuing import evaluation_of
from jobplus_core.reports.evaluation.queries import Span
from jobplus_core.reports.weeks import month_of
from jobplus_core.staff.queries import teams

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


class EvaluationPage(NamedTuple):
    """The evaluation of a period.

    Attributes:
        settled: Whether it stays as it is.
        may_settle: Whether who is signed in may settle it and write of low results.
        teams: The id of each team by its name.
    """

    span: Span
    document: Document
    settled: bool
    may_settle: bool
    teams: dict[str, int]


class EvaluationDesk:
    """Reads and acts of one session; every method runs in a worker thread."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk

    def first(self) -> Span:
        """The month that is evaluated now: the one before the present."""
        return month_of(self._desk.today).earlier()

    def page(self, span: Span) -> EvaluationPage:
        """Read the evaluation of a period."""
        desk = self._desk
        document, settled = evaluation_of(desk.store, desk.actor.institution_id, desk.center_name(), span)
        known = desk.read(lambda reader: teams(reader, desk.actor.institution_id))
        return EvaluationPage(span, document, settled, desk.actor.leads(), {team.name: team.id for team in known})

    def settle(self, span: Span) -> int:
        """Settle it."""
        from jobplus_core.reports.evaluation.commands import settle

        return settle(self._desk.store, self._desk.actor, self._desk.center_name(), span)

    def write_note(self, page: EvaluationPage, team: str, text: str) -> int:
        """Write why a team stayed low and what it plans."""
        from jobplus_core.reports.evaluation.commands import write_note

        return write_note(self._desk.store, self._desk.actor, page.span, page.teams[team], text)

    def export(self, page: EvaluationPage, format: str, path: str, purpose: str) -> str:
        """Write the sheet as a file; return where it stands."""
        from jobplus_core.exports.files import Format, export_evaluation

        place = Path(path).expanduser()
        store, actor = self._desk.store, self._desk.actor
        return str(export_evaluation(store, actor, page.document, format=Format(format), path=place, purpose=purpose))
