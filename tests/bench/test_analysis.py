"""What is measured is what it should be: articles of the length asked for, the same each time."""

from __future__ import annotations

from plugins.arabic.lexicon import build_lexicon
from plugins.authority.read import read_authority
from tests.bench.analysis import (
    BASE,
    LENGTH,
    ROOT,
    as_blocks,
    growth,
    measure,
    measure_archive,
    write_articles,
)


def test_articles_have_the_length_asked_for_and_differ() -> None:
    articles = list(write_articles(LENGTH, 3))
    assert all(LENGTH <= sum(map(len, a)) < LENGTH + 600 for a in articles)
    assert articles[0] != articles[1]
    assert articles == list(write_articles(LENGTH, 3))
    assert not any("{" in paragraph for a in articles for paragraph in a)


def test_a_cost_is_measured() -> None:
    (article,) = write_articles(500, 1)
    assert measure(as_blocks(article), build_lexicon(())) > 0


def test_an_archive_is_measured_by_its_articles() -> None:
    assert len(measure_archive(ROOT / "content")) == len(list((ROOT / "content/articles").rglob("*.txt")))


def test_cost_grows_as_length_does() -> None:
    authority, _ = read_authority(BASE, None)
    # Linear is 1; a search of the whole article for each of its sentences was 3. The rest is the machine's.
    assert growth(build_lexicon(authority.entities.values())) < 2
