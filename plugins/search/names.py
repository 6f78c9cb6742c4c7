"""The names that the search page offers while one types: actors and places with a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from plugins.arabic.values import Entity
from plugins.newsroom.archive import Archive
from plugins.search.codec import bucket
from plugins.search.segment import FILTER_SHARDS, NAMED, SPOKE
from plugins.search.stem import TOKEN, prefix_of

NAME_SHARDS = 64
KEY = 2  # letters that find the shard of a name


# What is remembered of an entity, under its id, kind, name and aliases: what its line begins with; its two
# shards of filters (for who is named, for who speaks) and after them those of names that have its line;
# and what the line ends with in each of these, or () where it ends alike in all. An archive has ten thousand:
# bytes and few tuples are read back in a fifth of the time that named values take.
Place = tuple[str, bytes, tuple[str, ...]]


class Names(NamedTuple):
    """What there is in each shard of names, and whose filters are in each shard of those."""

    files: Sequence[str]
    shown: Sequence[Sequence[str]]
    places: Mapping[str, Place]  # for the next build


def make_names(archive: Archive, known: Mapping[str, Place] | None = None) -> Names:
    """Return the shards of names, a line for each in the order of how many articles name them.

    A line has the name, its id where no name makes it, «p» where it is a place, how many articles name it,
    and, where the shard is found by other names of it, those: «لافروف» finds «سيرغي لافروف», and «سيرجي
    لافروف» as well. `known` has the places of an earlier build: few names are new.
    """
    known = known or {}
    lines: list[list[tuple[int, str]]] = [[] for _ in range(NAME_SHARDS)]
    shown: list[list[str]] = [[] for _ in range(FILTER_SHARDS)]
    places: dict[str, Place] = {}
    for one in archive.entities.values():  # in the order of their ids
        if not one.has_page:
            continue
        entity, count = one.entity, len(one.records)
        told = "\t".join((entity.id, entity.type, entity.name, *entity.aliases))
        place = places[told] = known.get(told) or _place(entity)
        begins, (named, spoke, *shards), ends = place
        shown[named].append(told)
        shown[spoke].append(told)
        line = -count, f"{begins}{count}"
        for at, shard in enumerate(shards):
            lines[shard].append((-count, line[1] + ends[at]) if ends else line)
    return Names(
        files=["\n".join([line for _, line in sorted(found, key=itemgetter(0))]) for found in lines],
        shown=shown,
        places=places,
    )


def keys_of(name: str) -> Iterator[str]:
    """Yield what finds a name: the first letters of each of its words, as they are typed."""
    for word in TOKEN.findall(name):
        typed = prefix_of(word)
        if len(typed) >= KEY:
            yield typed[:KEY]


def _place(entity: Entity) -> Place:
    name = " ".join(entity.name.split())
    made = "" if entity.id == name.replace(" ", "-") else entity.id
    shards = _shards_of(entity)
    ends = tuple("".join(f"\t{alias}" for alias in aliases) for aliases in shards.values())
    filters = (bucket(f"{mark}{entity.id}", FILTER_SHARDS) for mark in (NAMED, SPOKE))
    return f"{name}\t{made}\t{'p' * entity.is_place}", bytes((*filters, *shards)), ends if any(ends) else ()


def _shards_of(entity: Entity) -> dict[int, list[str]]:
    """Return the shards that hold a name, with the aliases that lead to each where the name does not."""
    begins = set(keys_of(entity.name))
    found: dict[int, list[str]] = {bucket(key, NAME_SHARDS): [] for key in sorted(begins)}
    for alias in dict.fromkeys(" ".join(alias.split()) for alias in entity.aliases):
        for key in set(keys_of(alias)) - begins:
            shard = found.setdefault(bucket(key, NAME_SHARDS), [])
            if alias not in shard:
                shard.append(alias)
    return found
