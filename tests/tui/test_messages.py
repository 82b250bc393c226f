"""The catalogue is whole: a missing translation or a stale .mo fails here."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from jobplus_tui.i18n import _, ngettext, set_language

SCRIPT = Path(__file__).parents[2] / "scripts" / "messages.py"


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages_script", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["messages_script"] = module
    spec.loader.exec_module(module)
    return module


def test_catalogue_is_complete_and_compiled(messages: ModuleType) -> None:
    po = messages.PO
    found = messages.problems(
        messages.extract(), messages.read_po(po.read_text("utf-8")), po.with_suffix(".mo").read_bytes()
    )
    assert found == []


def test_every_kind_of_flaw_is_named(messages: ModuleType) -> None:
    entry = messages.Message
    entries = {entry("kept {n}"): "{m}", entry("old"): "", entry("gone"): "감"}
    found = messages.problems([entry("kept {n}"), entry("old"), entry("new")], entries, b"")
    assert found == [
        "missing: new",
        "untranslated: old",
        "unused: gone",
        "placeholders differ: kept {n}",
        "not compiled: run 'python scripts/messages.py compile'",
    ]


def test_messages_are_taken_from_calls(messages: ModuleType) -> None:
    code = 'x = _("one")\ny = N_("two")\nz = ngettext("{n} row", "{n} rows", 3)\nprint("no")\n'
    entry = messages.Message
    assert set(messages.messages_in(code)) == {entry("one"), entry("two"), entry("{n} row", "{n} rows")}


def test_po_survives_writing_and_reading(messages: ModuleType) -> None:
    entry = messages.Message
    entries = {entry('a "quoted"\nline'): "한\t글\\", entry("{n} row", "{n} rows"): "{n}줄"}
    assert messages.read_po(messages.write_po(entries)) == entries


def test_language_is_korean_unless_told() -> None:
    try:
        set_language()
        assert (_("Help"), _("")) == ("도움", "")
        set_language("en")
        assert (_("Help"), ngettext("row", "rows", 2)) == ("Help", "rows")
        with pytest.raises(ValueError, match="not fr"):
            set_language("fr")
    finally:
        set_language()
