"""The pictures in docs/images are whole and no larger than a repository should bear."""

from __future__ import annotations

import struct

import pytest

from tests.browser.screenshots import FOLDER, PICTURES, SIZES


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_has_its_size(name: str) -> None:
    head = (FOLDER / name).read_bytes()[:24]
    _, width, _ = PICTURES[name]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:]) == (width, SIZES[width])


def test_there_are_no_others_and_they_are_small() -> None:
    pictures = list(FOLDER.iterdir())
    assert {p.name for p in pictures} == set(PICTURES)
    assert sum(p.stat().st_size for p in pictures) < 3_000_000
