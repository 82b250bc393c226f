"""Files of job words as offices write them."""

from pathlib import Path

import pytest

from jobplus_core.imports.job_word_file import read_words
from jobplus_core.imports.tables.rules import TableRefused
from jobplus_core.job_words.rules import WordRow


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_words_are_read_in_every_encoding(tmp_path: Path, encoding: str, separator: str) -> None:
    path = tmp_path / "words"
    path.write_text(f"낱말{separator}코드\n홀서빙{separator}5321\n\n", encoding=encoding)
    assert read_words(path) == (WordRow(1, "낱말", "코드"), WordRow(2, "홀서빙", "5321"))


@pytest.mark.parametrize("content", [b"", b"\n\n", b"<html></html>", b"word\nserving\n", b'"a,1\n', b"\x00\x01"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "words.csv"
    path.write_bytes(content)
    with pytest.raises(TableRefused):
        read_words(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableRefused):
        read_words(tmp_path / "none.csv")
