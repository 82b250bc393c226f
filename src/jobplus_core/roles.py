"""What accounts may do; apart from the other words, since every desk needs it before its first frame."""

from enum import StrEnum


class Role(StrEnum):
    """What an account may do."""

    COUNSELOR = "counselor"
    LEAD = "lead"
    DIRECTOR = "director"
    ADMINISTRATOR = "administrator"
