"""Answers and the cache of analyses: an answer costs no analysis, and what is remembered holds no answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.values import Analysis
from plugins.authority.read import read_authority
from plugins.newsroom.site import read_site
from plugins.press.cache import Cache
from plugins.press.hooks import Hooks
from plugins.press.reading import Reading, read_content
from plugins.readers.article import read_article
from plugins.review import apply_review, read_review, write_review

ARTICLES = {
    "port": "قال مدير الميناء فريد القاسم إن الرصيف جاهز.\n",
    "road": "قال النقابي سامي الناصر إن الطريق مغلق.\n",
}


class Newsroom:
    """A content folder that is read again and again, and counts what is analysed."""

    def __init__(self, folder: Path) -> None:
        """Write the articles."""
        self.folder, self.analysed = folder, []  # type: tuple[Path, list[str]]
        (folder / "content/articles").mkdir(parents=True)
        (folder / "base").mkdir()
        for name, text in ARTICLES.items():
            self.write(f"articles/{name}.txt", f"العنوان: خبر\nالتاريخ: 2019-03-05\n\n{text}")

    def write(self, name: str, text: str) -> None:
        """Write a file of the content folder."""
        (self.folder / "content" / name).write_text(text, encoding="utf-8")

    def _analyse(self, article: str, *args: Any, **more: Any) -> Analysis:  # noqa: ANN401 - handed on as they are
        self.analysed.append(article)
        return analyse(article, *args, **more)

    def read(self) -> Reading:
        """Read everything, with the cache; `analysed` is what had to be analysed."""
        self.analysed.clear()
        hooks = Hooks(
            read_site=read_site,
            read_authority=read_authority,
            build_lexicon=build_lexicon,
            read_article=read_article,
            analyse=self._analyse,
            read_review=read_review,
            apply_review=apply_review,
            write_review=write_review,
            base_authority=self.folder / "base",
            rules=(),
        )
        cache = Cache(self.folder / "cache")
        try:
            return read_content(self.folder / "content", hooks, cache)
        finally:
            cache.close()


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom whose articles have been read once."""
    made = Newsroom(tmp_path)
    made.read()
    assert sorted(made.analysed) == ["port", "road"]
    return made


def _speakers(reading: Reading) -> list[str]:
    return [s.speaker_name for r in reading.records for s in r.analysis.statements]


def test_an_answer_is_obeyed_without_any_analysis_and_taken_back_without_a_trace(newsroom: Newsroom) -> None:
    before = newsroom.read()
    (statement,) = before.records[0].analysis.statements
    for speaker in ("هدى سرور", "مصدر أمني", "لا أحد"):
        newsroom.write("review.toml", f'[[statement]]\nid = "{statement.id}"\nspeaker = "{speaker}"\n')
        reading = newsroom.read()
        assert newsroom.analysed == []
        assert _speakers(reading) == ["" if speaker == "لا أحد" else speaker, "سامي الناصر"]
        assert reading.records[1] == before.records[1]
        assert reading.found == before.records
    (newsroom.folder / "content/review.toml").unlink()
    assert newsroom.read().records == before.records
    assert newsroom.analysed == []


def test_an_answer_about_a_name_reaches_remembered_articles(newsroom: Newsroom) -> None:
    newsroom.write("review.toml", '[[name]]\nid = "سامي-الناصر"\nname = "سامي الناصري"\n')
    assert _speakers(newsroom.read()) == ["فريد القاسم", "سامي الناصري"]
    assert newsroom.analysed == []


def test_an_answered_article_that_is_edited_is_read_anew_and_alone(newsroom: Newsroom) -> None:
    (statement,) = newsroom.read().records[0].analysis.statements
    newsroom.write("review.toml", f'[[statement]]\nid = "{statement.id}"\nspeaker = "هدى سرور"\n')
    newsroom.write(
        "articles/port.txt", f"العنوان: خبر\nالتاريخ: 2019-03-05\n\nوصل الوفد أمس.\n{ARTICLES['port']}"
    )
    assert _speakers(newsroom.read()) == ["هدى سرور", "سامي الناصر"]
    assert newsroom.analysed == ["port"]


def test_of_an_archive_that_cannot_be_read_whole_no_answer_is_called_lost(newsroom: Newsroom) -> None:
    (statement,) = newsroom.read().records[0].analysis.statements
    newsroom.write("review.toml", f'[[statement]]\nid = "{statement.id}"\nspeaker = "هدى سرور"\n')
    (newsroom.folder / "content/articles/port.txt").write_bytes("خبر".encode("cp1256"))
    assert {p.code for p in newsroom.read().problems} == {"W-ENCODING"}
