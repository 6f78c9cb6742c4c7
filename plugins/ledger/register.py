"""Who speaks in an article: a line of the register, which has the names and not the words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from plugins.arabic.values import Statement
from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import phrase


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody who speaks in an article: where he begins, and how many statements he makes."""

    name: str
    address: str
    total: int
    literal: int  # of them, in his own words


def heard(record: Record) -> tuple[Heard, ...]:
    """Return who speaks in an article, in the order in which they begin.

    Where several speak together, each is heard. What nobody is known to have said is one entry.
    """
    names: dict[str, str] = {}
    statements: dict[str, list[Statement]] = defaultdict(list)
    for statement in record.analysis.statements:
        voices = {s.entity or s.name: s.name for s in statement.speakers}
        for key, name in (voices or {"": phrase("speaker.unknown")}).items():
            names.setdefault(key, name)
            statements[key].append(statement)
    address = addresses.article(record)
    return tuple(
        Heard(
            name,
            f"{address}#{statements[key][0].id}",
            len(statements[key]),
            sum(s.kind == "direct" for s in statements[key]),
        )
        for key, name in names.items()
    )
