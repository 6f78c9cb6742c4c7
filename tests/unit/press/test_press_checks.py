"""What no single file can know: ids, former addresses, links between articles, images."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from plugins.arabic.values import Block
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf, Mark, Picture, Piece
from plugins.press.checks import check_archive, published_at


def _record(path: str, record_id: str, *pieces: Piece, **more: object) -> Record:
    return Record(
        path=path,
        id=record_id,
        title="خبر",
        day=date(2019, 3, 5),
        document=Document(pieces),
        lines=(7,),
        **more,  # type: ignore[arg-type] # a test's own keywords
    )


def _link(href: str) -> Leaf:
    return Leaf("p", Block("paragraph", 0, "اقرأ هذا"), (Mark(5, 8, "a", (("href", href),)),))


def _check(
    *records: Record, sources: Mapping[str, str] = {}, images: tuple[str, ...] = ()
) -> list[tuple[str, int, str]]:
    found = check_archive(records, images, lambda path: sources.get(path, ""), "content")
    return [(p.path, p.line, p.code) for p in found]


def test_ids_that_are_one_on_a_blind_disk_are_all_named() -> None:
    records = (
        _record("articles/a.md", "Khabar"),
        _record("articles/b.md", "khabar"),
        _record("articles/c.md", "other"),
    )
    sources = {"articles/a.md": "---\nالعنوان: خبر\nالمعرف: Khabar\n---\n\nنص", "articles/b.md": "نص"}
    assert _check(*records, sources=sources) == [
        ("content/articles/a.md", 3, "W-ID-DUPLICATE"),
        ("content/articles/b.md", 1, "W-ID-DUPLICATE"),
    ]


def test_ids_in_two_unicode_forms_are_one() -> None:
    codes = _check(_record("articles/a.md", "caf\u00e9"), _record("articles/b.md", "cafe\u0301"))
    assert [code for _, _, code in codes] == ["W-ID-DUPLICATE"] * 2


@pytest.mark.parametrize("former", ["/2019/03/05/b/", "https://a.example/2019/03/05/b", "2019/03/05/b/"])
def test_a_former_address_that_another_article_has_is_named(former: str) -> None:
    sources = {"articles/a.md": f"Title: خبر\nMoved_from: {former}\n"}
    records = (_record("articles/a.md", "a", moved_from=(former,)), _record("articles/b.md", "b"))
    assert _check(*records, sources=sources) == [("content/articles/a.md", 2, "W-MOVED-CLASH")]


@pytest.mark.parametrize("former", ["../x/", "/", "/actors/x/", "2019/03/", "data/articles.csv", "a\\b"])
def test_a_former_address_where_no_page_can_be_is_named(former: str) -> None:
    sources = {"articles/a.md": f"العنوان: خبر\nالعنوان السابق: {former}\n"}
    records = (_record("articles/a.md", "a", moved_from=("news/1/", former)),)
    assert _check(*records, sources=sources) == [("content/articles/a.md", 2, "W-MOVED-BAD")]


def test_two_articles_cannot_have_moved_from_one_address() -> None:
    records = [_record(f"articles/{i}.md", i, moved_from=("old/x/",)) for i in "ab"]
    assert [code for _, _, code in _check(*records)] == ["W-MOVED-CLASH"]


@pytest.mark.parametrize(
    "href",
    [
        "{filename}articles/b.md",
        "{filename}/articles/b.md",
        "{filename}b.md",
        "b.md",
        "../articles/b.md",
        "articles/%62.md",
        "https://a.example/",
        "mailto:a@a.example",
        "{static}images/x.png",
    ],
)
def test_links_that_hold_pass(href: str) -> None:
    records = (_record("articles/a.md", "a", _link(href)), _record("articles/b.md", "b"))
    assert _check(*records, images=("images/x.png",)) == []


@pytest.mark.parametrize(
    ("href", "code"),
    [
        ("{filename}articles/none.md", "W-LINK-MISSING"),
        ("none.md", "W-LINK-MISSING"),
        ("{static}../outside/secret.txt", "W-LINK-MISSING"),
        ("{attach}../outside/secret.txt", "W-LINK-FORM"),
        ("{filename}articles/draft.md", "W-LINK-DRAFT"),
        ("{filename}articles/a.md#no-such-part", "W-LINK-ANCHOR"),
        ("#no-such-part", "W-LINK-ANCHOR"),
        ("javascript:x()", "W-LINK-SCHEME"),
        ("//a.example/x", "W-LINK-SCHEME"),
    ],
)
def test_links_that_do_not_hold_are_named_with_their_line(href: str, code: str) -> None:
    records = (_record("articles/a.md", "a", _link(href)), _record("articles/draft.md", "d", status="draft"))
    sources = {"articles/a.md": f"Title: خبر\n\nنص\nنص [اقرأ هذا]({href})\n"}
    assert _check(*records, sources=sources) == [("content/articles/a.md", 4, code)]
    assert _check(*records) == [("content/articles/a.md", 7, code)]


def test_the_article_that_a_link_means_is_found_beside_it_too() -> None:
    here = _record("articles/2019/a.md", "a")
    there = _record("articles/2019/b.md", "b")
    by_path = {r.path: r for r in (here, there)}
    assert published_at("b.md", here, by_path) is there
    assert published_at("{filename}articles/2019/b.md#x", here, by_path) is there
    assert published_at("../../articles/2019/b.md", here, by_path) is there
    assert published_at("../../../articles/2019/b.md", here, by_path) is None


@pytest.mark.parametrize(
    ("address", "code"), [("images/none.png", "W-IMAGE-MISSING"), ("images/x.svg", "W-IMAGE-SVG")]
)
def test_images_that_are_not_there_are_named(address: str, code: str) -> None:
    sources = {"articles/a.md": f"Title: خبر\n\nنص\n\n![صورة]({address})\n"}
    pictured = _record("articles/a.md", "a", Picture(address, "صورة"))
    assert _check(pictured, sources=sources, images=("images/a.png",)) == [("content/articles/a.md", 5, code)]
    headed = _record("articles/a.md", "a", image=Picture(address, "صورة"))
    assert [c for _, _, c in _check(headed, images=("images/a.png",))] == [code]
    assert _check(headed, images=("images/a.png", "images/none.png", "images/x.svg")) == []
