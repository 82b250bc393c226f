"""Where a store is and what opens it; importing this touches neither a database nor SQLAlchemy."""

import os
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from jobplus_core.errors import KeyMissing, KeyUnsafe, StoreCorrupt, StoreMissing, StoreReadOnly, StoreUrlUnknown

STORE_VARIABLE: Final = "JOBPLUS_STORE"
KEY_VARIABLE: Final = "JOBPLUS_KEY"
KEY_FILE_VARIABLE: Final = "JOBPLUS_KEY_FILE"
_PLAIN_HEADER: Final = b"SQLite format 3\x00"
_KEY_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Location:
    """A store's place: a file, or a PostgreSQL URL. `str()` never shows a password."""

    dialect: Literal["sqlite", "postgresql"]
    path: Path | None = None
    url: str | None = field(default=None, repr=False)

    def __str__(self) -> str:
        if self.path is not None:
            return str(self.path)
        scheme, _, rest = (self.url or "").partition("://")
        place, mark, options = rest.partition("?")
        shown = [option for option in options.split("&") if "password" not in option.partition("=")[0].lower()]
        return f"{scheme}://{place.rpartition('@')[2]}{mark if any(shown) else ''}{'&'.join(shown)}"

    @property
    def file(self) -> Path:
        """The store's file; only SQLite stores have one."""
        if self.path is None:
            raise ValueError("a PostgreSQL store has no file")
        return self.path

    @property
    def key_file(self) -> Path:
        """The cipher key's file: beside the store unless `JOBPLUS_KEY_FILE` names another."""
        named = os.environ.get(KEY_FILE_VARIABLE)
        return Path(named) if named else self.file.with_name(self.file.name + ".key")


def locate(text: str | None = None) -> Location:
    """The store meant by `text`, else by `JOBPLUS_STORE`, else the one in the platform's data directory.

    Raises:
        StoreUrlUnknown: It is a URL of another database; taken for a file, it would be told with its password.
    """
    named = text or os.environ.get(STORE_VARIABLE) or _usual_place()
    scheme, mark, rest = named.partition("://")
    if not mark or not scheme.replace("+", "").isalnum():
        return Location("sqlite", path=Path(named).expanduser().absolute())
    if scheme.lower() in ("postgresql", "postgresql+psycopg", "postgres"):
        return Location("postgresql", url=f"postgresql://{rest}")
    if scheme.lower() == "sqlite" and rest.startswith("/"):
        return Location("sqlite", path=Path(rest[1:]).expanduser().absolute())
    raise StoreUrlUnknown(f"{scheme}://")


def _usual_place() -> str:
    from platformdirs import user_data_path

    return str(user_data_path("jobplus") / "jobplus.db")


def key_pragma(location: Location) -> str | None:
    """The SQL that unlocks an encrypted store's file, or None for a plain one.

    Raises:
        StoreMissing: There is no file.
        StoreCorrupt: It is a folder.
        StoreReadOnly: It may not even be read.
        KeyMissing: The file is encrypted and no key can be read.
        KeyUnsafe: The key file is open to others or not 32 bytes long.
    """
    try:
        with location.file.open("rb") as handle:
            header = handle.read(len(_PLAIN_HEADER))
    except FileNotFoundError as missing:
        raise StoreMissing(str(location)) from missing
    except IsADirectoryError as folder:
        raise StoreCorrupt(str(location)) from folder
    except OSError as unreadable:
        raise StoreReadOnly(str(location)) from unreadable
    if header == _PLAIN_HEADER or not header:
        return None
    return unlock(location)


def unlock(location: Location) -> str:
    """The `PRAGMA key` for an encrypted store, from `JOBPLUS_KEY` or the key file.

    A raw key costs 0.1 ms a connection, a passphrase 115 ms of key derivation.
    """
    phrase = os.environ.get(KEY_VARIABLE)
    if phrase:
        return "PRAGMA key = '{}'".format(phrase.replace("'", "''"))
    place = location.key_file
    try:
        mode = place.stat().st_mode
        raw = place.read_bytes()
    except OSError as unreadable:
        raise KeyMissing(str(place)) from unreadable
    if len(raw) != _KEY_BYTES or (os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO)):
        raise KeyUnsafe(str(place))
    return f"PRAGMA key = \"x'{raw.hex()}'\""


def make_key(location: Location) -> None:
    """Write 32 random bytes to the key file, readable by its owner alone.

    An existing key is kept, and a store made with a passphrase has none.
    """
    place = location.key_file
    if os.environ.get(KEY_VARIABLE) or place.exists():
        return
    import secrets

    place.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and linked, so that whoever makes the same store at the same time never reads half a key.
    aside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(_KEY_BYTES))
        publish(aside, place)
    except FileExistsError:
        pass
    finally:
        aside.unlink(missing_ok=True)


def publish(aside: Path, place: Path) -> None:
    """Give a finished file its name, whole or not at all, and never over another file.

    Raises:
        FileExistsError: Somebody has that name already; `aside` stays.
    """
    if os.name == "posix":
        os.link(aside, place)
        aside.unlink()
    else:
        aside.rename(place)
