"""What of a public feed tells who somebody is or how to reach them, and so never enters."""

import re
from typing import Final

_NAME: Final = re.compile(
    r"PHON|TEL(?:NO|_|$)|TLPHON|MOBILE|MBTL|FAX|E_?MAIL|EML|CTTPC|CONTACT|CHARGER|RPRSN|IHIDNUM|RRN|BRTH|BIRTH"
    r"|전화|휴대|연락|팩스|이메일|메일|담당자|담당상담|대표자|성명|주민|생년",
    re.IGNORECASE,
)
_VALUE: Final = re.compile(
    r"(?<!\d)0\d{1,2}[\s.)-]{0,2}\d{3,4}[\s.-]{0,2}\d{4}(?!\d)"  # telephone
    r"|[\w.+-]@[\w-]+\.\w"  # e-mail
    r"|(?<!\d)\d{6}\s?-\s?[1-8]\d{6}(?!\d)"  # resident registration number
)


def names_a_person(column: str) -> bool:
    """Whether a column's name says that it holds a person or a way to reach one."""
    return _NAME.search(column) is not None


def tells_a_person(value: str) -> bool:
    """Whether a value holds a telephone number, an e-mail address or the number of a person."""
    return _VALUE.search(value) is not None
