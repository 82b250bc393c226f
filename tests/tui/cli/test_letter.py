"""`jobplus letter` in this process."""

from pathlib import Path

import pytest

from tests.support.cases import a_referral
from tests.support.center import Center
from tests.tui.cli.conftest import Run


def test_letter_is_written_and_its_place_printed(run: Run, demo_center: Center, tmp_path: Path) -> None:
    key = a_referral(demo_center.store, demo_center.kim)
    path = tmp_path / "알선장.hwpx"
    arguments = ("letter", str(key), "--for", "employer", "--format", "hwpx", "-o", str(path), "--purpose", "면접")
    answer = run(*arguments, "--center-phone", "02-0000-1588")
    assert (answer.code, answer.out, answer.err) == (0, f"{path}\n", "")
    assert path.read_bytes()[:2] == b"PK"
    again = run(*arguments)
    assert (again.code, again.out) == (2, "")
    assert str(path) in again.err


@pytest.mark.parametrize(
    ("further", "said"),
    [
        (("--for", "everybody"), "Write --for employer, --for seeker or --for list.\n"),
        (("--for", "seeker", "--format", "doc"), "doc is no format; formats are pdf, hwpx.\n"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    run: Run, demo_center: Center, tmp_path: Path, further: tuple[str, ...], said: str
) -> None:
    answer = run("letter", "1", *further, "-o", str(tmp_path / "x"), "--purpose", "면접")
    assert (answer.code, answer.out, answer.err) == (2, "", said)


def test_no_such_referral_is_one_sentence(run: Run, demo_center: Center, tmp_path: Path) -> None:
    answer = run("letter", "7", "--for", "list", "-o", str(tmp_path / "x.pdf"), "--purpose", "면접")
    assert (answer.code, answer.out, answer.err) == (2, "", "Referral 7 is not there any more; read the list again.\n")
