"""Make the files of the index; only segments of which an article changed are indexed anew."""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site
from plugins.search.names import NAME_SHARDS, Places, name_files
from plugins.search.segment import LEDGE, SEGMENT, Piece, index_segment
from plugins.search.shards import FILTER_SHARDS, filter_files, in_index_order, shards_for, term_files
from plugins.search.start import start_file

_MARSHAL = 4  # the format of bytes that every Python we know reads


class Store(Protocol):
    """Where segments are remembered from build to build; it may forget any of them at any time."""

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key, or None."""

    def remember(self, key: str, value: bytes) -> None:
        """Remember bytes under a key."""


def make_files(
    archive: Archive, site: Site, store: Store | None = None, keys: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield every file of the index: its name under search/ and what stands in it.

    `keys` tells apart, by the path of its file, what has been read in an article: one that is the same as in
    an earlier build means that nothing in the article changed. Every shard there may be is written, an empty
    one too: the script that asks for it finds it, and no browser complains of a missing file.
    """
    records = in_index_order(archive)
    shards = shards_for(len(records))
    rules = fingerprint(shards)
    memory = store or _Nothing()
    segments = [
        _Known(records[at : at + SEGMENT], shards, rules, memory, keys or {})
        for at in range(0, len(records), SEGMENT)
    ]
    yield "start.js", start_file(archive, records, site, shards)
    for shard in range(shards):
        terms, places = _term_files(segments, shard, rules, memory)
        yield f"t/{shard}.js", _call("t", shard, terms)
        yield f"p/{shard}.js", _call("p", shard, places)
    extents = [article for segment in segments for article in segment.head.extents]
    for kind, blocks in (
        ("d", [block for segment in segments for block in segment.head.titles]),
        ("s", [block for segment in segments for block in segment.head.sayings]),
        ("e", ["\n".join(extents[at : at + LEDGE]) for at in range(0, len(extents), LEDGE)]),
    ):
        for number, block in enumerate(blocks):
            yield f"{kind}/{number}.js", _call(kind, number, block)
    filters = filter_files(archive, records)
    for shard in range(FILTER_SHARDS):
        yield f"f/{shard}.js", _call("f", shard, filters.get(shard, ""))
    names = _names(archive, rules, memory)
    for shard in range(NAME_SHARDS):
        yield f"n/{shard}.js", _call("n", shard, names.get(shard, ""))


class _Head(NamedTuple):
    """What every build needs of a segment."""

    digests: tuple[bytes, ...]  # of its pieces, by shard
    titles: tuple[str, ...]
    sayings: tuple[str, ...]
    extents: tuple[str, ...]


class _Nothing:
    """A store without memory."""

    def recall(self, key: str) -> bytes | None:
        """Nothing."""

    def remember(self, key: str, value: bytes) -> None:
        """Let it go."""


class _Known:
    """A segment as far as it is known: its pieces are read only for shards that have changed."""

    def __init__(
        self, records: Sequence[Record], shards: int, rules: str, store: Store, keys: Mapping[str, str]
    ) -> None:
        """Recall the segment, or index its articles."""
        self._records, self._shards, self._store = records, shards, store
        self._key = digest(rules, records, keys)
        self._bodies: tuple[bytes, ...] = ()
        head = store.recall(f"{self._key} head")
        self.head = _Head(*marshal.loads(head)) if head else self._index()  # noqa: S302 - our own bytes

    def pieces(self, shard: int) -> Sequence[Piece]:
        """Return what the segment has for a shard of terms, as plain tuples."""
        if not self._bodies:
            known = self._store.recall(f"{self._key} body")
            if known:
                self._bodies = marshal.loads(known)  # noqa: S302 - our own bytes
            else:
                self._index()
        found: Sequence[Piece] = marshal.loads(self._bodies[shard])  # noqa: S302 - likewise
        return found

    def _index(self) -> _Head:
        segment = index_segment(self._records, self._shards)
        # Plain tuples are read back fastest.
        self._bodies = tuple(marshal.dumps(tuple(map(tuple, shelf)), _MARSHAL) for shelf in segment.pieces)
        digests = tuple(hashlib.blake2b(body, digest_size=12).digest() for body in self._bodies)
        head = _Head(digests, segment.titles, segment.sayings, segment.extents)
        self._store.remember(f"{self._key} head", marshal.dumps(tuple(head), _MARSHAL))
        self._store.remember(f"{self._key} body", marshal.dumps(self._bodies, _MARSHAL))
        return head


def _term_files(segments: Sequence[_Known], shard: int, rules: str, store: Store) -> tuple[str, str]:
    """Return a shard of terms and that of their positions, from the store where no segment's part changed."""
    parts = hashlib.sha256(rules.encode() + b"".join(segment.head.digests[shard] for segment in segments))
    key = f"{parts.hexdigest()} {len(segments)}"
    known = store.recall(key)
    if known:
        terms, places = marshal.loads(known)  # noqa: S302 - our own bytes, their digest was checked
        return terms, places
    made = term_files((number * SEGMENT, segment.pieces(shard)) for number, segment in enumerate(segments))
    store.remember(key, marshal.dumps(made, _MARSHAL))
    return made


def _names(archive: Archive, rules: str, store: Store) -> dict[int, str]:
    """Return the shards of names; where each lies is remembered, since few are new."""
    key = f"{rules} names"
    value = store.recall(key)
    known: dict[str, Places] = marshal.loads(value) if value else {}  # noqa: S302 - our own bytes
    before = len(known)
    files = name_files(archive, known)
    if len(known) != before:
        store.remember(key, marshal.dumps(known, _MARSHAL))
    return files


def fingerprint(shards: int) -> str:
    """Return a digest of what decides how an article is indexed, besides the article."""
    found = hashlib.sha256(f"{shards}".encode())
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.suffix in {".py", ".toml"}:
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()


def digest(rules: str, records: Iterable[Record], keys: Mapping[str, str]) -> str:
    """Return a digest of all that a segment says of its articles."""
    found = hashlib.sha256(rules.encode())
    for record in records:
        key = keys.get(record.path)
        if key:
            found.update(f"{record.path}\0{key}\0".encode(errors="surrogateescape"))
            continue
        told = [record.id, str(record.day), record.title, record.source, record.text]
        for one in record.analysis.statements:
            told += (one.id, str(one.start), str(one.end), one.kind, one.cue, one.cue_class, one.speaker_name)
        for text in told:
            data = text.encode(errors="surrogatepass")
            found.update(b"%d:" % len(data) + data)
    return found.hexdigest()


def _call(kind: str, shard: int, text: str) -> str:
    """Return a script that hands a shard to the page that asked for it."""
    return f'warraqShard("{kind}",{shard},{json.dumps(text, ensure_ascii=False)})\n'
