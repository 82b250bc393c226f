"""Write the key tables of the two READMEs from the desk's registry of actions.

    python scripts/key_tables.py

The tables stand between two marks; everything else of the files is left alone.
"""

import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from jobplus_tui.i18n import set_language  # noqa: E402 - the path comes first
from jobplus_tui.key_table import markdown_table  # noqa: E402

START: Final = "<!-- keys -->\n"
END: Final = "<!-- /keys -->"
FILES: Final = {"README.md": "en", "README.ko.md": "ko"}


def with_table(text: str, language: str) -> str:
    """Return a README with its table written anew in a language.

    Raises:
        ValueError: When the marks are not there.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"the marks {START.strip()} and {END} must both be there")
    set_language(language)
    return f"{before}{START}\n{markdown_table()}\n{END}{after}"


def main() -> None:
    """Write both files."""
    for name, language in FILES.items():
        path = ROOT / name
        path.write_text(with_table(path.read_text("utf-8"), language), "utf-8")


if __name__ == "__main__":
    main()
