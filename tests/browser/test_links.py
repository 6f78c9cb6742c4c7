"""The site where GitHub Pages puts it, under a project's path: every link is followed, in Chromium."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urldefrag

import pytest

from tests.browser.chromium import Tab
from tests.browser.pages import KINDS
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


@pytest.fixture(scope="package", params=["published", "preview"])
def walk(request: pytest.FixtureRequest, guest: Tab) -> tuple[Host, Walk]:
    """Every link followed: under the project's path, and at the root of a preview."""
    host: Host = request.getfixturevalue(request.param)
    return host, _follow(guest, host)


def test_every_link_leads_to_its_place(walk: tuple[Host, Walk]) -> None:
    host, found = walk
    assert len(found.anchors) > 100
    assert [p for p in host.missing if p != "/favicon.ico"] == []
    assert [url for url in found.outside if not url.startswith(_OUTSIDE)] == []
    places = [(page, anchor) for page, anchor in found.linked if anchor]
    assert places
    assert [(p, a) for p, a in places if a not in found.anchors[p]] == []


def test_every_page_is_reached_but_those_that_are_not_meant_to_be(walk: tuple[Host, Walk]) -> None:
    host, found = walk
    reached = {unquote(url.removeprefix(host.address)) for url in found.anchors}
    pages = {p.relative_to(host.folder).as_posix() for p in host.folder.rglob("*.html")}
    left_out = {p for p in pages if p.removesuffix("index.html") not in reached}
    assert {p for p in left_out if not _is_redirect(host, p)} == {
        "404.html",
        f"{KINDS['withdrawn']}index.html",
    }


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


def _follow(tab: Tab, host: Host) -> Walk:
    # Opened for their links only; looks and pictures are asked for like the rest, but not for each page.
    session = tab.page.context.new_cdp_session(tab.page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*.css", "*.woff2", "*.png", "*.svg"]})
    try:
        return _walk(tab, host)
    finally:
        session.detach()


def _walk(tab: Tab, host: Host) -> Walk:
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
