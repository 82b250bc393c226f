"""Every refusal has a sentence of its own, in both languages."""

import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import get_type_hints

import pytest

import jobplus_core
from jobplus_core.errors import FieldRefused, NotFound, ReferralEnded, Refusal, StoreMissing
from jobplus_core.imports.drafts import Unread
from jobplus_core.imports.feed_file import FeedRefused
from jobplus_core.imports.getjobinfo.answers import OTHER_REASONS, REASON_OF, FetchRefused
from jobplus_tui.i18n import set_language
from jobplus_tui.phrases import REASONS, SENTENCES, reason_text, refusal_text


def kinds_of(parent: type[Refusal]) -> Iterator[type[Refusal]]:
    """Yield every kind of refusal of the core."""
    if parent.__module__.startswith("jobplus_core."):
        yield parent
    for child in parent.__subclasses__():
        yield from kinds_of(child)


for _module in walk_packages(jobplus_core.__path__, "jobplus_core."):
    import_module(_module.name)
KINDS = sorted(set(kinds_of(Refusal)), key=lambda kind: kind.code)


@pytest.fixture(params=["ko", "en"], autouse=True)
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    set_language(request.param)
    yield request.param
    set_language("ko")


def example(kind: type[Refusal]) -> Refusal:
    """Return a refusal of a kind, with a figure for each of its fields."""
    kinds = get_type_hints(kind)
    return kind(**{name: 7 if kinds[name] is int else "seven" for name in kind.figures})


def test_every_code_names_one_kind() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert sorted(SENTENCES) == [kind.code for kind in KINDS]


def test_every_reason_against_a_row_of_a_feed_has_its_words() -> None:
    folder = Path(jobplus_core.__path__[0], "imports")
    code = "".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")))
    raised = re.findall(r'FieldRejected\("(\w+)"', code) + re.findall(r'\breject\([^()]*"(\w+)"[,)]', code)
    assert {"unreadable", "cell_count", "not_text"} <= set(raised)
    assert sorted(set(raised) - set(REASONS)) == []


def test_every_reason_of_a_feed_or_its_service_has_its_words(language: str) -> None:
    spoken = inspect.getdoc(FeedRefused) or ""
    reasons = {*Unread, *REASON_OF.values(), *OTHER_REASONS, *re.findall(r"`([a-z_]+)`", spoken.partition(";")[0])}
    reasons -= {"reason"}
    assert {"not_said", "key_refused", "timed_out", "quote_open"} <= reasons
    assert sorted(reasons - set(REASONS)) == []
    words = {reason: reason_text(reason) for reason in reasons}
    assert all(any("가" <= letter <= "힣" for letter in text) == (language == "ko") for text in words.values())


def test_every_reason_the_fetch_raises_is_written_down() -> None:
    folder = Path(jobplus_core.__path__[0], "imports", "getjobinfo")
    code = "".join(path.read_text("utf-8") for path in sorted(folder.glob("*.py")))
    raised = set(re.findall(r'(?:FetchRefused\([^"()]*(?:""), |FetchRefused\([\w.]+, |_Passing\()"(\w+)"', code))
    assert {"key_in_url", "timed_out", "no_data"} <= raised
    assert sorted(raised - OTHER_REASONS - set(REASON_OF.values())) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_refusal_is_one_filled_sentence(kind: type[Refusal], language: str) -> None:
    sentence = refusal_text(example(kind))
    assert sentence
    assert not {"{", "}", "\n"} & set(sentence)
    assert any("가" <= letter <= "힣" for letter in sentence) == (language == "ko")


def test_refusals_word_their_figures(language: str) -> None:
    spoken = [
        refusal_text(StoreMissing("x.db")),
        refusal_text(NotFound("posting", 12)),
        refusal_text(FieldRefused("phone", "12", "not_a_phone")),
        refusal_text(ReferralEnded(5, "hired")),
        refusal_text(FeedRefused("a.csv", "empty", "")),
        refusal_text(FeedRefused("a.csv", "columns_missing", "JO_SJ")),
        refusal_text(FetchRefused("127.0.0.1", "key_refused", "INFO-100")),
    ]
    assert (
        spoken
        == {
            "ko": [
                "x.db에 저장소가 없습니다. jobplus init을 실행하십시오.",
                "구인 12번은 이제 없습니다. 목록을 다시 읽으십시오.",
                "전화: 12, 저장할 수 없습니다(전화번호가 아님).",
                "알선 5번은 끝났습니다(취업). 새로 알선하십시오.",
                "a.csv을(를) 구인으로 읽을 수 없습니다: 비어 있음. 아무것도 들이지 않았습니다.",
                "a.csv을(를) 구인으로 읽을 수 없습니다: 열이 빠짐 (JO_SJ). 아무것도 들이지 않았습니다.",
                "구인을 받아 오지 못했습니다: 인증키가 맞지 않음 · data.seoul.go.kr에서 확인하십시오 (INFO-100). "
                "아무것도 들이지 않았습니다.",
            ],
            "en": [
                "There is no store at x.db; run jobplus init.",
                "Posting 12 is not there any more; read the list again.",
                "Phone: 12 cannot be saved (not a phone number).",
                "Referral 5 has ended (hired); make a new referral.",
                "a.csv cannot be read as postings: empty. Nothing was taken in.",
                "a.csv cannot be read as postings: columns are missing (JO_SJ). Nothing was taken in.",
                "No postings were fetched: the service does not take the key; check it at data.seoul.go.kr (INFO-100). "
                "Nothing was taken in.",
            ],
        }[language]
    )
