"""The search page: it finds what readers mean, shows it as it is spelt, and lets nothing run."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser

from plugins.newsroom.phrases import phrase
from tests.browser.chromium import NARROW, Tab, open_tab
from tests.browser.server import Host

CASES = tomllib.loads((Path(__file__).parent / "searches.toml").read_text(encoding="utf-8"))["search"]
_PARAMETERS = ("q", "in", "year", "source", "topic", "by", "actor", "place", "speaker")
# The page says when it has answered: its list is no longer busy.
_READY = """() => {
  const list = document.getElementById("results");
  return document.documentElement.classList.contains("scripted")
    && list.getAttribute("aria-busy") === "false";
}"""


def _address(case: dict[str, Any]) -> str:
    query = urlencode({name: case[name] for name in _PARAMETERS if name in case})
    return f"search/?{query}"


def _ask(tab: Tab, url: str) -> list[str]:
    """The ids of the articles that answer, in order."""
    tab.visit(url)
    tab.page.wait_for_function(_READY)
    links = tab.page.eval_on_selector_all(
        "#results > li", "items => items.map(i => i.querySelector('a').getAttribute('href'))"
    )
    return [link.split("#")[0].removesuffix("index.html").rstrip("/").split("/")[-1] for link in links]


def _check(case: dict[str, Any], found: list[str], state: str) -> None:
    assert set(case.get("has", ())) <= set(found)
    assert not set(case.get("hasnt", ())) & set(found)
    if "all" in case:
        assert set(found) == set(case["all"])
    if "first" in case:
        assert found[0] == case["first"]
    if "says" in case:
        assert state == phrase(case["says"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_what_readers_ask(case: dict[str, Any], visitor: Tab, published: Host) -> None:
    found = _ask(visitor, published.address + _address(case))
    _check(case, found, visitor.page.inner_text("#state"))
    assert not visitor.said
    assert not visitor.refusals()


@pytest.fixture(scope="module")
def folder(browser: Browser, published: Host) -> Iterator[Callable[[str], tuple[list[str], Tab]]]:
    """The same archive, opened from its folder."""
    with ExitStack() as stack:
        tab = stack.enter_context(open_tab(browser, width=NARROW))

        def ask(address: str) -> tuple[list[str], Tab]:
            path, _, query = address.partition("?")
            tab.said.clear()
            tab.asked.clear()
            tab.page.goto(f"{(published.folder / path / 'index.html').as_uri()}?{query}")
            tab.page.wait_for_function(_READY)
            links = tab.page.eval_on_selector_all(
                "#results > li", "items => items.map(i => i.querySelector('a').href)"
            )
            return links, tab

        yield ask


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["why"])
def test_the_same_from_a_folder(case: dict[str, Any], folder: Callable[[str], tuple[list[str], Tab]]) -> None:
    links, tab = folder(_address(case))
    found = [link.split("#")[0].split("/")[-2] for link in links]
    _check(case, found, tab.page.inner_text("#state"))
    assert all(link.split("#")[0].endswith("/index.html") for link in links)
    assert all(url.startswith("file:") for url in tab.asked)
    # Chromium lets no page of a folder load a face, and says so twice for each.
    assert not [line for line in tab.said if "font" not in line and "net::ERR_FAILED" not in line]


def test_a_link_from_a_folder_opens_the_article(folder: Callable[[str], tuple[list[str], Tab]]) -> None:
    _, tab = folder("search/?q=إضراب")
    tab.page.click("#results a >> nth=0")
    tab.page.wait_for_selector("article h1")
    assert "إضراب" in tab.page.inner_text("article h1")


def test_excerpts_are_spelt_as_the_article_and_marked_by_whole_words(visitor: Tab, published: Host) -> None:
    _ask(visitor, f"{published.address}search/?q=رافعه")
    words = visitor.page.wait_for_selector("#results .found__words:not([hidden])")
    assert words is not None
    assert "توقفت الرافعات في ميناء المنارة" in words.inner_text()
    assert visitor.page.eval_on_selector_all("#results mark", "m => m.map(x => x.textContent)") == [
        "الرافعات"
    ]


def test_what_was_denied_stands_with_its_cue(visitor: Tab, published: Host) -> None:
    _ask(visitor, f"{published.address}search/?in=statements&q=أرقام+مكتوبة")
    words = visitor.page.wait_for_selector("#results .found__words:not([hidden])")
    assert words is not None
    assert "نفت" in words.inner_text()
    assert "هالة سرور" in visitor.page.inner_text("#results .found__who")


def test_results_come_as_one_types_and_names_are_offered(guest: Tab, published: Host) -> None:
    guest.visit(f"{published.address}search/")
    guest.page.wait_for_selector(".search:not([hidden])")
    guest.page.type("#q", "الراع")
    guest.page.wait_for_selector("#offers a")
    assert "سلمى الراعي" in guest.page.inner_text("#offers")
    guest.page.wait_for_function(_READY)
    assert guest.page.locator("#results > li").count()
    # A filter, chosen by keyboard; the back button undoes it.
    guest.page.locator("#offers button").nth(1).press("Enter")
    guest.page.wait_for_function("() => location.search.includes('speaker=salma-al-raai')")
    assert guest.page.evaluate("document.activeElement.id") == "q"
    guest.page.wait_for_selector("#chosen button")
    guest.page.wait_for_selector("#results .found__who")
    guest.page.go_back()
    guest.page.wait_for_selector("#chosen[hidden]", state="attached")
    assert guest.page.input_value("#q") == "الراع"


def test_the_keys_go_through_the_results(guest: Tab, published: Host) -> None:
    _ask(guest, f"{published.address}search/?q=الميناء")
    guest.page.focus("#q")
    guest.page.keyboard.press("ArrowDown")
    assert guest.page.evaluate("document.activeElement.closest('#results') !== null")
    guest.page.keyboard.press("ArrowDown")
    guest.page.keyboard.press("ArrowUp")
    guest.page.keyboard.press("Escape")
    assert guest.page.evaluate("document.activeElement.id") == "q"


def test_the_count_is_told(guest: Tab, published: Host) -> None:
    _ask(guest, f"{published.address}search/?q=بحيرة")
    assert guest.page.get_attribute("#state", "role") == "status"
    assert guest.page.inner_text("#state") in {"مادة واحدة", "مادتان", "3 مواد", "4 مواد"}


_ATTACK = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "query",
    [
        f"q={_ATTACK}", f"q=«{_ATTACK}»", f"q=الميناء&actor={_ATTACK}", f"q=الميناء&year={_ATTACK}",
        f"in={_ATTACK}&q=سفينة", "q=الميناء&actor=__proto__", "q=constructor", f"q={'ا' * 5000}", "q=%00%ff",
        "q=((((*+?\\",
    ],
)  # fmt: skip
def test_a_query_is_inert(query: str, visitor: Tab, published: Host) -> None:
    name, _, value = query.partition("=")
    _ask(
        visitor,
        f"{published.address}search/?{query}"
        if "%" in query
        else f"{published.address}search/?{name}={value}",
    )
    assert not visitor.page.locator("main img").count()
    assert not [line for line in visitor.said if "exception" in line]
    assert not visitor.refusals()


def test_nothing_is_asked_of_others(visitor: Tab, published: Host) -> None:
    _ask(visitor, f"{published.address}search/?q=الميناء")
    visitor.page.wait_for_selector("#results .found__words:not([hidden])")
    assert all(url.startswith(published.address) for url in visitor.asked)
    assert [path for path in published.missing if path != "/favicon.ico"] == []


def test_without_script_the_page_says_where_to_look(scriptless: Tab, published: Host) -> None:
    scriptless.visit(f"{published.address}search/")
    text = scriptless.page.inner_text("main")
    assert phrase("search.scriptless")[:20] in text
    assert not scriptless.page.locator(".search").is_visible()
    assert scriptless.page.locator("main a[href$='actors/']").count()
