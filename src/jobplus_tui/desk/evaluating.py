"""What the desk shows and does of evaluations."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from jobplus_core.reports.document import Document
from jobplus_core.reports.evaluation.issuing import evaluation_of
from jobplus_core.reports.evaluation.queries import Person, Span, evaluation, people_of, weights_of
from jobplus_core.reports.weeks import month_of
from jobplus_core.settings import SettingName
from jobplus_core.staff.queries import teams
from jobplus_tui.typed import read_path

if TYPE_CHECKING:
    from jobplus_tui.desk.session import Desk


class EvaluationPage(NamedTuple):
    """The evaluation of a period.

    Attributes:
        settled: Whether it stays as it is.
        may_settle: Whether who is signed in may settle it and write of low results.
        teams: The id of each team by its name.
        people: Whom it speaks of.
        weights: What each measure counts now, and the line below which somebody is low, in percent.
    """

    span: Span
    document: Document
    settled: bool
    may_settle: bool
    teams: dict[str, int]
    people: tuple[Person, ...]
    weights: Mapping[SettingName, int]

    def low(self, team: str) -> list[tuple[Person, float]]:
        """Whose result in a team is low, with the score."""
        listed: dict[str, list[Document]] = {}
        for found in self.document["teams"]:
            for one in found["people"] if found["team"] == team else ():
                listed.setdefault(one["name"], []).append(one)
        low = []
        for person in self.people:
            # People of one name stand in the same order in both.
            if person.team_id == self.teams.get(team) and listed.get(person.name):
                shown = listed[person.name].pop(0)
                if shown["low"]:
                    low.append((person, shown["score"]))
        return low


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
        institution_id = desk.actor.institution_id
        known, people, weights = desk.read(
            lambda reader: (
                teams(reader, institution_id),
                people_of(reader, institution_id, span),
                weights_of(reader, institution_id),
            )
        )
        return EvaluationPage(
            span,
            document,
            settled,
            desk.actor.leads(),
            {team.name: team.id for team in known},
            tuple(people),
            weights,
        )

    def weighed(self, span: Span, weights: Mapping[SettingName, int]) -> Document:
        """Read the evaluation as other weights would have it."""
        desk = self._desk
        center, moment = desk.center_name(), desk.store.present()
        return desk.read(
            lambda reader: evaluation(reader, desk.actor.institution_id, center, span, moment, weights=weights)
        )

    def set_weights(self, weights: Mapping[SettingName, int]) -> int:
        """Let measures count otherwise from now on."""
        from jobplus_core.reports.evaluation.commands import set_weights

        return set_weights(self._desk.store, self._desk.actor, weights)

    def settle(self, span: Span) -> int:
        """Settle it."""
        from jobplus_core.reports.evaluation.commands import settle

        return settle(self._desk.store, self._desk.actor, self._desk.center_name(), span)

    def write_note(self, page: EvaluationPage, team: str, text: str, counselor_id: int | None = None) -> int:
        """Write why a team, or one of its people, stayed low and what is planned."""
        from jobplus_core.reports.evaluation.commands import write_note

        store, actor = self._desk.store, self._desk.actor
        return write_note(store, actor, page.span, page.teams[team], text, counselor_id=counselor_id)

    def export(self, page: EvaluationPage, format: str, path: str, purpose: str) -> str:
        """Write the sheet as a file; return where it stands."""
        from jobplus_core.exports.files import Format, export_evaluation

        place = read_path(path)
        store, actor = self._desk.store, self._desk.actor
        return str(export_evaluation(store, actor, page.document, format=Format(format), path=place, purpose=purpose))
