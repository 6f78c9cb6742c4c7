"""The order of the Arabic alphabet, and its headings."""

from __future__ import annotations

import random
import tomllib
import unicodedata
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.sorting import letter_of, sort_key

CASES = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
NAMES = st.text("اأإآٱىيةهؤوئءبلمرسعژڤ ـَّ،«»-12٢٣aAzéłıßЖ\u0654\u0653", max_size=12) | st.text(max_size=8)
MARKS = "\u064b\u064e\u0651\u0640"  # tanwin, fatha, shadda, tatweel


def test_names_stand_in_the_order_of_a_printed_index() -> None:
    shuffled = random.Random(7).sample(CASES["order"], len(CASES["order"]))  # noqa: S311 (any order will do)
    assert sorted(shuffled, key=sort_key) == CASES["order"]


@pytest.mark.parametrize(("name", "letter"), CASES["letters"].items())
def test_names_stand_under_their_letter(name: str, letter: str) -> None:
    assert letter_of(name) == letter


@given(NAMES, NAMES)
def test_different_names_never_tie(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(st.lists(NAMES, max_size=12))
def test_a_letter_has_one_heading_in_an_index(names: list[str]) -> None:
    headings = [letter for letter, _ in groupby(sorted(names, key=sort_key), letter_of)]
    assert len(headings) == len(set(headings))


@given(NAMES, st.sampled_from(MARKS))
def test_marks_do_not_move_a_name(name: str, mark: str) -> None:
    letters = unicodedata.normalize("NFC", name)
    marked = "".join(c + mark if "ب" <= c <= "ي" else c for c in letters)
    assert sort_key(marked)[0] == sort_key(letters)[0]


@given(st.sampled_from(["رقة", "قاهرة", "بصرة", "حزب الغد", "أردن"]))
def test_the_article_does_not_move_a_name(name: str) -> None:
    assert sort_key(f"ال{name}")[0] == sort_key(name)[0]


def test_very_long_numbers_are_ordered_too() -> None:
    numbers = ["9" * 5000, "1" + "0" * 5000, "0007", "8"]
    assert sorted(numbers, key=sort_key) == ["0007", "8", "9" * 5000, "1" + "0" * 5000]
