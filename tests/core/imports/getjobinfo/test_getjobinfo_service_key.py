from pathlib import Path

import pytest

from jobplus_core.imports.getjobinfo.answers import FetchRefused
from jobplus_core.imports.getjobinfo.service_key import KEY_VARIABLE, ServiceKey, found_key


def test_key_shows_itself_nowhere() -> None:
    key = ServiceKey("abc123")
    assert (repr(key), str(key), f"{key}") == ("ServiceKey()", "•••", "•••")
    assert key.hidden_in("/abc123/json") == "/•••/json"


@pytest.mark.parametrize("secret", ["", "a b", "a/b", "키", "a" * 129, "../x"])
def test_key_that_would_change_the_address_is_refused(secret: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        ServiceKey(secret)
    assert str(refused.value) == "fetch(host='', reason='key_unusable', detail='')"


def test_key_comes_from_the_named_file_before_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "key"
    file.write_text("\ufeff fromfile \n", encoding="utf-8")
    environ = {KEY_VARIABLE: " fromenv\n"}
    assert found_key(environ, file) == ServiceKey("fromfile")
    assert found_key(environ) == ServiceKey("fromenv")
    assert found_key({}) is None
    assert found_key({KEY_VARIABLE: " "}) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "key_missing"), (b"\xff", "key_missing"), (b"", "key_unusable"), (b"a\nb", "key_unusable")],
)
def test_file_without_a_key_is_refused(tmp_path: Path, content: bytes | None, reason: str) -> None:
    file = tmp_path / "key"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(FetchRefused) as refused:
        found_key({}, file)
    assert refused.value.reason == reason
