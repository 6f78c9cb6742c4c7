"""What a page is spared, and that a browser sees no difference."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.press.pages import read_page
from plugins.press.slim import slim


@pytest.mark.parametrize(
    ("page", "spared"),
    [
        ('<a href="../x/" rel="prev">أ</a>', "<a href=../x/ rel=prev>أ</a>"),
        ('<p title="أ ب" class="" id="س">', '<p title="أ ب" class="" id=س>'),
        ('<img alt="">', '<img alt="">'),
        ('<path d="M0"/>', '<path d="M0"/>'),
        ('<a href="?a=b">', '<a href="?a=b">'),
        ('<p>كتب class="x" في النص</p>', '<p>كتب class="x" في النص</p>'),
        ('<script type="text/x">{"a":"b"}</script>', '<script type=text/x>{"a":"b"}</script>'),
        ("<ul>\n<li>أ</li>\n<li>ب</li>\n</ul>", "<ul><li>أ\n<li>ب\n</ul>"),
        ("<div><p>أ</p>\n<p>ب</p></div>", "<div><p>أ\n<p>ب</div>"),
        ("<p>أ</p> نص<p>ب</p><!-- ج -->", "<p>أ</p> نص<p>ب</p><!-- ج -->"),
        ("<p>قال &#34;نعم&#34;&nbsp;ثم &lt;مضى<br>", '<p>قال "نعم"\u00a0ثم &lt;مضى<br>'),
        ('<p title="قال &#34;نعم&#34;">', '<p title="قال &#34;نعم&#34;">'),
        ("<head>\n<meta>\n</head>\n<p>أ\n<p>ب", "<head><meta></head><p>أ\n<p>ب"),
    ],
)
def test_what_is_needless_goes(page: str, spared: str) -> None:
    assert slim(page) == spared


@given(
    st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=8), max_size=3),
    st.text("ab\"'=<> /", max_size=12),
)
def test_a_browser_reads_the_same_page(values: list[str], words: str) -> None:
    names = ("title", "lang", "id")
    tag = "".join(f' {n}="{escape(v)}"' for n, v in zip(names, values, strict=False))
    page = f"<!DOCTYPE html><html><body><p{tag}>{escape(words, quote=False)}</p><br></body></html>"
    spared = slim(page)
    assert len(spared) <= len(page)
    before, after = (html5lib.serialize(html5lib.parse(p), tree="etree") for p in (page, spared))
    assert before == after
    assert read_page(page).ids == read_page(spared).ids


_LEAVES = st.sampled_from(
    [
        "<p>أ</p>",
        "<p><b>ب</b></p>",
        "<h2>ج</h2>",
        "<ul><li>د</li><li><p>هـ</p></li></ul>",
        "نص",
        "<br>",
        "<b>و</b>",
    ]
)
_HOLDERS = st.sampled_from(["div", "section", "aside", "figure", "blockquote"])
_BLOCKS = st.recursive(
    st.lists(_LEAVES, max_size=4).map("\n".join),
    lambda inner: st.tuples(_HOLDERS, inner, inner).map(
        lambda parts: f"<{parts[0]}>{parts[1]}</{parts[0]}>\n{parts[2]}"
    ),
    max_leaves=4,
)


@given(_BLOCKS)
def test_a_browser_ends_the_same_elements(blocks: str) -> None:
    page = f"<!DOCTYPE html><html><body><main>{blocks}</main></body></html>"
    before, after = (_outline(html5lib.parse(p, namespaceHTMLElements=False)) for p in (page, slim(page)))
    assert before == after


def _outline(element: Element) -> tuple[object, ...]:
    """An element's tags and words; the blanks between blocks are nothing to a reader."""
    inside = tuple(_outline(child) for child in element)
    return element.tag, (element.text or "").strip(), inside, (element.tail or "").strip()
