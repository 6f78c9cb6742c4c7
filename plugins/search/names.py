"""The names that the search page offers while one types: actors and places with a page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from plugins.newsroom.archive import Archive, Listing
from plugins.search.codec import bucket
from plugins.search.stem import TOKEN, prefix_of

NAME_SHARDS = 64
KEY = 2  # letters that find the shard of a name

Places = dict[int, tuple[str, ...]]  # the shards of a name, each with the aliases that lead there


def name_files(archive: Archive, known: dict[str, Places] | None = None) -> dict[int, str]:
    """Return the shards of names, a line for each in the order of how many articles name them.

    A line has the name, its id where no name makes it, «p» where it is a place, how many articles name it,
    and, where the shard is found by other names of it, those: «لافروف» finds «سيرغي لافروف», and «سيرجي
    لافروف» as well. `known` remembers where names lie, and learns those that are new.
    """
    known = {} if known is None else known
    rows: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for one in archive.entities.values():
        if one.has_page:
            name, count = " ".join(one.entity.name.split()), len(one.records)
            made = "" if one.entity.id == name.replace(" ", "-") else one.entity.id
            spelt = "\t".join((name, *one.entity.aliases))
            if spelt not in known:
                known[spelt] = {shard: tuple(aliases) for shard, aliases in _shards_of(one).items()}
            for shard, aliases in known[spelt].items():
                line = "\t".join((name, made, f"{'p' * one.entity.is_place}{count}", *aliases))
                rows[shard].append((-count, one.entity.id, line))
    return {shard: "\n".join(line for *_, line in sorted(found)) for shard, found in rows.items()}


def keys_of(name: str) -> Iterator[str]:
    """Yield what finds a name: the first letters of each of its words, as they are typed."""
    for word in TOKEN.findall(name):
        typed = prefix_of(word)
        if len(typed) >= KEY:
            yield typed[:KEY]


def _shards_of(one: Listing) -> dict[int, list[str]]:
    """Return the shards that hold a name, with the aliases that lead to each where the name does not."""
    found: dict[int, list[str]] = {bucket(key, NAME_SHARDS): [] for key in keys_of(one.entity.name)}
    begins = set(keys_of(one.entity.name))
    for alias in dict.fromkeys(" ".join(alias.split()) for alias in one.entity.aliases):
        for key in set(keys_of(alias)) - begins:
            shard = found.setdefault(bucket(key, NAME_SHARDS), [])
            if alias not in shard:
                shard.append(alias)
    return found
