"""The browser has the terms of the index: the script and plugins/search/stem.py agree on every word."""

from __future__ import annotations

import random
import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.search.stem import TOKEN, fold_word, prefix_of, term_of, words_for_script
from tests.browser.chromium import Tab

ROOT = Path(__file__).parents[2]
VECTORS: dict[str, Any] = tomllib.loads((ROOT / "tests/unit/search/vectors.toml").read_text("utf-8"))
_ASK = """words => {
  const stem = warraqStem(window.stemWords);
  return words.map(word => [stem.termOf(word), stem.foldWord(word), stem.prefixOf(word)]);
}"""
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىئؤةءـ\u064b\u0651\u200c"
_BEFORE = ("", "", "و", "ال", "لل", "بال", "ولل", "س", "سي", "ي", "ت", "ب", "ف")
_BEHIND = ("", "", "ها", "ات", "ين", "ة", "ية", "ون", "نا", "يته", "هما", "ًا", "ي", "وا")
_TEXT = "قال «بوتين»: F16-طائرة في ٢٠١٦، مُحَمَّد ــعلي don't Café كـتـاب\u200f. \U0001f600 ﻻجئ 1,000"


@pytest.fixture(scope="module")
def stemmer(guest: Tab) -> Tab:
    guest.page.goto("about:blank")
    guest.page.add_script_tag(content=(ROOT / "theme/scripts/stem.js").read_text("utf-8"))
    guest.page.evaluate("words => { window.stemWords = words; }", words_for_script())
    return guest


def _differences(tab: Tab, words: list[str]) -> list[tuple[str, Any, Any]]:
    found = tab.page.evaluate(_ASK, words)
    wanted = [[term_of(w), fold_word(w), prefix_of(w)] for w in words]
    return [(w, f, p) for w, f, p in zip(words, found, wanted, strict=True) if f != p]


def test_the_vectors_have_the_same_terms(stemmer: Tab) -> None:
    lists = [words for kind in ("same", "apart") for group in VECTORS[kind] for words in group["words"]]
    words = [*VECTORS["terms"], *(w for words in lists for w in words)]
    assert _differences(stemmer, words) == []


def test_random_words_have_the_same_terms(stemmer: Tab) -> None:
    chance = random.Random(1445)  # noqa: S311 — the same words in every run
    stems = sorted({w for group in VECTORS["same"] for words in group["words"] for w in words})
    words = ["".join(chance.choices(_LETTERS, k=chance.randint(1, 9))) for _ in range(1000)]
    words += [chance.choice(_BEFORE) + chance.choice(stems) + chance.choice(_BEHIND) for _ in range(1000)]
    assert _differences(stemmer, words) == []


def test_every_letter_is_folded_alike(stemmer: Tab) -> None:
    letters = [chr(c) for c in range(0x21, 0x10000) if TOKEN.fullmatch(chr(c))]
    assert _differences(stemmer, letters) == []


def test_text_is_cut_alike(stemmer: Tab) -> None:
    found = stemmer.page.evaluate("text => warraqStem(window.stemWords).tokens(text)", _TEXT)
    assert [
        (_TEXT.encode("utf-16-le")[2 * t["start"] : 2 * t["end"]].decode("utf-16-le"), t["term"])
        for t in found
    ] == [(word, term_of(word)) for word in TOKEN.findall(_TEXT)]
