"""One address for each kind of page, by the template that makes it."""

from __future__ import annotations

KINDS = {
    "home": "",
    "article": "2014/07/12/port-strike/",
    "withdrawn": "2020/06/11/rumour/",
    "year": "2014/",
    "month": "2014/07/",
    "days": "days/",
    "day": "days/07-12/",
    "undated": "undated/",
    "actors": "actors/",
    "actor": "actors/salma-al-raai/",
    "places": "places/",
    "place": "places/manara-port/",
    "map": "map/",
    "topics": "topics/",
    "topic": "topics/موانئ/",
    "sources": "sources/",
    "source": "sources/Reuters/",
    "statements": "statements/",
    "sayings": "statements/salma-al-raai/",
    "speakers": "statements/speakers/",
    "unnamed": "statements/unnamed/",
    "search": "search/",
    "about": "about/",
    "data": "data/",
    "404": "404.html",
}
# Articles that show what the first does not: images, tables, lists, Markdown; no date.
MORE = {
    "article with images and a table": "2015/11/03/manuscript/",
    "article without a date": "undated/well/",
}
PAGES = KINDS | MORE
# Every macro in every state; where its parts have long names, Latin names, no name, 900 entries.
PATTERN = {
    "pattern": "pattern.html",
    "pattern of a full article": "article.html",
    "pattern of a bare article": "bare.html",
}
# Laid out otherwise on a wide screen.
IN_COLUMNS = {
    "home",
    "article",
    "year",
    "month",
    "days",
    "day",
    "actors",
    "actor",
    "statements",
    "sayings",
    "article with images and a table",
    "pattern of a full article",
}
# Of a Latin source, with straight quotation marks.
LATIN = "2021/08/16/wildfire/"
# Made by no template of their own, or gone before anybody reads them.
NOT_READ = {"base", "redirect"}
