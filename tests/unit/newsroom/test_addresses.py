"""Where everything is, and how a page links to it."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.normalise import slug
from plugins.arabic.values import Entity
from plugins.newsroom import addresses
from plugins.newsroom.article import Record

NAMES = st.text(min_size=1, max_size=12).map(slug).filter(bool)


def record(day: date | None) -> Record:
    return Record("articles/x.txt", "lavrov-raqqa", "عنوان", day=day)


def test_an_article_lies_under_its_day() -> None:
    assert addresses.article(record(date(2016, 5, 4))) == "2016/05/04/lavrov-raqqa/"
    assert addresses.article(record(None)) == "undated/lavrov-raqqa/"


@given(st.dates(date(1600, 1, 1), date(2999, 12, 31)))
def test_an_article_lies_under_its_month_and_its_year(day: date) -> None:
    assert addresses.article(record(day)).startswith(addresses.month(day))
    assert addresses.month(day).startswith(addresses.year(day.year))


def test_every_kind_of_page_has_its_folder() -> None:
    assert addresses.year(2016) == "2016/"
    assert addresses.month(date(2016, 5, 24)) == "2016/05/"
    assert addresses.entity(Entity("suad", "سعاد", "person")) == "actors/suad/"
    assert addresses.entity(Entity("fajr", "الفجر", "organization")) == "actors/fajr/"
    assert addresses.entity(Entity("raqqa", "الرقة", "place")) == "places/raqqa/"
    assert addresses.statements() == "statements/"
    assert addresses.statements("suad") == "statements/suad/"
    assert addresses.topic("طرق") == "topics/طرق/"
    assert addresses.source("وكالات") == "sources/وكالات/"


@pytest.mark.parametrize(
    ("address", "root", "link"),
    [
        ("actors/suad/", "..", "../actors/suad/"),
        ("actors/suad/", "../..", "../../actors/suad/"),
        ("actors/suad/", ".", "./actors/suad/"),
        ("actors/suad/", "", "/actors/suad/"),
        ("actors/suad/", "https://archive.example", "https://archive.example/actors/suad/"),
        ("actors/suad/", "https://archive.example/news/", "https://archive.example/news/actors/suad/"),
        ("", "..", "../"),
        ("topics/طرق/", "..", "../topics/طرق/"),
        ("topics/طرق/", "https://archive.example", "https://archive.example/topics/%D8%B7%D8%B1%D9%82/"),
        ("images/a b?.jpg", "..", "../images/a%20b%3F.jpg"),
        ("2016/05/24/a/#s-0123456789", "..", "../2016/05/24/a/#s-0123456789"),
    ],
)
def test_a_link_begins_at_the_root(address: str, root: str, link: str) -> None:
    assert addresses.href(address, root) == link


@given(NAMES, st.integers(0, 5), st.sampled_from(["", "#s-0123456789", "#طرق"]))
def test_a_link_leads_from_any_depth_to_its_page(name: str, depth: int, fragment: str) -> None:
    site = "https://archive.example/news/"
    page = site + "a/" * depth
    link = addresses.href(addresses.topic(name) + fragment, "/".join([".."] * depth) or ".")
    assert not set(link) & set(" \"'<>\\^`{|}%?")  # letters of any script may stand in a link, these may not
    reached = urlsplit(urljoin(page, link))
    assert unquote(reached.path) == f"/news/topics/{name}/"
    assert unquote(reached.fragment) == fragment[1:]


@given(NAMES, NAMES)
def test_links_to_two_pages_differ(one: str, other: str) -> None:
    links = {addresses.href(addresses.topic(name), "..") for name in (one, other)}
    assert len(links) == len({one, other})


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("/news/12/", "news/12/index.html"),
        ("news/12.html", "news/12.html"),
        ("https://example.org/%D8%AE%D8%A8%D8%B1/", "خبر/index.html"),
        ("/news/?id=3", "news/index.html"),
        ("../../etc", ""),
        ("/a/%2e%2e/b", ""),
        ("/.git/x", ""),
        ("a\\b", ""),
        ("//", ""),
        ("", ""),
        ("http://[x/a", ""),
        ("/a\x00b/", ""),
        ("/feeds/all.xml", ""),
        ("/Actors/x/", ""),
        ("/2016/", ""),
        ("/2016/05/page/2/", ""),
        ("/2016/05/24/x/", "2016/05/24/x/index.html"),
        ("/undated/", ""),
        ("/undated/x/", "undated/x/index.html"),
    ],
)
def test_old_addresses_are_files_below_the_root(written: str, file: str) -> None:
    assert addresses.former(written) == file


@given(st.text(max_size=40))
def test_no_old_address_leaves_the_root(written: str) -> None:
    file = addresses.former(written)
    assert not file.startswith("/")
    assert ".." not in file.split("/")


@pytest.mark.parametrize(
    ("address", "page", "link"),
    [
        ("2016/05/24/b/", "2016/05/24/a/", "../b/"),
        ("2016/05/25/b/", "2016/05/24/a/", "../../25/b/"),
        ("2016/05/", "2016/05/24/a/", "../../"),
        ("undated/", "undated/a/", "../"),
        ("undated/a b/", "2016/05/24/a/", "../../../../undated/a%20b/"),
    ],
)
def test_a_link_to_what_lies_near_is_short(address: str, page: str, link: str) -> None:
    assert addresses.beside(address, page) == link
