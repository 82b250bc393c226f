"""Texts as spreadsheets open them."""


def harmless(cell: str) -> str:
    """A text that a spreadsheet opens as a text, whatever it begins with."""
    return f"'{cell}" if cell[:1] in ("=", "@", "\t") or (cell[:1] in "+-" and not cell[1:2].isdigit()) else cell
