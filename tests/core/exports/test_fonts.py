"""A font that a PDF can carry: the one named, else the best there is, else a refusal that says where it looked."""

from pathlib import Path

import pytest

from jobplus_core.errors import FontMissing
from jobplus_core.exports.fonts import FONT_VARIABLE, Font, korean_font

TRUETYPE = b"\0\1\0\0" + bytes(12)
OPENTYPE = b"OTTO" + bytes(12)
COLLECTION = b"ttcf" + bytes(8) + (16).to_bytes(4, "big") + TRUETYPE


def test_best_known_font_that_fits_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FONT_VARIABLE, raising=False)
    deep = tmp_path / "truetype" / "nanum"
    deep.mkdir(parents=True)
    (tmp_path / "gulim.ttc").write_bytes(COLLECTION)
    (tmp_path / "Arial.ttf").write_bytes(TRUETYPE)
    assert korean_font([tmp_path]) == Font(tmp_path / "gulim.ttc")
    (deep / "nanumgothic.TTF").write_bytes(OPENTYPE)
    (deep / "malgun.ttf").write_bytes(TRUETYPE)
    assert korean_font([tmp_path]) == Font(deep / "malgun.ttf")


def test_named_font_goes_before_all_and_must_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "malgun.ttf").write_bytes(TRUETYPE)
    mine = tmp_path / "mine.ttf"
    mine.write_bytes(TRUETYPE)
    monkeypatch.setenv(FONT_VARIABLE, str(mine))
    assert korean_font([tmp_path]) == Font(mine)
    mine.write_bytes(OPENTYPE)
    with pytest.raises(FontMissing) as caught:
        korean_font([tmp_path])
    assert caught.value.where == str(mine)


def test_without_a_font_the_refusal_says_where_it_was_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FONT_VARIABLE, raising=False)
    (tmp_path / "NanumGothic.ttf").write_bytes(OPENTYPE)
    (tmp_path / "malgun.ttf").write_bytes(b"")
    with pytest.raises(FontMissing) as caught:
        korean_font([tmp_path, tmp_path / "none"])
    assert caught.value.where == f"{tmp_path}, {tmp_path / 'none'}"
