"""Which articles of a list are about a name, and which name it in passing."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from plugins.newsroom.article import Record


@dataclass(frozen=True, slots=True)
class Passing:
    """An article that names somebody or some place once, in passing: a line of a list would be too much.

    It is known by its day; with its source where a neighbour in the row is of the same day.
    """

    record: Record
    source: str = ""


def told_apart(
    records: Sequence[Record], about_it: Container[str]
) -> tuple[tuple[Record, ...], tuple[Passing, ...]]:
    """Part the articles that are about a name, by their ids, from those that name it in passing.

    Both stay in their order.
    """
    about = tuple(r for r in records if r.id in about_it)
    rest = [r for r in records if r.id not in about_it]
    days = [r.day for r in rest]
    shared = [day in days[max(0, at - 1) : at] or day in days[at + 1 : at + 2] for at, day in enumerate(days)]
    passing = (Passing(r, r.source if is_shared else "") for r, is_shared in zip(rest, shared, strict=True))
    return about, tuple(passing)
