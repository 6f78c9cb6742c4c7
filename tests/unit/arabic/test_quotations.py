"""What stands in quotation marks, however the marks are typed or lost."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.quotations import MARKS, Quotation, find_quotations
from plugins.arabic.values import Block

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("quotations.toml").read_text(encoding="utf-8")
)["case"]
PAIRS = ["«»", "“”", "”“", '""', "‹›", "„“"]
TEXTS = st.text(alphabet="اب ـ.:،\"'«»‹›“”„‟ \u00a0", max_size=50)
WORDS = st.text(alphabet="ابت ", min_size=1, max_size=8).map(lambda w: f"ن{w}ن")


def read(text: str, before: int = 0) -> list[tuple[str, str, bool]]:
    """Each quotation's words with and without its marks, and whether it is torn."""
    return [
        (
            text[q.outer.start - before : q.outer.end - before],
            text[q.inner.start - before : q.inner.end - before],
            q.torn,
        )
        for q in find_quotations(Block("paragraph", before, text))
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c["title"], marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else []
        )
        for c in CASES
    ],
)
def test_quotations_are_found_by_their_marks(case: dict[str, Any]) -> None:
    found = read(case["text"])
    assert [outer for outer, _, _ in found] == case["found"]
    assert [torn for _, _, torn in found] == [
        bool(case.get("torn")) and i == len(found) - 1 for i in range(len(found))
    ]
    bare = [outer.strip("".join(MARKS)).strip("'") for outer, _, _ in found]
    if not any(mark in inner for inner in bare for mark in MARKS):
        assert [inner for _, inner, _ in found] == case.get("inner", bare)


def test_an_outer_quotation_keeps_the_marks_of_its_inner_one() -> None:
    assert read("«قرأت «رسالة الميناء»»") == [("«قرأت «رسالة الميناء»»", "قرأت «رسالة الميناء»", False)]


@given(TEXTS, st.integers(0, 500))
def test_quotations_are_in_order_within_their_block_and_hold_words(text: str, start: int) -> None:
    block = Block("paragraph", start, text)
    found = find_quotations(block)
    assert all(a.outer.end <= b.outer.start for a, b in pairwise(found))
    for q in found:
        assert block.start <= q.outer.start < q.inner.start < q.inner.end <= q.outer.end <= block.end
        inner = text[q.inner.start - start : q.inner.end - start]
        assert inner == inner.strip()
        opening = text[q.outer.start - start : q.inner.start - start].strip()
        closing = text[q.inner.end - start : q.outer.end - start].strip()
        assert opening in MARKS | {"''"}
        assert (closing == "" and q.outer.end == block.end) if q.torn else closing in MARKS | {"''"}


@given(TEXTS, st.integers(1, 500))
def test_a_block_is_read_alike_wherever_it_stands(text: str, start: int) -> None:
    assert read(text, start) == read(text)


@given(st.lists(st.tuples(WORDS, WORDS, st.sampled_from(PAIRS)), max_size=6), WORDS)
def test_whole_pairs_are_all_found(parts: list[tuple[str, str, str]], end: str) -> None:
    text = "".join(f"{before} {marks[0]}{words}{marks[1]} " for before, words, marks in parts) + end
    assert read(text) == [(f"{marks[0]}{words}{marks[1]}", words, False) for _, words, marks in parts]


@given(WORDS, WORDS, WORDS, st.sampled_from(PAIRS), st.sampled_from(['""', "«»", "‹›"]))
def test_an_inner_pair_of_another_kind_is_part_of_its_outer(
    before: str, words: str, inner: str, outer_marks: str, inner_marks: str
) -> None:
    if outer_marks == inner_marks == '""':
        return  # which of four straight marks is the inner pair, nobody can tell
    said = f"{words} {inner_marks[0]}{inner}{inner_marks[1]} {before}"
    text = f"{before}: {outer_marks[0]}{said}{outer_marks[1]} {words}."
    assert read(text) == [(outer_marks[0] + said + outer_marks[1], said, False)]


def count_steps(work: Callable[[], object]) -> int:
    """How many lines of Python a piece of work runs: the same on every machine."""
    steps = 0

    def trace(_frame: FrameType, event: str, _arg: object) -> Callable[..., Any]:
        nonlocal steps
        steps += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return steps


def steps_for(unit: str, times: int) -> int:
    block = Block("paragraph", 0, unit * times)
    return count_steps(lambda: find_quotations(block))


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "''",
        "»",
        '"ا ',
        ' "ا',
        ' "ا"',
        " «ا»",
        " “ا”",
        'ا: "',
        "ا: “",
        "ا: «",
        "«",
        "«ا ",
        '«"',
        "‹«",
        "“ا ",
        " ”ا",
    ],
)
def test_the_work_grows_with_the_text_and_no_faster(unit: str) -> None:
    assert steps_for(unit, 80) < 2.5 * steps_for(unit, 40)


@pytest.mark.parametrize("marks", ["«»", "“”", '""'])
def test_ten_thousand_marks_are_five_thousand_quotations(marks: str) -> None:
    text = f"{marks[0]}نعم{marks[1]} " * 5000
    found = find_quotations(Block("paragraph", 0, text))
    assert len(found) == 5000
    assert found[-1] == Quotation((len(text) - 6, len(text) - 1), (len(text) - 5, len(text) - 2))


def test_ten_thousand_nested_marks_are_one_quotation() -> None:
    text = "«" * 5000 + "نعم" + "»" * 5000
    (quotation,) = find_quotations(Block("paragraph", 0, text))
    assert quotation.outer == (0, len(text))
