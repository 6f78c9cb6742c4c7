"""An article's page ends with what is needed to cite it and to trust it."""

from __future__ import annotations

import pytest

from tests.site.built import BuiltSite, Page, words

_CORRECTED = "2016/05/18/budget/index.html"


def _articles(site: BuiltSite) -> list[tuple[dict[str, str], Page]]:
    return [
        (row, site.page(f"{site.article_folder(row['article_id'])}index.html"))
        for row in site.rows("articles")
    ]


def _meta(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for element in page.all("meta"):
        found.setdefault(element.get("name", ""), []).append(element.get("content", ""))
    return found


def test_zotero_finds_a_newspaper_article(site: BuiltSite) -> None:
    for row, page in _articles(site):
        meta = _meta(page)
        assert meta["citation_title"] == [row["title"]]
        assert meta["DC.type"] == ["newspaperArticle"]
        assert meta.get("DC.source", [""]) == [row["source"]]
        assert meta.get("DC.relation", [""]) == [row["source_url"]]
        assert "; ".join(meta.get("citation_author", [])) == row["author"]
        assert meta.get("citation_publication_date", [""])[0].replace("/", "-") == row["date"]
        assert meta.get("citation_public_url", [""]) == [row["url"] if site.absolute else ""]


def test_the_page_says_which_file_it_comes_from_and_the_digest_of_its_text(site: BuiltSite) -> None:
    for row, page in _articles(site):
        (origin,) = page.all("ul", "origin")
        text, file, digest = (words(item) for item in origin.iter("li"))
        assert text == "نص المادة مجرّدًا"
        assert file == f"الملف: {row['file']}"
        assert digest == f"بصمة النص (SHA-256): {row['sha256']}"
        assert [a.get("href") for a in origin.iter("a")] == ["article.txt"]


def test_every_statement_of_an_article_has_one_permanent_link_beside_it(site: BuiltSite) -> None:
    rows = site.rows("statements")
    for row, page in _articles(site):
        linked = [
            a.get("href", "").removeprefix("#")
            for note in [*page.all("aside"), *page.all("figcaption")]
            for a in note.iter("a")
            if a.get("href", "").startswith("#")
        ]
        wanted = [r["statement_id"] for r in rows if r["article_id"] == row["article_id"]]
        # A statement in a heading has no note.
        assert set(linked) <= set(wanted)
        assert len(set(linked)) == len(linked)
        assert len(linked) >= len(wanted) - 1


def test_a_corrected_article_says_so_at_its_head(plain: BuiltSite) -> None:
    page = plain.page(_CORRECTED)
    (link,) = [a for a in page.all("a") if a.get("href") == "#corrections"]
    assert words(link) == "صُححت هذه المادة في 20 مايو/أيار 2016."
    (section,) = [e for e in page.all("section") if e.get("id") == "corrections"]
    assert "20 مايو/أيار 2016: ورد في النسخة الأولى" in words(section)
    assert not [a for a in plain.page("undated/well/index.html").all("a") if a.get("href") == "#corrections"]


@pytest.mark.parametrize("name", ["theme/cite.js"])
def test_a_script_speaks_with_the_phrases_of_the_catalogue(plain: BuiltSite, name: str) -> None:
    script = plain.text(name)
    assert 'phrase("' not in script
    assert '"نُسخ."' in script
