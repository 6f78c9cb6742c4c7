"""Do not let a wrong path or an interrupted copy empty an archive: a great loss needs a word of its own."""

from __future__ import annotations

from collections.abc import Iterable

from plugins.newsroom import addresses
from plugins.newsroom.problems import Problem

MOST_ARTICLES = 20  # so many may go unasked,
MOST_PAGES = 0.2  # and so great a part of the pages


def refuse_loss(before: Iterable[str], after: Iterable[str], *, allowed: bool) -> list[Problem]:
    """An error where the new site lacks at least 20 articles of the old one and a fifth of its pages.

    `before` and `after` are the files of our own in the two sites. What counts is how many there are:
    an article that moved or was withdrawn has its page still.
    """
    old, new = _count(before), _count(after)
    articles, pages = old[0] - new[0], old[1] - new[1]
    if allowed or articles < MOST_ARTICLES or pages <= MOST_PAGES * old[1]:
        return []
    return [
        Problem(
            "output",
            0,
            "W-OUT-LOSS",
            f"سيخلو الموقع من {articles} مادة كانت فيه من {old[0]}، ومن {pages} صفحة من {old[1]}",
            "تحقق من مجلد المحتوى؛ وإن كان هذا ما تريد فاكتب: make LOSS=yes",
        )
    ]


def _count(files: Iterable[str]) -> tuple[int, int]:
    """How many articles and how many pages there are among the files."""
    articles = pages = 0
    for file in files:
        articles += file.endswith(f"/{addresses.ARTICLE_TEXT}")
        pages += file.endswith(".html")
    return articles, pages
