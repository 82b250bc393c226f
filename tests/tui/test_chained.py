"""Pages that follow each other by key."""

from jobplus_tui.chained import ChainedSource
from jobplus_tui.paging import PAGE_ROWS

ROWS = list(range(1, 351))


def source(reads: list[int | None]) -> ChainedSource[int, int]:
    def read(after: int | None, limit: int) -> list[int]:
        reads.append(after)
        return [row for row in ROWS if after is None or row > after][:limit]

    return ChainedSource(count=lambda: len(ROWS), read=read, key=lambda row: row)


def test_pages_are_what_slices_would_be() -> None:
    found = source([])
    assert found.count() == len(ROWS)
    for number in (3, 0, 2, 1, 3):
        assert list(found.page(number)) == ROWS[number * PAGE_ROWS : (number + 1) * PAGE_ROWS]
    assert found.page(4) == ()


def test_going_on_reads_one_page() -> None:
    reads: list[int | None] = []
    found = source(reads)
    for number in range(4):
        found.page(number)
    assert reads == [None, 100, 200, 300]
    found.count()
    found.page(1)
    assert reads[4:] == [None, 100]
