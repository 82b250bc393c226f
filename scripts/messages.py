"""Keep the Korean catalogue in step with the source.

    python scripts/messages.py update     add messages new in the source to the .po with an empty translation
    python scripts/messages.py compile    write the .mo from the .po
    python scripts/messages.py check      exit 1 if anything is missing, unused or not compiled

Only the standard library is used, so that no build step stands between a checkout and a Korean desk.
"""

import ast
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "jobplus_tui"
PO = SOURCE / "locale" / "ko" / "LC_MESSAGES" / "jobplus.po"
HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: ko\nPlural-Forms: nplurals=1; plural=0;\n"


@dataclass(frozen=True, slots=True)
class Message:
    """A message and the plural that it may come with."""

    text: str
    plural: str = ""


def messages_in(code: str) -> Iterator[Message]:
    """Yield the messages of one module: literal arguments of `_`, `N_` and `ngettext`."""
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if node.func.id in ("_", "N_") and texts:
            yield Message(texts[0])
        elif node.func.id == "ngettext" and len(texts) == 2:
            yield Message(texts[0], texts[1])


def extract(source: Path = SOURCE) -> list[Message]:
    """Return every message of the source, in the order of files and lines, each once."""
    found: dict[str, Message] = {}
    for path in sorted(source.rglob("*.py")):
        for message in messages_in(path.read_text("utf-8")):
            known = found.get(message.text)
            if known is None or (message.plural and not known.plural):
                found[message.text] = message
    return [message for message in found.values() if message.text]


def quote(text: str) -> str:
    """Return a text as a .po string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def read_po(text: str) -> dict[Message, str]:
    """Return the translations of a .po file by message, the header left out.

    Raises:
        ValueError: For a line that is no part of a .po file.
    """
    fields: dict[str, str] = {}
    entries: dict[Message, str] = {}
    current = ""

    def close() -> None:
        if fields.get("msgid"):
            message = Message(fields["msgid"], fields.get("msgid_plural", ""))
            entries[message] = fields.get("msgstr", fields.get("msgstr[0]", ""))
        fields.clear()

    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith('"'):
            fields[current] += str(ast.literal_eval(line))
            continue
        keyword, _, rest = line.partition(" ")
        if keyword not in ("msgid", "msgid_plural", "msgstr", "msgstr[0]"):
            raise ValueError(f"line {number}: {line}")
        if keyword == "msgid":
            close()
        current = keyword
        fields[current] = str(ast.literal_eval(rest.strip()))
    close()
    return entries


def write_po(entries: dict[Message, str]) -> str:
    """Return a .po file, messages in alphabetical order so that additions from two sides merge."""
    parts = ['msgid ""\nmsgstr ""\n' + "\n".join(quote(line + "\n") for line in HEADER.splitlines()) + "\n"]
    for message in sorted(entries, key=lambda entry: entry.text):
        lines = [f"msgid {quote(message.text)}"]
        if message.plural:
            lines.append(f"msgid_plural {quote(message.plural)}")
        lines.append(f"msgstr{'[0]' if message.plural else ''} {quote(entries[message])}")
        parts.append("\n".join(lines) + "\n")
    return "\n".join(parts)


def compile_mo(entries: dict[Message, str]) -> bytes:
    """Return the binary catalogue that `gettext` reads; untranslated messages are left out."""
    table = {b"": HEADER.encode()}
    for message, translation in entries.items():
        if translation:
            name = f"{message.text}\0{message.plural}" if message.plural else message.text
            table[name.encode()] = translation.encode()
    keys = sorted(table)
    start = 28 + 16 * len(keys)
    ids = b"".join(key + b"\0" for key in keys)
    texts = b"".join(table[key] + b"\0" for key in keys)
    index, offset = b"", start
    for key in keys:
        index += struct.pack("<II", len(key), offset)
        offset += len(key) + 1
    offset = start + len(ids)
    for key in keys:
        index += struct.pack("<II", len(table[key]), offset)
        offset += len(table[key]) + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + index + ids + texts


def placeholders(text: str) -> set[str]:
    """Return the names in braces of a message."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def problems(messages: list[Message], entries: dict[Message, str], mo: bytes) -> list[str]:
    """Return one sentence for everything in the catalogue that is not right."""
    found = [f"missing: {m.text}" for m in messages if m not in entries]
    found += [f"untranslated: {m.text}" for m, text in entries.items() if not text]
    found += [f"unused: {m.text}" for m in entries if m not in set(messages)]
    found += [
        f"placeholders differ: {m.text}"
        for m, text in entries.items()
        if text and placeholders(text) != placeholders(m.text) | placeholders(m.plural)
    ]
    if mo != compile_mo(entries):
        found.append("not compiled: run 'python scripts/messages.py compile'")
    return found


def main(arguments: list[str]) -> int:
    """Run one of the three commands."""
    command = arguments[0] if len(arguments) == 1 else ""
    known = read_po(PO.read_text("utf-8")) if PO.exists() else {}
    mo = PO.with_suffix(".mo")
    if command == "update":
        by_text = {message.text: text for message, text in known.items()}
        merged = {message: by_text.get(message.text, "") for message in extract()}
        PO.write_text(write_po(merged), "utf-8")
        for message, text in merged.items():
            if not text:
                print(f"to translate: {message.text}")
        for gone in sorted(set(by_text) - {message.text for message in merged}):
            print(f"removed, no longer in the source: {gone}")
        return 0
    if command == "compile":
        mo.write_bytes(compile_mo(known))
        return 0
    if command == "check":
        found = problems(extract(), known, mo.read_bytes() if mo.exists() else b"")
        print("\n".join(found))
        return 1 if found else 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
