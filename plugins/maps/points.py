"""The places of the archive as points on a map: how large, which of them, and whose names are written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import hypot
from typing import Literal

from plugins.maps.cuts import EUROPE, LEVANT, MIDDLE_EAST, WORLD, Cut
from plugins.maps.labels import Board, Box, Label, Spot, above_or_below, beside, spaced
from plugins.newsroom.archive import Archive, Listing

Look = Literal["country", "area", "spot"]

# From how many articles on a point has which size, and its radius in units of the drawing.
STEPS = (1, 3, 10, 30, 100, 300)
RADII = (3.0, 4.0, 5.5, 7.5, 10.0, 13.0)
CROWD = 30  # places in a part of the earth that then has a map of its own
MOST = 64  # points of one map that are links: more would be no help at the keyboard
# Sizes of the names: on a wide screen, and where the whole map is as narrow as a telephone.
TEXT, TEXT_NARROW = 14.0, 34.0
GROWN = 1.8  # by how much points grow there
_LOOKS: Mapping[str, Look] = {"country": "country", "region": "area", "water": "area"}
_ORDER = ("country", "area", "spot")  # of drawing, and of the keyboard
_APART = 0.9  # of their radii: nearer points are not told apart


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on a map; `is_named_narrow` says whether its name is written on a narrow screen too."""

    listing: Listing
    x: int
    y: int
    size: int  # from 1
    shrunk: float = 1.0  # by its cut
    label: Label | None = None
    is_named_narrow: bool = False

    @property
    def id(self) -> str:
        """Of the place."""
        return self.listing.entity.id

    @property
    def name(self) -> str:
        """Of the place."""
        return self.listing.entity.name

    @property
    def radius(self) -> float:
        """In units of the drawing."""
        return RADII[self.size - 1] * self.shrunk

    @property
    def look(self) -> Look:
        """Whether it stands for a country, for another area (a region, a sea), or for a spot."""
        return _LOOKS.get(self.listing.entity.kind, "spot")


@dataclass(frozen=True, slots=True)
class Group:
    """Points that are drawn alike."""

    size: int
    look: Look
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """The archive's places in one cut: those that are links, and as a path those that are only dots."""

    cut: Cut
    groups: tuple[Group, ...]
    rest: str

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Every point that is a link."""
        return tuple(dot for group in self.groups for dot in group.dots)


def places_on_maps(archive: Archive) -> tuple[Listing, ...]:
    """Every place that has a page and coordinates, the most named first."""
    listings = (one for one in archive.entities.values() if one.has_page and one.entity.is_located)
    return tuple(sorted(listings, key=lambda one: (-len(one.records), -one.mentions, one.entity.id)))


def choose_cuts(listings: Sequence[Listing]) -> tuple[Cut, ...]:
    """The cuts that show where places are, from the nearest.

    The Middle East where some lie in it, the world where some do not; the Levant and Iraq, and Europe, by
    themselves where many do.
    """
    inside = {c: sum(_spot(one, c) is not None for one in listings) for c in (MIDDLE_EAST, LEVANT, EUROPE)}
    needed = {
        MIDDLE_EAST: inside[MIDDLE_EAST] > 0,
        LEVANT: inside[LEVANT] >= CROWD,
        EUROPE: inside[EUROPE] >= CROWD,
        WORLD: inside[MIDDLE_EAST] < len(listings),
    }
    return tuple(cut for cut, is_needed in needed.items() if is_needed)


def draw_map(listings: Sequence[Listing], cut: Cut, *, most: int = MOST) -> Map:
    """Put places on a cut; of those that lie over each other the most named is a link."""
    dots = [
        Dot(one, round(spot[0]), round(spot[1]), bisect_right(STEPS, len(one.records)), cut.shrunk)
        for one in listings
        if (spot := _spot(one, cut))
    ]
    chosen = _choose(dots, most)
    links = {dot.id for dot in chosen}
    rest = {(dot.x, dot.y) for dot in dots if dot.id not in links}
    named = sorted(_write_names(chosen, cut), key=lambda d: (_ORDER.index(d.look), -d.size))
    groups = groupby(named, key=lambda d: (d.size, d.look))
    return Map(
        cut,
        tuple(Group(size, look, tuple(row)) for (size, look), row in groups),
        _write_dots(sorted(rest)),
    )


def _choose(dots: Sequence[Dot], most: int) -> list[Dot]:
    """The points that are links: none lies over one that is more named."""
    chosen: list[Dot] = []
    for dot in dots:
        near = (d for d in chosen if (d.look == "spot") == (dot.look == "spot"))
        if all(_are_apart(dot, other) for other in near):
            chosen.append(dot)
        if len(chosen) == most:
            break
    return chosen


def _write_dots(dots: Sequence[tuple[int, int]]) -> str:
    """Points as a path of lines without length, each from the one before it: round ends make them dots."""
    before = [(0, 0), *dots]
    return "".join(f"m{x - a} {y - b}h0" for (x, y), (a, b) in zip(dots, before, strict=False))


def _spot(listing: Listing, cut: Cut) -> tuple[float, float] | None:
    entity = listing.entity
    if entity.latitude is None or entity.longitude is None:
        return None
    return cut.place(entity.longitude, entity.latitude)


def _are_apart(one: Dot, other: Dot) -> bool:
    return hypot(one.x - other.x, one.y - other.y) >= (one.radius + other.radius) * _APART


def _write_names(dots: Sequence[Dot], cut: Cut) -> list[Dot]:
    """Give names to points, the most named first, then move them to where a telephone has room for them too.

    None is moved to where a wide screen has another: names that it has room for must not be lost.
    """
    circles = [_round(d) for d in dots]
    board = Board(cut.width, cut.height, list(circles))
    held = {d.id: (label, board.taken[-1]) for d in dots if (label := board.put(d.name, TEXT, _spots(d)))}
    narrow = Board(cut.width, cut.height, [_round(d, GROWN) for d in dots])
    moved = set()
    for dot in dots:
        others = (box for other, (_, box) in held.items() if other != dot.id)
        wide = Board(cut.width, cut.height, [*circles, *others])
        spots = (s for s in _spots(dot, GROWN) if wide.is_free(dot.name, TEXT, s))
        if label := narrow.put(dot.name, TEXT_NARROW, spots):
            held[dot.id] = label, spaced(label.box(dot.name, TEXT), TEXT)
            moved.add(dot.id)
    return [
        replace(d, label=held[d.id][0], is_named_narrow=d.id in moved) if d.id in held else d for d in dots
    ]


def _spots(dot: Dot, grown: float = 1.0) -> tuple[Spot, ...]:
    """Where a name may stand: first below the point of a country, beside that of a town."""
    point = dot.x, dot.y, dot.radius * grown
    first, second = beside(*point), above_or_below(*point)
    return (*second, *first) if dot.look == "country" else (*first, *second)


def _round(dot: Dot, grown: float = 1.0) -> Box:
    radius = dot.radius * grown
    return dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius
