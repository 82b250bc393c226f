"""The form of a posting."""

from collections.abc import Sequence

from jobplus_tui.posting_form.fields import sections
from jobplus_tui.posting_form.reading import TIDIED, PostingReading, echoed, texts_of
from jobplus_tui.widgets.field_form import FieldForm


class PostingFieldForm(FieldForm[PostingReading]):
    """Everything that a posting can say."""

    def __init__(self, *, new: bool, id: str | None = None) -> None:
        """Take whether a new posting is registered, or one mended."""
        super().__init__(sections(new=new), id=id)

    def words(self, reading: PostingReading, name: str, text: str) -> str:
        """Return how a text is understood."""
        return echoed(reading, name, text)

    def tidied(self, reading: PostingReading, name: str) -> str:
        """Return a field as it was understood; a day said from today on would mean another day tomorrow."""
        return texts_of(reading.form)[0].get(name, "") if name in TIDIED and name not in reading.errors else ""

    def wishes(self, reading: PostingReading) -> Sequence[tuple[str, str | None]]:
        """Return what the posting calls its work, with the code."""
        form = reading.form
        return [(form.occupation_text, form.occupation_code)] if form.occupation_text else []
