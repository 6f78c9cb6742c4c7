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
from hypothesis import given, settings
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
        "<figcaption>سليم <b>الناصر</b></figcaption></figure>\n"
        '<p>وأضاف <a href="x">أن</a> الأمر انتهى.</p>\n<aside role="note">سليم · بالاسم<p>أيضا</aside></div>'
        "<p>ذيل</p></body>"
    )
    assert page.faults == []
    assert page.text == ["وأكد الوزير قائلا:", "«سنعمل <معا>»", "وأضاف أن الأمر انتهى."]


@pytest.mark.parametrize(
    ("html", "pieces"),
    [
        ("<p>أ\n<p>ب", ["أ", "ب"]),
        ("<ul><li>أ<li><p>ب<ol><li>ج</ol><li>د</ul>هـ", ["أ", "ب", "ج", "د", "هـ"]),
        ("<dl><dt>أ<dd>ب<p>ج<dt>د<dd>هـ</dl>", ["أ", "ب", "ج", "د", "هـ"]),
        ("<table><tr><th>أ<td>ب<tr><td><ul><li>ج</ul><td>د</table>", ["أ", "ب", "ج", "د"]),
        ("<p>أ<aside>لا<p>ولا</aside>ب", ["أ", "ب"]),
        ("<ul><li>أ<aside>لا</aside><li>ب</ul>", ["أ", "ب"]),
    ],
)
def test_end_tags_may_be_left_out_where_html_lets_them(html: str, pieces: list[str]) -> None:
    page = read_page(f'<!DOCTYPE html><html><body><div class="article__text">{html}</div>')
    assert page.faults == []
    assert page.text == pieces


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li><b>أ</ul>",
        "<p><b>أ<div>ب</div>",
        "<p><a href=x>أ<p>ب</a>",
        "<ul><table><tr></ul>",
        "<div>",
        "<ul><li><small>أ<li>ب</ul>",
        "<div><li>أ</div>",
        "<table><td>أ</tr></table>",
    ],
)
def test_nothing_else_may_be_left_open(html: str) -> None:
    assert read_page(f"<body>{html}").faults


_TAGS = (
    "p", "ul", "li", "div", "aside", "b", "td", "tr", "table", "dl", "dt", "dd", "blockquote", "a",
    "figcaption", "main", "nav", "tbody",
)  # fmt: skip
# An element, what is said in it, and whether its end tag is written.
_TREES = st.recursive(
    st.sampled_from(["أ", "ب", ""]),
    lambda inner: st.tuples(
        st.sampled_from(_TAGS),
        st.lists(inner, max_size=3),
        st.booleans(),
    ),
    max_leaves=8,
)


def _write(tree: Any) -> str:  # noqa: ANN401 - as deep as it likes
    if isinstance(tree, str):
        return tree
    tag, parts, ends = tree
    return f"<{tag}>{''.join(map(_write, parts))}{f'</{tag}>' * ends}"


def _read_as_a_browser(element: Any, *, ours: bool = False) -> str:  # noqa: ANN401 - html5lib has no types
    ours = ours or element.tag in {"aside", "figcaption"}
    own = "" if ours else element.text or ""
    return own + "".join(
        _read_as_a_browser(child, ours=ours) + ("" if ours else child.tail or "") for child in element
    )


@settings(max_examples=300)
@given(st.lists(_TREES, max_size=3))
def test_a_browser_sees_the_same_text_where_end_tags_are_left_out(trees: list[Any]) -> None:
    """Whatever is left out: either the page is refused, or nothing is taken for a note that is text."""
    text = "".join(map(_write, trees))
    html = f'<!DOCTYPE html><title>x</title><body><div class="article__text">{text}</div>'
    page = read_page(html)
    if page.faults:
        return
    body: Any = html5lib.parse(html, namespaceHTMLElements=False).find("body/div")
    assert "".join(page.text or ()) == _read_as_a_browser(body)


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
