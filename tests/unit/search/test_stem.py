"""What readers take for one word has one term; the vectors are read by the browser's tests as well."""

from __future__ import annotations

import gzip
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.search import stem
from plugins.search.stem import TOKEN, fold_word, prefix_of, read_words, term_of, words_for_script

VECTORS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "vectors.toml").read_text("utf-8"))
WORDS = Path(stem.__file__).with_name("words.toml").read_text("utf-8")
ARABIC = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآىئؤةءـً", min_size=1, max_size=9)


def _lists(kind: str) -> list[list[str]]:
    return [words for group in VECTORS[kind] for words in group["words"]]


def test_there_are_vectors_enough() -> None:
    pairs = sum(len(words) - 1 for kind in ("same", "apart") for words in _lists(kind))
    assert pairs + len(VECTORS["terms"]) >= 300


@pytest.mark.parametrize("words", _lists("same"), ids=" ".join)
def test_one_word_has_one_term(words: list[str]) -> None:
    terms = {word: term_of(word) for word in words}
    assert len(set(terms.values())) == 1, terms
    assert "" not in terms.values()


@pytest.mark.parametrize("words", _lists("apart"), ids=" ".join)
def test_other_words_have_other_terms(words: list[str]) -> None:
    assert term_of(words[0]) not in {term_of(word) for word in words[1:]}


@pytest.mark.parametrize(("word", "term"), VECTORS["terms"].items())
def test_a_word_has_its_term(word: str, term: str) -> None:
    assert term_of(word) == term


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("قال «بوتين»: طائرة-F16", ["قال", "بوتين", "طائرة", "F", "16"]),
        ("مُحَمَّدٌ، كـتـاب ﻻجئ", ["مُحَمَّدٌ", "كـتـاب", "ﻻجئ"]),
        ("في ٢٠١٦ و1,000", ["في", "٢٠١٦", "و", "1", "000"]),
        ("Café don't", ["Café", "don", "t"]),
        ("ــعلي", ["علي"]),
        ("، . — …", []),
    ],
)
def test_text_is_cut_into_words(text: str, words: list[str]) -> None:
    assert TOKEN.findall(text) == words


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("الحكو", "حكو"),
        ("وبالقا", "قا"),
        ("للمدر", "مدر"),
        ("ال", "ال"),
        ("الو", "الو"),
        ("وزي", "وزي"),
        ("أمر", "امر"),
        ("Par", "par"),
    ],
)
def test_a_word_that_is_being_typed_keeps_its_end(typed: str, folded: str) -> None:
    found = prefix_of(typed)
    assert found == folded if len(folded) > 2 else found.endswith(folded)


@given(ARABIC)
def test_any_word_has_one_term_with_marks_and_without(word: str) -> None:
    if not {"ء", "ئ", "ؤ"} & set(word):  # «ماء» is no stop word
        assert term_of(word) == term_of(fold_word(word))
    assert term_of(f"{word[0]}ـ{word[1:]}") == term_of(word)


@given(ARABIC)
def test_a_term_is_folded_and_part_of_no_loop(word: str) -> None:
    term = term_of(word)
    assert fold_word(term) == term


def test_the_lists_name_a_kind_and_a_reason() -> None:
    for group in tomllib.loads(WORDS)["group"]:
        assert group["kind"] in {"stop", "keep", "join", "verb"}, group["name"]
        assert group["reason"], group["name"]


def test_no_form_is_in_two_lines() -> None:
    seen: dict[str, str] = {}
    for group in tomllib.loads(WORDS)["group"]:
        if group["kind"] not in {"join", "verb"}:
            continue
        for line in group["words"].strip().split("\n"):
            head, colon, rest = line.partition(":")
            for form in {fold_word(w) for w in rest.split()}:
                is_imperfect = group["kind"] == "verb" and form.startswith("ي")
                assert is_imperfect or seen.setdefault(form, head) == head, f"{form}: {seen[form]}, {head}"
            assert colon or group["kind"] == "verb", line


def test_what_is_joined_has_the_term_of_its_line() -> None:
    words = read_words(WORDS)
    assert {t for t in words.known.values() if words.known.get(t) != t} == set()
    # «ماء», «فئة» and «بناء» are spelt like particles when they are folded.
    assert words.known.keys() & words.stop == {fold_word(w) for w in ("ماء", "فئة", "بناء")}


def test_the_scripts_data_is_small_and_has_no_letter_that_it_cannot_write() -> None:
    data = words_for_script()
    assert all(data[key].isascii() for key in ("stop", "stopWithHamza", "known", "joined", "verbs", "latin"))
    assert len(gzip.compress(json.dumps(data, ensure_ascii=False).encode())) < 16_000
