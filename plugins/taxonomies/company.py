"""Who is named together: for each name, which others stand in the same articles, and in how many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from plugins.arabic.sorting import sort_key
from plugins.newsroom.archive import Archive, Listing
from plugins.newsroom.indexes import sort_name

MOST = 5
# One article may name anybody together, and two of the same day often do.
FEWEST = 3


@dataclass(frozen=True, slots=True)
class Companion:
    """Somebody or some place that stands in the same articles, and in how many."""

    listing: Listing
    articles: int


def count_together(archive: Archive) -> dict[str, Counter[str]]:
    """Return for each name with a page the others with one, and how many articles name both."""
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for record in archive.records:
        named = [i for i in record.analysis.entities if archive.has_page(i)]
        for one in named:
            together[one].update(named)
    return together


def companions(
    one: Listing, together: Mapping[str, Counter[str]], archive: Archive, *, places: bool
) -> tuple[Companion, ...]:
    """Return who stands with a name in most articles, the most first: actors, or places.

    A found name needs as many common articles as give it a page: so no article that does not name
    `one` can change this list.
    """
    found = [
        Companion(archive.entities[i], count)
        for i, count in together.get(one.entity.id, {}).items()
        if i != one.entity.id
        and archive.entities[i].entity.is_place == places
        and _is_sure(archive, i, count)
    ]
    ranked = sorted(found, key=lambda c: (-c.articles, sort_key(sort_name(c.listing)), c.listing.entity.id))
    return tuple(ranked[:MOST])


def _is_sure(archive: Archive, entity_id: str, count: int) -> bool:
    is_known = archive.entities[entity_id].entity.status == "authority"
    return count >= (FEWEST if is_known else max(FEWEST, archive.threshold))
