"""Whoever cites an article or a statement gets its citation with one tap, by script or by hand."""

from __future__ import annotations

import json
import re

import pytest

from plugins.newsroom.phrases import phrase
from plugins.structured_data.references import tex
from tests.browser.chromium import Tab
from tests.browser.pages import KINDS
from tests.browser.server import Host

_KINDS = ("text", "bibtex", "ris", "csl")
_ARTICLE, _STATEMENT = (
    f'[aria-label="{phrase("cite.copy")}"]',
    f'[aria-label="{phrase("cite.copy.statement")}"]',
)
_DENIAL, _DENIED = "2014/07/12/salary-talks/", "s-64c7d02f36"  # what its speaker denied
# The clipboard of a page that may not read it: what it writes is kept where the test finds it.
_CLIPBOARD = "() => { navigator.clipboard.writeText = async text => { window.copied = text; } }"
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
    tab.page.locator(f'[data-generated] a[href="#{statement}"]').first.click()
    tab.page.wait_for_selector(_STATEMENT)


def test_the_citations_of_an_article_are_those_of_its_page(article: Tab) -> None:
    page = article.page
    assert _copy(article, _ARTICLE) == {
        "text": " ".join(page.locator(".cite__text").inner_text().split()),
        **dict(zip(_KINDS[1:], page.locator(".cite pre").all_text_contents(), strict=True)),
    }


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
        assert f"\nnote={{{tex(item['note'])}، " in copied["bibtex"]
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


def test_what_tex_takes_for_its_own_is_escaped_by_the_script_too(article: Tab) -> None:
    odd = "50% {و} C_1 & #2 \\ ~^$"
    element = article.page.locator(".article__text [id]").first
    statement = element.get_attribute("id")
    assert statement
    article.page.evaluate(
        """([id, odd]) => {
          const e = document.getElementById(id);
          (e.querySelector("p") || e).textContent = odd;
        }""",
        [statement, odd],
    )
    _show(article, statement)
    assert tex(odd) in _copy(article, _STATEMENT)["bibtex"]


def test_where_the_clipboard_is_refused_it_is_copied_as_by_hand(article: Tab) -> None:
    article.page.evaluate(_REFUSE)
    copied = _copy(article, _ARTICLE)
    assert re.match(r"@\w+\{", copied["bibtex"])


def test_without_script_there_are_the_texts_and_no_buttons(scriptless: Tab, published: Host) -> None:
    scriptless.visit(published.address + KINDS["article"])
    page = scriptless.page
    assert page.locator("button").count() == 0
    page.locator(".cite summary").click()
    assert all(pre.is_visible() for pre in page.locator(".cite pre").all())
    # One click takes the whole.
    assert page.locator(".cite pre").first.evaluate("e => getComputedStyle(e).userSelect") == "all"
