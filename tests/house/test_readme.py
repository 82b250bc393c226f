"""The READMEs say what is so: keys, commands, and the same in both languages."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from jobplus_tui.cli import app
from jobplus_tui.i18n import set_language
from scripts.key_tables import FILES, with_table

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(params=sorted(FILES))
def name(request: pytest.FixtureRequest) -> Iterator[str]:
    yield request.param
    set_language("ko")


def test_key_table_is_that_of_the_registry(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert with_table(text, FILES[name]) == text, "run: python scripts/key_tables.py"


def test_command_table_names_every_command(name: str) -> None:
    told = re.findall(r"^\| `jobplus ([a-z]+)", (ROOT / name).read_text("utf-8"), re.MULTILINE)
    known = [command.name for command in app.registered_commands] + [group.name for group in app.registered_groups]
    assert sorted(told) == sorted(str(each) for each in known)


def test_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text("utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_readmes_have_the_same_sections_and_code() -> None:
    english, korean = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.ko.md"))
    assert len(re.findall(r"^## ", english, re.MULTILINE)) == len(re.findall(r"^## ", korean, re.MULTILINE))
    code = re.compile(r"^ *```\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
    assert [block.replace("Job Plus Center", "일자리센터") for block in code.findall(english)] == code.findall(korean)


def test_every_option_has_a_word_of_help() -> None:
    group = typer.main.get_command(app)
    silent = [
        (command.name, parameter.name)
        for command in getattr(group, "commands", {}).values()
        for parameter in command.params
        if not getattr(parameter, "help", "argument")
    ]
    assert silent == []
