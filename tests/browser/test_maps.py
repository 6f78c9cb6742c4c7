"""Maps as the browser draws them: names lie over nothing, the ground is there, points are links."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.pages import KINDS
from tests.browser.server import Host

Box = tuple[str, float, float, float, float]

# The names that are seen on each map, with their boxes in pixels.
_NAMES = """svg => [...svg.querySelectorAll("text")].filter(e => e.checkVisibility()).map(e => {
  const box = e.getBoundingClientRect();
  return [e.textContent, box.left, box.right, box.top, box.bottom];
})"""
_FRAME = "svg => { const b = svg.getBoundingClientRect(); return ['', b.left, b.right, b.top, b.bottom] }"
# What a point looks like, and how much of it can be seen.
_CIRCLE = """e => {
  const style = getComputedStyle(e.querySelector("circle")), box = e.getBoundingClientRect();
  return [style.fill, parseFloat(style.r), box.width];
}"""
# Letters reach above and below what a line of them needs: what must not touch is the middle of it.
_SHARE = 0.2


@pytest.mark.parametrize("width", [NARROW, 700, WIDE])
def test_no_name_lies_over_another(guest: Tab, pattern: Host, width: int) -> None:
    guest.show(width)
    guest.visit(pattern.address + "pattern.html")
    maps = guest.page.locator("figure.map svg").all()
    assert len(maps) > 8  # three cuts with 900 places, and locators
    for drawn in maps:
        names: list[Box] = [tuple(n) for n in drawn.evaluate(_NAMES)]
        frame: Box = tuple(drawn.evaluate(_FRAME))
        assert [(a[0], b[0]) for a, b in combinations(names, 2) if _meet(a, b)] == []
        assert [n[0] for n in names if not _is_within(n, frame)] == []
    assert len(maps[0].evaluate(_NAMES)) > 4


def _meet(one: Box, other: Box) -> bool:
    _, left, right, top, bottom = one
    _, left2, right2, top2, bottom2 = other
    air = (min(bottom - top, bottom2 - top2)) * _SHARE
    return left < right2 and right > left2 and top + air < bottom2 - air and bottom - air > top2 + air


def _is_within(name: Box, frame: Box) -> bool:
    return name[1] >= frame[1] - 1 and name[2] <= frame[2] + 1


def test_the_ground_is_there_in_both_themes(guest: Tab, published: Host) -> None:
    for address in (KINDS["map"], KINDS["place"]):
        filters = []
        for scheme in ("light", "dark"):
            guest.show(WIDE, scheme)
            guest.visit(published.address + address)
            ground = guest.page.locator(".map img").first
            assert ground.evaluate("e => e.complete && e.naturalWidth") in {320, 900}
            filters.append(ground.evaluate("e => getComputedStyle(e).filter"))
        assert filters == ["none", "invert(1)"]
        assert guest.refusals() == []


def test_a_point_is_a_link_that_shows_its_focus(guest: Tab, published: Host) -> None:
    page = guest.show(WIDE)
    guest.visit(published.address + KINDS["map"])
    point = page.locator(".map a").first
    fill, radius, width = point.evaluate(_CIRCLE)
    assert radius >= 3
    assert width >= 2 * radius
    page.keyboard.press("Tab")
    point.focus()
    assert point.evaluate(_CIRCLE)[0] != fill
    assert point.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    name = point.evaluate("e => (e.querySelector('title') ?? e.querySelector('text')).textContent")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/**")
    assert page.locator("h1").inner_text() == name


def test_every_point_is_in_the_list_too(guest: Tab, published: Host) -> None:
    page = guest.show(WIDE)
    guest.visit(published.address + KINDS["map"])
    points = page.eval_on_selector_all(".map a", "all => all.map(e => e.href.baseVal)")
    listed = page.eval_on_selector_all(".entities a", "all => all.map(e => e.getAttribute('href'))")
    assert points
    assert set(points) <= set(listed)


def test_a_telephone_has_fewer_names_and_larger_points(guest: Tab, pattern: Host) -> None:
    seen = {}
    for width in (NARROW, WIDE):
        guest.show(width)
        guest.visit(pattern.address + "pattern.html")
        drawn = guest.page.locator("figure.map").first
        radius = drawn.locator("a").first.evaluate(_CIRCLE)[1]
        seen[width] = (len(drawn.locator("svg").evaluate(_NAMES)), radius)
    assert 4 < seen[NARROW][0] < seen[WIDE][0]
    assert seen[NARROW][1] > seen[WIDE][1]
