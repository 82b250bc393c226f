"""The API's JSON answer `{"GetJobInfo": {"list_total_count", "RESULT", "row"}}` into raw rows."""

import json
from typing import Final

from jobplus_core.imports.drafts import RawRow, RowRejected, reject
from jobplus_core.imports.getjobinfo.answers import DONE, REASON_OF

_SERVICE: Final = "GetJobInfo"


class EnvelopeBroken(ValueError):
    """The text is not an answer of the API with rows in it."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.detail = detail


def envelope_rows(text: str) -> tuple[int | None, list[RawRow | RowRejected]]:
    """The number of rows the API announces, and the rows of this answer.

    Raises:
        EnvelopeBroken: The text is no JSON (`json_broken`), not the API's answer (`json_shape`), or an answer
            other than INFO-000 (the reason of `answers.REASON_OF`).
    """
    answer = _parse(text)
    if not isinstance(answer, dict):
        raise EnvelopeBroken("json_shape", _SERVICE)
    # An answer without rows comes without the service around it: {"RESULT": {"CODE": "INFO-200"}}.
    service = answer.get(_SERVICE, answer)
    result = service.get("RESULT") if isinstance(service, dict) else None
    if not isinstance(service, dict) or not isinstance(result, dict):
        raise EnvelopeBroken("json_shape", _SERVICE if _SERVICE not in answer else "RESULT")
    code = str(result.get("CODE"))[:40]
    if code != DONE:
        raise EnvelopeBroken(REASON_OF.get(code, "result_code"), code)
    rows = service.get("row")
    if not isinstance(rows, list):
        raise EnvelopeBroken("json_shape", "row")
    total = service.get("list_total_count")
    announced = total if isinstance(total, int) and not isinstance(total, bool) else None
    return announced, [_row(line, row) for line, row in enumerate(rows, start=1)]


def _parse(text: str) -> object:
    try:
        parsed: object = json.loads(text)
    except json.JSONDecodeError as error:
        raise EnvelopeBroken("json_broken", f"line {error.lineno}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, brackets without end
        raise EnvelopeBroken("json_broken", "") from error
    return parsed


def _row(line: int, row: object) -> RawRow | RowRejected:
    if not isinstance(row, dict):
        return reject(line, "", "", "not_an_object")
    values: dict[str, str] = {}
    for name, value in row.items():
        column = str(name).strip().upper()
        if value is None:
            values[column] = ""
        elif isinstance(value, str):
            values[column] = value
        elif isinstance(value, int | float) and not isinstance(value, bool):
            values[column] = repr(value)
        else:
            return reject(line, column, "", "not_text")
    return RawRow(line, values)
