"""Which pages there are, and what each of them shows."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from plugins.arabic.sorting import letter_of, sort_key
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Heading, Listing, Said
from plugins.newsroom.countries import SATURDAY
from plugins.newsroom.paging import newest_first, undated_first
from plugins.newsroom.phrases import bdi, phrase
from plugins.taxonomies.dates import date_views
from plugins.taxonomies.front import front_view
from plugins.taxonomies.views import View, file_of, list_views

SAID_BY_ACTOR = 5
NAMES_AS_MET = 12


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of an index with the entities that begin with it, in their order."""

    letter: str
    listings: tuple[Listing, ...]


def make_views(
    archive: Archive, redirects: Mapping[tuple[str, str], str], *, week_start: int = SATURDAY
) -> Iterator[View]:
    """Yield every page of this feature; where a page stands now, no old address leads away from it."""
    taken = {_blind(file_of(addresses.article(r))) for r in (*archive.records, *archive.withdrawn)}
    taken.update(_blind(file_of(addresses.statements(i))) for i, one in archive.entities.items() if one.said)
    taken.add(_blind(file_of(addresses.statements())))
    views = (
        (front_view(archive),),
        _entities(archive),
        _headings(archive),
        date_views(archive, week_start=week_start),
        _plain(),
    )
    for view in chain.from_iterable(views):
        taken.add(_blind(view.save_as))
        yield view
    for view in _redirects(archive, redirects):
        if _blind(view.save_as) not in taken:
            taken.add(_blind(view.save_as))
            yield view


def by_letter(listings: Iterable[Listing]) -> tuple[Letter, ...]:
    """Gather entities under the letters of the Arabic alphabet: «الرقة» under ر."""
    named = sorted(listings, key=lambda one: (sort_key(_sort_name(one)), one.entity.id))
    return tuple(
        Letter(letter, tuple(group))
        for letter, group in groupby(named, lambda one: letter_of(_sort_name(one)))
    )


def names_as_met(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return for each entity the other forms in which the articles name it, the commonest first."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for record in archive.records:
        text = record.text
        for mention in record.analysis.mentions:
            met[mention.entity][text[mention.start : mention.end]] += 1
    return {
        i: tuple(
            name
            for name in sorted(counts, key=lambda n: (-counts[n], n))
            if i in archive.entities and name != archive.entities[i].entity.name
        )[:NAMES_AS_MET]
        for i, counts in met.items()
    }


def latest_said(said: Sequence[Said], most: int) -> tuple[Said, ...]:
    """Return the last statements, those of the newest article first, in the order of its text."""
    return newest_first(undated_first(said, lambda s: s.record.day is None)[-most:], lambda s: s.record.id)


def _sort_name(listing: Listing) -> str:
    return listing.entity.sort_as or listing.entity.name


def _blind(name: str) -> str:
    """Return a file's name as a disk sees it that knows no case."""
    return unicodedata.normalize("NFC", name).casefold()


def _entities(archive: Archive) -> Iterator[View]:
    met = names_as_met(archive)
    listings = [one for one in archive.entities.values() if one.has_page]
    for section, template in (("actors", "actor"), ("places", "place")):
        mine = [one for one in listings if one.entity.is_place == (section == "places")]
        yield View(file_of(f"{section}/"), section, {"letters": by_letter(mine), "total": len(mine)})
        for one in mine:
            values = {
                "listing": one,
                "names": met.get(one.entity.id, ()),
                "latest_said": latest_said(one.said, SAID_BY_ACTOR),
            }
            yield from list_views(one.records, addresses.entity(one.entity), template, values)


def _headings(archive: Archive) -> Iterator[View]:
    for section, template, headings in (
        ("topics", "topic", archive.topics),
        ("sources", "source", archive.sources),
    ):
        named = sorted((h for h in headings.values() if h.slug), key=lambda h: (sort_key(h.name), h.slug))
        yield View(file_of(f"{section}/"), section, {"headings": tuple(named)})
        for heading in named:
            yield from _heading_pages(heading, f"{section}/{heading.slug}/", template)


def _heading_pages(heading: Heading, address: str, template: str) -> Iterator[View]:
    yield from list_views(heading.records, address, template, {"heading": heading})


def _plain() -> Iterator[View]:
    yield View("about/index.html", "about", {})
    yield View("data/index.html", "data", {})
    yield View("404.html", "404", {})


def _redirects(archive: Archive, redirects: Mapping[tuple[str, str], str]) -> Iterator[View]:
    """Yield a page at each old address, where something is still to be found at the new one."""
    for (section, old), new in sorted(redirects.items()):
        listing = archive.entities.get(new)
        if listing is None or not listing.has_page or listing.entity.is_place != (section == "places"):
            continue
        name: str = bdi(listing.entity.name)
        target = {"target": addresses.entity(listing.entity), "target_name": name}
        yield View(file_of(f"{section}/{old}/"), "redirect", target)
        if listing.said:
            target = {"target": addresses.statements(new), "target_name": phrase("statements.of", name=name)}
            yield View(file_of(addresses.statements(old)), "redirect", target)
    for record in (*archive.records, *archive.withdrawn):
        # Nothing of a withdrawn article is left, not even its title.
        name = phrase("withdrawn.heading") if record.status == "withdrawn" else bdi(record.title)
        for written in record.moved_from:
            if save_as := addresses.former(written):
                yield View(save_as, "redirect", {"target": addresses.article(record), "target_name": name})
