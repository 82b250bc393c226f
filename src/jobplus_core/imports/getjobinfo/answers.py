"""What the city's open-data service answers where it gives no rows, and why a fetch of postings ended without any.

The codes are those of the service's page of messages (data.seoul.go.kr, 메시지 설명).
"""

from typing import ClassVar, Final

from jobplus_core.errors import Refusal

DONE: Final = "INFO-000"
NO_DATA: Final = "INFO-200"

REASON_OF: Final = {
    "INFO-100": "key_refused",
    NO_DATA: "no_data",
    "ERROR-300": "request_incomplete",
    "ERROR-301": "request_type",
    "ERROR-310": "request_service",
    "ERROR-331": "request_start",
    "ERROR-332": "request_end",
    "ERROR-333": "request_no_number",
    "ERROR-334": "request_order",
    "ERROR-335": "sample_key",
    "ERROR-336": "request_too_many",
    "ERROR-500": "service_failed",
    "ERROR-600": "service_database",
    "ERROR-601": "service_query",
}
"""Reason by the code of an answer; every other code is `result_code`."""

PASSING: Final = frozenset({"ERROR-500", "ERROR-600", "ERROR-601"})
"""Codes of the service's own troubles, worth asking again."""

OTHER_REASONS: Final = frozenset(
    {
        "result_code",
        "key_missing",
        "key_unusable",
        "key_in_url",
        "url_unusable",
        "unreachable",
        "timed_out",
        "http_status",
        "too_many_requests",
        "answer_cut",
        "answer_other",
        "answer_too_large",
    }
)
"""Further reasons why there are no postings."""


class FetchRefused(Refusal):
    """The service gave no postings, and nothing was kept of what it gave.

    `host` is the machine asked, `reason` one of `REASON_OF` or `OTHER_REASONS`, `detail` the code, status or kind of
    answer at fault. None of them ever holds the key.
    """

    host: str
    reason: str
    detail: str
    code: ClassVar[str] = "fetch"
