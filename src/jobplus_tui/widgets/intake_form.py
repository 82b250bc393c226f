"""The intake form: every field in the order of a conversation, one tab sequence."""

from collections.abc import Sequence
from datetime import date

from jobplus_tui.intake.fields import SECTIONS, Section
from jobplus_tui.intake.reading import Reading, echoed, tidied
from jobplus_tui.widgets.answers import Decided
from jobplus_tui.widgets.field_form import FieldForm


class IntakeForm(FieldForm[Reading]):
    """The fields of a person and, where it registers one, those of the act."""

    def __init__(self, *, registration: bool = True, id: str | None = None) -> None:
        """Take whether the form registers, or only mends a record."""
        super().__init__(SECTIONS if registration else _mending(), id=id)
        self._today = date.min

    def decide_standing(self, standing: str) -> None:
        """Show what the store will count the registration as."""
        field = self._fields.get("standing")
        if field is not None and isinstance(field.editor, Decided):
            field.editor.decide(standing)

    def words(self, reading: Reading, name: str, text: str) -> str:
        """Return how a text is understood."""
        return echoed(reading, name, text, self._today)

    def tidied(self, reading: Reading, name: str) -> str:
        """Return a field as it was understood."""
        return tidied(reading, name)

    def wishes(self, reading: Reading) -> Sequence[tuple[str, str | None]]:
        """Return the wished occupations."""
        return [(wish.text, wish.code) for wish in reading.form.occupations]

    def show(self, reading: Reading, today: date | None = None) -> None:
        """Show what the form says so far, on the day that ages are counted at."""
        self._today = today or self._today
        overridden = reading.registration.standing is not None or bool(reading.registration.standing_reason)
        if "standing_reason" in self._fields:
            self._fields["standing_reason"].display = overridden
        super().show(reading)


def _mending() -> Sequence[Section]:
    return [section for section in map(Section.mending, SECTIONS) if section.rows]
