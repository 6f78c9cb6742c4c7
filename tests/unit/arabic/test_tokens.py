"""Words with their places, and what is attached to them."""

from __future__ import annotations

import tomllib
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.normalise import fold
from plugins.arabic.tokens import (
    first_at,
    is_definite,
    readings,
    tokenize,
    without_article,
    without_conjunction,
)

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("tokens.toml").read_text(encoding="utf-8")
)
TEXTS = st.text(
    alphabet="ابتلكوفيآأةىءـ\u064e\u0651\u0670\u200c\u200f\u00ad٠٣12.,٫:/-_#«»\"'’،؛ \n\u00a0aZ½²",
    max_size=60,
)
KEYS = st.text(alphabet="ابتلكوفينر", min_size=1, max_size=9)


def cases(kind: str, name: str) -> list[Any]:
    """All cases of a kind; an open one is strict, so that code that learns it must say so."""
    return [
        pytest.param(
            c,
            id=str(c[name]),
            marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else [],
        )
        for c in CASES[kind]
    ]


@pytest.mark.parametrize("case", cases("cut", "title"))
def test_a_text_is_cut_into_words_numbers_and_signs(case: dict[str, Any]) -> None:
    assert [t.text for t in tokenize(case["text"])] == case["tokens"].split()


@pytest.mark.parametrize("case", cases("word", "title"))
def test_words_are_told_from_signs(case: dict[str, Any]) -> None:
    assert [t.text for t in tokenize(case["text"]) if t.is_word] == case["words"]


@given(TEXTS, st.integers(0, 1000))
def test_offsets_give_back_the_text(text: str, base: int) -> None:
    for token in tokenize(text, base):
        assert text[token.start - base : token.end - base] == token.text
        assert token.start < token.end


@given(TEXTS)
def test_tokens_are_in_order_and_leave_out_no_letter_and_no_digit(text: str) -> None:
    tokens = tokenize(text)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = {i for t in tokens for i in range(t.start, t.end)}
    left = [c for i, c in enumerate(text) if i not in covered]
    assert not any(c.isalnum() or c in '«»".,،؛:#_' for c in left)


@given(TEXTS)
def test_a_token_has_its_folded_word_for_a_key(text: str) -> None:
    for token in tokenize(text):
        assert token.key == (fold(token.text) or token.text)
        if not all(c == "ـ" or unicodedata.category(c) in {"Mn", "Cf"} for c in token.text):
            assert token.is_word == (token.text[0].isalpha() or token.text[0] in "½²")


@given(TEXTS, TEXTS)
def test_what_follows_a_line_feed_does_not_change_what_is_before_it(one: str, other: str) -> None:
    assert tokenize(f"{one}\n{other}") == [*tokenize(one), *tokenize(other, len(one) + 1)]


@given(TEXTS, st.integers(-1, 70))
def test_first_at_finds_the_first_token_from_an_offset_on(text: str, offset: int) -> None:
    tokens = tokenize(text)
    before = [t for t in tokens if t.start < offset]
    assert first_at(tokens, offset) == len(before)


@pytest.mark.parametrize("case", cases("read", "word"))
def test_attached_letters_are_set_apart_in_every_way(case: dict[str, Any]) -> None:
    found = ["+".join(part for part in r if part) for r in readings(fold(case["word"]))]
    assert found == [fold(r) for r in case["readings"]]


@given(KEYS)
def test_the_first_reading_is_the_bare_word(key: str) -> None:
    first, *others = readings(key)
    assert first == ("", key)
    assert len({*others, first}) == len(others) + 1
    for clitics, stem in others:
        assert clitics
        assert stem
        # ل takes the alef of the article after it.
        assert key == clitics + stem or (clitics[-1] == "ل" and key == clitics + stem[1:])


@pytest.mark.parametrize("case", cases("article", "words"))
def test_the_article_is_known_from_letters_like_it(case: dict[str, Any]) -> None:
    found = {w: is_definite(fold(w)) for w in case["words"]}
    assert found == dict.fromkeys(case["words"], case["definite"])


@pytest.mark.parametrize("case", cases("bare", "word"))
def test_a_word_is_stripped_of_one_attachment(case: dict[str, Any]) -> None:
    key = fold(case["word"])
    if "without_article" in case:
        assert without_article(key) == fold(case["without_article"])
    if "without_conjunction" in case:
        assert without_conjunction(key) == fold(case["without_conjunction"])
