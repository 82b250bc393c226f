"""What finds a person; pure."""

from typing import Final

from jobplus_core.hangul import name_parts

NamePart = tuple[int, int, str, int]
"""A row of the name parts: institution, place, part, seeker."""

NAME_PARTS: Final = "seeker_name_part"
NAME_PART_COLUMNS: Final = ("institution_id", "place", "part", "seeker_id")


def name_part_rows(institution_id: int, seeker_id: int, name: str) -> list[NamePart]:
    """The rows by which one person's name is found, in the order of the columns."""
    return [(institution_id, place, part, seeker_id) for place, part in name_parts(name)]
