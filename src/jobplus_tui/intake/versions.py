"""Two versions of one record, or two records of one person, field by field; nothing here knows a widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from jobplus_tui.format import MISSING
from jobplus_tui.i18n import _
from jobplus_tui.intake import fields
from jobplus_tui.intake.fields import FIELDS, Field, Kind
from jobplus_tui.intake.words import parts


class Side(Enum):
    """Whose text a field takes."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Version:
    """One field as both sides have it.

    Attributes:
        field: Its id in the form.
        base: What stood there when the form was opened; nothing where that is not known.
        mine, theirs: What this form says, and what the other desk saved.
    """

    field: str
    base: str | None
    mine: str
    theirs: str

    @property
    def differs(self) -> bool:
        """Whether the two sides say different things."""
        return self.mine != self.theirs

    @property
    def suggested(self) -> Side | None:
        """The side that changed the field, where only one did; nothing where both did and a person must choose."""
        if not self.differs or self.theirs == self.base:
            return Side.MINE
        return Side.THEIRS if self.mine == self.base else None


def with_codes(
    texts: Mapping[str, str], chosen: Mapping[str, str], known: Mapping[str, Field] = FIELDS
) -> dict[str, str]:
    """The texts of a form, each occupation with its code behind it: another code is another wish."""
    return {
        field: ", ".join(f"{word} {chosen[word]}" if word in chosen else word for word in parts(text))
        if known[field].kind is Kind.OCCUPATION
        else text.strip()
        for field, text in texts.items()
        if field in known
    }


def versions(
    base: Mapping[str, str] | None,
    mine: Mapping[str, str],
    theirs: Mapping[str, str],
    known: Mapping[str, Field] = FIELDS,
) -> list[Version]:
    """Every field that a record has, in the order of the form.

    Args:
        base: The texts as the form was opened; nothing where nobody remembers.
        mine, theirs: The texts of both sides.
        known: The fields of the form.
    """
    return [
        Version(field, None if base is None else base.get(field, ""), mine.get(field, ""), theirs[field])
        for field in known
        if field in theirs
    ]


def shown(field: str, text: str, fields: Mapping[str, Field] = FIELDS) -> str:
    """A field's text as it is read: choices by their words, nothing as a dash."""
    known = fields[field]
    words = {choice.value: choice.word for choice in known.choices}
    if words:
        return " ".join(_said(each, words) for each in text.split()) or MISSING
    return text or MISSING


def _said(value: str, words: Mapping[str, str]) -> str:
    if value in words:
        return words[value]
    plain = value.removeprefix("-")
    return _("no {what}").format(what=words.get(plain, plain)) if value != plain else value


FILLED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    fields.BORN.id: ("birth_date",),
    fields.SEX.id: ("sex",),
    fields.PHONE.id: ("phone",),
    fields.EMAIL.id: ("email",),
    fields.HOME.id: ("home",),
    fields.CONSENT.id: ("consent",),
    fields.OCCUPATION.id: ("occupations",),
    fields.WAGE.id: ("wage",),
    fields.COMMUTE.id: ("commute_minutes",),
    fields.FORMS.id: ("employment_forms",),
    fields.HOURS.id: ("hours",),
    fields.NIGHT.id: ("night", "rotating"),
    fields.EDUCATION.id: ("education",),
    fields.AVAILABLE.id: ("available_on",),
    fields.PLACES.id: ("places",),
    fields.CAREER.id: ("career_months", "career_text"),
    fields.LICENSES.id: ("licenses",),
    fields.GROUPS.id: ("target_groups",),
}
"""What a merge calls the fields of the form that it can fill."""


def fillable(kept: Mapping[str, str], merged: Mapping[str, str]) -> tuple[str, ...]:
    """The fields that are blank in the kept record and not in the merged one, in the order of the form."""
    return tuple(field for field in FILLED_BY if not kept.get(field, "") and merged.get(field, ""))


def fill_names(wanted: Sequence[str]) -> tuple[str, ...]:
    """What a merge calls these fields; the counselor in charge is always taken over where there is none."""
    return (*(name for field in wanted for name in FILLED_BY[field]), "owner")
