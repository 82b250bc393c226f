"""Refusals hold their figures like dataclasses, by place or by name."""

import pytest

from jobplus_core.errors import PostingFull, StoreMissing, StoreNewer


def test_refusal_holds_its_figures_and_its_familys() -> None:
    refusal = StoreNewer("x.db", 3, known=2)
    assert (refusal.figures, refusal.where, refusal.found, refusal.known) == (("where", "found", "known"), "x.db", 3, 2)
    assert str(refusal) == "store_newer(where='x.db', found=3, known=2)"
    assert StoreMissing.figures == ("where",)


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((1,), {}), ((1, 2, 3), {}), ((1,), {"posting_id": 1}), ((1, 2), {"other": 3}), ((1,), {"other": 3})],
)
def test_refusal_without_its_figures_is_a_mistake(values: tuple[int, ...], named: dict[str, int]) -> None:
    with pytest.raises(TypeError, match="posting_id"):
        PostingFull(*values, **named)
