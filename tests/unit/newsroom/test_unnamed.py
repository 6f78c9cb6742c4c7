"""Of which kind a source is that has no name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from plugins.newsroom.phrases import PHRASES
from plugins.newsroom.unnamed import KINDS, kind_of

CASES = tomllib.loads((Path(__file__).parent / "unnamed.toml").read_text(encoding="utf-8"))["kinds"]


@pytest.mark.parametrize(("kind", "descriptor"), [(k, d) for k, found in CASES.items() for d in found])
def test_a_descriptor_says_of_which_kind_its_source_is(kind: str, descriptor: str) -> None:
    assert kind_of(descriptor) == kind


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_and_says_what_belongs_to_it(kind: str) -> None:
    assert {f"unnamed.{kind}", f"unnamed.{kind}.text"} <= PHRASES.keys()


def test_every_kind_of_source_has_cases() -> None:
    assert set(CASES) - {""} == set(KINDS) - {"unresolved"}
