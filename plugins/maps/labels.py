"""Names on a map: how wide they are, and where they stand without lying over each other."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from plugins.maps.atlas import Point

Anchor = Literal["start", "middle", "end"]  # of a line that runs from right to left: start is its right end
Box = tuple[float, float, float, float]
Spot = tuple[float, float, Anchor, int]  # and by how many half lines the name stands lower

# How wide letters are in the face of labels, in sizes of the font, measured in Chromium over the names of the
# authority: joined to the next letter, and at the end of a word or before a letter that joins nothing.
_JOINED = (("بتثنيئل", 0.32), ("مقعغفك", 0.5), ("ه", 0.57), ("جحخ", 0.67), ("طظ", 0.7), ("سش", 0.8),
           ("صض", 0.85))  # fmt: skip
_FINAL = (("اأإآ ", 0.25), ("رز", 0.3), ("وء", 0.43), ("دذةه", 0.5), ("معغ", 0.61), ("لنيجحخىئ", 0.68),
          ("قطظ", 0.76), ("بتثفك", 0.9), ("سش", 1.16), ("صض", 1.24))  # fmt: skip
_WIDTH_JOINED = {letter: width for letters, width in _JOINED for letter in letters}
_WIDTH_FINAL = {letter: width for letters, width in _FINAL for letter in letters}
_OTHER = 0.62  # Latin letters, digits, marks of punctuation
_JOINS_NOTHING = frozenset("اأإآدذرزوؤةىء")
_BOLDER = 1.06  # semibold letters, and what the estimate is off

_HIGH = 1.25  # of a line, in sizes of the font
_AIR = 0.3  # between two names in a line, in sizes of the font
_GAP = 4.0  # between a point and its name, in units of the drawing


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands: the end or the middle of its line, at half the height of its letters.

    `lower` counts half lines: a name below a point stays as near to it when the screen gives it another size.
    """

    x: int
    y: int
    anchor: Anchor
    lower: int = 0

    def box(self, text: str, size: float) -> Box:
        """The room that a name takes here."""
        return line_box(text, size, (self.x, self.y, self.anchor, self.lower))


@dataclass(slots=True)
class Board:
    """A drawing on which names are put one after the other, each where there is still room."""

    width: int
    height: int
    taken: list[Box] = field(default_factory=list)

    def put(self, text: str, size: float, spots: Iterable[Spot]) -> Label | None:
        """Take the first spot at which a name fits; None where there is none."""
        spot = next((s for s in spots if self.is_free(text, size, s)), None)
        return self.take(text, size, spot) if spot else None

    def is_free(self, text: str, size: float, spot: Spot) -> bool:
        """Whether a name would lie over nothing here."""
        box = left, top, right, bottom = line_box(text, size, spot)
        inside = left >= 0 and top >= 0 and right <= self.width and bottom <= self.height
        return inside and not any(meet(box, other) for other in self.taken)

    def take(self, text: str, size: float, spot: Spot) -> Label:
        """Let a name stand here."""
        self.taken.append(spaced(line_box(text, size, spot), size))
        x, y, anchor, lower = spot
        return Label(round(x), round(y), anchor, lower)


def text_width(text: str, size: float = 1.0) -> float:
    """How wide a name is about: letters are as wide as their shape in the word."""
    letters = [c for c in text if not unicodedata.combining(c)]
    total = 0.0
    for letter, after in zip(letters, [*letters[1:], " "], strict=True):
        joins = letter not in _JOINS_NOTHING and after.isalpha() and after != "ء"
        table = _WIDTH_JOINED if joins else _WIDTH_FINAL
        total += table.get(letter, _OTHER)
    return total * size * _BOLDER


def line_box(text: str, size: float, spot: Spot) -> Box:
    """The room that a name takes: left, top, right, bottom."""
    x, y, anchor, lower = spot
    wide, high = text_width(text, size), size * _HIGH
    left = {"start": x - wide, "middle": x - wide / 2, "end": x}[anchor]
    top = y + (lower - 1) * high / 2
    return left, top, left + wide, top + high


def meet(one: Box, other: Box) -> bool:
    """Whether two boxes have room in common."""
    return one[0] < other[2] and one[2] > other[0] and one[1] < other[3] and one[3] > other[1]


def spaced(name: Box, size: float) -> Box:
    """The room of a name with some air at its sides, for the next one in its line."""
    left, top, right, bottom = name
    return left - size * _AIR, top, right + size * _AIR, bottom


def beside(x: float, y: float, radius: float) -> tuple[Spot, ...]:
    """The spots at a point's sides: left, where an Arabic line goes on, then right; then lower and higher."""
    left, right = x - radius - _GAP, x + radius + _GAP
    return tuple(
        spot for lower in (0, 1, -1) for spot in ((left, y, "start", lower), (right, y, "end", lower))
    )


def above_or_below(x: float, y: float, radius: float) -> tuple[Spot, ...]:
    """The spots below a point and above it: in its middle, then beginning or ending there."""
    under, over = y + radius, y - radius
    anchors: tuple[Anchor, ...] = ("middle", "start", "end")
    return tuple((x, at, anchor, lower) for anchor in anchors for at, lower in ((under, 1), (over, -1)))


def middle(ring: Sequence[Point]) -> Point | None:
    """The centre of a shape's area; None where that lies outside of the shape."""
    double = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        double, x, y = double + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not double:
        return None
    centre = x / (3 * double), y / (3 * double)
    return centre if _holds(ring, centre) else None


def _holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point lies within a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (ay > y) != (by > y) and x < ax + (bx - ax) * (y - ay) / (by - ay):
            inside = not inside
    return inside
