"""A page keeps to itself: no error, nothing from elsewhere, no script needed, a policy that holds."""

from __future__ import annotations

import pytest

from tests.browser.chromium import NARROW, WIDE, Tab
from tests.browser.server import Host

_POLICY = """() => {
  const before = [];
  for (const e of document.head.children) {
    if (e.httpEquiv === "Content-Security-Policy") return {before, policy: e.content};
    before.push(e.outerHTML);
  }
}"""
# The fonts that are asked for before the styles are read, and those that letters of the page are drawn with.
_FONTS = """() => {
  const file = text => text.match(/[^/"]+\\.woff2/)[0], used = [];
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSFontFaceRule)
        for (const face of document.fonts)
          if (face.status === "loaded" && face.family.includes(rule.style.fontFamily.replaceAll('"', ""))
            && face.weight === rule.style.fontWeight) used.push(file(rule.style.src));
  return [[...document.querySelectorAll("link[rel=preload][as=font]")].map(e => file(e.href)), used];
}"""
# What a script adds are buttons and the other formats of the citation; all else is there without it.
_READ = """part => {
  const buttons = [...document.querySelectorAll(".copying, .cite details")];
  for (const e of buttons) e.style.display = "none";
  const text = document.querySelector(part).innerText;
  for (const e of buttons) e.style.display = "";
  return text;
}"""
# What the policy is there for: each is refused and said to be.
_ATTACKS = {
    "an inline script": (
        "script-src-elem: inline",
        "{const e = document.createElement('script'); e.text = '1'}",
    ),
    "a handler": (
        "script-src-attr: inline",
        "{const e = document.createElement('p'); e.setAttribute('onclick', '1'); e.click()}",
    ),
    "a style": (
        "style-src-elem: inline",
        "{const e = document.createElement('style'); e.textContent = 'p{}'}",
    ),
    "an image from elsewhere": (
        "img-src: http://127.0.0.2/",
        "{const e = new Image(); e.src = 'http://127.0.0.2/'}",
    ),
    "a frame": (
        "frame-src: http://127.0.0.2",
        "{const e = document.createElement('iframe'); e.src = 'http://127.0.0.2/'}",
    ),
}


def test_a_page_is_quiet(tab: Tab, host: Host, address: str) -> None:
    tab.show(NARROW, "dark")
    tab.visit(address)
    tab.show(WIDE, "light")
    tab.page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert tab.said == []
    assert tab.refusals() == []
    assert [url for url in tab.asked if not url.startswith(host.address)] == []
    assert [path for path in host.missing if path != "/favicon.ico"] == []


def test_a_page_asks_early_for_no_font_that_it_does_not_use(tab: Tab) -> None:
    tab.show(WIDE)
    early, used = tab.page.evaluate(_FONTS)
    assert early
    assert set(early) <= set(used)


def test_a_page_reads_without_script(tab: Tab, scriptless: Tab, address: str, kind: str) -> None:
    if kind == "search":  # it says so itself: test_search.py
        return
    scriptless.visit(address)
    tab.show(WIDE)
    for part in ("main", "header nav", "footer"):
        text = scriptless.page.locator(part).first.inner_text()
        assert text
        assert text == tab.page.evaluate(_READ, part)


def test_a_script_would_have_been_noticed(scriptless: Tab, published: Host) -> None:
    scriptless.visit(published.address)
    scriptless.page.set_content("<p>نص</p><script>document.body.append('زيادة')</script>")
    assert scriptless.page.inner_text("body") == "نص"


def test_the_policy_comes_before_what_it_governs(tab: Tab) -> None:
    found = tab.page.evaluate(_POLICY)
    assert found["before"] == ['<meta charset="utf-8">']
    rules = dict(rule.strip().split(" ", 1) for rule in found["policy"].split(";"))
    assert rules["default-src"] == "'none'"
    assert {source for rule in rules.values() for source in rule.split()} <= {"'none'", "'self'"}
    assert {"base-uri", "form-action"} <= rules.keys()


@pytest.mark.parametrize("attack", _ATTACKS)
def test_the_policy_refuses(home: Tab, attack: str) -> None:
    refusal, act = _ATTACKS[attack]
    home.page.evaluate(f"() => {act[:-1]}; document.body.append(e)}}")
    home.page.wait_for_function("window.refusals.length")
    assert home.refusals() == [refusal]
