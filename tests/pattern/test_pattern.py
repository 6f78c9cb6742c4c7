"""The pattern page shows all that the theme can draw, and always the same."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import html5lib
import pytest

from plugins.newsroom.phrases import phrase
from tests.pattern.render import render_pattern

HERE = Path(__file__).parent
TEMPLATES = HERE.parents[1] / "theme" / "templates"
# Parts of one kind of page only, which `article.html` and the others show with it.
ON_PAGES = {"header", "footer", "citation", "listing"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return render_pattern(tmp_path_factory.mktemp("pattern")).parent


def test_every_macro_and_partial_is_shown() -> None:
    page = (HERE / "pattern.html").read_text(encoding="utf-8")
    imported = {
        name if alias is None else alias
        for names in re.findall(r"import ([^%]+) %}", page)
        for name, alias in (([*part.split(" as "), None])[:2] for part in names.strip().split(", "))
    }
    macros = {
        name
        for file in (TEMPLATES / "macros").glob("*.html")
        for name in re.findall(r"{% macro (\w+)\(", file.read_text(encoding="utf-8"))
    }
    assert len(imported) == len(macros)
    assert all(re.search(rf"{{{{ {name}\(", page) for name in imported)
    partials = {p.stem for p in (TEMPLATES / "partials").glob("*.html")}
    assert partials - ON_PAGES == set(re.findall(r'include "partials/(\w+)\.html"', page))


def test_the_pages_are_well_formed_and_name_no_id_twice(folder: Path) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for page in sorted(folder.glob("*.html")):
        tree = parser.parse(page.read_text(encoding="utf-8"))
        ids = Counter(e.get("id") for e in tree.iter() if e.get("id"))
        assert [i for i, times in ids.items() if times > 1] == [], page.name


def test_the_states_are_there(folder: Path) -> None:
    page = (folder / "pattern.html").read_text(encoding="utf-8")
    keys = ("speaker.unknown", "undated", "found", "found.short", "articles.none", "statements.none")
    assert [k for k in keys if phrase(k) not in page] == []
    for state in ("quote--by-hand", '<q id="s-', '<span id="s-', '<aside role="note">', "line--lead"):
        assert state in page
    assert page.count("رُصد آليًا") > 200
    assert phrase("withdrawn.because") in (folder / "withdrawn.html").read_text(encoding="utf-8")


def test_the_page_is_the_same_every_time(folder: Path, tmp_path: Path) -> None:
    again = render_pattern(tmp_path).parent
    pages = sorted(p.name for p in folder.glob("*.html"))
    assert pages == ["article.html", "bare.html", "pattern.html", "withdrawn.html"]
    assert all((folder / p).read_bytes() == (again / p).read_bytes() for p in pages)
