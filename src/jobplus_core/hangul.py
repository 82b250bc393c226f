"""Korean text as keys: initial consonants, keystrokes, and one normal form for everything stored."""

import unicodedata
from typing import Final

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS: Final = (
    "", "ㄱ", "ㄲ", "ㄳ", "ㄴ", "ㄵ", "ㄶ", "ㄷ", "ㄹ", "ㄺ", "ㄻ", "ㄼ", "ㄽ", "ㄾ", "ㄿ", "ㅀ",
    "ㅁ", "ㅂ", "ㅄ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
)  # fmt: skip
_SPLIT: Final = {
    "ㄳ": "ㄱㅅ", "ㄵ": "ㄴㅈ", "ㄶ": "ㄴㅎ", "ㄺ": "ㄹㄱ", "ㄻ": "ㄹㅁ", "ㄼ": "ㄹㅂ", "ㄽ": "ㄹㅅ",
    "ㄾ": "ㄹㅌ", "ㄿ": "ㄹㅍ", "ㅀ": "ㄹㅎ", "ㅄ": "ㅂㅅ", "ㅘ": "ㅗㅏ", "ㅙ": "ㅗㅐ", "ㅚ": "ㅗㅣ",
    "ㅝ": "ㅜㅓ", "ㅞ": "ㅜㅔ", "ㅟ": "ㅜㅣ", "ㅢ": "ㅡㅣ",
}  # fmt: skip
# Letters, figures and signs as Korean input modes also type them, to those of a plain keyboard.
_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
LONGEST_NAME: Final = 40
"""Letters of a name that finding it looks at: a key of an index has its limits."""


def clean(text: str) -> str:
    """`text` in NFC with single blanks and no control or bidirectional characters."""
    kept = "".join(" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in ("Cc", "Cf")).split())


def clean_lines(text: str) -> str:
    """Like `clean`, line by line: for notes, where line ends carry meaning."""
    return "\n".join(clean(line) for line in text.splitlines()).strip()


def initials(text: str) -> str:
    """홍길동 → ㅎㄱㄷ; compound finals typed as one (ㄳ) count as two initials (ㄱㅅ)."""
    return "".join(_initial(c) for c in unicodedata.normalize("NFC", text))


def keystrokes(text: str) -> str:
    """값 → ㄱㅏㅂㅅ: what a 두벌식 typist has typed so far, so that half-typed syllables match."""
    return "".join(_strokes(c) for c in unicodedata.normalize("NFC", text))


def name_parts(name: str) -> list[tuple[int, str]]:
    """What finds a name: from each of its syllables on, its keystrokes and its initials.

    Blanks, width and the case of Latin letters make no difference; of a name longer than any, its beginning counts.

    Returns:
        Pairs of 0 for the whole name or 1 for what begins inside it, and the key.
    """
    letters = compact(name)[:LONGEST_NAME]
    found = {(min(start, 1), key(letters[start:])) for start in range(len(letters)) for key in (keystrokes, initials)}
    return sorted(found)


def compact(text: str) -> str:
    """`text` as it is compared: composed, small letters of half width, no blanks."""
    return "".join(unicodedata.normalize("NFC", text).translate(_HALF_WIDTH).casefold().split())


def is_initials(text: str) -> bool:
    """Whether `text` holds only consonants, so that it asks for initials."""
    return bool(text) and all(c in _INITIALS or c in _SPLIT or c in _FINALS for c in text)


def _initial(char: str) -> str:
    place = ord(char) - 0xAC00
    if 0 <= place < 11172:
        return _INITIALS[place // 588]
    return _SPLIT.get(char, char)


def _strokes(char: str) -> str:
    place = ord(char) - 0xAC00
    if not 0 <= place < 11172:
        return _SPLIT.get(char, char)
    vowel = _VOWELS[place // 28 % 21]
    final = _FINALS[place % 28]
    return _INITIALS[place // 588] + _SPLIT.get(vowel, vowel) + _SPLIT.get(final, final)
