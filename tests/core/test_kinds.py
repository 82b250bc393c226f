"""The Korean words of the kinds."""

from enum import StrEnum

from jobplus_core import kinds
from jobplus_core.kinds import KOREAN, Indicator, PostingSource, SessionChannel, TeamKind, korean


def test_korean_words_of_kinds_that_are_equal_as_strings_stay_apart() -> None:
    assert korean(Indicator.COUNSELING) == "취업상담"
    assert korean(TeamKind.COUNSELING) == "취업상담팀"
    assert korean(PostingSource.VISIT) == "기업방문"
    assert korean(SessionChannel.VISIT) == "방문"


def test_every_kind_but_records_has_a_word() -> None:
    found = [kind for kind in vars(kinds).values() if isinstance(kind, type) and issubclass(kind, StrEnum)]
    wordless = {kind.__name__ for kind in found for one in kind if (kind, one.value) not in KOREAN}

    assert wordless - {"StrEnum"} == {"SubjectKind"}
