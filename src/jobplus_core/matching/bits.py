"""Bitmaps as whole numbers: bit j stands for the row in slot j. AND and a count of bits do the filtering."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

KNOWN: Final = "known"
_BITS: Final = tuple(tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256))
# So few bits are taken off the top one by one sooner than looked for byte by byte.
_FEW: Final = 64
_SET: Final = re.compile(rb"[^\0]", re.DOTALL)


def positions(mask: int) -> list[int]:
    """The slots of a bitmap, ascending."""
    found: list[int] = []
    if mask.bit_count() <= _FEW:
        while mask:
            slot = mask.bit_length() - 1
            found.append(slot)
            mask ^= 1 << slot
        found.reverse()
        return found
    data = mask.to_bytes((mask.bit_length() + 7) // 8, "little")
    for match in _SET.finditer(data):
        at = match.start()
        at, byte = at * 8, data[at]
        found += [at + bit for bit in _BITS[byte]]
    return found


def of_positions(slots: Iterable[int]) -> int:
    """The bitmap of some slots."""
    held = list(slots)
    if len(held) < 64:
        mask = 0
        for slot in held:
            mask |= 1 << slot
        return mask
    data = bytearray((max(held) >> 3) + 1)
    for slot in held:
        data[slot >> 3] |= 1 << (slot & 7)
    return int.from_bytes(data, "little")


def union(masks: Iterable[int]) -> int:
    """The rows of any of the bitmaps."""
    found = 0
    for mask in masks:
        found |= mask
    return found


def slices_of(value: int) -> tuple[str, ...]:
    """The names of the bit slices that a whole number, not negative, stands in."""
    return (KNOWN, *(str(bit) for bit in range(value.bit_length()) if value >> bit & 1))


def at_least(slices: Mapping[str, int], least: int) -> int:
    """The rows whose number is `least` or more, from bit slices; rows without a number are not among them."""
    known = slices.get(KNOWN, 0)
    if least <= 0:
        return known
    above, equal = 0, known
    for bit in range(max(_width(slices), least.bit_length()) - 1, -1, -1):
        slice_ = slices.get(str(bit), 0)
        if least >> bit & 1:
            equal &= slice_
        else:
            above |= equal & slice_
            equal &= ~slice_
    return above | equal


def at_most(slices: Mapping[str, int], most: int) -> int:
    """The rows whose number is `most` or less; rows without a number are not among them."""
    return slices.get(KNOWN, 0) & ~at_least(slices, most + 1)


def _width(slices: Mapping[str, int]) -> int:
    return max((int(name) + 1 for name in slices if name != KNOWN), default=0)
