"""What the search page knows before anybody has typed.

How large the index is, what one may choose from, how counts and days are written, and the words of the
language that no rule can tell.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from plugins.arabic.calendar import MONTHS
from plugins.arabic.numbers import NOUNS
from plugins.newsroom.archive import Archive, Heading
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site
from plugins.search.names import NAME_SHARDS
from plugins.search.segment import FILTER_SHARDS

MOST_CHOICES = 60  # sources or topics in a list to choose from: the ones with most articles
_CATEGORIES = ("zero", "one", "two", "few", "many", "other")
_COUNTED = {"article": "مادة", "statement": "تصريح"}


def start_file(
    archive: Archive, records: Sequence[Record], site: Site, shards: int, words: Mapping[str, str]
) -> str:
    """Return start.js for the articles in the order of the index; `words` is the data of stem.js."""
    return f"warraqStart({_json(make_start(archive, records, site, shards, words))})\n"


def make_start(
    archive: Archive, records: Sequence[Record], site: Site, shards: int, words: Mapping[str, str]
) -> Mapping[str, object]:
    """Return what start.js says."""
    return {
        "articles": len(records),
        "terms": shards,
        "filters": FILTER_SHARDS,
        "names": NAME_SHARDS,
        "years": _years(records),
        "sources": _choices(archive.sources),
        "topics": _choices(archive.topics),
        "months": MONTHS[site.months],
        "digits": site.digits,
        "counts": {
            what: {one: getattr(NOUNS[noun], one).replace("{0}", "{}") for one in _CATEGORIES}
            for what, noun in _COUNTED.items()
        },
        "words": words,
    }


def _years(records: Sequence[Record]) -> list[tuple[int, int]]:
    """Return each year with the number of its first article; 0 is what has no date."""
    found: dict[int, int] = {}
    for ordinal, record in enumerate(records):
        found.setdefault(record.day.year if record.day else 0, ordinal)
    return list(found.items())


def _choices(headings: Mapping[str, Heading]) -> list[tuple[str, str]]:
    """Return the name and the slug of those with most articles, in the order of the headings."""
    most = sorted(headings.values(), key=lambda h: (-len(h.records), h.slug))[:MOST_CHOICES]
    return [(one.name, one.slug) for one in headings.values() if one in most]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
