"""Which pages there are, and what each of them shows."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from plugins.arabic.normalise import fold
from plugins.arabic.sorting import sort_key
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Heading, Listing, Said
from plugins.newsroom.countries import SATURDAY
from plugins.newsroom.indexes import (
    IndexPage,
    Way,
    in_order,
    kinds,
    kinds_of,
    make_index,
    most_named,
    numbered,
)
from plugins.newsroom.paging import newest_first, undated_first
from plugins.newsroom.phrases import bdi, phrase
from plugins.newsroom.sayings import Saying, gather, in_groups
from plugins.taxonomies.chart import make_chart
from plugins.taxonomies.company import companions, count_together
from plugins.taxonomies.dates import date_views
from plugins.taxonomies.front import front_view
from plugins.taxonomies.passing import told_apart
from plugins.taxonomies.views import View, file_of, list_pages, list_views

SAID_BY_ACTOR = 2
NAMES_AS_MET = 6

FEW_NAMES = 12  # an index of no more has no ways by kind and by count
MOST_NAMED = 30  # on the front of an index by letters
MOST_RANKED = 200  # on the page by count


def make_views(
    archive: Archive, redirects: Mapping[tuple[str, str], str], *, week_start: int = SATURDAY
) -> Iterator[View]:
    """Yield every page of this feature; where a page stands now, no old address leads away from it."""
    taken = {_blind(file_of(addresses.article(r))) for r in (*archive.records, *archive.withdrawn)}
    taken.update(_blind(file_of(one.ledger)) for one in archive.entities.values() if one.has_ledger)
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


def names_as_met(archive: Archive) -> dict[str, tuple[str, ...]]:
    """Return for each entity the other forms in which the articles name it, the commonest first."""
    met: dict[str, Counter[str]] = defaultdict(Counter)
    for record in archive.records:
        text = record.text
        for mention in record.analysis.mentions:
            met[mention.entity][text[mention.start : mention.end]] += 1
    return {
        i: _other_names(archive.entities[i].entity.name, counts)
        for i, counts in met.items()
        if i in archive.entities
    }


def _other_names(name: str, counts: Mapping[str, int]) -> tuple[str, ...]:
    """Return the forms that are not only the name, or a commoner form, spelt otherwise."""
    forms = {_letters(name): ""}
    for form in sorted(counts, key=lambda n: (-counts[n], n)):
        forms.setdefault(_letters(form), form)
    return tuple(form for form in forms.values() if form)[:NAMES_AS_MET]


def _letters(form: str) -> str:
    """Return what is compared: «للولايات_المتحدة» is «الولايات المتحدة» behind a preposition."""
    folded = fold(form).replace("_", " ")
    return f"ال{folded[2:]}" if folded.startswith("لل") else folded


def latest_said(said: Sequence[Said], most: int) -> tuple[Saying, ...]:
    """Return the last statements, the newest article's first, the same words once."""
    sayings = gather(undated_first(said, lambda s: s.record.day is None))
    return newest_first(sayings[-most:], lambda s: s.said.record.id)


def _blind(name: str) -> str:
    """Return a file's name as a disk sees it that knows no case."""
    return unicodedata.normalize("NFC", name).casefold()


def _entities(archive: Archive) -> Iterator[View]:
    met = names_as_met(archive)
    together = count_together(archive)
    prominent = {record.id: record.prominent for record in archive.records}
    listings = [one for one in archive.entities.values() if one.has_page]
    for section, template in (("actors", "actor"), ("places", "place")):
        mine = [one for one in listings if one.entity.is_place == (section == "places")]
        yield from _index(mine, section)
        for one in mine:
            who = one.entity.id
            about_it = {r.id for r in one.records if who in prominent[r.id]}
            values = {
                "listing": one,
                "total": len(one.records),
                "passing_total": len(one.records) - len(about_it),
                "names": met.get(who, ()),
                "latest_said": latest_said(one.said, SAID_BY_ACTOR) if one.has_ledger else (),
                "all_said": () if one.has_ledger else in_groups(latest_said(one.said, len(one.said))),
                "chart": make_chart(one.records, one.said),
                "with_actors": companions(one, together, archive, places=False),
                "with_places": companions(one, together, archive, places=True),
            }
            for page in list_pages(one.records, addresses.entity(one.entity)):
                about, passing = told_apart(page.entries, about_it)
                shown = {"page": page, "about": about, "passing": passing}
                yield View(file_of(page.address), template, values | shown)


def _index(listings: Sequence[Listing], section: str) -> Iterator[View]:
    """Yield an index by the alphabet, and where it is not a short one, by kind and by count."""
    address = f"{section}/"
    plain = {"kind": "", "ranked": (), "most": (), "ways": ()}
    counts = kinds_of(listings) if len(listings) > FEW_NAMES else {}
    order = sorted(counts, key=lambda kind: (kind == "found", kind == "other", -counts[kind], kind))
    ways = tuple(Way(kind, addresses.kind(address, kind), counts[kind]) for kind in order)
    for page in make_index(listings, address):
        values = {**plain, "index": page, "total": len(page.names) or len(listings)}
        if page.address == address:
            values |= {"ways": ways, "most": () if page.shown else most_named(listings, MOST_NAMED)}
        yield View(file_of(page.address), section, values)
    for way in ways:
        mine = in_order(one for one in listings if way.name in kinds(one))
        for page in numbered(mine, way.address):
            values = {**plain, "index": page, "total": way.count, "kind": way.name}
            yield View(file_of(page.address), section, values)
    if ways:
        ranked = most_named(listings, MOST_RANKED)
        page = IndexPage(addresses.by_count(address), (), ())
        values = {**plain, "index": page, "total": len(listings), "ranked": ranked}
        yield View(file_of(page.address), section, values)


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
            target = {"target": listing.ledger, "target_name": phrase("statements.of", name=name)}
            yield View(file_of(addresses.statements(old)), "redirect", target)
    for record in (*archive.records, *archive.withdrawn):
        # Nothing of a withdrawn article is left, not even its title.
        name = phrase("withdrawn.heading") if record.status == "withdrawn" else bdi(record.title)
        for written in record.moved_from:
            if save_as := addresses.former(written):
                yield View(save_as, "redirect", {"target": addresses.article(record), "target_name": name})
