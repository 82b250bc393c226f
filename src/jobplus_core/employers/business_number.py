"""Business registration numbers (사업자등록번호): ten digits, of which the last checks the others.

`stdnum.kr.brn` knows the shape (length, tax office, kind of business, serial number) and leaves the last digit alone;
the check by weights that the tax offices use is added here.
"""

from typing import Final

from stdnum.exceptions import ValidationError
from stdnum.kr import brn

from jobplus_core.errors import FieldRefused

_WEIGHTS: Final = (1, 3, 7, 1, 3, 7, 1, 3, 5)


def check_digit(nine: str) -> int:
    """The tenth digit that belongs to the first nine.

    Each digit is taken times its weight; of the ninth, whose weight is 5, the tens of the product count once more.
    """
    total = sum(int(digit) * weight for digit, weight in zip(nine, _WEIGHTS, strict=True))
    return -(total + int(nine[8]) * 5 // 10) % 10


def read_business_no(text: str | None) -> str | None:
    """The ten digits of a number as it is typed, with or without dashes; None for an empty field.

    Raises:
        FieldRefused: It is no such number (`not_a_business_no`), or its last digit does not fit (`check_digit`).
    """
    typed = (text or "").strip()
    if not typed:
        return None
    try:
        digits = brn.validate(typed)
    except ValidationError:
        raise FieldRefused("business_no", typed, "not_a_business_no") from None
    if check_digit(digits[:9]) != int(digits[9]):
        raise FieldRefused("business_no", typed, "check_digit")
    return digits


def shown_business_no(digits: str) -> str:
    """The number as it is printed: 000-00-00000."""
    return f"{digits[:3]}-{digits[3:5]}-{digits[5:]}"
