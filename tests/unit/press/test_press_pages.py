"""What the gate sees of a page."""

from __future__ import annotations

import re
import time
import tomllib
from html import escape
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.pages import Link, read_page

_CASES: list[dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("unsafe.toml").read_text(encoding="utf-8")
)["case"]
# What a browser changes by itself: the line ends, and the characters that HTML does not allow.
_TEXT = st.text(st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\u2028\ufffe\uffff"))
_NAME = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8)


@pytest.mark.parametrize("case", _CASES, ids=lambda c: c["title"])
def test_what_must_not_be_in_a_page_is_named(case: dict[str, str]) -> None:
    faults = read_page(f"<!DOCTYPE html>\n<html><body>{case['html']}</body></html>").faults
    assert any(re.search(case["says"], f) for f in faults), faults


def test_a_page_as_our_templates_write_it_has_no_fault() -> None:
    page = read_page(
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>أ &amp; ب</title>\n'
        '<link rel="stylesheet" href="../theme/main.css"><!-- تعليق -->\n'
        '<script type="application/ld+json">{"name": "\\u003cb\\u003e"}</script>\n'
        '<script src="../theme/search.js" defer></script></head>\n'
        "<body id=top><br/><input disabled><p title='\"'>نص > نص</p></body></html>\n"
    )
    assert page.faults == []
    assert page.ids == {"top"}
    assert page.links == [Link("../theme/main.css", fetched=True), Link("../theme/search.js", fetched=True)]


def test_only_what_a_browser_loads_by_itself_counts_as_fetched() -> None:
    page = read_page(
        '<link rel="canonical" href="https://a.example/"><a href="https://b.example/">أ</a>'
        '<img src="https://c.example/x.png"><link rel="icon" href="https://d.example/i.png">'
        '<img srcset="e.png 1x, https://f.example/f.png 2x">'
    )
    assert [link.address for link in page.links if link.fetched] == [
        "https://c.example/x.png",
        "https://d.example/i.png",
        "e.png",
        "https://f.example/f.png",
    ]


def test_the_text_is_read_without_what_was_generated() -> None:
    page = read_page(
        '<body><h1>عنوان</h1><div class="body article__text"><p>وأكد الوزير قائلا:</p>\n'
        '<figure class="quote" id="s-1"><blockquote><p>«سنعمل &lt;معا&gt;»</p></blockquote>'
        "<figcaption data-generated>سليم <b>الناصر</b></figcaption></figure>\n"
        '<p>وأضاف <a href="x">أن</a> الأمر<sup data-generated>1</sup> انتهى.</p></div><p>ذيل</p></body>'
    )
    assert page.faults == []
    assert page.text == ["وأكد الوزير قائلا:", "«سنعمل <معا>»", "وأضاف أن الأمر انتهى."]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>أ<li><p>ب</p><ol><li>ج</ol><li>د</ul>",
        "<table><tr><th>أ<td>ب<tr><th>ج<td><ul><li>د</ul></table>",
    ],
)
def test_end_tags_that_html_lets_go_unsaid_are_no_fault(html: str) -> None:
    page = read_page(f'<div class="article__text">{html}<p>هـ</p></div>و')
    assert page.faults == []
    assert page.text == ["أ", "ب", "ج", "د", "هـ"]
    tree = html5lib.HTMLParser(strict=True).parseFragment(html)
    assert "".join(tree.itertext()) == "أبجد"


@pytest.mark.parametrize(
    "html", ["<ul><li><small>أ<li>ب</ul>", "<div><li>أ</div>", "<p>أ<p>ب</p>", "<table><td>أ</tr></table>"]
)
def test_anything_else_that_is_left_open_is_a_fault(html: str) -> None:
    assert read_page(html).faults


def test_what_was_generated_in_an_item_ends_with_the_item() -> None:
    page = read_page('<div class="article__text"><ul><li data-generated>أ<li>ب</ul></div>')
    assert (page.faults, page.text) == ([], ["ب"])


def test_an_id_that_stands_twice_is_named() -> None:
    assert read_page('<p id="a"></p><p id="b"></p><p id="a"></p>').twice == ["a"]


@given(st.lists(st.tuples(_NAME, _TEXT, _TEXT), max_size=5))
def test_a_browser_reads_the_same_text_and_anchors(parts: list[tuple[str, str, str]]) -> None:
    body = "".join(f'<p id="{escape(name)}" title="{escape(a)}">{escape(b)}</p>' for name, a, b in parts)
    page = read_page(f'<!DOCTYPE html><html><body><div class="article__text">{body}</div></body></html>')
    parsed: Any = html5lib.parse(body, namespaceHTMLElements=False)
    paragraphs = parsed.findall(".//p")
    assert page.faults == []
    assert page.ids == {p.get("id") for p in paragraphs}
    assert page.text == [text for p in paragraphs if (text := (p.text or "").strip(" \t\n\r\f"))]


@given(st.text("<>/!-=\"' apscript\n", max_size=60))
def test_what_is_accepted_hides_no_tag_from_us(html: str) -> None:
    """Where the reader finds nothing wrong, a browser sees no other script than it saw."""
    page = read_page(f"<body>{html}</body>")
    if page.faults:
        return
    parsed: Any = html5lib.parse(f"<body>{html}</body>", namespaceHTMLElements=False)
    assert parsed.findall(".//script") == []


@pytest.mark.parametrize("unit", ["<", "<p ", "<p a=", '<p a="', " a", "<!--", "&", "</"])
def test_time_grows_with_the_length_only(unit: str) -> None:
    begin = time.perf_counter()
    read_page("<p" + unit * 100_000)
    assert time.perf_counter() - begin < 2
