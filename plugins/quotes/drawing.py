"""Draw marks over text: spans that may nest or cross become well-formed HTML, and no letter changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# In a text nothing else can be taken for markup; quotation marks as entities would weigh five bytes each.
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Drawn:
    """An element over [start, end) of the text; where start equals end, a void element between letters.

    `again` is the opening tag for further parts, where a crossing span cuts the element in two: an id
    may stand once only.
    """

    start: int
    end: int
    tag: str
    opening: str
    again: str = ""
    rank: int = 0  # of two over the same letters, the lower is outside


def draw(
    text: str, start: int, end: int, spans: Iterable[Drawn], shown: Mapping[int, str], *, closes: bool = True
) -> str:
    """The HTML of text[start:end]: escaped, with elements around the spans, cut to this range.

    `shown` gives for an offset what is written instead of its character: « for a straight mark. What
    stands between the last letter and the end is drawn where the range closes its block.
    """
    inside = sorted(
        (
            s
            for s in spans
            if (s.start < end and s.end > start)
            or (s.start == s.end and (start <= s.start < end or (closes and s.start == end)))
        ),
        key=lambda s: (max(s.start, start), -s.end, s.rank),
    )
    edges = sorted({start, end, *(min(max(e, start), end) for s in inside for e in (s.start, s.end))})
    out: list[str] = []
    opened: list[Drawn] = []
    begun: set[int] = set()
    position = 0
    for number, edge in enumerate(edges):
        closing = [s for s in opened if s.end <= edge]
        if closing:
            lowest = min(opened.index(s) for s in closing)
            again = [s for s in opened[lowest:] if s.end > edge]
            out.extend(f"</{s.tag}>" for s in reversed(opened[lowest:]))
            del opened[lowest:]
            for s in again:
                out.append(s.again or s.opening)
                opened.append(s)
        while position < len(inside) and max(inside[position].start, start) <= edge:
            span = inside[position]
            position += 1
            if span.start == span.end:
                out.append(span.opening)
            elif span.end > edge:
                first = span.start >= start and id(span) not in begun
                begun.add(id(span))
                out.append(span.opening if first else span.again or span.opening)
                opened.append(span)
        if number + 1 < len(edges):
            out.append(_letters(text, edge, edges[number + 1], shown))
    out.extend(f"</{s.tag}>" for s in reversed(opened))
    return "".join(out)


def _letters(text: str, start: int, end: int, shown: Mapping[int, str]) -> str:
    changed = [i for i in shown if start <= i < end] if shown else []
    if not changed:
        return text[start:end].translate(_HTML)
    out, at = [], start
    for i in sorted(changed):
        out.append(text[at:i].translate(_HTML))
        out.append(shown[i])
        at = i + 1
    out.append(text[at:end].translate(_HTML))
    return "".join(out)
