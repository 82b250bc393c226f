"""Names of places by their codes."""

from jobplus_core.codes import places


def place_name(code: str) -> str:
    """Return the name of a local government or province by its code; the code where it is not known."""
    place = places.by_code(code)
    if place is not None:
        return place.sigungu if place.sido == places.SEOUL else f"{place.sido} {place.sigungu}"
    return next((sido.short for sido in places.all_sidos() if sido.code == code), code)
