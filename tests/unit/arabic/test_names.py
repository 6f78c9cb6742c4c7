"""Who and where: names in the text, as cases in names.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.normalise import fold, slug
from plugins.arabic.values import Block, Entity

CASES = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))["case"]
TYPES = {"persons": "person", "organizations": "organization", "places": "place"}


def read(text: str, known: list[str]) -> dict[str, list[str]]:
    entities = []
    for entry in known:
        name, kind, *word = entry.split("|")
        entities.append(Entity(slug(fold(name)), name, kind, ambiguous=bool(word)))
    start, blocks = 0, []
    for line in text.strip().split("\n"):
        blocks.append(Block("paragraph", start, line.strip()))
        start += len(line.strip()) + 1
    analysis = analyse("case", blocks, lexicon=build_lexicon(entities))
    return {
        field: sorted(fold(e.name) for e in analysis.entities.values() if e.type == kind)
        for field, kind in TYPES.items()
    }


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_names_are_found_with_their_kind(case: dict, request: pytest.FixtureRequest) -> None:
    if case.get("open"):
        # A pattern that the rules do not read yet; strict, so that a rule that learns it must say so.
        request.applymarker(pytest.mark.xfail(reason=case["open"], strict=True))
    expected = {field: sorted(fold(n) for n in case.get(field, [])) for field in TYPES}
    assert read(case["text"], case.get("known", [])) == expected


@given(st.text(alphabet='ابتمنوليرسد دوال،.:"«»()#_\n', max_size=120))
def test_mentions_lie_within_their_text(text: str) -> None:
    blocks, start = [], 0
    for line in (part.strip() for part in text.split("\n")):
        if line:
            blocks.append(Block("paragraph", start, line))
            start += len(line) + 1
    whole = "\n".join(b.text for b in blocks)
    analysis = analyse("case", blocks, lexicon=build_lexicon([Entity("lebanon", "لبنان", "place")]))
    for mention in analysis.mentions:
        assert 0 <= mention.start < mention.end <= len(whole)
        assert mention.entity in analysis.entities
    for statement in analysis.statements:
        assert 0 <= statement.start < statement.end <= len(whole)
        assert statement.outer.start <= statement.start
        assert statement.end <= statement.outer.end
