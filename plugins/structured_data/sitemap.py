"""sitemap.xml and robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.unnamed import KINDS, kinds_of

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
# What one file may hold: sitemaps.org.
MOST = 50_000
_LEAP_YEAR = 2000  # stands for every year, and has the 29th of February

Location = tuple[str, date | None]


def make_sitemaps(archive: Archive, absolute: str, *, most: int = MOST) -> dict[str, str]:
    """Return `sitemap.xml` by its name; with more pages than one file may hold, an index and its parts."""
    pages = tuple(locations(archive))
    if len(pages) <= most:
        return {"sitemap.xml": _write("urlset", "url", pages, absolute)}
    parts = [pages[start : start + most] for start in range(0, len(pages), most)]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    files = {n: _write("urlset", "url", part, absolute) for n, part in zip(names, parts, strict=True)}
    index = tuple((name, None) for name in names)
    return {"sitemap.xml": _write("sitemapindex", "sitemap", index, absolute), **files}


def robots(absolute: str) -> str:
    """Return robots.txt: everything is open, and the map is named where there is one."""
    rules = "User-agent: *\nAllow: /\n"
    return f"{rules}\nSitemap: {addresses.href('sitemap.xml', absolute)}\n" if absolute else rules


def locations(archive: Archive) -> Iterator[Location]:
    """Yield the pages to be found, articles with their last change; parts of lists are left out."""
    for address in ("", "actors/", "places/", "topics/", "sources/", "about/", "data/"):
        yield address, None
    yield addresses.SEARCH, None
    if archive.has_map:
        yield addresses.MAP, None
    for address in (addresses.statements(), addresses.speakers(), addresses.unnamed()):
        yield address, None
    unnamed = {kind for said in archive.said for kind in kinds_of(said.statement)}
    yield from ((addresses.unnamed(kind), None) for kind in KINDS if kind in unnamed)
    days = [r.day for r in archive.records if r.day]
    yield from ((addresses.year(y), None) for y in sorted({d.year for d in days}))
    yield from ((addresses.month(m), None) for m in sorted({d.replace(day=1) for d in days}))
    of_year = sorted({d.replace(year=_LEAP_YEAR) for d in days})
    if of_year:
        yield addresses.DAYS, None
    yield from ((addresses.day_of_year(d), None) for d in of_year)
    if len(days) < len(archive.records):
        yield "undated/", None
    for one in archive.entities.values():
        if one.has_page:
            yield addresses.entity(one.entity), None
            if one.has_ledger:
                yield one.ledger, None
    yield from ((addresses.topic(h.slug), None) for h in archive.topics.values() if h.slug)
    yield from ((addresses.source(h.slug), None) for h in archive.sources.values() if h.slug)
    for record in archive.records:
        yield addresses.article(record), max(filter(None, (record.day, record.modified)), default=None)


def _write(root: str, tag: str, pages: Sequence[Location], absolute: str) -> str:
    tree = ET.Element(root, {"xmlns": _NAMESPACE})
    for address, changed in pages:
        page = ET.SubElement(tree, tag)
        ET.SubElement(page, "loc").text = addresses.href(address, absolute)
        if changed:
            ET.SubElement(page, "lastmod").text = changed.isoformat()
    ET.indent(tree, space=" ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(tree, encoding="unicode")}\n'
