"""Markdown as flat pieces, the limits before it, and the fast path beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.document import Close, Document, Leaf, Mark, Open, OpenQuote, Piece
from plugins.readers import markup
from plugins.readers.body import Body
from plugins.readers.markup import parse, read_markdown, read_plain_paragraphs

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("markup.toml").read_text(encoding="utf-8")
)
PATH, WHERE = "articles/2016/x.md", "content/articles/2016/x.md"


def read(text: str) -> Body:
    return read_markdown(text.split("\n"), 1, PATH, WHERE)


def short(document: Document) -> list[str]:
    return [_short(piece, document.text) for piece in document.pieces]


def _short(piece: Piece, text: str) -> str:
    match piece:
        case Open(tag, attributes):
            return f"<{' '.join([tag, *(f'{k}={v}' for k, v in attributes)])}>"
        case Close(tag):
            return f"</{tag}>"
        case OpenQuote(quote):
            return f"<quote {quote.speaker}/{quote.role}/{quote.source}: {text[slice(*quote.span)]}>"
        case Leaf(tag, block, marks):
            return " | ".join([f"{tag}: {block.text}", *(_short_mark(m, text) for m in marks)])
        case _:
            return f"picture {piece.address}: {piece.alternative}: {piece.caption}"


def _short_mark(mark: Mark, text: str) -> str:
    href = dict(mark.attributes).get("href", "")
    return f"{mark.tag} {text[mark.start : mark.end]}" + (f" {href}" if href else "")


@pytest.mark.parametrize("case", [pytest.param(c, id=c["title"]) for c in CASES["case"]])
def test_markdown_becomes_pieces(case: dict[str, Any]) -> None:
    body = read(case["text"])
    assert short(body.document) == case["pieces"]
    assert [f"{p.line} {p.code}" for p in sorted(body.problems, key=lambda p: p.line)] == case.get(
        "problems", []
    )
    assert list(body.lines) == case.get("lines", list(body.lines))
    assert len(body.lines) == len(body.document.blocks)


@pytest.mark.parametrize("case", [pytest.param(c, id=c["title"]) for c in CASES["limit"]])
def test_what_would_take_the_parser_too_long_is_refused_with_its_line(case: dict[str, Any]) -> None:
    body = read(case.get("before", "") + case["text"] * case["repeat"] + case.get("after", ""))
    assert [f"{p.line} {p.code}" for p in body.problems] == case["problems"]
    assert bool(body.document.pieces) == (not case["problems"])


def test_a_break_stands_before_a_blank_and_an_image_where_it_was() -> None:
    (leaf,) = read("بيت  \nثان ![نهر](images/b.png) نص").document.pieces
    assert isinstance(leaf, Leaf)
    br, img = leaf.marks
    assert (br.start, br.end, leaf.block.text[br.start]) == (3, 3, " ")
    assert (img.start, img.end) == (8, 8)
    assert dict(img.attributes) == {"src": "images/b.png", "alt": "نهر"}


def test_one_article_leaves_nothing_in_the_parser_for_the_next() -> None:
    read("[أ][r]\n\n[r]: https://example.org")
    assert short(read("[أ][r]").document) == ["p: [أ][r]"]
    assert not read("*أ*").problems


def is_plain(text: str) -> bool:
    return not markup._SIGNIFICANT.search("\n".join(map(markup._level, text.split("\n"))))  # noqa: SLF001 - the condition of the fast path is what is proven


PLAIN = st.text("ابتث ٣3.،:؛!؟()«»\"'{}/~^$%@=+-\n\u00a0\u200f\u0640\u064e\u2028ab").filter(is_plain)


@given(PLAIN)
def test_the_fast_path_equals_the_parser(text: str) -> None:
    lines = [markup._level(line) for line in text.split("\n")]  # noqa: SLF001 - as read_markdown does
    fast, slow = read_plain_paragraphs(lines, 1), parse(lines, 1, PATH, WHERE)
    assert fast.document == slow.document


@given(st.text("اب *_`[]()<>#-+|>!\\\n1.&;:"))
def test_any_markdown_makes_clean_pieces_that_close_what_they_open(text: str) -> None:
    document = read(text).document
    opened: list[str] = []
    for piece in document.pieces:
        match piece:
            case Open(tag):
                opened.append(tag)
            case OpenQuote():
                opened.append("blockquote")
            case Close(tag):
                assert opened.pop() == tag
            case Leaf(_, block, marks):
                assert all(block.start <= m.start <= m.end <= block.end for m in marks)
            case _:
                pass
    assert not opened


@given(st.text("ابجد ", min_size=1).filter(str.strip), st.sampled_from(["p", "li", "h"]))
def test_letters_survive_markup(words: str, kind: str) -> None:
    words = " ".join(words.split())
    text = {"p": f"**{words}**", "li": f"- {words}\n- {words}", "h": f"## {words}"}[kind]
    assert {b.text for b in read(text).document.blocks} == {words}
