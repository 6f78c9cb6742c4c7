"""Who said what: every pattern and trap of the news that we know, as cases in statements.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plugins.arabic import persons
from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import Lexicon, build_lexicon
from plugins.arabic.values import Analysis, Block, Entity
from plugins.authority.read import read_authority

BASE = Path(__file__).parents[3] / "plugins" / "authority" / "base"
CASES = tomllib.loads((Path(__file__).parent / "statements.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    authority, _ = read_authority(BASE, None)
    return build_lexicon(authority.entities.values())


def blocks_of(text: str) -> tuple[Block, ...]:
    found, start = [], 0
    for line in (part.strip() for part in text.strip().split("\n")):
        if line:
            found.append(Block("paragraph", start, line))
            start += len(line) + 1
    return tuple(found)


def read(text: str, lexicon: Lexicon) -> tuple[str, Analysis]:
    blocks = blocks_of(text)
    return "\n".join(b.text for b in blocks), analyse("case", blocks, lexicon=lexicon)


def told(case: dict) -> list[tuple[str, ...]]:
    """What the case expects, in the order and with the fields that the finder gives."""
    return [
        (s["kind"], s["text"], s["cue"], s["cue_class"], s["speaker"], s["grade"])
        for s in case.get("statement", ())
    ]


def found(text: str, analysis: Analysis) -> list[tuple[str, ...]]:
    return [
        (s.kind, text[s.start : s.end], s.cue, s.cue_class, s.speaker_name, s.grade)
        for s in analysis.statements
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_statements_are_found_with_their_speakers(
    case: dict, lexicon: Lexicon, request: pytest.FixtureRequest
) -> None:
    if case.get("open"):
        # A pattern that the rules do not read yet; strict, so that a rule that learns it must say so.
        request.applymarker(pytest.mark.xfail(reason=case["open"], strict=True))
    text, analysis = read(case["text"], lexicon)
    assert sorted(found(text, analysis)) == sorted(told(case))


def test_entities_of_speakers_are_of_the_article(lexicon: Lexicon) -> None:
    for case in CASES:
        _, analysis = read(case["text"], lexicon)
        for statement in analysis.statements:
            assert all(s.entity in analysis.entities for s in statement.speakers if s.entity)


def test_known_names_need_no_spelling() -> None:
    lexicon = build_lexicon([Entity("raqqa", "الرقة", "place")])
    text, analysis = read("للرقه والرقة وبالرقّة", lexicon)
    assert [text[m.start : m.end] for m in analysis.mentions] == ["للرقه", "الرقة", "الرقّة"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_words_that_are_passed_over_could_tell_nothing(
    case: dict, lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading looks only at words of some kinds; looking at every word finds the same."""
    quick = read(case["text"], lexicon)
    every = -1 << 8  # all bits of reported speech: a word of every kind
    monkeypatch.setattr("plugins.arabic.analyse._parts_of", lambda key: persons.part_of(key) | every)
    assert read(case["text"], lexicon) == quick
