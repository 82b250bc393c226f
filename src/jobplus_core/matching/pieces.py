"""An index as pieces to keep in the store, and back: groups and their values, and one bitmap for each facet's value."""

import json
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from jobplus_core.matching.dimensions import Facts, Side
from jobplus_core.matching.index import Column, Index

LAYOUT: Final = 2
"""Changes when pieces are written another way or mean something else; an index of another layout is built anew."""

_ROWS: Final = ""
_FACET: Final = "facet "
_RAW, _SQUEEZED = b"r", b"z"
_WORTH_SQUEEZING: Final = 256


class Piece(NamedTuple):
    """One row of the stored index."""

    dimension: str
    value: str
    bits: bytes


def pieces_of(index: Index[Facts]) -> Iterator[Piece]:
    """Everything an index is made of; the same index gives the same bytes."""
    yield Piece(_ROWS, "ids", _packed(_bytes(index.ids)))
    yield Piece(_ROWS, "living", _packed(_of_int(index.living)))
    history = [[slot, sorted(index.history[slot][0]), sorted(index.history[slot][1])] for slot in sorted(index.history)]
    yield Piece(_ROWS, "history", _packed(json.dumps(history, separators=(",", ":")).encode()))
    for name, column in index.columns.items():
        yield Piece(name, "keys", _packed(column.dimension.encode(column.keys)))
        yield Piece(name, "groups", _packed(_bytes(column.groups)))
    for facet, values in index.facets.items():
        for value, bits in values.items():
            if bits:
                yield Piece(_FACET + facet, value, _packed(_of_int(bits)))


def from_pieces(side: Side[Facts], pieces: Iterable[Piece]) -> Index[Facts]:
    """The index that these pieces were taken from.

    Raises:
        ValueError: Something is missing or cannot be read.
    """
    parts: dict[tuple[str, str], bytes] = {}
    facets: dict[str, dict[str, int]] = {}
    for part, value, bits in pieces:
        if part.startswith(_FACET):
            facets.setdefault(part[len(_FACET) :], {})[value] = int.from_bytes(_unpacked(bits), "little")
        else:
            parts[part, value] = _unpacked(bits)
    try:
        ids = _array("q", parts[_ROWS, "ids"])
        columns: dict[str, Column[Facts]] = {}
        for name, dimension in side.dimensions.items():
            groups = _array("I", parts[name, "groups"])
            if len(groups) != len(ids):
                raise ValueError(f"{name} has {len(groups)} rows, not {len(ids)}")
            columns[name] = Column(side, dimension, parts[name, "keys"], groups)
        history = {
            slot: (frozenset(referred), frozenset(refused))
            for slot, referred, refused in json.loads(parts[_ROWS, "history"])
        }
        living = int.from_bytes(parts[_ROWS, "living"], "little")
    except (KeyError, TypeError, IndexError) as missing:
        raise ValueError(f"not an index: {missing}") from missing
    return Index(side, ids, living, columns, facets, history)


def _of_int(bits: int) -> bytes:
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def _bytes(values: "array[int]") -> bytes:
    if sys.byteorder == "big":
        values = array(values.typecode, values)
        values.byteswap()
    return values.tobytes()


def _array(typecode: str, data: bytes) -> "array[int]":
    values: array[int] = array(typecode)
    values.frombytes(data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _packed(data: bytes) -> bytes:
    if len(data) > _WORTH_SQUEEZING:
        squeezed = zlib.compress(data, 1)
        if len(squeezed) < len(data) * 3 // 4:
            return _SQUEEZED + squeezed
    return _RAW + data


def _unpacked(data: bytes) -> bytes:
    if data[:1] == _RAW:
        return data[1:]
    try:
        return zlib.decompress(data[1:])
    except zlib.error as broken:
        raise ValueError("a piece cannot be read") from broken
