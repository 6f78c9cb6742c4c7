"""The list of guards is true: each stands where it says, and its tests are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.mutation.guards import Guard, read_guards

ROOT = Path(__file__).resolve().parents[2]
GUARDS = read_guards()


@pytest.mark.parametrize("guard", GUARDS, ids=lambda g: f"{g.promise}-{g.what}")
def test_each_guard_stands_where_it_says(guard: Guard) -> None:
    source = (ROOT / guard.file).read_text(encoding="utf-8")
    assert guard.without(source) != source
    assert guard.tests
    assert all((ROOT / test).exists() for test in guard.tests)


def test_every_promise_has_its_guards() -> None:
    text = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
    promises = re.findall(r"^### (P\d+) ", text, flags=re.MULTILINE)
    assert promises == [f"P{n}" for n in range(1, 22)]
    assert {*promises, "verbatim"} == {g.promise for g in GUARDS}
