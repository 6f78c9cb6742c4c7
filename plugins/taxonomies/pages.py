"""Which pages there are, and what each of them shows."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from urllib.parse import unquote, urlsplit

from plugins.arabic.sorting import letter_of, sort_key
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Heading, Listing, Said
from plugins.newsroom.article import Record
from plugins.newsroom.paging import Page, make_pages, newest_first, undated_first

# How much of what is newest, or named most, a page shows before it sends on to the whole list.
LATEST_AT_HOME = 20
NAMED_AT_HOME = 12
SAID_AT_HOME = 5
SAID_BY_ACTOR = 5
NAMES_AS_MET = 12

UNDATED = "undated/"
_LONGEST = 200  # bytes of a part of an address: file systems end at 255
# What other features write at the root: no old address of an article can lie there.
_OTHERS = frozenset({"theme", "data", "feeds", "search", "sitemap.xml", "robots.txt"})


@dataclass(frozen=True, slots=True)
class View:
    """A page: the file it is written to, its template, and the values that the template shows."""

    save_as: str
    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of an index with the entities that begin with it, in their order."""

    letter: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A year or a month (by its first day) and how many articles it has."""

    first: date
    count: int


def make_views(archive: Archive, redirects: Mapping[tuple[str, str], str]) -> Iterator[View]:
    """Yield every page of this feature; where a page stands now, no old address leads away from it."""
    taken = {_blind(_file(addresses.article(r))) for r in (*archive.records, *archive.withdrawn)}
    taken.update(_blind(_file(addresses.statements(i))) for i, one in archive.entities.items() if one.said)
    taken.add(_blind(_file(addresses.statements())))
    for make in (_home, _entities, _headings, _dates, _plain):
        for view in make(archive):
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


def most_named(listings: Iterable[Listing], most: int) -> tuple[Listing, ...]:
    """Return the entities that most articles name, the most named first."""
    ranked = sorted(
        listings, key=lambda one: (-len(one.records), -one.mentions, sort_key(_sort_name(one)), one.entity.id)
    )
    return tuple(ranked[:most])


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


def spans(records: Iterable[Record], *, months: bool) -> tuple[Span, ...]:
    """Count dated articles by year or by month, from the oldest."""
    counts = Counter(r.day.replace(month=r.day.month if months else 1, day=1) for r in records if r.day)
    return tuple(Span(first, counts[first]) for first in sorted(counts))


def latest_said(said: Sequence[Said], most: int) -> tuple[Said, ...]:
    """Return the last statements, those of the newest article first, in the order of its text."""
    return newest_first(undated_first(said, lambda s: s.record.day is None)[-most:], lambda s: s.record.id)


def old_address(written: str) -> str:
    """Return the file for an address that once was: `/news/12/` is `news/12/index.html`.

    A whole URL gives its path. Returns "" for what leads nowhere below the root, or is no file's name.
    """
    try:
        path = unquote(urlsplit(written.strip()).path).strip("/")
    except ValueError:  # a host's name that is none
        return ""
    parts = path.split("/")
    if parts[0] in _OTHERS or not all(_is_name(part) for part in parts):
        return ""
    return path if parts[-1].endswith((".html", ".htm")) else _file(f"{path}/")


def _is_name(part: str) -> bool:
    """Whether a part of an address can be a file's name everywhere; hidden files are not ours to write."""
    return (
        part.isprintable()
        and "\\" not in part
        and part[:1] not in {"", "."}
        and len(part.encode()) <= _LONGEST
    )


def _sort_name(listing: Listing) -> str:
    return listing.entity.sort_as or listing.entity.name


def _blind(name: str) -> str:
    """Return a file's name as a disk sees it that knows no case."""
    return unicodedata.normalize("NFC", name).casefold()


def _file(address: str) -> str:
    return f"{address}index.html"


def _pages(
    records: Sequence[Record], address: str, template: str, values: Mapping[str, object]
) -> Iterator[View]:
    """Yield a list of articles, page by page."""
    pages: tuple[Page[Record], ...] = make_pages(undated_first(records, lambda r: r.day is None), address)
    for page in pages:
        yield View(_file(page.address), template, {**values, "page": page, "total": len(records)})


def _home(archive: Archive) -> Iterator[View]:
    listings = [one for one in archive.entities.values() if one.has_page]
    latest = undated_first(archive.records, lambda r: r.day is None)[-LATEST_AT_HOME:]
    yield View(
        "index.html",
        "home",
        {
            "latest": tuple(reversed(latest)),
            "actors": most_named((one for one in listings if not one.entity.is_place), NAMED_AT_HOME),
            "places": most_named((one for one in listings if one.entity.is_place), NAMED_AT_HOME),
            "latest_said": latest_said(archive.said, SAID_AT_HOME),
            "years": tuple(reversed(spans(archive.records, months=False))),
            "undated": sum(r.day is None for r in archive.records),
        },
    )


def _entities(archive: Archive) -> Iterator[View]:
    met = names_as_met(archive)
    listings = [one for one in archive.entities.values() if one.has_page]
    for section, template in (("actors", "actor"), ("places", "place")):
        mine = [one for one in listings if one.entity.is_place == (section == "places")]
        yield View(_file(f"{section}/"), section, {"letters": by_letter(mine), "total": len(mine)})
        for one in mine:
            values = {
                "listing": one,
                "names": met.get(one.entity.id, ()),
                "latest_said": latest_said(one.said, SAID_BY_ACTOR),
            }
            yield from _pages(one.records, addresses.entity(one.entity), template, values)


def _headings(archive: Archive) -> Iterator[View]:
    for section, template, headings in (
        ("topics", "topic", archive.topics),
        ("sources", "source", archive.sources),
    ):
        named = sorted((h for h in headings.values() if h.slug), key=lambda h: (sort_key(h.name), h.slug))
        yield View(_file(f"{section}/"), section, {"headings": tuple(named)})
        for heading in named:
            yield from _heading_pages(heading, f"{section}/{heading.slug}/", template)


def _heading_pages(heading: Heading, address: str, template: str) -> Iterator[View]:
    yield from _pages(heading.records, address, template, {"heading": heading})


def _dates(archive: Archive) -> Iterator[View]:
    months: dict[date, list[Record]] = defaultdict(list)
    for record in archive.records:
        if record.day:
            months[record.day.replace(day=1)].append(record)
    counted = spans(archive.records, months=True)
    for year, group in groupby(counted, lambda s: s.first.year):
        mine = tuple(group)
        values = {"number": year, "months": mine, "total": sum(s.count for s in mine)}
        yield View(_file(addresses.year(year)), "year", values)
    for first, records in months.items():
        yield from _pages(records, addresses.month(first), "month", {"first": first})
    undated = [r for r in archive.records if r.day is None]
    if undated:
        yield from _pages(undated, UNDATED, "undated", {})


def _plain(_archive: Archive) -> Iterator[View]:
    yield View("about/index.html", "about", {})
    yield View("data/index.html", "data", {})
    yield View("404.html", "404", {})


def _redirects(archive: Archive, redirects: Mapping[tuple[str, str], str]) -> Iterator[View]:
    """Yield a page at each old address, where something is still to be found at the new one."""
    for (section, old), new in sorted(redirects.items()):
        listing = archive.entities.get(new)
        if listing is None or not listing.has_page or listing.entity.is_place != (section == "places"):
            continue
        yield View(_file(f"{section}/{old}/"), "redirect", {"target": addresses.entity(listing.entity)})
        if listing.said:
            target = {"target": addresses.statements(new)}
            yield View(_file(addresses.statements(old)), "redirect", target)
    for record in (*archive.records, *archive.withdrawn):
        for written in record.moved_from:
            if save_as := old_address(written):
                yield View(save_as, "redirect", {"target": addresses.article(record)})
