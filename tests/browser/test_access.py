"""Every kind of page can be used by everybody: axe-core finds nothing, in both widths and both colours."""

from __future__ import annotations

from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.measures import find_violations
from tests.browser.pages import KINDS, NOT_READ
from tests.site.built import ROOT

# Each width and each set of colours once: what is wide does not change with the colours, nor they with it.
_SCREENS = ((NARROW, "light"), (WIDE, "dark"))


def test_every_template_has_its_page_in_these_tests() -> None:
    templates = {p.stem for p in (ROOT / "theme/templates").glob("*.html")}
    assert templates - NOT_READ == set(KINDS)


def test_axe_finds_nothing(tab: Tab, kind: str) -> None:
    # The pattern page shows one part in several states, and so several landmarks of one name.
    expected = "landmark-unique: " if kind == "pattern" else "-"
    for screen in _SCREENS:
        found = find_violations(tab.show(*screen))
        assert [v for v in found if not v.startswith(expected)] == [], screen


def test_axe_sees_what_is_wrong(home: Tab) -> None:
    home.page.evaluate("document.querySelector('h1').style.color = '#d9cfbd'")
    home.page.evaluate("document.querySelector('main a').append(document.createElement('button'))")
    found = {v.partition(":")[0] for v in find_violations(home.page)}
    assert {"color-contrast", "button-name"} <= found
