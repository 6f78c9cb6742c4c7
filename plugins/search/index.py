"""Make the files of the index, in proportion to what changed since the store was filled."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from plugins.arabic import normalise
from plugins.newsroom import article
from plugins.newsroom.archive import Archive
from plugins.newsroom.site import Site
from plugins.search.groups import Rules, Shelves
from plugins.search.memory import Nothing, Store, digest, pack, remembered, unpack
from plugins.search.names import Names, Place, make_names
from plugins.search.segment import FILTER_SHARDS, Piece
from plugins.search.shards import (
    filter_file,
    in_index_order,
    place_headings,
    script_text,
    shards_for,
    term_files,
)
from plugins.search.start import start_file
from plugins.search.stem import words_for_script


def make_files(
    archive: Archive, site: Site, store: Store | None = None, keys: Mapping[str, str] | None = None
) -> Iterator[tuple[str, str]]:
    """Yield every file of the index: its name under search/ and what stands in it.

    `keys` tells apart, by the path of its file, what has been read in an article: one that is the same as in
    an earlier build means that nothing in the article changed. Every shard there may be is written, an empty
    one too: the script that asks for it finds it, and no browser complains of a missing file.
    """
    records = in_index_order(archive)
    rules = make_rules(len(records))
    memory = store or Nothing()
    words = remembered(memory, f"{rules.digest} words", b"", words_for_script)
    yield "start.js", start_file(archive, records, site, rules.shards, words)
    shelves = Shelves(records, rules, memory, keys or {})
    for kind, blocks in (
        ("d", [block for head in shelves.heads for block in head.titles]),
        ("s", [block for head in shelves.heads for block in head.sayings]),
        ("e", [block for head in shelves.heads for block in head.extents]),
    ):
        for number, block in enumerate(blocks):
            yield f"{kind}/{number}.js", _call(kind, number, block)
    yield from _term_files(shelves, rules, memory)
    names = _names(archive, rules, memory)
    for shard, text in enumerate(names.files):
        yield f"n/{shard}.js", _call("n", shard, script_text(text))
    yield from _filter_files(shelves, rules, memory, archive, names)


def make_rules(articles: int) -> Rules:
    """Return what decides how so many articles are indexed, besides them: this code and what it asks."""
    shards = shards_for(articles)
    found = hashlib.sha256(f"{shards}".encode())
    own = (f for f in Path(__file__).parent.iterdir() if f.suffix in {".py", ".toml"})
    for file in (*sorted(own), Path(normalise.__file__), Path(article.__file__)):
        found.update(file.name.encode() + file.read_bytes())
    return Rules(shards, found.hexdigest())


def _term_files(shelves: Shelves, rules: Rules, store: Store) -> Iterator[tuple[str, str]]:
    """Yield the shards of terms and those of their positions."""

    def make(shard: int) -> tuple[str, str]:
        terms, places = term_files(shelves.merge(shard))
        return _call("t", shard, script_text(terms)), _call("p", shard, script_text(places))

    for shard in range(rules.shards):
        key = f"{rules.digest} t {shard}"
        terms, places = remembered(store, key, shelves.digests[shard], partial(make, shard))
        yield f"t/{shard}.js", terms
        yield f"p/{shard}.js", places


def _filter_files(
    shelves: Shelves, rules: Rules, store: Store, archive: Archive, names: Names
) -> Iterator[tuple[str, str]]:
    """Yield the shards of filters: what segments have for each, and the headings that lie in it."""
    last = rules.shards + FILTER_SHARDS
    key = f"{rules.digest} headings"
    known = remembered(store, key, shelves.digests[last], lambda: [tuple(p) for p in shelves.merge(last)])
    headings = place_headings(map(Piece._make, known), archive)

    def make(shard: int) -> str:
        pieces = [*shelves.merge(rules.shards + shard), *headings.get(shard, ())]
        return _call("f", shard, script_text(filter_file(pieces, archive)))

    for shard in range(FILTER_SHARDS):
        # Who has a page, and under which name and address, only the archive knows.
        told = repr((names.shown[shard], headings.get(shard, ()))).encode()
        decider = shelves.digests[rules.shards + shard] + digest(told)
        yield f"f/{shard}.js", remembered(store, f"{rules.digest} f {shard}", decider, partial(make, shard))


def _names(archive: Archive, rules: Rules, store: Store) -> Names:
    """Return what there is of names; where each lies is remembered, since few are new."""
    key = f"{rules.digest} names"
    row = store.recall(key)
    known: dict[str, Place] = unpack(row) if row else {}
    names = make_names(archive, known)
    if names.places != known:
        store.remember(key, pack(names.places))
    return names


def _call(kind: str, shard: int, text: str) -> str:
    """Return a script that hands a shard, written as scripts write texts, to the page that asked for it."""
    return f'warraqShard("{kind}",{shard},{text})\n'
