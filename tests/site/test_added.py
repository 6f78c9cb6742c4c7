"""An article that is added at the new end rewrites the pages that show it, and no other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from plugins.search.segment import shelf
from plugins.search.shards import FEWEST_SHARDS
from plugins.search.stem import TOKEN, term_of
from tests.site.built import CONTENT, BuiltSite, read_files, run_build

NEW = "2024/03/05/quay-fee"
_WRITTEN = """العنوان: وزيرة الاقتصاد ترجئ رسم الأرصفة
التاريخ: 2024-03-05
المصدر: نشرة الرصيف
الموضوعات: موانئ
الأماكن: المنارة

أرجأت وزيرة الاقتصاد سلمى الراعي، الثلاثاء، رسم الأرصفة في ميناء المنارة إلى الصيف.
وقالت الراعي: «لن ندفع ثمن التوسعة من جيوب الصيادين».
"""

ADDED = {
    f"{NEW}/index.html",
    f"{NEW}/article.txt",
    "2024/03/index.html",
    "days/03-05/index.html",
}
CHANGED = {
    # It is what is new, or one more.
    "index.html",
    "2024/index.html",
    "days/index.html",
    "statements/index.html",
    "statements/2024/index.html",
    # Whom and what it names, who speaks in it, its topic and its source; and the indexes that count them.
    "actors/index.html",
    "actors/count/index.html",
    "actors/kind/person/index.html",
    "actors/salma-al-raai/index.html",
    "places/index.html",
    "map/index.html",
    "places/manara/index.html",
    "places/manara-port/index.html",
    "statements/salma-al-raai/index.html",
    "statements/speakers/index.html",
    "topics/index.html",
    "topics/موانئ/index.html",
    "sources/index.html",
    "sources/نشرة-الرصيف/index.html",
    # A row has one more: the article before it, the month before it, and the days beside its own.
    "2024/02/27/teachers-pact/index.html",
    "2024/02/index.html",
    "days/02-28/index.html",
    "days/03-14/index.html",
    # The open data, and the page that counts their rows.
    "data/index.html",
    "data/articles.csv",
    "data/datapackage.json",
    "data/entities.csv",
    "data/mentions.csv",
    "data/statements.csv",
    "feeds/all.xml",
}


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the small archive with one article more."""
    content = tmp_path_factory.mktemp("grown") / "content"
    shutil.copytree(CONTENT, content)
    _write(content)
    done = run_build(content, content.parent / "output")
    assert done.returncode == 0, done.stderr
    return read_files(content.parent / "output")


def _write(content: Path) -> None:
    file = content / "articles/2024/03/quay-fee.txt"
    file.parent.mkdir()
    file.write_text(_WRITTEN, encoding="utf-8")


def test_it_adds_its_own_files(plain: BuiltSite, grown: dict[str, bytes]) -> None:
    assert grown.keys() - plain.files.keys() == ADDED
    assert not plain.files.keys() - grown.keys()


def test_it_rewrites_only_what_shows_it(plain: BuiltSite, grown: dict[str, bytes]) -> None:
    changed = {path for path, data in plain.files.items() if grown[path] != data}
    assert {path for path in changed if not path.startswith("search/")} == CHANGED


def test_it_rewrites_only_the_shards_of_the_index_that_have_its_words(
    plain: BuiltSite, grown: dict[str, bytes]
) -> None:
    changed = {
        path for path in plain.files if path.startswith("search/") and grown[path] != plain.files[path]
    }
    words = TOKEN.findall(_WRITTEN.partition("\n\n")[2] + _WRITTEN.splitlines()[0].partition(": ")[2])
    shards = {shelf(term, FEWEST_SHARDS) for term in map(term_of, words) if term}
    assert len(shards) < FEWEST_SHARDS
    for kind in "tp":
        assert {path for path in changed if path.startswith(f"search/{kind}/")} == {
            f"search/{kind}/{shard}.js" for shard in shards
        }
    assert {path for path in changed if path.split("/")[1] not in "tpfn"} == {
        "search/start.js",
        "search/d/0.js",
        "search/e/0.js",
        "search/s/0.js",
    }
