"""Make `data/countries.json`, the outlines that maps are drawn from, small enough for the repository.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m plugins.maps.make_countries package/countries-50m.json plugins/maps/data/countries.json

The source is Natural Earth 4.1 (public domain) at 1:50 million, as the npm package world-atlas has it (ISC,
`data/LICENSE-world-atlas.txt`): a TopoJSON file in which neighbours share the arcs of their border. What
comes out is TopoJSON too. Lines are thinned, finely where the archive's news come from and coarsely
elsewhere; coordinates are whole hundredths of a degree; countries have the two letters by which the authority
knows them. Antarctica is left out, and so are islets, save those that are all of a country. It runs only when
the source changes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from plugins.maps.atlas import Point
from plugins.maps.shapes import thin

STEP = 0.01  # degrees; 1:50 million is no finer
# What a line may be off, in degrees, in a window (west, south, east, north); the first that holds an arc's
# beginning decides.
FINENESS = (((-20.0, 8.0, 66.0, 45.0), 0.02), ((-180.0, -90.0, 180.0, 90.0), 0.05))
ISLET = 0.25  # degrees that a ring must reach in one direction
# Natural Earth draws these by themselves, without a code; the United Nations know them as parts of states.
PARTS = {
    "Somaliland": "SO",
    "N. Cyprus": "CY",
    "Kosovo": "XK",
    "Siachen Glacier": "IN",
    "Indian Ocean Ter.": "AU",
}
LEFT_OUT = {"AQ"}


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        arcs.append(line)
    return arcs


def fineness(line: list[Point]) -> float:
    """How far a line may be off."""
    x, y = line[0]
    return next(off for (w, s, e, n), off in FINENESS if w <= x <= e and s <= y <= n)


def quantise(line: Sequence[Point]) -> list[list[int]]:
    """Whole steps, each from the point before it; steps that lead nowhere left out."""
    points = [(round(x / STEP), round(y / STEP)) for x, y in line]
    steps = [list(points[0])]
    for (ax, ay), (bx, by) in pairwise(points):
        if (ax, ay) != (bx, by):
            steps.append([bx - ax, by - ay])
    return steps if len(steps) > 1 else [*steps, [0, 0]]


def code_of(country: dict[str, Any]) -> str:
    """The two letters of a country: of «760» SY."""
    name = country["properties"]["name"]
    if name in PARTS:
        return PARTS[name]
    (code,) = get_global("territory_aliases")[country["id"]]
    return str(code)


def make(source: Path, target: Path) -> None:
    """Read the one file and write the other."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = decode(topology)

    def reach(polygon: list[list[int]]) -> float:
        points = [p for i in polygon[0] for p in arcs[~i if i < 0 else i]]
        xs, ys = zip(*points, strict=True)
        return float(max(max(xs) - min(xs), max(ys) - min(ys)))

    parts: dict[str, list[list[list[int]]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
        parts.setdefault(code_of(country), []).extend(polygons)
    kept = {}
    for code, polygons in sorted(parts.items()):
        if code not in LEFT_OUT:
            largest = max(polygons, key=reach)
            kept[code] = [p for p in polygons if p is largest or reach(p) >= ISLET]
    used = sorted({~i if i < 0 else i for ps in kept.values() for p in ps for ring in p for i in ring})
    number = {old: new for new, old in enumerate(used)}

    def renumber(i: int) -> int:
        return ~number[~i] if i < 0 else number[i]

    geometries = [
        {
            "type": "MultiPolygon",
            "id": code,
            "arcs": [[[renumber(i) for i in ring] for ring in polygon] for polygon in polygons],
        }
        for code, polygons in kept.items()
    ]
    made = {
        "type": "Topology",
        "transform": {"scale": [STEP, STEP], "translate": [0, 0]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": [quantise(thin(arcs[i], fineness(arcs[i]))) for i in used],
    }
    text = json.dumps(made, separators=(",", ":"))
    # One arc and one country a line, so that a change can be read.
    text = text.replace("]],[[", "]],\n[[").replace('},{"type"', '},\n{"type"')
    target.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]))
