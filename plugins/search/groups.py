"""Segments in groups: of an archive of which little changed, little is read, and less is indexed.

A group knows a digest of each of its shelves, so that nobody reads what did not change. A shelf's pieces of
a whole group are merged once; a shard is made of the groups' pieces, not of hundreds of segments'.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from plugins.newsroom.article import Record
from plugins.search.memory import Store, digest, pack, unpack
from plugins.search.segment import LEDGE, SEGMENT, Piece, index_segment, shelves_for
from plugins.search.shards import merge, script_text, step_of

GROUP = 1024  # articles: whole segments, and whole files of where statements stand


class _Head(NamedTuple):
    """What every build needs of a segment or a group, its texts as they stand in a script."""

    digests: tuple[bytes, ...]  # of its shelves
    titles: tuple[str, ...]
    sayings: tuple[str, ...]
    extents: tuple[str, ...]  # of a segment's articles; a group's are texts for scripts


class Rules(NamedTuple):
    """What decides how articles are indexed, besides them."""

    shards: int  # of terms
    digest: str


class _Segment:
    """A segment as far as it is known."""

    def __init__(self, records: Sequence[Record], rules: Rules, store: Store, told: Sequence[str]) -> None:
        """Take the articles, and what tells each from all others."""
        self._records, self._rules, self._store = records, rules, store
        self._key = _digest(rules, told)
        self._bodies: tuple[bytes, ...] = ()

    @cached_property
    def head(self) -> _Head:
        """What is remembered, or comes of indexing."""
        known = self._store.recall(f"{self._key} head")
        return _Head(*unpack(known)) if known else self._index()

    def pieces(self, shelf: int) -> Sequence[Piece]:
        """What the segment has for a shelf, as plain tuples."""
        if not self._bodies:
            known = self._store.recall(f"{self._key} body")
            if known:
                self._bodies = unpack(known)
            else:
                self._index()
        found: Sequence[Piece] = unpack(self._bodies[shelf])
        return found

    def _index(self) -> _Head:
        segment = index_segment(self._records, self._rules.shards)
        # Plain tuples are read back fastest.
        self._bodies = tuple(pack(tuple(map(tuple, shelf))) for shelf in segment.pieces)
        head = _Head(
            tuple(map(digest, self._bodies)),
            tuple(map(script_text, segment.titles)),
            tuple(map(script_text, segment.sayings)),
            segment.extents,
        )
        self._store.remember(f"{self._key} head", pack(tuple(head)))
        self._store.remember(f"{self._key} body", pack(self._bodies))
        return head


class Group:
    """Some segments, the last group's perhaps few; their articles are looked at only where they changed."""

    def __init__(self, records: Sequence[Record], rules: Rules, store: Store, told: Sequence[str]) -> None:
        """Take the articles, and what tells each from all others."""
        self._records, self._rules, self._store, self._told = records, rules, store, told
        self.is_whole = len(records) == GROUP

    @cached_property
    def head(self) -> _Head:
        """What is remembered, or comes of the segments."""
        if not self.is_whole:
            return self._gather()
        key = f"{_digest(self._rules, self._told)} group"
        known = self._store.recall(key)
        if known:
            return _Head(*unpack(known))
        head = self._gather()
        self._store.remember(key, pack(tuple(head)))
        return head

    def pieces(self, shelf: int) -> Iterator[tuple[int, Sequence[Piece]]]:
        """Each segment's pieces of a shelf, with the number of its first article in the group."""
        for number, segment in enumerate(self._segments):
            yield number * SEGMENT, segment.pieces(shelf)

    @cached_property
    def _segments(self) -> Sequence[_Segment]:
        return [
            _Segment(
                self._records[at : at + SEGMENT], self._rules, self._store, self._told[at : at + SEGMENT]
            )
            for at in range(0, len(self._records), SEGMENT)
        ]

    def _gather(self) -> _Head:
        heads = [segment.head for segment in self._segments]
        extents = [article for head in heads for article in head.extents]
        return _Head(
            digests=_join_digests(heads),
            titles=tuple(block for head in heads for block in head.titles),
            sayings=tuple(block for head in heads for block in head.sayings),
            extents=tuple(
                script_text("\n".join(extents[at : at + LEDGE])) for at in range(0, len(extents), LEDGE)
            ),
        )


class Shelves:
    """The pieces of a whole index; a shelf is read only by who asks for it."""

    def __init__(
        self, records: Sequence[Record], rules: Rules, store: Store, keys: Mapping[str, str]
    ) -> None:
        """Put the articles in groups; `keys` has, by path, what tells an article from all others."""
        self._rules, self._store = rules, store
        told = [keys.get(record.path) or _tell(record) for record in records]
        self._groups = [
            Group(records[at : at + GROUP], rules, store, told[at : at + GROUP])
            for at in range(0, len(records), GROUP)
        ]
        self.heads = [group.head for group in self._groups]
        # For each shelf a digest of all that is on it.
        self.digests = _join_digests(self.heads) or (b"",) * shelves_for(rules.shards)

    def merge(self, shelf: int) -> Sequence[Piece]:
        """Return all pieces of a shelf, merged; those of a whole group are remembered until one changes."""
        step = step_of(shelf, self._rules.shards)
        key = f"{self._rules.digest} shelf {shelf}"
        row = self._store.recall(key)
        known: dict[bytes, bytes] = dict(unpack(row)) if row else {}
        kept: dict[bytes, bytes] = {}
        parts: list[tuple[int, Sequence[Piece]]] = []
        for number, group in enumerate(self._groups):
            base = number * GROUP
            if not group.is_whole:
                parts += ((base + at, pieces) for at, pieces in group.pieces(shelf))
                continue
            told = group.head.digests[shelf]
            if told in known:
                kept[told] = known[told]
                pieces = unpack(known[told])
            else:
                pieces = merge(group.pieces(shelf), step)
                kept[told] = pack(tuple(map(tuple, pieces)))
            parts.append((base, pieces))
        if kept.keys() != known.keys():
            self._store.remember(key, pack(tuple(kept.items())))
        return merge(parts, step)


def _join_digests(heads: Iterable[_Head]) -> tuple[bytes, ...]:
    """Return for each shelf a digest of what all of them have on it."""
    return tuple(digest(b"".join(shelf)) for shelf in zip(*(head.digests for head in heads), strict=True))


def _digest(rules: Rules, told: Iterable[str]) -> str:
    """Return a digest of all that is said of some articles."""
    return hashlib.sha256("\0".join((rules.digest, *told)).encode(errors="surrogateescape")).hexdigest()


def _tell(record: Record) -> str:
    """Return what tells an article from all others as far as the index goes."""
    said = [
        (s.id, s.start, s.end, s.kind, s.cue, s.cue_class, s.speaker_name, [w.entity for w in s.speakers])
        for s in record.analysis.statements
    ]
    names = list(record.analysis.entities)
    return repr((record.id, record.day, record.title, record.source, record.topics, record.text, said, names))
