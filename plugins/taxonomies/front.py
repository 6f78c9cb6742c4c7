"""The first page: what is new since the last visit, and the ways into the rest."""

from __future__ import annotations

from itertools import islice

from plugins.newsroom.archive import Archive
from plugins.newsroom.paging import undated_first
from plugins.taxonomies.dates import same_day, spans
from plugins.taxonomies.views import View
from plugins.taxonomies.voices import most_heard, most_named, telling

LATEST = 13  # articles that are new
LEADING = 5  # of these, with their first words
SAID = 5
RANKED = 10
ON_THIS_DAY = 5
# How many of the newest articles «lately» means: no clock says what is late, and archives have gaps.
LATELY = 100


def front_view(archive: Archive) -> View:
    """Return the first page; «this day» is the day of the newest article."""
    newest = tuple(reversed(undated_first(archive.records, lambda r: r.day is None)))
    lately = newest[:LATELY]
    day = next((r.day for r in newest if r.day), None)
    on_this_day = same_day(archive.records, day) if day else ()
    values = {
        "newest": day,
        "leading": newest[:LEADING],
        "latest": newest[LEADING:LATEST],
        "said": telling(newest, archive, SAID),
        "lately": len(lately),
        "heard": most_heard(lately, archive, RANKED),
        "actors": most_named(archive.records, archive, RANKED, places=False),
        "places": most_named(lately, archive, RANKED, places=True),
        "on_this_day": tuple(islice(on_this_day, ON_THIS_DAY)),
        "years": tuple(reversed(spans(archive.records, months=False))),
        "undated": sum(r.day is None for r in archive.records),
    }
    return View("index.html", "home", values)
