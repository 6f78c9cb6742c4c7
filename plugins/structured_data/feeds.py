"""Atom feeds: the newest articles of all, of each actor and place that returns.

The feed of all has everything. Those of one name are many, and tell that there is something new: a
title, its link and its day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from urllib.parse import quote
from xml.etree import ElementTree as ET

from plugins.arabic.normalise import slug
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Listing
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import phrase
from plugins.newsroom.site import Site
from plugins.structured_data.opening import opening

NEWEST = 20
NEWEST_OF_ONE = 5  # of an actor or place: there are many of them
FEWEST = 20  # articles that a name must have for a feed of its own
ALL = "feeds/all.xml"
_ATOM = "http://www.w3.org/2005/Atom"
# The only characters that a text may hold and XML may not.
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Atom asks for a time; a feed without articles has none, and the clock is not asked.
_NEVER = date(1970, 1, 1)


def make_feeds(
    archive: Archive, site: Site, absolute: str, redirects: Mapping[tuple[str, str], str] | None = None
) -> dict[str, str]:
    """Return every feed by its file's name; undated articles are no news and stand in none.

    No reader of feeds follows a page that redirects: of a renamed entity the old address has the feed too.
    """
    feeds = {ALL: make_feed(archive.records, site.title, "", ALL, site, absolute)}
    for one in archive.entities.values():
        if has_feed(one):
            address = addresses.entity(one.entity)
            name = feed_of(address)
            title = phrase("feed.of", name=one.entity.name, site=site.title)
            feeds[name] = make_feed(one.records, title, address, name, site, absolute)
    for (section, old), new in (redirects or {}).items():
        if (name := feed_of(f"{section}/{new}/")) in feeds:
            feeds.setdefault(feed_of(f"{section}/{old}/"), feeds[name])
    return feeds


def has_feed(listing: Listing) -> bool:
    """Whether an actor or place has a feed: nobody follows a name that hardly returns."""
    return listing.has_page and len(listing.records) >= FEWEST


def feed_of(address: str) -> str:
    """Return the name of the feed of an actor or place: `actors/x/` has `feeds/actors/x.xml`."""
    return f"feeds/{address.rstrip('/')}.xml"


def make_feed(records: Sequence[Record], title: str, page: str, name: str, site: Site, absolute: str) -> str:
    """Return an Atom feed of the newest of some articles that run from the oldest.

    `page` is the address of the page that it follows. Without an absolute address, links are relative
    to the feed, and ids are `tag:` ids, which need none.
    """
    root = absolute or "/".join([".."] * name.count("/"))
    is_whole = not page
    most = NEWEST if is_whole else NEWEST_OF_ONE
    newest = [r for r in records if r.day][: -most - 1 : -1]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "ar"})
    _add(feed, "id", _id(name, site, absolute))
    _add(feed, "title", title)
    if site.subtitle and is_whole:
        _add(feed, "subtitle", site.subtitle)
    _add(feed, "updated", _time(max((_changed(r) for r in newest), default=_NEVER)))
    _link(feed, "self", addresses.href(name, root), "application/atom+xml")
    _link(feed, "alternate", addresses.href(page, root), "text/html")
    _add(ET.SubElement(feed, "author"), "name", site.publisher or site.title)
    if site.licence:
        _add(feed, "rights", site.licence)
    for record in newest:
        feed.append(_entry(record, site, root, absolute, is_whole=is_whole))
    ET.indent(feed, space=" " if is_whole else "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _entry(record: Record, site: Site, root: str, absolute: str, *, is_whole: bool) -> ET.Element:
    address = addresses.article(record)
    entry = ET.Element("entry")
    _add(entry, "id", _id(address, site, absolute))
    _add(entry, "title", record.title)
    if not is_whole:
        ET.SubElement(entry, "link", {"href": addresses.href(address, root)})
        _add(entry, "updated", _time(_changed(record)))
        return entry
    _link(entry, "alternate", addresses.href(address, root), "text/html")
    if record.day:
        _add(entry, "published", _time(record.day))
    _add(entry, "updated", _time(_changed(record)))
    for author in record.authors:
        _add(ET.SubElement(entry, "author"), "name", author)
    for topic in record.topics:
        ET.SubElement(entry, "category", {"term": _clean(topic)})
    if summary := opening(record):
        _add(entry, "summary", summary)
    return entry


def _changed(record: Record) -> date:
    """Return the day of an article's last change that the editor declared."""
    return max(record.day or _NEVER, record.modified or _NEVER)


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _id(address: str, site: Site, absolute: str) -> str:
    """Return an id that stays: the address, or under a domain that nobody can own, a digest of its name.

    Two archives in one reader must not share an id; the name itself, encoded, is as long as an entry.
    """
    if absolute:
        return addresses.href(address, absolute)
    return f"tag:warraq.invalid,2000:{sha256(slug(site.title).encode()).hexdigest()[:8]}/{quote(address)}"


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _clean(text)


def _link(parent: ET.Element, rel: str, href: str, media: str) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "type": media, "href": href})


def _clean(text: str) -> str:
    return _NO_XML.sub("", text)
