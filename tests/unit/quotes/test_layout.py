"""Which quotations are set apart from their paragraph, and what goes with them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.values import Block, Span, Statement, StatementKind
from plugins.quotes.layout import set_block

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("layout.toml").read_text(encoding="utf-8")
)["case"]
KINDS: dict[str, tuple[StatementKind, int]] = {  # with the width of their marks
    "quotes": ("direct", 1),
    "partial": ("partial", 1),
    "bare": ("direct", 0),
    "indirect": ("indirect", 0),
}
BEFORE = 30  # the block does not stand at the article's beginning


def statements_of(case: dict[str, Any]) -> list[Statement]:
    made = []
    for key, (kind, width) in KINDS.items():
        for words in case.get(key, ()):
            start = BEFORE + case["text"].index(words)
            end = start + len(words)
            made.append(
                Statement(
                    f"s-{start:010x}",
                    kind,
                    start,
                    end,
                    Span(start - width, end + width),
                    "قال",
                    "say",
                    "named",
                    "",
                )
            )
    return sorted(made, key=lambda s: s.start)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_a_quotation_is_set_apart_where_it_ends_its_introduction(case: dict[str, Any]) -> None:
    text = "و" * (BEFORE - 1) + "\n" + case["text"] + "\nثم مضى"
    block = Block(case.get("kind", "paragraph"), BEFORE, case["text"])
    statements = statements_of(case)
    setting = set_block(text, block, statements)
    assert [text[span.start : span.end] for _, span in setting.apart] == case["apart"]
    # Nothing is lost: what is not set apart is drawn in its line.
    assert [s for s in statements if s not in [a for a, _ in setting.apart]] == list(setting.inline)
    for statement, span in setting.apart:
        assert span.start == statement.outer.start
        assert statement.outer.end <= span.end <= block.end


def test_a_block_without_statements_is_not_cut() -> None:
    assert set_block("نعم", Block("paragraph", 0, "نعم"), []).apart == ()
