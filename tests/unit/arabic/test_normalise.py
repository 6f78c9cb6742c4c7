"""One word has one folded form, and a name has an address."""

from __future__ import annotations

import tomllib
import unicodedata
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.arabic.normalise import fold, slug, strip_marks

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("normalise.toml").read_text(encoding="utf-8")
)
# Everything that folding touches, and what stands beside it in the news.
SIGNS = (
    "اأإآٱبتةثجحدرزسشصضطظعغفقكکگلمنهويىیئؤءپڤچـ"
    "\u064b\u064e\u0650\u0651\u0652\u0653\u0654\u0655\u0670\u0610\u06d6\u06e1"
    "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u202b\u2060\u2067\u2069\ufeff\u00a0"
    "٠١٩۰۹09ABzİßﬁﺍﻟﺮﻗﺔﻻﷲﷺＡ٪ \t\n.،؛؟«»\"'()-_"
)
WORDS = st.text(alphabet=SIGNS, max_size=40)


def cases(kind: str, name: str) -> list[Any]:
    """All cases of a kind; an open one is strict, so that code that learns it must say so."""
    return [
        pytest.param(
            c, id=c[name], marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else []
        )
        for c in CASES[kind]
    ]


@pytest.mark.parametrize("case", cases("one", "title"))
def test_fold_joins_spelling_variants(case: dict[str, Any]) -> None:
    assert len({fold(s) for s in case["spellings"]}) == 1


@pytest.mark.parametrize("case", CASES["two"])
def test_fold_keeps_words_apart(case: dict[str, Any]) -> None:
    assert all(fold(a) != fold(b) for a, b in combinations(case["words"], 2))


@pytest.mark.parametrize("case", cases("slug", "name"))
def test_a_slug_is_the_letters_and_digits_of_a_name(case: dict[str, Any]) -> None:
    assert slug(case["name"]) == case["slug"]


@given(WORDS | st.text(max_size=40))
@example("الإِدارةُ  العَامّة")
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(WORDS)
def test_folding_is_blind_to_how_letters_and_marks_are_composed(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(WORDS, WORDS)
def test_folding_goes_word_by_word(one: str, other: str) -> None:
    assert fold(f"{one} {other}") == f"{fold(one)} {fold(other)}".strip()


@given(WORDS)
def test_strip_marks_takes_nothing_that_is_seen(text: str) -> None:
    bare = strip_marks(text)
    assert fold(bare) == fold(text)
    assert strip_marks(bare) == bare
    taken = [c for c in text if c not in bare]
    assert all(unicodedata.category(c) in {"Mn", "Cf"} for c in taken)


def test_strip_marks_keeps_letters_as_they_are_written() -> None:
    assert strip_marks("الإِدارةُ ﺍﻟﻌﺎﻣّﺔ ٢٠١٦") == "الإدارة ﺍﻟﻌﺎﻣﺔ ٢٠١٦"


@given(WORDS | st.text(max_size=60), st.integers(0, 60))
def test_a_slug_fits_and_is_clean(text: str, most: int) -> None:
    made = slug(text, most)
    assert len(made.encode()) <= most
    assert made == made.strip("-")
    assert all(c == "-" or c.isalnum() for c in made)


@given(st.text(alphabet="اب _-.", max_size=20))
def test_a_slug_is_its_own_slug(text: str) -> None:
    made = slug(text)
    assert "--" not in made
    assert slug(made) == made


@given(st.text(alphabet=" .،؛؟«»\"'()-_–—…\u200f\u064e", max_size=20))
def test_what_has_no_letter_has_no_slug(text: str) -> None:
    assert slug(text) == ""


def test_a_long_name_is_cut_between_letters() -> None:
    name = "اللجنة الوطنية العليا " * 20
    made = slug(name)
    assert len(made.encode()) <= 120
    assert len(made.encode()) > 114
    assert name.replace(" ", "-").startswith(made)
