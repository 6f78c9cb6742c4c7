"""The words that attribute, with their class, gender and number; and words that only look like them."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.cues import ACCORDING, CUES, NOT_SOURCES, PRONOUNS, SPEECH_NOUNS, Cue, split_that
from plugins.arabic.normalise import fold
from plugins.arabic.tokens import tokenize

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("cues.toml").read_text(encoding="utf-8")
)
CLASSES = {
    "say",
    "add",
    "stress",
    "opinion",
    "announce",
    "claim",
    "deny",
    "call",
    "warn",
    "accuse",
    "promise",
}
AGREEMENTS = ("ms", "fs", "md", "fd", "mp")
ALL = [(key, cue) for key, cues in CUES.items() for cue in cues]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c,
            id=f"{c['class']} {c['form']}",
            marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else [],
        )
        for c in CASES["form"]
    ],
)
def test_cues_have_their_class_form_gender_and_number(case: dict[str, Any]) -> None:
    words = {w: agreement for agreement in AGREEMENTS for w in case.get(agreement, "").split()}
    found = {w: CUES[fold(w)][0] for w in words if fold(w) in CUES}
    assert {w: (c.cue_class, c.form, c.gender + c.number) for w, c in found.items()} == {
        w: (case["class"], case["form"], agreement) for w, agreement in words.items()
    }


@pytest.mark.parametrize("case", CASES["trap"], ids=lambda c: c["title"])
def test_words_that_look_like_cues_are_none(case: dict[str, Any]) -> None:
    assert [w for w in case["words"] if fold(w) in CUES] == []


def test_every_form_is_one_folded_word() -> None:
    assert [k for k in CUES if fold(k) != k] == []
    assert [k for k in CUES if [t.key for t in tokenize(k) if t.is_word] != [k]] == []


def test_a_form_stands_once_for_each_verb() -> None:
    doubled = {
        k: [c.lemma for c in cues] for k, cues in CUES.items() if len({c.lemma for c in cues}) < len(cues)
    }
    assert doubled == {}


def test_a_verb_has_one_class_and_one_use() -> None:
    uses: dict[str, set[tuple[str, frozenset[str], bool, bool]]] = {}
    for _, cue in ALL:
        uses.setdefault(cue.lemma, set()).add((cue.cue_class, cue.frames, cue.strict, cue.follow_up))
    assert {lemma: found for lemma, found in uses.items() if len(found) > 1} == {}
    assert {cue.cue_class for _, cue in ALL} == CLASSES


def test_every_cue_has_a_frame_that_the_finder_knows() -> None:
    known = {
        "that",
        "quote",
        "bare",
        "describe",
        "marks",
        "denial",
        "object",
        *map(fold, ["إلى", "على", "عن", "من", "ب"]),
    }
    assert {f for _, cue in ALL for f in cue.frames} == known
    assert [key for key, cue in ALL if not cue.frames] == []


def test_a_form_that_two_verbs_share_has_one_agreement() -> None:
    # The finder takes the first; a second one that agreed otherwise would give the words to somebody else.
    shared = {k: {(c.gender, c.number) for c in cues} for k, cues in CUES.items() if len(cues) > 1}
    # «تسأل» and «تساءل» fold alike: he wonders, she asks.
    assert {k for k, found in shared.items() if len(found) > 1} == {"تسال"}


def test_a_verb_is_found_in_both_genders() -> None:
    lemmas = {cue.lemma for _, cue in ALL}
    women = {cue.lemma for _, cue in ALL if cue.gender == "f" and cue.number == "s"}
    assert lemmas - women == set()


@pytest.mark.parametrize("case", CASES["that"], ids=lambda c: c["word"])
def test_a_complementiser_is_parted_from_its_pronoun(case: dict[str, Any]) -> None:
    expected = (case["base"], case["pronoun"]) if "base" in case else None
    assert split_that(fold(case["word"])) == expected


def test_a_complementiser_is_no_cue() -> None:
    assert [k for k in CUES if split_that(k)] == []


def test_lists_beside_the_verbs_are_folded_and_lie_apart() -> None:
    for words in (ACCORDING, NOT_SOURCES, SPEECH_NOUNS):
        assert [w for w in words if fold(w) != w] == []
    assert set(SPEECH_NOUNS.values()) <= CLASSES
    # «قولها» must be a noun and a pronoun in one way only.
    endings = [(noun, p) for noun in SPEECH_NOUNS for p in PRONOUNS]
    assert len({n + p for n, p in endings}) == len(endings)


def test_a_cue_is_a_value() -> None:
    (cue,) = CUES["قالت"]
    assert cue == Cue(
        "قال", "say", "perfect", "f", "s", frozenset({"that", "quote"}), strict=False, follow_up=False
    )
