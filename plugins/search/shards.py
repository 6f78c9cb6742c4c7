"""Make the index's files of its segments: terms, positions, titles, statements, and what filters ask for."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable

from plugins.arabic.values import Entity
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.search.codec import ENTRY, NAME, bucket, number
from plugins.search.segment import ABOUT, FILTER_SHARDS, FROM, IMPACTS, NAMED, SPOKE, Piece

FEWEST_SHARDS = 32
ARTICLES_A_SHARD = 24  # so many more articles ask for one shard more; shards are a power of two


def in_index_order(archive: Archive) -> tuple[Record, ...]:
    """Return the articles as the index numbers them: those without a date, then from the oldest."""
    return tuple(sorted(archive.records, key=lambda r: r.day is not None))


def shards_for(articles: int) -> int:
    """Return into how many shards the terms of so many articles go: 3,000 → 128, 10,000 → 512."""
    found = FEWEST_SHARDS
    while found * ARTICLES_A_SHARD < articles:
        found *= 2
    return found


def step_of(shelf: int, shards: int) -> int:
    """Return by how much a row rises from one article to the next: on a shelf of terms, by all impacts."""
    return IMPACTS if shelf < shards else 1


def merge(parts: Iterable[tuple[int, Iterable[Piece]]], step: int) -> list[Piece]:
    """Merge pieces that come part by part, with the number at which each part begins."""
    # Of each term: first article, impact, the parts of its row, the last article that they tell, places.
    found: dict[str, tuple[int, int, list[str], list[int], list[str]]] = {}
    for base, pieces in parts:
        for term, first, weight, rest, last, places in pieces:
            one = found.get(term)
            if one is None:
                found[term] = base + first, weight, [rest], [base + last], [places]
                continue
            _, _, row, ends, positions = one
            row.append(number((base + first - ends[0]) * step + weight))
            row.append(rest)
            positions.append(places)
            ends[0] = base + last
    return [
        Piece(term, first, weight, "".join(row), ends[0], "".join(positions))
        for term, (first, weight, row, ends, positions) in found.items()
    ]


def term_files(pieces: Iterable[Piece]) -> tuple[str, str]:
    """Return a shard of terms and the shard of their positions.

    An entry of the first: how many letters the term shares with the one before, its other letters, «!», and
    for each article its distance from the one before, times four, with its impact. Entries of the second
    stand in the same order.
    """
    terms, positions = [], []
    previous = ""
    for term, first, weight, rest, _, places in sorted(pieces):
        shared = _shared(previous, term)
        terms.append(f"{number(shared)}{term[shared:]}{NAME}{number(first * IMPACTS + weight)}{rest}")
        positions.append(places)
        previous = term
    return ENTRY.join(terms), ENTRY.join(positions)


def filter_file(pieces: Iterable[Piece], archive: Archive) -> str:
    """Return a shard of what filters ask for.

    These are the articles that name an actor or a place, have a topic or are from a source, and the
    statements that an actor made. Of each the key, the name it is shown by where the key does not say it,
    and the row; who has no page is left out.
    """
    rows = []
    for key, first, _, rest, _, _ in sorted(pieces):
        name = ""
        if key[0] in (NAMED, SPOKE):
            if not archive.has_page(key[1:]):
                continue
            name = _name(archive.entities[key[1:]].entity)
        rows.append(NAME.join((key, name, number(first) + rest)))
    return ENTRY.join(rows)


def place_headings(pieces: Iterable[Piece], archive: Archive) -> dict[int, list[Piece]]:
    """Return by shard what there is of topics and sources, under the keys that they are asked for by."""
    asked = {
        f"{mark}{key}": f"{mark}{heading.slug}"
        for mark, headings in ((ABOUT, archive.topics), (FROM, archive.sources))
        for key, heading in headings.items()
    }
    found: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        key = asked[piece.term]
        found[bucket(key, FILTER_SHARDS)].append(piece._replace(term=key))
    return found


def _name(entity: Entity) -> str:
    """Return a name in characters that part nothing; "" where the id is the name."""
    name = "_".join(entity.name.replace(NAME, " ").split())
    return "" if entity.id == name.replace("_", "-") else name


def script_text(text: str) -> str:
    """Return a text as a script writes it."""
    return json.dumps(text, ensure_ascii=False)


def _shared(one: str, other: str) -> int:
    """Return how many letters two terms begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
