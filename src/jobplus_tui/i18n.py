"""The words of the desk in the counselor's language.

Messages are written in English in the source; Korean is the default. `_` looks a message up when it is
shown, `N_` marks one that is kept in a table and looked up later.
"""

import gettext
from pathlib import Path
from typing import Final

LOCALES: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "jobplus"
DEFAULT_LANGUAGE: Final = "ko"
LANGUAGES: Final = ("ko", "en")


class _Speech:
    """The catalogue in use."""

    language: str = ""
    catalogue: gettext.NullTranslations = gettext.NullTranslations()


def set_language(language: str = DEFAULT_LANGUAGE) -> None:
    """Speak a language from now on; screens drawn already keep their words.

    Args:
        language: `ko` or `en`. English is the language of the source and needs no catalogue.

    Raises:
        ValueError: For a language that the desk does not speak.
    """
    if language not in LANGUAGES:
        raise ValueError(f"language must be one of {', '.join(LANGUAGES)}, not {language}")
    _Speech.catalogue = (
        gettext.NullTranslations()
        if language == "en"
        else gettext.translation(DOMAIN, localedir=str(LOCALES), languages=[language])
    )
    _Speech.language = language


def language() -> str:
    """Return the language in use."""
    if not _Speech.language:
        set_language()
    return _Speech.language


def _(message: str) -> str:
    """Return a message in the language in use; placeholders are filled by the caller with `format`."""
    if not _Speech.language:
        set_language()
    return _Speech.catalogue.gettext(message) if message else ""


def N_(message: str) -> str:
    """Mark a message for the catalogue and return it unchanged."""
    return message


def ngettext(one: str, many: str, count: int) -> str:
    """Return the message for a count; Korean has one form for every count."""
    if not _Speech.language:
        set_language()
    return _Speech.catalogue.ngettext(one, many, count)
