"""Whoever cites an article or a statement gets its citation with one tap, by script or by hand."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.newsroom.phrases import phrase
from tests.browser.chromium import Tab
from tests.browser.pages import KINDS, MORE
from tests.browser.server import Host

_CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("references.toml").read_text(encoding="utf-8")
)["case"]
_KINDS = ("text", "bibtex", "ris", "csl")
_ARTICLE, _STATEMENT = (
    f'[aria-label="{phrase("cite.copy")}"]',
    f'[aria-label="{phrase("cite.copy.statement")}"]',
)
_DENIAL, _DENIED = "2014/07/12/salary-talks/", "s-64c7d02f36"  # what its speaker denied
# The clipboard of a page that may not read it: what it writes is kept where the test finds it.
_CLIPBOARD = "() => { navigator.clipboard.writeText = async text => { window.copied = text; } }"
# Another article in the page's place: what the script reads, as a case has it.
_PUT = """one => {
  const head = document.head;
  const old = head.querySelectorAll("meta[name^=citation_], meta[name^=DC], link[rel=canonical]");
  for (const e of old) e.remove();
  const put = (tag, values) => head.append(Object.assign(document.createElement(tag), values));
  const add = (name, content) => content && put("meta", {name, content});
  for (const author of one.authors || []) add("citation_author", author);
  add("citation_title", one.heading);
  add("citation_publication_date", one.date);
  add("citation_language", "ar");
  add("DC.source", one.source);
  if (one.url) put("link", {rel: "canonical", href: one.url});
  document.querySelector("body > header > a").textContent = "أرشيف المرسى";
  history.replaceState(null, "", `../${encodeURIComponent(one.id)}/`);
}"""
# What TeX must not find: a brace without its other, a mark of its own.
_BALANCE = """text => {
  let depth = 0, least = 0;
  for (const letter of text) {
    depth += letter === "{" ? 1 : letter === "}" ? -1 : 0;
    least = Math.min(least, depth);
  }
  return depth === 0 && least === 0;
}"""
_REFUSE = """() => {
  navigator.clipboard.writeText = async () => { throw new Error("refused"); };
  document.addEventListener("copy", () => { window.copied = document.activeElement.value });
}"""


@pytest.fixture
def article(guest: Tab, published: Host) -> Tab:
    guest.visit(published.address + KINDS["article"])
    guest.page.evaluate(_CLIPBOARD)
    return guest


def _copy(tab: Tab, group: str) -> dict[str, str]:
    """What each button of a group copies."""
    found = {}
    for number, kind in enumerate(_KINDS):
        button = tab.page.locator(f"{group} button").nth(number)
        if number % 2:
            button.press("Enter")
        else:
            button.click()
        tab.page.wait_for_function("g => document.querySelector(g + ' [role=status]').textContent", arg=group)
        found[kind] = str(tab.page.evaluate("window.copied"))
    return found


def _show(tab: Tab, statement: str) -> None:
    tab.page.locator(f'.article__text :is(aside, figcaption) a[href="#{statement}"]').first.click()
    tab.page.wait_for_selector(_STATEMENT)


def _open_formats(tab: Tab) -> list[str]:
    tab.page.locator(".cite summary").click()
    tab.page.wait_for_selector(".cite pre")
    return tab.page.locator(".cite pre").all_text_contents()


def test_the_citations_of_an_article_are_those_of_its_page(article: Tab) -> None:
    page = article.page
    shown = _open_formats(article)
    assert _copy(article, _ARTICLE) == {
        "text": " ".join(page.locator(".cite p").first.inner_text().split()),
        **dict(zip(_KINDS[1:], shown, strict=True)),
    }
    page.locator(".cite summary").click()
    page.wait_for_selector(".cite pre", state="detached")


@pytest.mark.parametrize("case", _CASES, ids=lambda c: c["title"])
def test_a_reference_is_written_as_its_reader_wants_it(article: Tab, case: dict[str, Any]) -> None:
    article.page.evaluate(_PUT, case)
    bibtex, ris, csl = _open_formats(article)
    assert bibtex == case["bibtex"]
    assert ris == case["ris"]
    assert csl == case["csl"]
    assert article.page.evaluate(_BALANCE, bibtex)


@pytest.mark.parametrize("odd", ["}{", "{{\\", "a</pre><script>b", "%&#$_~^", "سطر\u00a0أول\r\nثان", "🙂 {"])
def test_any_title_and_paper_come_back(article: Tab, odd: str) -> None:
    article.page.evaluate(_PUT, {"id": "a", "heading": odd, "source": odd, "authors": [odd]})
    bibtex, ris, csl = _open_formats(article)
    (item,) = json.loads(csl)
    assert item["title"] == item["container-title"] == item["author"][0]["literal"] == odd
    assert [line[:6] for line in ris.split("\n")] == [
        f"{tag}  - " for tag in ("TY", "AU", "TI", "T2", "DB", "LA", "ER")
    ]
    assert article.page.evaluate(_BALANCE, bibtex)
    assert not re.search(r"(?<!\\)[%&#$_]", bibtex)


def test_each_format_says_what_the_table_says(guest: Tab, published: Host) -> None:
    for path in (KINDS["article"], MORE["article without a date"]):
        guest.visit(published.address + path)
        bibtex, ris, csl = _open_formats(guest)
        name = path.split("/")[-2]
        title = guest.page.locator("meta[name=citation_title]").get_attribute("content")
        (item,) = json.loads(csl)
        assert (item["id"], item["title"], item["URL"]) == (name, title, published.address + path)
        assert bibtex.startswith(("@article{" + name, "@misc{" + name))
        assert f"\nUR  - {published.address}{path}\n" in ris
        assert ("DA  - " in ris) == ("issued" in item) == ("year={" in bibtex) == ("undated" not in path)


def test_a_statement_has_its_own_citations_under_its_link(article: Tab) -> None:
    page = article.page
    for statement in page.locator(".article__text [id]").evaluate_all("all => all.map(e => e.id)"):
        _show(article, statement)
        assert page.locator(_STATEMENT).count() == 1
        copied = _copy(article, _STATEMENT)
        address = page.url
        assert address.endswith(f"#{statement}")
        assert copied["text"].endswith(f"، {address}")
        (item,) = json.loads(copied["csl"])
        assert item["URL"] == address
        assert copied["text"].startswith(f"{item['note']}، في: ")
        assert f"\nN1  - {item['note']}\nUR  - {address}\nER  - " in copied["ris"]
        assert f"\nnote={{{item['note']}، " in copied["bibtex"]
        assert copied["bibtex"].endswith(f",\nurl={{{address}}}}}")
        for text in copied.values():
            assert text.count(address.partition("#")[0]) == 1
        words = page.evaluate("id => document.getElementById(id).innerText", statement)
        assert item["note"].rstrip("»")[-12:] in " ".join(words.split())


def test_what_was_denied_is_cited_with_the_words_that_deny_it(article: Tab, published: Host) -> None:
    article.visit(published.address + _DENIAL)
    article.page.evaluate(_CLIPBOARD)
    _show(article, _DENIED)
    said, _, _ = _copy(article, _STATEMENT)["text"].partition("، في: ")
    assert said == "هالة سرور، كما ورد في النص: «نفت النقيبة هالة سرور وجود أرقام مكتوبة»"


def test_where_the_cue_is_far_it_is_cited_alone(article: Tab, published: Host) -> None:
    article.visit(published.address + _DENIAL)
    article.page.evaluate(_CLIPBOARD)
    article.page.evaluate("id => { document.getElementById(id).dataset.cue = 'نفى' }", _DENIED)
    _show(article, _DENIED)
    assert " (نفى): " in _copy(article, _STATEMENT)["text"]


def test_what_tex_takes_for_its_own_is_escaped_in_a_statement_too(article: Tab) -> None:
    element = article.page.locator(".article__text [id]").first
    statement = element.get_attribute("id")
    assert statement
    article.page.evaluate(
        """([id, odd]) => {
          const e = document.getElementById(id);
          (e.querySelector("p") || e).textContent = odd;
        }""",
        [statement, "50% {و} C_1 & #2 \\ ~^$"],
    )
    _show(article, statement)
    bibtex = _copy(article, _STATEMENT)["bibtex"]
    assert r"50\% \textbraceleft{}و\textbraceright{} C\_1 \& \#2 \textbackslash{} " in bibtex
    assert r"\textbackslash{} \textasciitilde{}\textasciicircum{}\$" in bibtex


def test_where_the_clipboard_is_refused_it_is_copied_as_by_hand(article: Tab) -> None:
    article.page.evaluate(_REFUSE)
    copied = _copy(article, _ARTICLE)
    assert re.match(r"@\w+\{", copied["bibtex"])


def test_without_script_there_is_the_citation_and_nothing_that_does_nothing(
    scriptless: Tab, published: Host
) -> None:
    scriptless.visit(published.address + KINDS["article"])
    page = scriptless.page
    assert page.locator("button, details").count() == 0
    citation = page.locator(".cite p").first
    assert citation.is_visible()
    # One click takes the whole.
    assert citation.evaluate("e => getComputedStyle(e).userSelect") == "all"
