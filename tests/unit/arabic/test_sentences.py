"""Where sentences end, and that quotations stay whole in them."""

from __future__ import annotations

import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.normalise import fold
from plugins.arabic.quotations import find_quotations
from plugins.arabic.sentences import Sentence, split_sentences
from plugins.arabic.tokens import Token, tokenize
from plugins.arabic.values import Block

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
)["case"]
CUES = frozenset(map(fold, ["قال", "أضافت"]))
TEXTS = st.text(alphabet="ابدو .؟!…،:\"«»''٣\n", max_size=60)


def split(text: str) -> tuple[list[Block], list[Token], list[Sentence]]:
    """A text, a paragraph a line, with its tokens and sentences."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, line))
        start += len(line) + 1
    tokens = [t for b in blocks for t in tokenize(b.text, b.start)]
    return blocks, tokens, split_sentences(blocks, tokens, [find_quotations(b) for b in blocks], CUES)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_sentences_end_where_readers_hear_it(case: dict[str, Any]) -> None:
    _, tokens, sentences = split(case["text"])
    found = [case["text"][tokens[s.first].start : tokens[s.last - 1].end] for s in sentences]
    assert found == case["sentences"]


@given(TEXTS)
def test_every_token_is_in_one_sentence_of_its_block(text: str) -> None:
    blocks, tokens, sentences = split(text)
    assert [i for s in sentences for i in range(s.first, s.last)] == list(range(len(tokens)))
    for s in sentences:
        assert s.first < s.last
        block = blocks[s.block]
        assert block.start <= tokens[s.first].start
        assert tokens[s.last - 1].end <= block.end


@given(TEXTS)
def test_every_quotation_is_whole_in_one_sentence(text: str) -> None:
    blocks, tokens, sentences = split(text)
    held = [(s, q) for s in sentences for q in s.quotations]
    assert [q for _, q in held] == [q for b in blocks for q in find_quotations(b)]
    for s, q in held:
        assert tokens[s.first].start <= q.outer.start
        assert q.inner.end <= tokens[s.last - 1].end


@given(TEXTS)
def test_a_sentence_ends_with_a_stop_a_mark_or_its_block(text: str) -> None:
    _, tokens, sentences = split(text)
    for one, following in pairwise(sentences):
        if one.block == following.block:
            assert tokens[one.last - 1].key in {*".؟?!…", *"\"»'"}


@given(TEXTS, TEXTS)
def test_another_paragraph_changes_no_sentence(one: str, other: str) -> None:
    alone = [(s.first, s.last) for s in split(one)[2]]
    together = [(s.first, s.last) for s in split(f"{one}\n{other}")[2]]
    assert together[: len(alone)] == alone
