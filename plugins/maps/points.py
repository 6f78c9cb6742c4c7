"""The places of the archive as points on a map: how large, which of them, and whose names are written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from math import hypot
from typing import Literal

from plugins.maps.cuts import EUROPE, LEVANT, MIDDLE_EAST, WORLD, Cut
from plugins.maps.labels import Board, Box, Label, Spot, above_or_below, beside, meet, spaced
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
_APART = 1.1  # of their radii: nearer points are not told apart


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
    chosen = _choose(dots, cut, most)
    links = {dot.listing.entity.id for dot in chosen}
    rest = {(dot.x, dot.y) for dot in dots if dot.listing.entity.id not in links}
    named = sorted(_write_names(chosen, cut), key=lambda d: (_ORDER.index(d.look), -d.size))
    groups = groupby(named, key=lambda d: (d.size, d.look))
    return Map(
        cut,
        tuple(Group(size, look, tuple(row)) for (size, look), row in groups),
        _write_dots(sorted(rest)),
    )


def _choose(dots: Sequence[Dot], cut: Cut, most: int) -> list[Dot]:
    """The points that are links, with their names as a wide screen has room for them.

    None lies over one that is more named, nor where the name of that stands.
    """
    chosen: list[Dot] = []
    names: list[Box] = []
    board = Board(cut.width, cut.height)
    for dot in dots:
        circle, name = _round(dot), dot.listing.entity.name
        near = (d for d in chosen if (d.look == "spot") == (dot.look == "spot"))
        if any(meet(circle, box) for box in names) or not all(_are_apart(dot, other) for other in near):
            continue
        board.taken.append(circle)
        label = board.put(name, TEXT, _spots(dot))
        chosen.append(replace(dot, label=label))
        if label:
            names.append(label.box(name, TEXT))
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
    """Move names to where a narrow screen has room for them too, if they do not meet others there."""
    narrow = Board(cut.width, cut.height, [_round(d, GROWN) for d in dots])
    circles = [_round(d) for d in dots]
    held = {d.listing.entity.id: spaced(d.label.box(d.listing.entity.name, TEXT), TEXT)
            for d in dots if d.label}  # fmt: skip
    moved = []
    for dot in dots:
        name, own = dot.listing.entity.name, dot.listing.entity.id
        others = [box for entity_id, box in held.items() if entity_id != own]
        wide = Board(cut.width, cut.height, [*circles, *others])
        spots = (s for s in _spots(dot, GROWN) if wide.is_free(name, TEXT, s))
        if label := narrow.put(name, TEXT_NARROW, spots):
            held[own] = spaced(label.box(name, TEXT), TEXT)
            moved.append(replace(dot, label=label, is_named_narrow=True))
        else:
            moved.append(dot)
    return moved


def _spots(dot: Dot, grown: float = 1.0) -> tuple[Spot, ...]:
    """Where a name may stand: first below the point of a country, beside that of a town."""
    point = dot.x, dot.y, dot.radius * grown
    first, second = beside(*point), above_or_below(*point)
    return (*second, *first) if dot.look == "country" else (*first, *second)


def _round(dot: Dot, grown: float = 1.0) -> Box:
    radius = dot.radius * grown
    return dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius
