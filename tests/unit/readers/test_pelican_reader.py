"""What Pelican is handed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.newsroom.article import Record
from plugins.readers import add_reader
from plugins.readers.pelican_reader import make_reader

RECORD = Record(
    "articles/x.txt",
    "jisr",
    "افتتاح الجسر",
    day=date(2016, 5, 24),
    authors=("سالم الحارثي",),
    topics=("عمران", "نقل"),
)


def test_pelican_gets_the_record_under_its_own_names() -> None:
    settings = read_settings(None)
    content, metadata = make_reader({RECORD.path: RECORD}.get)(settings).read(
        str(Path(settings["PATH"]) / "articles" / "x.txt")
    )
    assert content == ""
    assert metadata["record"] is RECORD
    assert (metadata["title"], metadata["slug"], metadata["status"]) == ("افتتاح الجسر", "jisr", "published")
    assert (metadata["date"].year, metadata["date"].month, metadata["date"].day) == (2016, 5, 24)
    assert [a.name for a in metadata["authors"]] == ["سالم الحارثي"]
    assert metadata["category"].name == "عمران"
    assert "summary" not in metadata


def test_an_undated_article_has_no_date() -> None:
    settings = read_settings(None)
    record = Record("articles/y.md", "y", "خبر")
    _, metadata = make_reader({record.path: record}.get)(settings).read(
        str(Path(settings["PATH"]) / record.path)
    )
    assert "date" not in metadata


def test_a_file_that_was_not_read_before_is_a_mistake() -> None:
    settings = read_settings(None)
    with pytest.raises(LookupError, match=r"articles/z\.md"):
        make_reader({}.get)(settings).read(str(Path(settings["PATH"]) / "articles/z.md"))


def test_all_kinds_of_article_files_are_ours() -> None:
    class Readers:
        reader_classes: dict[str, type] = {}  # noqa: RUF012 - as Pelican keeps them

    add_reader(Readers, {}.get)
    assert set(Readers.reader_classes) == {"md", "markdown", "txt"}
