"""Old addresses: they lead to the new ones, and who stays there can read where to go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.measures import find_overflow, find_violations
from tests.browser.server import Host

MOVED = {
    "2013/02/old-name/": "2013/02/20/fishing-season/",
    "actors/ports-authority/": "actors/sahel-ports/",
    "statements/ports-authority/": "actors/sahel-ports/#statements",
    "places/al-minara/": "places/manara/",
}


@contextmanager
def _closed(tab: Tab, address: str) -> Iterator[None]:
    """An address that answers nothing: a browser stays where it is."""
    tab.page.route(address, lambda route: route.fulfill(status=204))
    yield
    tab.page.unroute(address)


@pytest.mark.parametrize("reader", ["guest", "scriptless"])
@pytest.mark.parametrize("old", MOVED)
def test_an_old_address_leads_to_the_new_one(
    request: pytest.FixtureRequest, reader: str, old: str, published: Host
) -> None:
    page = request.getfixturevalue(reader).page
    page.goto(published.address + old)
    page.wait_for_url(published.address + MOVED[old])
    assert page.locator("h1").is_visible()


def test_who_is_not_taken_there_finds_the_way(guest: Tab, published: Host) -> None:
    old, new = next(iter(MOVED.items()))
    with _closed(guest, published.address + new):
        guest.visit(published.address + old)
        for screen in ((NARROW, "light"), (WIDE, "dark")):
            page = guest.show(*screen)
            assert page.url == published.address + old
            assert find_violations(page) == [], screen
            assert find_overflow(page) == []
        assert page.locator("main a").inner_text() == "موسم صيد هزيل يعيد الخلاف على حوض الميناء"
    page.locator("main a").click()
    page.wait_for_url(published.address + new)
