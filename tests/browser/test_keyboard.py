"""Every page can be walked through with the Tab key: nothing is left out, and one sees where one is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from playwright.sync_api import Page

from plugins.newsroom.phrases import PHRASES
from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.pages import IN_COLUMNS

# Keeps one line for each element that gets the focus, with what it looks like at that moment.
_WATCH = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(e => e.checkVisibility() && e.tabIndex >= 0);
  const paper = e => {
    for (; e; e = e.parentElement) {
      const colour = getComputedStyle(e).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  window.stops = [];
  let last = null;
  document.addEventListener("focusin", event => {
    const e = event.target, style = getComputedStyle(e), box = e.getClientRects()[0] ?? {};
    window.stops.push({
      name: `${e.localName}.${e.getAttribute("class") ?? ""} ${e.textContent.trim().slice(0, 40)}`,
      place: all.indexOf(e),
      on_map: !!e.ownerSVGElement,
      after_last: !last || !!(last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING),
      outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
      colour: style.outlineColor,
      paper: paper(e.parentElement),
      visible: e.checkVisibility({opacityProperty: true, visibilityProperty: true}),
      // The window's width, since the page itself may scroll up and down.
      inside: box.left >= 0 && box.right <= document.documentElement.clientWidth && box.width > 0
        && box.top + scrollY >= 0,
      top: box.top + scrollY, bottom: box.bottom + scrollY, start: box.right, end: box.left,
    });
    last = e;
  });
  return all.map(e => e.textContent.trim());
}"""

# Far enough: long lists go on as they began.
_FAR = 60


@dataclass(frozen=True)
class Stop:
    """An element that has the focus."""

    name: str
    place: int  # among all that can have it; -1 for one that the browser adds: a table that scrolls
    after_last: bool
    outline: float
    colour: str
    paper: str
    on_map: bool
    visible: bool
    inside: bool
    top: float
    bottom: float
    start: float
    end: float


def test_tab_goes_through_the_page(tab: Tab, address: str, kind: str) -> None:
    # Of pages in one column, the order is the same on every screen.
    for width, scheme in ((NARROW, "light"), (WIDE, "dark"))[: 2 if kind in IN_COLUMNS else 1]:
        tab.show(width, scheme)
        tab.visit(address)
        names, stops = _walk(tab)
        assert names[0] == PHRASES["skip"]
        assert [s.place for s in stops if s.place >= 0] == list(range(len(names)))[:_FAR]
        assert [s.name for s in stops if not s.after_last] == []
        assert [s.name for s in stops if not (s.visible and s.inside)] == []
        assert [s.name for s in stops if s.outline < 2 or _contrast(s.colour, s.paper) < 3] == []
        if width == NARROW:  # down the page, and within a line from right to left; on a map by importance
            row = [s for s in stops[1:] if not s.on_map]
            assert [(a.name, b.name) for a, b in pairwise(row) if not _is_further(a, b)] == []
        _assert_first_stop_leads_to_the_content(tab.page)


def _assert_first_stop_leads_to_the_content(page: Page) -> None:
    page.focus("body > a")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    page.keyboard.press("Tab")
    first = "document.querySelector('main :is(a[href], button, input)') ?? document.querySelector('footer a')"
    assert page.evaluate(f"document.activeElement === ({first})")


def test_a_focus_that_is_not_seen_is_noticed(home: Tab) -> None:
    home.page.evaluate(
        "() => { const s = new CSSStyleSheet(); s.replaceSync('header a { outline: none !important }');"
        " document.adoptedStyleSheets = [s] }"
    )
    home.page.evaluate("document.querySelector('main').prepend(document.querySelector('body > a'))")
    names, stops = _walk(home)
    assert len(stops) == min(len(names), _FAR)
    unseen = [s for s in stops if s.outline < 2]
    assert 0 < len(unseen) < len(stops)
    assert all(s.name.startswith("a.") for s in unseen)
    assert stops[0] in unseen  # the skip link is no longer the first stop


def _walk(tab: Tab) -> tuple[list[str], list[Stop]]:
    """The texts of all that can have the focus, and where Tab goes until it leaves the page."""
    names: list[str] = tab.page.evaluate(_WATCH)
    for _ in range(min(len(names), _FAR) + 3):  # and what the browser adds
        tab.page.keyboard.down("Tab")  # held down, which is quicker than letting go each time
    tab.page.keyboard.up("Tab")
    stops = [Stop(**s) for s in tab.page.evaluate("window.stops")]
    again = next((i for i, s in enumerate(stops) if i and s.place == 0), len(stops))
    return names, stops[:again] if len(names) <= _FAR else stops[:_FAR]


def _is_further(before: Stop, after: Stop) -> bool:
    on_one_line = after.top < before.bottom and before.top < after.bottom
    return after.end < before.start if on_one_line else after.top >= before.top


def _contrast(one: str, other: str) -> float:
    """How much two colours differ, as WCAG counts it: 21 for black on white."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
