"""The site where GitHub Pages puts it, under a project's path: every link is followed, in Chromium."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

import pytest

from tests.browser.chromium import Tab
from tests.browser.pages import KINDS
from tests.browser.server import Host

# Follows every link from the first page, in Chromium: it asks for each address as the page gives it.
_FOLLOW = """async root => {
  const linked = [], anchors = {}, outside = [], wrong = [];
  const follow = async url => {
    anchors[url] = [];
    const answer = await fetch(url, {redirect: "manual"});
    if (answer.status !== 200) return void wrong.push(`${answer.status || "moved"} ${url}`);
    if (!answer.headers.get("content-type").startsWith("text/html")) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    anchors[url] = [...page.querySelectorAll("[id]")].map(e => e.id);
    const next = [...page.querySelectorAll("a[href], link[href], img[src]")].map(e => {
      const to = new URL(e.getAttribute("href") ?? e.getAttribute("src"), url);
      const anchor = decodeURIComponent(to.hash.slice(1));
      to.hash = "";
      if (!to.href.startsWith(root)) return void outside.push(to.href);
      linked.push([to.href, anchor]);
      return to.href;
    });
    await Promise.all([...new Set(next)].filter(href => href && !(href in anchors)).map(follow));
  };
  await follow(root);
  return {linked, anchors, outside, wrong};
}"""

# The pages' own policy lets nobody fetch anything; a text of the same site has no policy.
_NO_POLICY = "robots.txt"

# Where the small archive leads besides itself: to its licence, to where an article was published, and to the
# sources of its maps.
_OUTSIDE = ("https://creativecommons.org/", "https://sahel-news.example/", "https://www.naturalearthdata.com/",
            "https://www.geonames.org/", "https://cldr.unicode.org/")  # fmt: skip


@dataclass(frozen=True)
class Walk:
    """All that one finds who follows every link from the first page."""

    host: Host
    linked: set[tuple[str, str]]  # addresses with their anchors
    anchors: dict[str, set[str]]  # of each address that was opened
    outside: set[str]
    wrong: list[str]


@pytest.fixture(scope="module", params=["published", "preview"])
def walk(request: pytest.FixtureRequest, guest: Tab) -> Walk:
    """Every link followed: under a project's path, and at the root of a host without an address."""
    host: Host = request.getfixturevalue(request.param)
    guest.visit(f"{host.address}{_NO_POLICY}")
    found = guest.page.evaluate(_FOLLOW, host.address)
    return Walk(
        host,
        {(page, anchor) for page, anchor in found["linked"]},
        {url: set(ids) for url, ids in found["anchors"].items()},
        set(found["outside"]),
        found["wrong"],
    )


def test_every_link_leads_to_its_place(walk: Walk) -> None:
    assert len(walk.anchors) > 100
    assert walk.wrong == []
    assert [url for url in walk.outside if not url.startswith(_OUTSIDE)] == []
    places = [(page, anchor) for page, anchor in walk.linked if anchor]
    assert places
    assert [(p, a) for p, a in places if a not in walk.anchors[p]] == []


def test_every_page_is_reached_but_those_that_are_not_meant_to_be(walk: Walk) -> None:
    reached = {unquote(url.removeprefix(walk.host.address)) for url in walk.anchors}
    pages = {p.relative_to(walk.host.folder).as_posix() for p in walk.host.folder.rglob("*.html")}
    left_out = {p for p in pages if p.removesuffix("index.html") not in reached}
    assert {p for p in left_out if not _is_redirect(walk.host, p)} == {
        "404.html",
        f"{KINDS['withdrawn']}index.html",
    }


def test_a_link_that_leads_nowhere_is_noticed(guest: Tab, published: Host) -> None:
    page = published.folder / KINDS["about"] / "index.html"
    before = page.read_text(encoding="utf-8")
    page.write_text(
        before.replace("<main", '<a href="../nowhere/">x</a><a href="../data">y</a><main'), encoding="utf-8"
    )
    guest.visit(f"{published.address}{_NO_POLICY}")
    try:
        found = guest.page.evaluate(
            _FOLLOW.replace('"manual"', '"manual", cache: "reload"'), published.address
        )
    finally:
        page.write_text(before, encoding="utf-8")
    published.missing.remove(f"{published.prefix}nowhere/")
    assert sorted(found["wrong"]) == [f"404 {published.address}nowhere/", f"moved {published.address}data"]


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
    home.page.locator(".ledger li > a").first.click()
    home.page.wait_for_load_state()
    target = home.page.locator(":target")
    assert target.count() == 1
    box = target.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def _is_redirect(host: Host, path: str) -> bool:
    return "http-equiv=refresh" in (host.folder / path).read_text(encoding="utf-8")
