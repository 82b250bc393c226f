"""Names that would break or steer a careless screen, and what must be seen of them."""

HOSTILE = (
    ("[/nope]", "[/nope]"),
    ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ("[bold red]가[/]", "[bold red]가[/]"),
    ("홍\x1b[2J\x1b]0;owned\x07길동", "홍[2J]0;owned길동"),
    ("가\u202e나\x9b31m다", "가나31m다"),
    ("$ink\\[", "$ink\\["),
)

STEERING = frozenset(chr(code) for code in (*range(32), *range(127, 160), 0x202E))
