"""The cache helps, and is never believed where it should not be."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem
from plugins.press.cache import Cache, fingerprint, make_key

_FOUND = (
    Record(path="articles/a.txt", id="a", title="خبر"),
    (Problem("content/articles/a.txt", 1, "W-TEST", "ما", "كيف", "warning"),),
)


def _filled(path: Path) -> Path:
    cache = Cache(path)
    cache.put("k", _FOUND)
    cache.close()
    return path


def _get(path: Path | None, key: str = "k") -> object:
    cache = Cache(path)
    try:
        return cache.get(key)
    finally:
        cache.close()


def test_what_was_found_comes_back_equal(tmp_path: Path) -> None:
    assert _get(_filled(tmp_path / "deep/cache.sqlite")) == _FOUND


def test_another_key_finds_nothing(tmp_path: Path) -> None:
    assert _get(_filled(tmp_path / "c"), "other") is None


def test_without_a_file_nothing_is_remembered() -> None:
    assert _get(None) is None


@pytest.mark.parametrize("junk", [b"", b"not a database", b"SQLite format 3\0" + b"x" * 5000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "c"
    file.write_bytes(junk)
    assert _get(file) is None
    assert _get(_filled(file)) == _FOUND


@pytest.mark.parametrize("at", [0.2, 0.5, 0.9])
def test_a_truncated_file_is_never_believed(tmp_path: Path, at: float) -> None:
    file = _filled(tmp_path / "c")
    file.write_bytes(file.read_bytes()[: int(file.stat().st_size * at)])
    assert _get(file) is None
    assert _get(_filled(file)) == _FOUND


def test_a_changed_value_is_never_believed(tmp_path: Path) -> None:
    file = _filled(tmp_path / "c")
    data = file.read_bytes()
    title = "خبر".encode()
    assert data.count(title) == 1
    file.write_bytes(data.replace(title, "خطر".encode()))
    assert _get(file) is None


def test_another_programs_file_gives_way(tmp_path: Path) -> None:
    file = tmp_path / "c"
    other = sqlite3.connect(file)
    other.execute("CREATE TABLE found (key TEXT, value BLOB, digest BLOB, build INTEGER)")
    other.commit()
    other.close()
    assert _get(_filled(file)) == _FOUND


def test_a_value_of_another_kind_is_never_believed(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "c")
    cache.put("k", ("no record", ()))  # type: ignore[arg-type] # on purpose
    cache.close()
    assert _get(tmp_path / "c") is None


def test_a_locked_file_is_left_to_its_owner(tmp_path: Path) -> None:
    file = _filled(tmp_path / "c")
    owner = sqlite3.connect(file)
    owner.execute("BEGIN EXCLUSIVE")
    assert _get(file) is None
    owner.rollback()
    owner.close()
    assert _get(file) == _FOUND


@pytest.mark.parametrize("make", [lambda p: p.mkdir(), os.mkfifo], ids=["a folder", "a pipe"])
def test_something_else_in_its_place_is_no_obstacle(tmp_path: Path, make: object) -> None:
    make(tmp_path / "c")  # type: ignore[operator]
    assert _get(_filled(tmp_path / "c")) is None


def test_rows_that_nobody_asks_for_go(tmp_path: Path) -> None:
    file = _filled(tmp_path / "c")
    cache = Cache(file)
    cache.put("old", _FOUND)
    cache.close()
    for _ in range(21):
        assert _get(file) == _FOUND
    assert _get(file, "old") is None
    assert _get(file) == _FOUND


def test_keys_differ_where_anything_that_decides_differs() -> None:
    keys = {make_key(b"a", "b", "c"), make_key(b"a", "bc", ""), make_key(b"ab", "", "c"), make_key(b"a", "b")}
    assert len(keys) == 4


def test_the_fingerprint_follows_the_rules(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    file = tmp_path / "rules/cues.py"
    file.write_text("a = 1\n", encoding="utf-8")
    before = fingerprint([tmp_path / "rules"])
    assert fingerprint([tmp_path / "rules"]) == before
    file.write_text("a = 2\n", encoding="utf-8")
    assert fingerprint([tmp_path / "rules"]) != before
