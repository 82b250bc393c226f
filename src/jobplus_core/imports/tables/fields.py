"""Columns of a file given to the fields of a form: guessed from headings and from what stands in them; pure."""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jobplus_core.resident_number import looks_like_resident_number

Read = Callable[[str, date], object | None]
"""What a cell says, as of a day; None where it is not understood."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field that a column may fill.

    Attributes:
        id: Its name in the mapping.
        word: What it is called on forms.
        heads: Headings it goes by, without blanks and signs, the surest first.
        read: Reads a cell that is not empty.
        accepts: Examples of what is understood.
        personal: Whether its values tell who somebody is, and are kept nowhere but in the record itself.
        many: Whether several columns may fill it, one after the other.
        most: Letters at most.
        looks: What a value looks like, to know a column without a telling heading.
    """

    id: str
    word: str
    heads: tuple[str, ...]
    read: Read
    accepts: str = ""
    personal: bool = False
    many: bool = False
    most: int = 200
    looks: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which field each column fills.

    Attributes:
        fields: A field's id by the column's name; columns that fill none are left out.
        refused: Columns that hold resident registration numbers, which are taken nowhere.
        personal: Further columns that tell who somebody is; they are not kept beside the record.
    """

    fields: Mapping[str, str]
    refused: tuple[str, ...]
    personal: frozenset[str]


SHARE: Final = 0.6
"""Share of a column's filled samples that must look alike to know it by them."""

_RESIDENT: Final = re.compile(r"주민(등록)?(번호|no)|주민등록|외국인등록|^주민$", re.IGNORECASE)
_PERSONAL: Final = re.compile(
    r"성명|이름|연락처|전화|휴대|핸드폰|모바일|팩스|주소|거주지|메일|생년|생일|계좌|여권|외국인|보호자|가족|배우자|비상|면허번호"
    r"|장애등급|병력|종교|name|phone|mobile|tel|address|mail|birth|account",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"^\(?0?\d{1,3}\)?[-.\s]?\d{3,4}[-.\s]?\d{4}$")
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def plain_head(name: str) -> str:
    """A heading as it is compared: narrow letters, no blanks, signs or numbering."""
    return re.sub(r"[\W_]+|\d+$", "", unicodedata.normalize("NFKC", name).casefold())


def is_known(fields: Sequence[Field]) -> Callable[[str], bool]:
    """A test whether a text is the heading of one of `fields`, or of resident registration numbers."""
    heads = frozenset(head for field in fields for head in field.heads)

    def known(text: str) -> bool:
        return len(text) <= 40 and (plain_head(text) in heads or _RESIDENT.search(plain_head(text)) is not None)

    return known


def assign(
    columns: Sequence[str],
    samples: Sequence[Sequence[str]],
    fields: Sequence[Field],
    chosen: Mapping[str, str | None] | None = None,
) -> Assignment:
    """Give each column its field.

    Args:
        columns: The header.
        samples: Some rows.
        fields: What there is to fill.
        chosen: What somebody chose, by column; it decides over every guess but one: a column of resident
            registration numbers fills nothing.
    """
    values = {name: [row[i] for row in samples if row[i]] for i, name in enumerate(columns)}
    refused = tuple(name for name in columns if _holds_resident_numbers(name, values[name]))
    free = [name for name in columns if name not in refused]
    by_id = {field.id: field for field in fields}
    found: dict[str, str] = {}
    for name, field_id in (chosen or {}).items():
        if name in free and field_id in by_id:
            found[name] = field_id
    open_columns = [name for name in free if name not in (chosen or {})]
    ranked = sorted(
        ((_score(name, field), -i, -j) for i, name in enumerate(open_columns) for j, field in enumerate(fields)),
        reverse=True,
    )
    for score, column, place in ranked:
        _take(found, open_columns[-column], fields[-place], score > 0)
    for name in open_columns:
        for field in fields:
            looks = field.looks
            if looks is not None and name not in found and values[name]:
                alike = sum(map(looks, values[name]))
                _take(found, name, field, alike >= max(2, SHARE * len(values[name])))
    personal = frozenset(
        name for name in columns if name not in found and (name in refused or _is_personal(name, values[name]))
    )
    return Assignment({name: found[name] for name in columns if name in found}, refused, personal)


def _take(found: dict[str, str], name: str, field: Field, fits: bool) -> None:
    if fits and name not in found and (field.many or field.id not in found.values()):
        found[name] = field.id


def _score(name: str, field: Field) -> int:
    head = plain_head(name)
    if head in field.heads:
        return 1_000 - field.heads.index(head)
    held = [len(known) for known in field.heads if len(known) > 1 and known in head]
    return max(held, default=0)


def _holds_resident_numbers(name: str, values: Sequence[str]) -> bool:
    if _RESIDENT.search(plain_head(name)):
        return True
    return bool(values) and sum(map(looks_like_resident_number, values)) * 2 > len(values)


def _is_personal(name: str, values: Sequence[str]) -> bool:
    if _PERSONAL.search(plain_head(name)):
        return True
    telling = sum(bool(_PHONE.fullmatch(value) or _MAIL.search(value)) for value in values)
    return telling * 2 > len(values)


def looks_like_phone(text: str) -> bool:
    """Whether a text has the shape of a phone number."""
    return _PHONE.fullmatch(text) is not None


def looks_like_mail(text: str) -> bool:
    """Whether a text holds an e-mail address."""
    return _MAIL.search(text) is not None
