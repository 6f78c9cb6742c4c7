"""Lines and rings on a plane: thinned, cut open at 180°, clipped to a window, written as paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot

from plugins.maps.atlas import Line, Point

_HALF, _ROUND = 180, 360
# The sides of a rectangle as clipping sees them: which coordinate, and from which side it bounds.
_SIDES = ((0, 1), (1, 1), (0, -1), (1, -1))


def thin(line: Sequence[Point], off: float, *, narrow: float = 1.0) -> Line:
    """Leave out the points that lie within `off` of the line without them (Douglas and Peucker).

    Ends stay, so that borders still meet. `narrow` is the width of a degree of longitude, in degrees of
    latitude.
    """
    xs, ys = [x * narrow for x, _ in line], [y for _, y in line]
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:  # noqa: PLR2004 - nothing between them
            continue
        ax, ay = xs[first], ys[first]
        dx, dy = xs[last] - ax, ys[last] - ay
        if length := hypot(dx, dy):
            shift = ax * dy - ay * dx
            row = [abs(x * dy - y * dx - shift) for x, y in zip(xs[first:last], ys[first:last], strict=True)]
            most = max(row) / length
        else:
            row = [hypot(x - ax, y - ay) for x, y in zip(xs[first:last], ys[first:last], strict=True)]
            most = max(row)
        if most > off:
            far = first + row.index(max(row))
            keep.add(far)
            spans += [(first, far), (far, last)]
    return tuple(line[i] for i in sorted(keep))


def fill_in(line: Sequence[Point], most: float) -> Iterator[Point]:
    """Put points into long sides, so that a parallel is bent as the globe is."""
    yield line[0]
    for (ax, ay), (bx, by) in pairwise(line):
        steps = max(1, ceil(max(abs(bx - ax), abs(by - ay)) / most))
        for i in range(1, steps):
            yield ax + (bx - ax) * i / steps, ay + (by - ay) * i / steps
        yield bx, by


def unwind(ring: Iterable[Point]) -> Line:
    """Let longitudes run on where a ring crosses 180°: 179, -179 becomes 179, 181."""
    points: list[Point] = []
    before = turn = 0.0
    for x, y in ring:
        if points and abs(x - before) > _HALF:
            turn += _ROUND if x < before else -_ROUND
        points.append((x + turn, y))
        before = x
    return tuple(points)


def split(ring: Iterable[Point], centre: float) -> list[Line]:
    """Cut a ring at the meridian opposite a centre into rings whose longitudes count from that centre."""
    turned = [(x - centre, y) for x, y in unwind(ring)]
    west = min(x for x, _ in turned)
    east = max(x for x, _ in turned)
    parts = []
    for lap in range(int((west + _HALF) // _ROUND), int((east + _HALF) // _ROUND) + 1):
        shifted = [(x - lap * _ROUND, y) for x, y in turned]
        part = clip(shifted, (-_HALF, -_HALF, _HALF, _HALF))
        if part:
            parts.append(part)
    return parts


def clip(ring: Sequence[Point], window: tuple[float, float, float, float]) -> Line:
    """The part of a ring within a rectangle (Sutherland and Hodgman); () where there is none."""
    points = list(ring[:-1] if len(ring) > 1 and ring[0] == ring[-1] else ring)
    for (axis, sign), bound in zip(_SIDES, window, strict=True):
        kept: list[Point] = []
        for i, here in enumerate(points):
            before = points[i - 1]
            depth, depth_before = (here[axis] - bound) * sign, (before[axis] - bound) * sign
            if (depth >= 0) != (depth_before >= 0):
                share = depth_before / (depth_before - depth)
                cross = (
                    before[0] + (here[0] - before[0]) * share,
                    before[1] + (here[1] - before[1]) * share,
                )
                kept.append((bound, cross[1]) if axis == 0 else (cross[0], bound))
            if depth >= 0:
                kept.append(here)
        points = kept
    return tuple(points)


def area(ring: Sequence[Point]) -> float:
    """How large a ring is, whichever way round it runs."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2


def write_path(rings: Iterable[Sequence[Point]]) -> str:
    """The rings as one path of whole numbers, each step from the place before: `M10 20l5 0-5 9z`.

    What shrinks to less than a triangle is left out.
    """
    return "".join(_write_ring(ring) for ring in rings)


def _write_ring(ring: Sequence[Point]) -> str:
    points = [(round(x), round(y)) for x, y in ring]
    row = [p for p, before in zip(points, [points[-1], *points], strict=False) if p != before]
    if len(set(row)) < 3:  # noqa: PLR2004 - a triangle
        return ""
    steps = "".join(_number(n) for (ax, ay), (bx, by) in pairwise(row) for n in (bx - ax, by - ay))
    return f"M{row[0][0]} {row[0][1]}l{steps.removeprefix(' ')}z"


def _number(number: int) -> str:
    """A number that can follow another: a minus parts it as well as a blank does."""
    return f"{number}" if number < 0 else f" {number}"
