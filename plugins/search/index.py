"""Make the files of the index; only segments of which an article changed are indexed anew."""

from __future__ import annotations

import hashlib
import json
import marshal
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site
from plugins.search.names import NAME_SHARDS, name_files
from plugins.search.segment import LEDGE, SEGMENT, Piece, Segment, index_segment
from plugins.search.shards import FILTER_SHARDS, filter_files, in_index_order, shards_for, term_files
from plugins.search.start import start_file


class Store(Protocol):
    """Where segments are remembered from build to build; it may forget any of them at any time."""

    def recall(self, key: str) -> bytes | None:
        """What was remembered under a key, or None."""

    def remember(self, key: str, value: bytes) -> None:
        """Remember bytes under a key."""


def make_files(archive: Archive, site: Site, store: Store | None = None) -> Iterator[tuple[str, str]]:
    """Yield every file of the index: its name under search/ and what stands in it.

    Every shard there may be is written, an empty one too: the script that asks for it finds it, and no
    browser complains of a missing file.
    """
    records = in_index_order(archive)
    shards = shards_for(len(records))
    segments = list(_segments(records, shards, store))
    yield "start.js", start_file(archive, records, site, shards)
    for shard in range(shards):
        terms, places = term_files(
            (number * SEGMENT, Piece(*piece))
            for number, segment in enumerate(segments)
            for piece in segment.pieces[shard]
        )
        yield f"t/{shard}.js", _call("t", shard, terms)
        yield f"p/{shard}.js", _call("p", shard, places)
    extents = [article for segment in segments for article in segment.extents]
    for kind, blocks in (
        ("d", [block for segment in segments for block in segment.titles]),
        ("s", [block for segment in segments for block in segment.sayings]),
        ("e", ["\n".join(extents[at : at + LEDGE]) for at in range(0, len(extents), LEDGE)]),
    ):
        for number, block in enumerate(blocks):
            yield f"{kind}/{number}.js", _call(kind, number, block)
    filters, names = filter_files(archive, records), name_files(archive)
    for shard in range(FILTER_SHARDS):
        yield f"f/{shard}.js", _call("f", shard, filters.get(shard, ""))
    for shard in range(NAME_SHARDS):
        yield f"n/{shard}.js", _call("n", shard, names.get(shard, ""))


def _segments(records: Sequence[Record], shards: int, store: Store | None) -> Iterator[Segment]:
    """Yield the archive's segments, from the store where nothing in them changed."""
    rules = fingerprint(shards)
    for at in range(0, len(records), SEGMENT):
        articles = records[at : at + SEGMENT]
        key = digest(rules, articles)
        known = store.recall(key) if store else None
        if known is not None:
            yield Segment(*marshal.loads(known))  # noqa: S302 - our own bytes, their digest was checked
            continue
        segment = index_segment(articles, shards)
        if store:
            store.remember(key, _pack(segment))
        yield segment


def _pack(segment: Segment) -> bytes:
    """Return a segment as bytes: plain tuples, since those are read back fastest."""
    pieces: Any = tuple(tuple(map(tuple, shelf)) for shelf in segment.pieces)
    return marshal.dumps((pieces, segment.titles, segment.sayings, segment.extents), 4)


def fingerprint(shards: int) -> str:
    """Return a digest of what decides how an article is indexed, besides the article."""
    found = hashlib.sha256(f"{shards}".encode())
    for file in sorted(Path(__file__).parent.iterdir()):
        if file.suffix in {".py", ".toml"}:
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()


def digest(rules: str, records: Iterable[Record]) -> str:
    """Return a digest of all that a segment says of its articles."""
    found = hashlib.sha256(rules.encode())
    for record in records:
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
