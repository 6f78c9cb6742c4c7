"""What a page is spared, and that a browser sees no difference."""

from __future__ import annotations

from html import escape

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
        ('<script type="application/ld+json">{"a":"b"}</script>',) * 2,
    ],
)
def test_marks_go_where_a_value_does_without(page: str, spared: str) -> None:
    assert slim(page) == spared.replace('type="application/ld+json"', "type=application/ld+json")


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
