"""The form of an employer."""

from jobplus_core.employers.business_number import shown_business_no
from jobplus_core.employers.rules import EmployerForm
from jobplus_tui.employer_form.fields import SECTIONS
from jobplus_tui.employer_form.reading import Reading, texts_of
from jobplus_tui.i18n import _
from jobplus_tui.widgets.field_form import FieldForm

TIDIED = frozenset({"business_no", "place", "size"})


class EmployerFieldForm(FieldForm[Reading[EmployerForm]]):
    """Everything that is kept of a company, its contacts and visits apart."""

    def __init__(self, *, id: str | None = None) -> None:
        """Ask everything."""
        super().__init__(SECTIONS, id=id)

    def words(self, reading: Reading[EmployerForm], name: str, text: str) -> str:
        """Return how a text is understood."""
        form = reading.form
        if name in reading.errors or not text.strip():
            return ""
        if name == "business_no" and form.business_no is not None:
            return _("fits") if text.strip() == shown_business_no(form.business_no) else ""
        if name == "size":
            return "명"
        if name == "industry" and form.industry_code is None:
            return _("no code yet")
        return ""

    def tidied(self, reading: Reading[EmployerForm], name: str) -> str:
        """Return a field as it was understood."""
        return texts_of(reading.form).get(name, "") if name in TIDIED and name not in reading.errors else ""
