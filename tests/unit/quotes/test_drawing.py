"""Spans over a text become well-formed HTML, and the text stays what it was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.quotes.drawing import Drawn, draw

VOID = {"br", "img"}
TEXTS = st.text(alphabet="ابb/; <>&\"'«»\u064e", min_size=1, max_size=20)


class Reader(HTMLParser):
    """The text of HTML, its ids and voids; what is not well nested is noted."""

    def __init__(self, html: str) -> None:
        """Read it through."""
        super().__init__()
        self.text = ""
        self.ids: list[str] = []
        self.voids: list[tuple[int, str]] = []  # with the number of letters before them
        self.under: list[tuple[str, ...]] = []  # for each letter, the elements around it
        self.badly_nested = False
        self.opened: list[str] = []
        self.feed(html)
        self.close()
        self.badly_nested |= bool(self.opened)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag in VOID:
            self.voids.append((len(self.text), tag))
        else:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Note one that ends, and whether it was the last that began."""
        self.badly_nested |= not self.opened or self.opened.pop() != tag

    def handle_data(self, data: str) -> None:
        """Note letters, and the elements around them."""
        self.text += data
        self.under += [tuple(self.opened)] * len(data)


def span(start: int, end: int, tag: str = "span", rank: int = 0, name: str = "") -> Drawn:
    identity = f' id="{name}"' if name else ""
    return Drawn(start, end, tag, f"<{tag}{identity}>", f"<{tag}>", rank)


@st.composite
def drawings(draw_: st.DrawFn) -> tuple[str, list[Drawn]]:
    """A text with spans over it that lie apart, nest and cross, some of them empty."""
    text = draw_(TEXTS)
    places = st.integers(0, len(text))
    spans = []
    for number in range(draw_(st.integers(0, 6))):
        start, end = sorted((draw_(places), draw_(places)))
        if start < end:
            spans.append(span(start, end, f"t{number}", draw_(st.integers(0, 2)), f"n{number}"))
        elif start < len(text):
            spans.append(span(start, start, draw_(st.sampled_from(sorted(VOID))), 1))
    return text, draw_(st.permutations(spans))


@given(drawings())
@settings(max_examples=200)
def test_the_text_stays_and_the_elements_nest(drawing: tuple[str, list[Drawn]]) -> None:
    text, spans = drawing
    page = Reader(draw(text, 0, len(text), spans, {}))
    assert page.text == text
    assert not page.badly_nested
    assert sorted(page.ids) == sorted(s.opening[8:10] for s in spans if s.start < s.end)


@given(drawings())
def test_every_letter_is_under_its_own_elements_and_no_others(drawing: tuple[str, list[Drawn]]) -> None:
    text, spans = drawing
    page = Reader(draw(text, 0, len(text), spans, {}))
    assert [Counter(tags) for tags in page.under] == [
        Counter(s.tag for s in spans if s.start <= i < s.end) for i in range(len(text))
    ]
    assert sorted(page.voids) == sorted((s.start, s.tag) for s in spans if s.start == s.end)


@given(drawings(), st.lists(st.integers(0, 20), max_size=3))
def test_a_text_that_is_cut_is_drawn_whole(drawing: tuple[str, list[Drawn]], cuts: list[int]) -> None:
    text, spans = drawing
    edges = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    pages = [Reader(draw(text, a, b, spans, {}, closes=b == edges[-1])) for a, b in pairwise(edges)]
    assert "".join(p.text for p in pages) == text
    assert not any(p.badly_nested for p in pages)
    found = Counter(i for p in pages for i in p.ids)
    assert found == Counter(s.opening[8:10] for s in spans if s.start < s.end)
    assert sum(len(p.voids) for p in pages) == sum(s.start == s.end for s in spans)


@given(drawings(), st.sets(st.integers(0, 19)))
def test_a_letter_is_shown_as_another_where_that_is_asked(
    drawing: tuple[str, list[Drawn]], changed: Iterable[int]
) -> None:
    text, spans = drawing
    shown = dict.fromkeys(changed, "؟")
    page = Reader(draw(text, 0, len(text), spans, shown))
    assert page.text == "".join(shown.get(i, c) for i, c in enumerate(text))


@given(drawings())
def test_the_order_of_the_spans_does_not_matter(drawing: tuple[str, list[Drawn]]) -> None:
    text, spans = drawing
    # Spans over the same letters with the same rank have no order of their own.
    if len({(s.start, s.end, s.rank) for s in spans}) == len(spans):
        ordered = sorted(spans, key=lambda s: s.opening)
        assert draw(text, 0, len(text), spans, {}) == draw(text, 0, len(text), ordered, {})


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        ([], "قال نعم"),
        ([span(4, 7, "q")], "قال <q>نعم</q>"),
        ([span(0, 7, "a"), span(4, 7, "q")], "<a>قال <q>نعم</q></a>"),
        ([span(4, 7, "a", 2), span(4, 7, "q", 0)], "قال <q><a>نعم</a></q>"),
        ([span(0, 5, "a", 0, "x"), span(4, 7, "q", 0, "y")], '<a id="x">قال <q id="y">ن</q></a><q>عم</q>'),
        ([span(3, 3, "br"), span(3, 7, "q")], "قال<q><br> نعم</q>"),
        ([span(3, 3, "br"), span(0, 3, "q")], "<q>قال</q><br> نعم"),
        ([span(0, 0, "img")], "<img>قال نعم"),
        pytest.param(
            [span(7, 7, "img")],
            "قال نعم<img>",
        ),
    ],
)
def test_elements_are_laid_over_their_letters(spans: list[Drawn], html: str) -> None:
    assert draw("قال نعم", 0, 7, spans, {}) == html


def test_a_part_of_the_text_has_its_part_of_a_span() -> None:
    crossing = [span(2, 6, "q", 0, "x")]
    assert draw("قال نعم", 0, 4, crossing, {}) == 'قا<q id="x">ل </q>'
    assert draw("قال نعم", 4, 7, crossing, {}) == "<q>نع</q>م"
    assert draw("قال نعم", 6, 7, crossing, {}) == "م"


def test_letters_of_html_are_escaped_and_marks_replaced() -> None:
    text = '"<b>&"'
    assert draw(text, 1, 5, [], {}) == "&lt;b&gt;&amp;"
    assert draw(text, 0, len(text), [], {0: "«", 5: "»"}) == "«&lt;b&gt;&amp;»"
