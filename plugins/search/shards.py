"""Make the index's files of its segments: terms, positions, titles, statements, and what filters ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from plugins.arabic.values import Entity
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.search.codec import ENTRY, NAME, bucket, number, rising
from plugins.search.segment import IMPACTS, Piece

FEWEST_SHARDS = 32
ARTICLES_A_SHARD = 24  # so many more articles ask for one shard more; shards are a power of two
FILTER_SHARDS = 64
# What a filter's key begins with.
NAMED, SPOKE, ABOUT, FROM = "@", "=", "#", "$"


def in_index_order(archive: Archive) -> tuple[Record, ...]:
    """Return the articles as the index numbers them: those without a date, then from the oldest."""
    return tuple(sorted(archive.records, key=lambda r: r.day is not None))


def shards_for(articles: int) -> int:
    """Return into how many shards the terms of so many articles go: 3,000 → 128, 10,000 → 512."""
    found = FEWEST_SHARDS
    while found * ARTICLES_A_SHARD < articles:
        found *= 2
    return found


def term_files(pieces: Iterable[tuple[int, Iterable[Piece]]]) -> tuple[str, str]:
    """Return a shard of terms and the shard of their positions.

    Its pieces come segment by segment, with the number at which each segment begins.

    An entry of the first: how many letters the term shares with the one before, its other letters, «!», and
    for each article its distance from the one before, times four, with its impact. Entries of the second
    stand in the same order.
    """
    # Of each term the parts of its row, and the last article that they tell.
    rows: dict[str, list[str]] = {}
    ends: dict[str, int] = {}
    positions: dict[str, list[str]] = {}
    for base, segment in pieces:
        for term, first, weight, rest, last, places in segment:
            row = rows.get(term)
            if row is None:
                row, ends[term] = rows.setdefault(term, []), 0
                positions[term] = []
            row.append(number((base + first - ends[term]) * IMPACTS + weight))
            row.append(rest)
            positions[term].append(places)
            ends[term] = base + last
    terms = []
    previous = ""
    ordered = sorted(rows)
    for term in ordered:
        shared = _shared(previous, term)
        terms.append("".join((number(shared), term[shared:], NAME, *rows[term])))
        previous = term
    return ENTRY.join(terms), ENTRY.join("".join(positions[term]) for term in ordered)


def filter_files(archive: Archive, records: Sequence[Record]) -> dict[int, str]:
    """Return what filters ask for, by shard.

    These are the articles that name an actor or a place, have a topic or are from a source, and the
    statements that an actor made.
    """
    rows: dict[int, list[str]] = defaultdict(list)
    for key, name, entry in sorted(_filters(archive, records)):
        rows[bucket(key, FILTER_SHARDS)].append(NAME.join((key, name, entry)))
    return {shard: ENTRY.join(entries) for shard, entries in rows.items()}


def _filters(archive: Archive, records: Sequence[Record]) -> Iterator[tuple[str, str, str]]:
    """Yield the key of each filter, the name it is shown by where the key does not say it, and its entry."""
    ordinals = {record.id: n for n, record in enumerate(records)}
    for one in archive.entities.values():
        if one.has_page:
            yield (
                f"{NAMED}{one.entity.id}",
                _name(one.entity),
                rising(sorted(ordinals[r.id] for r in one.records)),
            )
    spoken = _spoken_by(archive, records)
    for who, articles in spoken.items():
        yield f"{SPOKE}{who}", _name(archive.entities[who].entity), _spoken(articles)
    for mark, headings in ((ABOUT, archive.topics), (FROM, archive.sources)):
        for heading in headings.values():
            yield f"{mark}{heading.slug}", "", rising(sorted(ordinals[r.id] for r in heading.records))


def _name(entity: Entity) -> str:
    """Return a name in characters that part nothing; "" where the id is the name."""
    name = "_".join(entity.name.replace(NAME, " ").split())
    return "" if entity.id == name.replace("_", "-") else name


def _spoken_by(archive: Archive, records: Sequence[Record]) -> dict[str, dict[int, list[int]]]:
    """Return of each speaker with a page the articles, and the numbers of his statements in them."""
    with_page = {one.entity.id for one in archive.entities.values() if one.has_page}
    spoken: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for ordinal, record in enumerate(records):
        for order, statement in enumerate(record.analysis.statements):
            for who in {s.entity for s in statement.speakers}:
                if who in with_page:
                    spoken[who][ordinal].append(order)
    return spoken


def _spoken(articles: Mapping[int, Sequence[int]]) -> str:
    """Return an actor's statements: for each article its distance, how many there are, and which."""
    row, before = [], 0
    for ordinal, sayings in articles.items():
        row.append(number(ordinal - before) + number(len(sayings)) + rising(sayings))
        before = ordinal
    return "".join(row)


def _shared(one: str, other: str) -> int:
    """Return how many letters two terms begin with alike."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
