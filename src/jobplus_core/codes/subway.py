"""The subway of Seoul Metro's lines 1 to 8: where its stations lie and how long rides between them take.

Names, places and times come from `subway.tsv`, whose header names source and edition, and what is not in it. A stop
is a station by its name, with all its lines; trains run both ways alike.
"""

from functools import cache, lru_cache
from heapq import heappop, heappush
from pathlib import Path
from typing import Final, NamedTuple

WAIT_SECONDS: Final = 180
"""From a platform into a train, at the start and at each transfer: half of six minutes between trains."""
GATE_SECONDS: Final = 120
"""Between the street and a platform, once at each end."""
_OUT_AND_IN: Final = 2 * GATE_SECONDS + WAIT_SECONDS
_STEP: Final = 10_000


class Stop(NamedTuple):
    """A station; without a place nobody boards or leaves there, but trains run through.

    Attributes:
        lat: Degrees, the mean over its lines.
        lon: Degrees, the mean over its lines.
    """

    name: str
    lat: float | None
    lon: float | None


class _Network(NamedTuple):
    stops: tuple[Stop, ...]
    platforms: tuple[tuple[int, ...], ...]  # of each stop
    stop_of: tuple[int, ...]  # of each platform
    ways: tuple[tuple[tuple[int, int], ...], ...]  # from each platform: another one, seconds


@cache
def _network() -> _Network:
    text = Path(__file__).with_name("subway.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    platform: dict[tuple[str, str], int] = {}
    spots: dict[str, list[tuple[int, int]]] = {}
    for kind, line, name, *rest in rows:
        if kind == "station":
            platform[line, name] = len(platform)
            spots.setdefault(name, []).extend([(int(rest[0]), int(rest[1]))] if rest[0] else [])
    number = {name: at for at, name in enumerate(spots)}
    ways: list[list[tuple[int, int]]] = [[] for _ in platform]
    for kind, line, name, *rest in rows:
        if kind == "ride":
            there, seconds = platform[line, rest[0]], int(rest[1])
        elif kind == "transfer":
            # Nobody walks longer underground than it takes to go out and in again.
            there, seconds = platform[rest[0], rest[1]], min(int(rest[2]) + WAIT_SECONDS, _OUT_AND_IN)
        else:
            continue
        here = platform[line, name]
        ways[here].append((there, seconds))
        ways[there].append((here, seconds))
    own: list[list[int]] = [[] for _ in number]
    for (_, name), at in platform.items():
        own[number[name]].append(at)
    return _Network(
        stops=tuple(_stop(name, found) for name, found in spots.items()),
        platforms=tuple(map(tuple, own)),
        stop_of=tuple(number[name] for _, name in platform),
        ways=tuple(map(tuple, ways)),
    )


def _stop(name: str, spots: list[tuple[int, int]]) -> Stop:
    if not spots:
        return Stop(name, None, None)
    lat, lon = (sum(parts) / len(spots) / _STEP for parts in zip(*spots, strict=True))
    return Stop(name, round(lat, 4), round(lon, 4))


def stops() -> tuple[Stop, ...]:
    """Every stop; its place in this row is its number."""
    return _network().stops


@lru_cache(maxsize=512)
def seconds_from(stop: int) -> tuple[int, ...]:
    """Seconds from the street at a stop to the street at every stop, by its number: gates, waiting, rides, transfers.

    The least over all ways (Dijkstra's algorithm).
    """
    network = _network()
    least = [1 << 30] * len(network.ways)
    heap = [(0, platform) for platform in network.platforms[stop]]
    for _, platform in heap:
        least[platform] = 0
    while heap:
        so_far, here = heappop(heap)
        if so_far > least[here]:
            continue
        for there, seconds in network.ways[here]:
            if so_far + seconds < least[there]:
                least[there] = so_far + seconds
                heappush(heap, (so_far + seconds, there))
    return tuple(_OUT_AND_IN + min(least[platform] for platform in own) for own in network.platforms)
