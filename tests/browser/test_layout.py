"""Nothing is wider than the screen, from a telephone to a page enlarged four times."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import NARROW, WIDTHS, Tab
from tests.browser.measures import find_overflow
from tests.browser.pages import KINDS
from tests.browser.server import Host

A4 = 680  # its breadth in pixels, without the margins that the theme asks for


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_no_page_scrolls_sideways(tab: Tab, width: int) -> None:
    assert find_overflow(tab.show(width)) == []


def test_no_page_scrolls_sideways_when_enlarged(tab: Tab) -> None:
    with _enlarged(tab.page):
        assert tab.page.evaluate("[innerWidth, devicePixelRatio]") == [320, 4]
        assert find_overflow(tab.page) == []


@contextmanager
def _enlarged(page: Page) -> Iterator[None]:
    """A screen of 1280 by 1024 at 400 %: it has 320 by 256 pixels of four dots."""
    session = page.context.new_cdp_session(page)
    screen = {"width": 320, "height": 256, "deviceScaleFactor": 4, "mobile": False}
    session.send("Emulation.setDeviceMetricsOverride", screen)
    yield
    session.send("Emulation.clearDeviceMetricsOverride")
    session.detach()


def test_a_wide_thing_is_noticed(home: Tab) -> None:
    page = home.show(320)
    page.evaluate("document.querySelector('h1').style.minInlineSize = '400px'")
    assert find_overflow(page) == ["h1.", "the page"]


def test_letters_are_large_enough_on_a_telephone(tab: Tab) -> None:
    sizes = "[...document.querySelectorAll('body *')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert tab.show(NARROW).evaluate(f"Math.min(...{sizes})") >= 12


def test_a_printed_article_carries_its_address_its_source_and_its_date(home: Tab, published: Host) -> None:
    home.visit(published.address + KINDS["article"])
    home.show(A4)
    try:
        home.page.emulate_media(media="print")
        text = home.page.inner_text("body")
        for part in ("وكالة أنباء الساحل", "12 يوليو/تموز 2014", home.page.url):
            assert part in text
        assert not home.page.locator("nav").first.is_visible()
        assert find_overflow(home.page) == []
    finally:
        home.page.emulate_media(media="screen")
