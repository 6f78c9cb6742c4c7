"""Bytes that are not UTF-8, and isolates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.readers.characters import balance_isolates, clean, decode

TEXT = (
    "العنوان: افتتاح الجسر\nالتاريخ: 2016-05-24\n\nقال سالم الحارثي إن العمال عادوا إلى المصنع صباح اليوم.\n"
)


@pytest.mark.parametrize(
    ("codec", "name"),
    [("cp1256", "WINDOWS-1256"), ("iso8859_6", "ISO-8859-6"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16LE"),
     ("utf-16-be", "UTF-16BE"), ("utf-32", "UTF-32")],
)  # fmt: skip
def test_another_encoding_is_named_with_the_command_that_converts_it(codec: str, name: str) -> None:
    text, (problem,) = decode(TEXT.encode(codec), "content/articles/خبر.txt")
    assert text is None
    assert (problem.line, problem.code) == (1, "W-ENCODING")
    assert name in problem.what
    assert f"iconv -f {name} -t UTF-8 'content/articles/خبر.txt'" in problem.how


def test_the_macs_encoding_is_named_where_only_it_has_a_byte() -> None:
    _, (problem,) = decode((TEXT + "«سنعود» ٢٤").encode("mac_arabic"), "x")
    assert "MACARABIC" in problem.what


def test_one_line_in_another_encoding_is_named() -> None:
    data = TEXT.encode() + "وأضاف أن الجسر سليم".encode("cp1256") + b"\n"
    _, (problem,) = decode(data, "x")
    assert problem.line == 5
    assert "WINDOWS-1256" in problem.what
    assert "السطر" in problem.how


def test_bytes_that_are_no_letters_are_an_error_with_their_line() -> None:
    _, (problem,) = decode(b"a\nb\n\xed\xa0\x80\n", "x")
    assert (problem.line, problem.code) == (3, "W-ENCODING")


def test_a_latin_file_is_not_taken_for_arabic() -> None:
    _, (problem,) = decode("Le café est fermé à l'été, déjà".encode("latin-1"), "x")
    assert "يبدو" not in problem.what


@given(st.text("اب \u2066\u2067\u2068\u2069"))
def test_isolates_are_balanced_and_nothing_else_changes(text: str) -> None:
    balanced = balance_isolates(text)
    assert balance_isolates(balanced) == balanced
    assert [c for c in balanced if not "\u2066" <= c <= "\u2069"] == [
        c for c in text if not "\u2066" <= c <= "\u2069"
    ]
    depth = 0
    for c in balanced:
        depth += (c in "\u2066\u2067\u2068") - (c == "\u2069")
        assert depth >= 0
    assert depth == 0


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once, _ = clean(text, "x")
    twice, problems = clean(once, "x")
    assert twice == once
    assert not {p.code for p in problems} & {"W-CHAR-BOM", "W-CHAR-DIRECTION", "W-CHAR-TAG", "W-CHAR-CONTROL"}
