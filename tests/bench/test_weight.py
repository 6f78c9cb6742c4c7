"""Every file of a site is counted once, under its kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.bench.weight import draw, weigh

_FILES = {
    "index.html": 10,
    "404.html": 10,
    "2016/index.html": 20,
    "2016/05/page/1/index.html": 30,
    "2016/05/24/harbour/index.html": 2_000,
    "2016/05/24/harbour/article.txt": 500,
    "undated/index.html": 10,
    "undated/letter/index.html": 160_000,
    "undated/letter/article.txt": 100,
    "actors/salma/index.html": 40,
    "feeds/actors/salma.xml": 7,
    "data/statements.csv": 70,
    "theme/fonts/naskh.woff2": 90,
    "robots.txt": 1,
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, size in _FILES.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x" * size)
    return tmp_path


def test_every_file_is_counted_once_under_its_kind(site: Path) -> None:
    weights = list(weigh(site))
    assert {w.path: w.size for w in weights} == _FILES
    assert Counter(w.kind for w in weights) == {
        "المواد": 2,
        "السنوات والأشهر": 3,
        "نصوص المواد": 2,
        "الأعلام": 1,
        "الخلاصات": 1,
        "البيانات": 1,
        "المظهر والخطوط": 1,
        "صفحات أخرى": 2,
        "ملفات أخرى": 1,
    }


def test_the_table_tells_the_weight_of_an_article_and_what_is_too_heavy(site: Path) -> None:
    lines = list(draw(list(weigh(site))))
    assert "2\t81.0\t160.0\t162.0\tالمواد" in lines
    assert "لكل مادة من الموقع كله: 81.4 كيلوبايت" in lines
    assert lines[-1] == "  160.0\tundated/letter/index.html"
