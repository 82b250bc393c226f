"""`jobplus`: without a command the desk opens, otherwise the command line answers."""

import sys
from collections.abc import Sequence
from typing import Final

from jobplus_tui.i18n import LANGUAGES, _, set_language
from jobplus_tui.terminal.memory import start_without_pauses

STORE_TROUBLE: Final = 3
USAGE: Final = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `jobplus` and return its exit code.

    The desk opens without loading the command line's library, which would cost its first frame 46 ms. `--lang`
    is understood anywhere, so that help and refusals speak the language too.

    Args:
        arguments: What was typed after `jobplus`; the process's own by default.

    Returns:
        0 done, 1 findings or rejected rows, 2 usage and anything refused because of what was given, 3 the store cannot
        be used.
    """
    _speak_utf8()
    given = list(sys.argv[1:] if arguments is None else arguments)
    language, rest = take_option(given, "--lang")
    if language is not None and language not in LANGUAGES:
        print(f"--lang: {', '.join(LANGUAGES)}", file=sys.stderr)
        return USAGE
    set_language(language or LANGUAGES[0])
    store, further = take_option(rest, "--store")
    try:
        if not further:
            start_without_pauses()
            from jobplus_tui.opening import open_desk

            return open_desk(store)
        from jobplus_tui.cli import run

        return run(rest)
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return 130
    except Exception as error:  # noqa: BLE001 - the last line of defense, where refusals become sentences
        return _failed(error)


def take_option(arguments: Sequence[str], name: str) -> tuple[str | None, list[str]]:
    """Take an option and its value out of the arguments, up to a `--`.

    Returns:
        The last value given, None without one, and the arguments left. An option at the very end, without a value,
        stays where it is and is refused as usage.
    """
    value: str | None = None
    rest: list[str] = []
    at = 0
    while at < len(arguments):
        word = arguments[at]
        if word == "--":
            return value, [*rest, *arguments[at:]]
        if word == name and at + 1 < len(arguments):
            value, at = arguments[at + 1], at + 2
        elif word.startswith(f"{name}="):
            value, at = word.removeprefix(f"{name}="), at + 1
        else:
            rest.append(word)
            at += 1
    return value, rest


def _failed(error: Exception) -> int:
    """Word what went wrong and return its exit code; anything unforeseen is named by place, never by value."""
    from jobplus_core.errors import Refusal, StoreRefusal
    from jobplus_tui.cli_output import Usage, complain
    from jobplus_tui.phrases import refusal_text

    if isinstance(error, Usage):
        complain(str(error))
        return USAGE
    if isinstance(error, Refusal):
        complain(refusal_text(error))
        return STORE_TROUBLE if isinstance(error, StoreRefusal) else USAGE
    from jobplus_tui.terminal.crash import crash_lines

    complain(_("The program failed; nothing half-done was kept. Tell whoever maintains it:"))
    for line in crash_lines(error):
        complain(line)
    return 1


def _speak_utf8() -> None:
    """Print Korean whatever the locale says; a terminal that cannot show a character gets a replacement."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


if __name__ == "__main__":
    sys.exit(main())
