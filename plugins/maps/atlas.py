"""The outlines of countries, decoded from TopoJSON: neighbours share the arcs of their border."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

Point = tuple[float, float]
Line = tuple[Point, ...]
Ring = tuple[int, ...]  # numbers of arcs; ~i for arc i from its end
Box = tuple[float, float, float, float]  # west, south, east, north

OUTLINES = Path(__file__).parent / "data" / "countries.json"


@dataclass(frozen=True, slots=True)
class Polygon:
    """A piece of land: its outline, then its holes, and how far it reaches."""

    rings: tuple[Ring, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Atlas:
    """Arcs in degrees (longitude, latitude), and which of them make each country."""

    arcs: tuple[Line, ...]
    boxes: tuple[Box, ...]  # how far each arc reaches
    countries: Mapping[str, tuple[Polygon, ...]]  # by ISO 3166-1 alpha-2


def read_atlas(path: Path = OUTLINES) -> Atlas:
    """Read a TopoJSON file that holds a collection `countries`, as `make_countries.py` writes it."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    geometries = topology["objects"]["countries"]["geometries"]
    arcs = tuple(_decode(arc, sx, sy, tx, ty) for arc in topology["arcs"])
    boxes = tuple(map(box, arcs))
    countries = {g["id"]: tuple(_polygon(boxes, rings) for rings in g["arcs"]) for g in geometries}
    return Atlas(arcs, boxes, countries)


def box(line: Sequence[Point]) -> Box:
    """How far a line reaches."""
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def join(arcs: Sequence[Line] | Mapping[int, Line], ring: Ring) -> Line:
    """Put a ring's arcs together; where two meet they share a point, which stands once."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def arcs_of(polygon: Polygon) -> set[int]:
    """The numbers of the arcs that a polygon is made of."""
    return {~i if i < 0 else i for ring in polygon.rings for i in ring}


def _decode(arc: Sequence[Sequence[int]], sx: float, sy: float, tx: float, ty: float) -> Line:
    """Each point is written as steps from the one before it."""
    xs = accumulate(step[0] for step in arc)
    ys = accumulate(step[1] for step in arc)
    return tuple((x * sx + tx, y * sy + ty) for x, y in zip(xs, ys, strict=True))


def _polygon(boxes: Sequence[Box], rings: Sequence[Sequence[int]]) -> Polygon:
    wests, souths, easts, norths = zip(*(boxes[~i if i < 0 else i] for i in rings[0]), strict=True)
    return Polygon(tuple(map(tuple, rings)), (min(wests), min(souths), max(easts), max(norths)))
