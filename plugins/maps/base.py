"""The ground of a map, land and borders, as an SVG file that many pages show beneath their points.

It knows no colours: black of several strengths, which the theme turns white on dark paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, hypot, radians

from plugins.maps.atlas import Atlas, Box, Line, Point, Ring, arcs_of, join
from plugins.maps.cuts import LOCATOR, Cut
from plugins.maps.projection import EqualEarth
from plugins.maps.shapes import clip, fill_in, split, thin, unwind, write_path

Test = Callable[[Box], bool]

FINE = 2  # whole numbers in a path for each unit of the drawing
_FINE_LOCATOR = 4  # its lines are few, and shown larger
_OFF = 0.6  # units of the drawing that a line may be off
_BEYOND = 3  # units around the window that are drawn too, so that no edge shows where a shape was cut
_LONG = 4.0  # degrees: longer sides are bent

_LAND, _HOME = ".07", ".2"  # how dark the land of others is, and the country that stands out
_STROKE = 'stroke="currentColor" stroke-opacity=".34" stroke-linejoin="round"'


@dataclass(frozen=True, slots=True)
class Ground:
    """What a cut shows of each country, in units of its drawing."""

    cut: Cut
    countries: Mapping[str, tuple[Line, ...]]

    def write(self) -> str:
        """An SVG document with all land, and the cut's country by itself."""
        cut = self.cut
        fine = _FINE_LOCATOR if cut.width == LOCATOR else FINE
        others = [ring for code, rings in self.countries.items() if code != cut.home for ring in rings]
        paths = "".join(
            # One path, so that a border between two countries is drawn once.
            f'<path fill-opacity="{strength}" d="{drawn}"/>'
            for rings, strength in ((others, _LAND), (self.countries.get(cut.home, ()), _HOME))
            if (drawn := write_path([(x * fine, y * fine) for x, y in ring] for ring in rings))
        )
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{cut.width}" height="{cut.height}" '
            f'viewBox="0 0 {cut.width * fine} {cut.height * fine}">'
            f'<g fill="currentColor" fill-rule="evenodd" {_STROKE} stroke-width="{fine * 0.7:g}">'
            f"{paths}</g></svg>\n"
        )


def survey(atlas: Atlas, cut: Cut) -> Ground:
    """What of the atlas lies in a cut, with no more points than its drawing shows."""
    is_near = _reach(cut)
    found_near = {code: [p for p in polygons if is_near(p.box)] for code, polygons in atlas.countries.items()}
    near = {code: polygons for code, polygons in found_near.items() if polygons}
    window = (-_BEYOND, -_BEYOND, cut.width + _BEYOND, cut.height + _BEYOND)
    numbers = sorted({i for polygons in near.values() for p in polygons for i in arcs_of(p)})
    lines = dict(_thin_arcs(atlas, numbers, cut, is_near))
    found = {}
    for code, polygons in near.items():
        whole = (ring for p in polygons for ring in _outlines(lines, p.rings, cut))
        if rings := tuple(part for ring in whole if (part := clip(ring, window))):
            found[code] = rings
    return Ground(cut, found)


def _outlines(lines: Mapping[int, Line], rings: Sequence[Ring], cut: Cut) -> Iterator[Line]:
    """Rings in units of the drawing."""
    projection = cut.projection
    for ring in rings:
        line = join(lines, ring)
        if isinstance(projection, EqualEarth):
            for part in split(line, projection.centre):
                yield _draw((projection.project(x, y) for x, y in fill_in(part, _LONG)), cut)
        else:
            yield line


def _thin_arcs(atlas: Atlas, numbers: Sequence[int], cut: Cut, is_near: Test) -> Iterator[tuple[int, Line]]:
    """Arcs, thinned; already drawn where no ring must be cut open first."""
    projection = cut.projection
    off = degrees(_OFF / cut.scale)
    if isinstance(projection, EqualEarth):
        yield from ((i, thin(atlas.arcs[i], off)) for i in numbers)
        return
    narrow = cos(radians(projection.latitude))
    for i in numbers:
        arc = atlas.arcs[i]
        # Of an arc that does not come near, its ends do: between them nothing is seen, however it runs.
        line = thin(arc, off, narrow=narrow) if is_near(atlas.boxes[i]) else (arc[0], arc[-1])
        yield i, _draw((projection.place(x, y) for x, y in fill_in(unwind(line), _LONG)), cut)


def _draw(points: Iterator[Point], cut: Cut) -> Line:
    return tuple(cut.on_drawing(p) for p in points)


def _reach(cut: Cut) -> Test:
    """Whether what lies in a box on the globe may reach into a cut."""
    projection = cut.projection
    if isinstance(projection, EqualEarth):
        return lambda _box: True
    left, top, right, bottom = cut.window
    far = max(hypot(x, y) for x in (left, right) for y in (top, bottom)) + 2 * _BEYOND / cut.scale
    angle = degrees(2 * asin(min(1.0, far / 2)))
    south, north = projection.latitude - angle, projection.latitude + angle
    farthest = max(abs(south), abs(north))
    wide = 180.0 if farthest >= 90 else min(180.0, angle / cos(radians(farthest)))  # noqa: PLR2004 - a pole
    laps = [(projection.longitude - wide + lap, projection.longitude + wide + lap) for lap in (-360, 0, 360)]

    def is_near(box: Box) -> bool:
        west, low, east, high = box
        return low <= north and high >= south and any(west <= e and east >= w for w, e in laps)

    return is_near
