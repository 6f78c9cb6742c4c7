"""The site where GitHub Pages puts it, under a project's path: every link is followed, in Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import unquote, urldefrag

import pytest

from tests.browser.chromium import Tab
from tests.browser.pages import KINDS, PAGES
from tests.browser.server import Host

_LINKS = """() => ({
  links: [...document.querySelectorAll("a[href], link[href], img[src]")].map(e => e.href || e.src),
  ids: [...document.querySelectorAll("[id]")].map(e => e.id),
})"""


# Where the small archive leads besides itself: to its licence, and to where an article was published.
_OUTSIDE = ("https://creativecommons.org/", "https://sahel-news.example/")


@dataclass(frozen=True)
class Walk:
    """All that one finds who follows every link from the first page."""

    linked: set[tuple[str, str]]  # addresses with their anchors
    anchors: dict[str, set[str]]  # of each address that was opened
    outside: set[str]


@pytest.fixture(scope="module")
def walk(guest: Tab, published: Host) -> Walk:
    """Every link followed."""
    with _without_looks(guest):
        return _follow(guest, published)


def test_every_link_leads_to_its_place(walk: Walk, published: Host) -> None:
    assert len(walk.anchors) > 100
    assert [p for p in published.missing if p != "/favicon.ico"] == []
    assert [url for url in walk.outside if not url.startswith(_OUTSIDE)] == []
    places = [(page, anchor) for page, anchor in walk.linked if anchor]
    assert places
    assert [(p, a) for p, a in places if a not in walk.anchors[p]] == []


def test_every_page_is_reached_but_those_that_are_not_meant_to_be(walk: Walk, published: Host) -> None:
    reached = {unquote(url.removeprefix(published.address)) for url in walk.anchors}
    pages = {p.relative_to(published.folder).as_posix() for p in published.folder.rglob("*.html")}
    left_out = {p for p in pages if p.removesuffix("index.html") not in reached}
    assert {p for p in left_out if not _is_redirect(published, p)} == {
        "404.html",
        f"{KINDS['withdrawn']}index.html",
    }


def test_links_hold_at_the_root_of_a_host_too(guest: Tab, preview: Host) -> None:
    with _without_looks(guest):
        for path in PAGES.values():
            guest.visit(preview.address + path)
            links = [urldefrag(link)[0] for link in guest.page.evaluate(_LINKS)["links"]]
            inside = [
                link.removeprefix(preview.address) for link in links if link.startswith(preview.address)
            ]
            assert len(inside) > 10
            assert [x for x in inside if preview.find(f"/{unquote(x)}")[0] != HTTPStatus.OK] == []


def test_a_wrong_address_gets_a_page_that_leads_home(home: Tab, published: Host) -> None:
    answer = home.page.goto(f"{published.address}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert (
        home.page.evaluate("document.styleSheets.length && getComputedStyle(document.body).margin") == "0px"
    )
    assert [url for url in home.asked if not url.startswith(published.address)] == []
    home.page.locator("main a").click()
    home.page.wait_for_url(published.address)
    published.missing.remove(f"{published.prefix}no/such/page/")


def test_a_statement_is_shown_where_its_address_leads(home: Tab, published: Host) -> None:
    home.visit(f"{published.address}statements/salma-al-raai/")
    home.page.locator(".saying__facts a").first.click()
    home.page.wait_for_load_state()
    target = home.page.locator(":target")
    assert target.count() == 1
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


@contextmanager
def _without_looks(tab: Tab) -> Iterator[None]:
    """Styles and pictures are linked like the rest, but need not be shown on every page that is opened."""
    session = tab.page.context.new_cdp_session(tab.page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*.css", "*.woff2", "*.png", "*.svg"]})
    yield
    session.detach()


def _follow(tab: Tab, host: Host) -> Walk:
    linked, outside, todo = set(), set(), [host.address]
    anchors: dict[str, set[str]] = {}
    while todo:
        url = todo.pop()
        if url in anchors:
            continue
        anchors[url] = set()
        if not url.endswith("/"):
            answer = tab.page.context.request.get(url, max_redirects=0)
            assert answer.ok, f"{answer.status} {url}"
            continue
        answered = tab.page.goto(url, wait_until="domcontentloaded")
        assert answered is not None
        assert (answered.status, tab.page.url) == (200, url)
        found = tab.page.evaluate(_LINKS)
        anchors[url] = set(found["ids"])
        for link in found["links"]:
            page, anchor = urldefrag(link)
            if page.startswith(host.address):
                linked.add((page, unquote(anchor)))
                todo.append(page)
            else:
                outside.add(page)
    return Walk(linked, anchors, outside)


def _is_redirect(host: Host, path: str) -> bool:
    return 'http-equiv="refresh"' in (host.folder / path).read_text(encoding="utf-8")
