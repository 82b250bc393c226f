"""A server on this machine that speaks as the city's open-data service: its envelope, codes, faults and slowness."""

import json
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KEY = "4b6579466f72546573747331"
Row = dict[str, object]
Heads = Sequence[tuple[str, str]]


class Handler(BaseHTTPRequestHandler):
    """One request: the next planned answer, or what the service would say."""

    server: "OpenData"
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        plan = self.server.plans.popleft() if self.server.plans else None
        (plan or Handler.answer)(self)

    def answer(self) -> None:
        parts = self.path.strip("/").split("/")
        key, form, service, first, last = (*parts, "", "", "", "", "")[:5]
        if key not in (KEY, "sample"):
            self.code("INFO-100", xml=True)
        elif not first or not last:
            self.code("ERROR-300")
        elif form != "json":
            self.code("ERROR-301")
        elif service != "GetJobInfo":
            self.code("ERROR-310")
        elif not (first.isdecimal() and last.isdecimal()):
            self.code("ERROR-333")
        elif int(first) > int(last):
            self.code("ERROR-334")
        elif key == "sample" and int(last) - int(first) >= 5:
            self.code("ERROR-335")
        elif int(last) - int(first) >= 1_000:
            self.code("ERROR-336")
        else:
            self.rows(self.server.rows[int(first) - 1 : int(last)])

    def rows(self, rows: list[Row], *, kind: str = "application/json;charset=UTF-8") -> None:
        if not rows:
            self.code("INFO-200")
            return
        self.send(envelope(rows, self.server.total()), kind=kind)

    def code(self, code: str, *, xml: bool = False) -> None:
        if xml:
            text = f"<RESULT><CODE>{code}</CODE><MESSAGE><![CDATA[말]]></MESSAGE></RESULT>"
            self.send(text.encode(), kind="application/xml;charset=UTF-8")
        else:
            self.send(json.dumps({"RESULT": {"CODE": code, "MESSAGE": self.path}}).encode())

    def send(
        self,
        body: bytes,
        *,
        status: int = 200,
        kind: str = "application/json",
        length: int | None = None,
        heads: Heads = (),
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in heads:
            self.send_header(name, value)
        if length is not None:
            self.close_connection = True
        self.end_headers()
        self.wfile.write(body)

    def hang(self) -> None:
        """Answer nothing until the test is over."""
        self.server.over.wait(10)
        self.close_connection = True

    def drop(self) -> None:
        """Close without a word."""
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent."""


Plan = Callable[[Handler], None]


class OpenData(ThreadingHTTPServer):
    """The server: its rows, the answers planned before it follows its own mind, and the paths it was asked for."""

    daemon_threads = True

    def __init__(self, rows: list[Row]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.rows = rows
        self.total: Callable[[], int | None] = lambda: len(self.rows)
        self.plans: deque[Plan | None] = deque()
        self.asked: list[str] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that left early is no fault."""


def envelope(rows: list[Row], total: int | None) -> bytes:
    """An answer with rows."""
    inner: Row = {"RESULT": {"CODE": "INFO-000", "MESSAGE": "정상 처리되었습니다"}, "row": rows}
    if total is not None:
        inner["list_total_count"] = total
    return json.dumps({"GetJobInfo": inner}, ensure_ascii=False).encode()


def posting(number: int) -> Row:
    """A row of the service, with its personal columns."""
    return {
        "JO_REQST_NO": f"H{number:07}",
        "CMPNY_NM": "한빛상사",
        "JO_SJ": f"경리 모집 {number}",
        "HOPE_WAGE": "월급 / 230만원",
        "RCRIT_NMPR_CO": 2,
        "MNGR_NM": "홍길순",
        "MNGR_PHON_NO": "010-0000-1234",
    }


@contextmanager
def serving(rows: list[Row]) -> Iterator[OpenData]:
    """A server of these rows, until the block ends."""
    server = OpenData(rows)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        thread.join(10)
        server.server_close()
