"""`jobplus letter`: the letter of a referral as a file, noted with its purpose."""

from pathlib import Path
from typing import NamedTuple

from jobplus_tui.cli_output import complain
from jobplus_tui.cli_sign_in import at_center
from jobplus_tui.i18n import _


class Wanted(NamedTuple):
    """Which letter, for whom, as what and where to.

    Attributes:
        purpose: What the file is for.
        center_phone: The center's number, where it is said or has changed.
    """

    referral_id: int
    reader: str
    format: str
    output: Path
    purpose: str
    center_phone: str | None


def write_letter(text: str | None, wanted: Wanted, *, login: str | None, password_stdin: bool) -> int:
    """Write a letter and print where it stands.

    Args:
        text: The store.
        wanted: Which letter, for whom, as what and where to.
        login: Sign-in name; asked for when missing.
        password_stdin: Whether standard input holds the password.

    Returns:
        The exit code.

    Raises:
        NotFound: There is no such referral.
        FileNotWritten, FontMissing, FieldMissing, ResidentNumber: The file was not written.
    """
    from jobplus_core.exports.letter.commands import FORMATS, export_letter, keep_center_phone
    from jobplus_core.exports.letter.rules import LetterReader

    readers = {each.value: each for each in LetterReader}
    formats = {each.value: each for each in FORMATS}
    if wanted.reader not in readers:
        complain(_("Write --for employer, --for seeker or --for list."))
        return 2
    if wanted.format not in formats:
        complain(_("{value} is no format; formats are {known}.").format(value=wanted.format, known=", ".join(formats)))
        return 2
    with at_center(text, login=login, password_stdin=password_stdin) as (store, actor):
        if wanted.center_phone is not None:
            keep_center_phone(store, actor, wanted.center_phone)
        written = export_letter(
            store,
            actor,
            wanted.referral_id,
            to=readers[wanted.reader],
            format=formats[wanted.format],
            path=wanted.output,
            purpose=wanted.purpose,
        )
    print(written)
    return 0
