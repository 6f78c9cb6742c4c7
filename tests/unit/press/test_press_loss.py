"""A great loss is refused until the editor says that she means it."""

from __future__ import annotations

import pytest

from plugins.press.loss import refuse_loss


def _site(articles: int, other_pages: int = 0) -> list[str]:
    files = [f"2019/03/01/a-{n}/{name}" for n in range(articles) for name in ("index.html", "article.txt")]
    return [*files, *(f"actors/{n}/index.html" for n in range(other_pages)), "theme/style.css"]


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        (_site(50), _site(30), True),
        (_site(50), _site(31), False),  # 19 articles
        (_site(100), _site(80), False),  # a fifth, and no more
        (_site(100), _site(79), True),
        (_site(50, 200), _site(30, 200), False),  # 20 articles of 250 pages
        (_site(50), [], True),
        ([], _site(50), False),
        (_site(20), [file.replace("/a-", "/b-") for file in _site(120)], False),  # an archive of new articles
        # Withdrawn, each has its page still.
        (_site(50), [file for file in _site(50) if file.endswith(".html")], False),
    ],
)
def test_the_border(before: list[str], after: list[str], *, refused: bool) -> None:
    assert [p.code for p in refuse_loss(before, after, allowed=False)] == ["W-OUT-LOSS"] * refused
    assert refuse_loss(before, after, allowed=True) == []


def test_the_message_counts() -> None:
    (problem,) = refuse_loss(_site(50, 10), _site(5, 1), allowed=False)
    assert "45 مادة كانت فيه من 50" in problem.what
    assert "54 صفحة من 60" in problem.what
