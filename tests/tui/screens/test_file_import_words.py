"""What is meant by a path typed behind the one that stood in the field."""

import pytest

from jobplus_tui.screens.file_import_words import meant_path


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("~/", "~/"),
        ("~/list.csv", "~/list.csv"),
        ("~//tmp/list.csv", "/tmp/list.csv"),
        ("/srv/files/~/list.csv", "~/list.csv"),
        ("~/http://127.0.0.1:8088", "http://127.0.0.1:8088"),
        ("https://openapi.example.org", "https://openapi.example.org"),
        ("/tmp/", "/tmp/"),
    ],
)
def test_what_was_typed_last_is_meant(typed: str, meant: str) -> None:
    assert meant_path(typed) == meant
