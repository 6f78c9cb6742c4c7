"""Which part of the earth a map shows, and how it becomes units of a drawing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from plugins.maps.atlas import Atlas, Point, Polygon, join
from plugins.maps.projection import Azimuthal, EqualEarth, Projection
from plugins.maps.shapes import area, unwind

Window = tuple[float, float, float, float]  # left, top, right, bottom, on the plane of the projection

# The widths of the two sorts of maps, in units of their drawing, which are about pixels of a screen.
WIDE = 900
LOCATOR = 320
_SHAPE = 4 / 3  # of a locator

# How a locator chooses what to show of a country.
_MARGIN = 1.3  # its own size, with some of its surroundings
# The least that it shows, in radii of the earth, by the country's own width: 480 km across, so that a small
# country has neighbours; 1,600 km for what is a dot in the sea.
_LEAST = ((0.006, 0.25), (9, 0.075))
_PART = 0.3  # of the largest part: as large as this, another part belongs into the picture
_NEAR = 1.5  # degrees: as near as this too


@dataclass(frozen=True, slots=True)
class Cut:
    """A window on a projection; `name` is also the name of the file that shows it."""

    name: str
    projection: Projection
    window: Window
    width: int
    home: str = ""  # the country that stands out
    shrunk: float = 1.0  # how large points are beside those of nearer cuts

    @property
    def scale(self) -> float:
        """Units of the drawing in a radius of the earth."""
        return self.width / (self.window[2] - self.window[0])

    @property
    def height(self) -> int:
        """The drawing's height in its units."""
        return round((self.window[3] - self.window[1]) * self.scale)

    def place(self, longitude: float, latitude: float) -> Point | None:
        """Where a point of the globe lies in the drawing; None where it lies outside."""
        x, y = self.on_drawing(self.projection.place(longitude, latitude))
        return (x, y) if 0 <= x <= self.width and 0 <= y <= self.height else None

    def on_drawing(self, point: Point) -> Point:
        """A place on the plane in units of the drawing."""
        return (point[0] - self.window[0]) * self.scale, (point[1] - self.window[1]) * self.scale


def _strip(centre: float, south: float, north: float) -> Window:
    """The whole earth between two parallels."""
    projection = EqualEarth(centre)
    right, _ = projection.project(180, 0)
    return -right, projection.project(0, north)[1], right, projection.project(0, south)[1]


# Around 11° E the cut goes through the Bering Strait, and Asia stays whole. No news come from the poles.
WORLD = Cut("world", EqualEarth(11), _strip(11, -56, 80), WIDE, shrunk=0.7)
# From Libya to the east of Iran, from the Black Sea to the Gulf of Aden.
MIDDLE_EAST = Cut("middle-east", Azimuthal(43, 27.5), (-0.335, -0.27, 0.325, 0.29), WIDE)
# Syria, Lebanon, Palestine, Jordan and Iraq, where places of the news lie closest.
LEVANT = Cut("levant", Azimuthal(40.9, 33.3), (-0.118, -0.085, 0.113, 0.08), WIDE)
# From Ireland to Moscow, from Scandinavia's south to Sicily: on the world's map a thumb would cover it.
EUROPE = Cut("europe", Azimuthal(15, 50), (-0.31, -0.2, 0.27, 0.235), WIDE)
# For places that lie in no country: seas, regions.
SMALL = tuple(replace(cut, name=f"{cut.name}-small", width=LOCATOR) for cut in (MIDDLE_EAST, WORLD))


def country_cut(atlas: Atlas, code: str) -> Cut | None:
    """The window of a country with its surroundings; None for one that the atlas does not have."""
    polygons = atlas.countries.get(code)
    if not polygons:
        return None
    boxes = _main_parts(atlas, polygons)
    west, south = min(b[0] for b in boxes), min(b[1] for b in boxes)
    east, north = max(b[2] for b in boxes), max(b[3] for b in boxes)
    projection = Azimuthal((west + east) / 2, (south + north) / 2)
    edge = [
        projection.place(west + (east - west) * i / 8, south + (north - south) * j / 8)
        for i in range(9)
        for j in range(9)
        if i in {0, 8} or j in {0, 8}
    ]
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    own = max(max(xs) - min(xs), (max(ys) - min(ys)) * _SHAPE)
    width = max(own * _MARGIN, next(least for size, least in _LEAST if own <= size))
    height = width / _SHAPE
    window = (middle_x - width / 2, middle_y - height / 2, middle_x + width / 2, middle_y + height / 2)
    return Cut(code.lower(), projection, window, LOCATOR, code)


def _main_parts(atlas: Atlas, polygons: tuple[Polygon, ...]) -> list[Window]:
    """The boxes (west, south, east, north) of a country's largest part and of those that belong to it.

    French Guiana does not belong into a picture of France, Corsica does.
    """
    rings = sorted((unwind(join(atlas.arcs, p.rings[0])) for p in polygons), key=area, reverse=True)
    first = _box(rings[0], 0)
    middle = (first[0] + first[2]) / 2
    boxes = [first]
    for ring in rings[1:]:
        box = _box(ring, middle)
        if area(ring) >= _PART * area(rings[0]) or any(_gap(box, b) <= _NEAR for b in boxes):
            boxes.append(box)
    return boxes


def _box(ring: tuple[Point, ...], near: float) -> Window:
    """A ring's box, on the lap of longitudes that lies nearest."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    lap = round(((min(xs) + max(xs)) / 2 - near) / 360) * 360
    return min(xs) - lap, min(ys), max(xs) - lap, max(ys)


def _gap(one: Window, other: Window) -> float:
    """How far apart two boxes are, in degrees."""
    return max(one[0] - other[2], other[0] - one[2], one[1] - other[3], other[1] - one[3], 0)
