import json
import logging
import re
import socket
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from jobplus_core.errors import ImportStopped, Refusal
from jobplus_core.imports.drafts import PostingDraft, RawRow, RowRejected
from jobplus_core.imports.feeds import feed_of
from jobplus_core.imports.getjobinfo import service
from jobplus_core.imports.getjobinfo.answers import REASON_OF, FetchRefused
from jobplus_core.imports.getjobinfo.fetch import Fetched, fetch_pages
from jobplus_core.imports.getjobinfo.service import Patience
from jobplus_core.imports.getjobinfo.service_key import ServiceKey
from tests.support.open_data import KEY, Handler, OpenData, Plan, envelope, posting, serving

QUICK = Patience(connect=2, read=2, whole=5, pauses=(1, 2, 4))


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def served() -> Iterator[OpenData]:
    with serving([posting(number) for number in range(1, 8)]) as server:
        yield server


class Desk:
    """Whoever fetches: three rows a page, pauses noted and not waited for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pauses: list[float] = []
        self.told: list[tuple[int, int | None]] = []

    def fetch(self, url: str, *, key: str = KEY, page: int = 3, patience: Patience = QUICK) -> Fetched:
        return fetch_pages(
            url,
            ServiceKey(key),
            folder=self.folder,
            told=lambda rows, announced: self.told.append((rows, announced)),
            patience=patience,
            pause=self.pauses.append,
            page=page,
        )

    def refused(self, url: str, *, key: str = KEY, patience: Patience = QUICK, page: int = 3) -> tuple[str, str]:
        with pytest.raises(FetchRefused) as caught:
            self.fetch(url, key=key, patience=patience, page=page)
        assert list(self.folder.iterdir()) == []
        assert KEY not in "".join(traceback.format_exception(caught.value))
        assert caught.value.__cause__ is None
        return caught.value.reason, caught.value.detail


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def numbers(fetched: Fetched) -> list[str]:
    return [
        row.values["JO_REQST_NO"] for row in feed_of(fetched.path).open(fetched.path).rows() if isinstance(row, RawRow)
    ]


def status(code: int, *heads: tuple[str, str]) -> Plan:
    return lambda handler: handler.send(b"<html>no</html>", status=code, kind="text/html", heads=heads)


def coded(code: str, *, xml: bool = False) -> Plan:
    return lambda handler: handler.code(code, xml=xml)


def cut(handler: Handler) -> None:
    handler.send(envelope(handler.server.rows[:3], 7)[:-40])


def cut_bytes(handler: Handler) -> None:
    body = envelope(handler.server.rows[:3], 7)
    handler.send(body[:-40], length=len(body))


def nothing(handler: Handler) -> None:
    handler.send(b"")


def test_every_page_is_fetched_into_a_spool_that_reads_as_the_feed(served: OpenData, desk: Desk) -> None:
    fetched = desk.fetch(served.url)
    assert (fetched.rows, fetched.announced, fetched.repeated, fetched.short) == (7, 7, 0, 0)
    assert [path.replace(KEY, "KEY") for path in served.asked] == [
        "/KEY/json/GetJobInfo/1/3/",
        "/KEY/json/GetJobInfo/4/6/",
        "/KEY/json/GetJobInfo/7/9/",
    ]
    assert desk.told == [(3, 7), (6, 7), (7, 7)]
    feed = feed_of(fetched.path)
    opened = feed.open(fetched.path)
    assert (feed.id, opened.total, opened.announced) == ("getjobinfo", 7, 7)
    rows = list(opened.rows())
    assert rows == list(opened.rows())
    drafts = [feed.normalize(row) for row in rows if isinstance(row, RawRow)]
    assert [(draft.external_no, draft.openings) for draft in drafts if isinstance(draft, PostingDraft)] == [
        (f"H{number:07}", 2) for number in range(1, 8)
    ]
    assert [row.line for row in rows] == list(range(1, 8))


def test_pages_hold_a_thousand_rows(desk: Desk) -> None:
    with serving([posting(number) for number in range(1, 2_346)]) as server:
        fetched = desk.fetch(server.url, page=1_000)
        assert (fetched.rows, len(server.asked)) == (2_345, 3)
        again = desk.fetch(server.url, page=1_000)
    feed = feed_of(fetched.path)
    assert feed.open(fetched.path).digest == feed.open(again.path).digest


def test_spool_is_its_owners_and_holds_neither_key_nor_persons(served: OpenData, desk: Desk) -> None:
    path = desk.fetch(served.url).path
    text = path.read_text("ascii")
    assert path.stat().st_mode & 0o077 == 0
    assert (KEY in text, "MNGR_NM" in text, "010-0000-1234" in text) == (False, False, False)


def test_address_may_hold_a_place_for_the_key(served: OpenData, desk: Desk) -> None:
    assert desk.fetch(served.url + "/{KEY}/json/GetJobInfo/1/1000/").rows == 7
    assert desk.fetch(served.url + "/").rows == 7


@pytest.mark.parametrize("xml", [False, True], ids=["json", "xml"])
@pytest.mark.parametrize("code", REASON_OF)
def test_every_code_of_the_service_is_refused_for_its_reason(
    served: OpenData, desk: Desk, code: str, xml: bool
) -> None:
    served.plans.extend([coded(code, xml=xml)] * 4)
    assert desk.refused(served.url) == (REASON_OF[code], code)
    passing = code in ("ERROR-500", "ERROR-600", "ERROR-601")
    assert desk.pauses == ([1, 2, 4] if passing else [])


def test_codes_that_the_service_itself_gives_are_understood(served: OpenData, desk: Desk) -> None:
    assert desk.refused(served.url, key="wrong1") == ("key_refused", "INFO-100")
    assert desk.refused(served.url, key="sample", page=6) == ("sample_key", "ERROR-335")
    assert desk.refused(served.url, page=1_001) == ("request_too_many", "ERROR-336")
    assert desk.refused(served.url, page=0) == ("request_order", "ERROR-334")
    served.rows = []
    assert desk.refused(served.url) == ("no_data", "INFO-200")


def test_code_that_nobody_wrote_down_is_told_as_it_is(served: OpenData, desk: Desk) -> None:
    served.plans.append(coded("ERROR-999"))
    assert desk.refused(served.url) == ("result_code", "ERROR-999")


@pytest.mark.parametrize(
    ("trouble", "pause"),
    [
        (status(500), 1),
        (status(503, ("Retry-After", "7")), 7),
        (status(429, ("Retry-After", "900")), 60),
        (status(429, ("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT")), 1),
        (coded("ERROR-500"), 1),
        (cut, 1),
        (cut_bytes, 1),
        (nothing, 1),
        (Handler.drop, 1),
    ],
    ids=["500", "503", "429", "429-date", "ERROR-500", "cut", "cut-bytes", "nothing", "dropped"],
)
def test_trouble_that_passes_is_asked_again(served: OpenData, desk: Desk, trouble: Plan, pause: float) -> None:
    served.plans.extend([None, trouble])
    assert desk.fetch(served.url).rows == 7
    assert (desk.pauses, len(served.asked)) == ([pause], 4)


@pytest.mark.parametrize(
    ("trouble", "told"),
    [
        (status(500), ("http_status", "500")),
        (status(429), ("too_many_requests", "429")),
        (cut, ("answer_cut", "")),
        (Handler.drop, ("answer_cut", "")),
    ],
    ids=["500", "429", "cut", "dropped"],
)
def test_trouble_that_stays_is_told_after_the_last_attempt(
    served: OpenData, desk: Desk, trouble: Plan, told: tuple[str, str]
) -> None:
    served.plans.extend([None, *[trouble] * 4])
    assert desk.refused(served.url) == told
    assert (desk.pauses, len(served.asked)) == ([1, 2, 4], 5)


def test_slow_service_is_asked_again_and_then_given_up(served: OpenData, desk: Desk) -> None:
    quick = Patience(connect=2, read=0.05, whole=5, pauses=(1,))
    served.plans.append(Handler.hang)
    assert desk.fetch(served.url, patience=quick).rows == 7
    served.plans.extend([Handler.hang] * 2)
    for kept in desk.folder.iterdir():
        kept.unlink()
    assert desk.refused(served.url, patience=quick) == ("timed_out", "127.0.0.1")


def test_answer_that_drips_longer_than_patience_is_given_up(served: OpenData, desk: Desk) -> None:
    seconds = iter(range(0, 10_000, 100))
    with pytest.raises(FetchRefused) as refused:
        fetch_pages(
            served.url,
            ServiceKey(KEY),
            folder=desk.folder,
            patience=QUICK,
            clock=lambda: float(next(seconds)),
            pause=desk.pauses.append,
        )
    assert (refused.value.reason, desk.pauses) == ("timed_out", [1, 2, 4])


def test_machine_that_does_not_answer_is_told(desk: Desk) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        assert desk.refused(url) == ("unreachable", "127.0.0.1")
    assert desk.pauses == [1, 2, 4]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (lambda handler: handler.send(b"<html>", kind="text/html"), ("answer_other", "text/html")),
        (lambda handler: handler.send(b"<html>", kind=f"text/{KEY}"), ("answer_other", "text/•••")),
        (lambda handler: handler.send(b"a,b\n1,2\n", kind="text/csv"), ("answer_other", "text/csv")),
        (lambda handler: handler.send(b"[1]"), ("answer_other", "application/json")),
        (lambda handler: handler.send(b'{"other": 1}'), ("answer_other", "GetJobInfo")),
        (lambda handler: handler.send(b'{"\xff\xfe\xfa\xc3\xff": 1}'), ("answer_other", "byte 2")),
        (lambda handler: handler.send(b"no archive", heads=[("Content-Encoding", "gzip")]), ("answer_other", "")),
        (status(404), ("http_status", "404")),
        (status(302, ("Location", "http://127.0.0.1:1/")), ("http_status", "302")),
    ],
    ids=["html", "key", "csv", "list", "json", "letters", "gzip", "404", "302"],
)
def test_answer_that_is_not_the_services_is_refused_at_once(
    served: OpenData, desk: Desk, plan: Plan, told: tuple[str, str]
) -> None:
    served.plans.append(plan)
    assert desk.refused(served.url) == told
    assert (desk.pauses, len(served.asked)) == ([], 1)


def test_postings_are_taken_whatever_they_are_called(served: OpenData, desk: Desk) -> None:
    served.plans.append(lambda handler: handler.rows(served.rows[:3], kind="text/html"))
    assert desk.fetch(served.url).rows == 7


def test_answer_without_end_is_refused(served: OpenData, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "MOST_BYTES", 100)
    assert desk.refused(served.url) == ("answer_too_large", "")


def test_posting_that_moved_to_a_later_page_is_kept_once(served: OpenData, desk: Desk) -> None:
    def grown(handler: Handler) -> None:
        served.rows.insert(0, posting(100))
        handler.answer()

    served.plans.extend([None, grown])
    fetched = desk.fetch(served.url)
    assert numbers(fetched) == [f"H{number:07}" for number in range(1, 8)]
    assert (fetched.announced, fetched.repeated, fetched.short) == (8, 1, 1)


def test_list_that_shrank_ends_early_and_tells_what_may_be_missing(served: OpenData, desk: Desk) -> None:
    def shrunk(handler: Handler) -> None:
        del served.rows[0]
        handler.answer()

    served.plans.extend([None, shrunk])
    fetched = desk.fetch(served.url)
    assert numbers(fetched) == [f"H{number:07}" for number in (1, 2, 3, 5, 6, 7)]
    assert (fetched.announced, fetched.rows, fetched.short) == (6, 6, 0)


def test_list_that_ends_before_its_count_is_told(served: OpenData, desk: Desk) -> None:
    served.total = lambda: 12
    fetched = desk.fetch(served.url)
    assert (fetched.announced, fetched.rows, fetched.short) == (12, 7, 5)


def test_service_without_a_count_is_read_to_its_last_page(served: OpenData, desk: Desk) -> None:
    served.total = lambda: None
    fetched = desk.fetch(served.url)
    assert (fetched.announced, fetched.rows, len(served.asked)) == (None, 7, 3)
    served.plans.extend([lambda handler: handler.rows(served.rows[:3])] * 4)
    assert desk.fetch(served.url).rows == 3


def test_rows_that_are_none_are_kept_with_their_reason(served: OpenData, desk: Desk) -> None:
    served.rows[1] = {"JO_SJ": ["가"]}
    served.rows[2] = {"CMPNY_NM": "번호 없음", "JO_SJ": "가"}
    served.rows[4] = {"CMPNY_NM": "번호 없음", "JO_SJ": "가"}
    fetched = desk.fetch(served.url)
    rows = list(feed_of(fetched.path).open(fetched.path).rows())
    assert (len(rows), rows[1]) == (7, RowRejected(2, "JO_SJ", "", "not_text"))


@pytest.mark.parametrize("answers", range(1, 4))
def test_fetch_that_is_stopped_leaves_nothing(served: OpenData, desk: Desk, answers: int) -> None:
    with pytest.raises(ImportStopped):
        fetch_pages(
            served.url,
            ServiceKey(KEY),
            folder=desk.folder,
            page=3,
            cancelled=lambda: len(served.asked) >= answers,
        )
    assert (list(desk.folder.iterdir()), len(served.asked)) == ([], answers)


def test_fetch_that_is_stopped_while_it_pauses_asks_no_more(served: OpenData, desk: Desk) -> None:
    served.plans.append(status(500))
    with pytest.raises(ImportStopped):
        fetch_pages(
            served.url,
            ServiceKey(KEY),
            folder=desk.folder,
            pause=desk.pauses.append,
            cancelled=lambda: bool(desk.pauses),
        )
    assert (list(desk.folder.iterdir()), len(served.asked)) == ([], 1)


def test_key_stands_in_no_log(served: OpenData, desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        desk.fetch(served.url)
    assert "/•••/json/GetJobInfo/4/6/" in caplog.text
    assert KEY not in caplog.text
    assert logging.getLogger("httpx").filters == []


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "url_unusable"),
        ("openapi.seoul.go.kr:8088", "url_unusable"),
        ("ftp://openapi.seoul.go.kr", "url_unusable"),
        ("http://", "url_unusable"),
        ("http://127.0.0.1:99999", "url_unusable"),
        ("http://[::1", "url_unusable"),
        ("http://name:word@127.0.0.1", "url_unusable"),
        ("http://127.0.0.1/?KEY=1", "url_unusable"),
        ("http://127.0.0.1/a b\n", "url_unusable"),
        ("http://127.0.0.1/../x", "url_unusable"),
        ("http://" + "a" * 70 + ".kr", "unreachable|url_unusable"),
        (f"http://127.0.0.1/{KEY}/json/GetJobInfo/1/5/", "key_in_url"),
        (f"http://127.0.0.1/{KEY}/xml/getjobinfo/1/5/", "key_in_url"),
    ],
)
def test_address_that_cannot_be_asked_is_refused(desk: Desk, url: str, reason: str) -> None:
    found, detail = desk.refused(url)
    assert re.fullmatch(reason, found)
    assert KEY not in detail


def test_refusals_hold_no_key_even_where_the_service_repeats_it(served: OpenData, desk: Desk) -> None:
    served.plans.append(lambda handler: handler.send(json.dumps({"RESULT": {"CODE": KEY}}).encode()))
    with pytest.raises(Refusal) as refused:
        desk.fetch(served.url)
    assert str(refused.value) == "fetch(host='127.0.0.1', reason='result_code', detail='•••')"
