"""Resident registration numbers (주민등록번호): none is ever stored (개인정보 보호법 제24조의2)."""

import re
import unicodedata
from typing import Final

from jobplus_core.errors import ResidentNumber

# Six digits of a birth date and seven more, the first of them 0 to 9 for sex and century. Between them stands any
# mark, or a vowel or a long-sound sign taken for a dash.
_SHAPE: Final = re.compile(r"(?<!\d)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[\W_ㅡーᅳ]{0,3}\d{7}(?!\d)")


def looks_like_resident_number(text: str) -> bool:
    """Whether `text` holds something shaped like a resident registration number, in full-width digits too."""
    return _SHAPE.search(unicodedata.normalize("NFKC", text)) is not None


def refuse_resident_number(field_name: str, text: str | None) -> None:
    """Raise `ResidentNumber` when `text` looks like one."""
    if text and looks_like_resident_number(text):
        raise ResidentNumber(field_name)
