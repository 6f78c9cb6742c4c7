"""The small map on a place's page: where it lies, with the names of what lies around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.arabic.values import Entity
from plugins.maps.atlas import Atlas, Line
from plugins.maps.base import Ground
from plugins.maps.cuts import SMALL, Cut, country_cut
from plugins.maps.labels import Board, Label, above_or_below, beside, middle, text_width
from plugins.maps.shapes import area

TEXT = 19.0  # the size of names, in units of the drawing
RADIUS = 7.0
_NAMES = 5  # of countries
_ROOM = 1.05  # a country must be nearly as wide as its name
_LEAST = 900  # square units: what is smaller is no country that one sees


@dataclass(frozen=True, slots=True)
class Name:
    """A country's name on a locator; its own, where the page is about the country."""

    text: str
    label: Label
    is_own: bool


@dataclass(frozen=True, slots=True)
class Locator:
    """What stands over the ground: names, and the place's point; none for a country whose shape one sees."""

    cut: Cut
    point: tuple[int, int] | None
    label: Label | None
    names: tuple[Name, ...]


def choose_cut(atlas: Atlas, entity: Entity) -> Cut | None:
    """The cut of a place's country, or of its surroundings where it has none or lies outside of it."""
    if entity.latitude is None or entity.longitude is None:
        return None
    home = country_cut(atlas, entity.country) if entity.country else None
    if home is not None and entity.kind == "country":
        return home
    cuts = (home, *SMALL)
    return next((c for c in cuts if c and c.place(entity.longitude, entity.latitude)), None)


def make_locator(entity: Entity, ground: Ground, name_of: Callable[[str], str]) -> Locator:
    """Put a place's point and its name on a cut's ground, and the countries around where there is room."""
    cut = ground.cut
    board = Board(cut.width, cut.height)
    shapes = list(_largest_first(ground))
    names = []
    point = label = None
    if own := _own_name(entity, shapes, cut, board):
        names.append(own)
    elif spot := cut.place(entity.longitude or 0.0, entity.latitude or 0.0):
        x, y = spot
        point = (round(x), round(y))
        board.taken.append((x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS))
        spots = (*beside(x, y, RADIUS), *above_or_below(x, y, RADIUS))
        label = board.put(entity.name, TEXT, spots)
    for code, ring in shapes:
        if code == cut.home and entity.kind == "country":
            continue
        text, spot = name_of(code), middle(ring)
        is_wide = _width(ring) >= text_width(text, TEXT) * _ROOM or code == cut.home
        if text and spot and is_wide and (found := board.put(text, TEXT, [(*spot, "middle", 0)])):
            names.append(Name(text, found, is_own=False))
    return Locator(cut, point, label, tuple(names[:_NAMES]))


def _own_name(entity: Entity, shapes: Iterable[tuple[str, Line]], cut: Cut, board: Board) -> Name | None:
    """The name of a country over its shape; None for another place, and where it is too small for that."""
    ring = next((ring for code, ring in shapes if code == cut.home), ())
    spot = middle(ring) if ring else None
    if entity.kind != "country" or spot is None:
        return None
    label = board.put(entity.name, TEXT, [(*spot, "middle", 0)])
    return Name(entity.name, label, is_own=True) if label else None


def _largest_first(ground: Ground) -> Iterable[tuple[str, Line]]:
    """The largest part of each country that is seen: first the cut's own country, then by size."""
    shown = {code: max(rings, key=area) for code, rings in ground.countries.items()}
    seen = [(code, ring) for code, ring in shown.items() if area(ring) >= _LEAST]
    return sorted(seen, key=lambda one: (one[0] != ground.cut.home, -area(one[1]), one[0]))


def _width(ring: Line) -> float:
    return max(x for x, _ in ring) - min(x for x, _ in ring)
