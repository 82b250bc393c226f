"""When two names mean one employer; pure."""

import re
from typing import Final

from jobplus_core.hangul import clean

# Legal forms stand before, behind or in brackets and say nothing about which company it is.
_FORMS: Final = re.compile(
    r"\(?(주식회사|유한회사|유한책임회사|합자회사|합명회사|사단법인|재단법인)\)?|\((주|유|재|사)\)|㈜|㈔"
)


def name_key(name: str) -> str:
    """The form in which employers' names are compared: no legal form, no blanks, no case."""
    plain = clean(name)
    return re.sub(r"[\s·.,\-]", "", _FORMS.sub("", plain)).casefold() or plain.casefold()
