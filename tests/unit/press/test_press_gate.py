"""The last check before a site is published."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Block
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.press.gate import check_site, compare_text, fold_quotes, resolve

_WORDS = st.text("ابتثجحخ «»\"'’“” .،\u00a0\u200f", max_size=40)


def _record(*blocks: str, **more: object) -> Record:
    pieces, start = [], 0
    for text in blocks:
        pieces.append(Leaf("p", Block("paragraph", start, text)))
        start += len(text) + 1
    return Record(
        path="articles/a.txt",
        id="a",
        title="خبر",
        day=date(2019, 3, 5),
        document=Document(tuple(pieces)),
        lines=tuple(range(4, 4 + len(blocks))),
        **more,  # type: ignore[arg-type] # a test's own keywords
    )


_HOME = "2019/03/05/a/"
_POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'self'">"""


def _site(folder: Path, record: Record, files: Mapping[str, str] = {}, body: str | None = None) -> list[str]:
    """Write a site of one article and give back the codes of what is wrong with it."""
    text = "".join(f"<p>{b.text}</p>" for b in record.document.blocks) if body is None else body
    page = f'<!DOCTYPE html><html><body><div class="article__text">{text}</div></body></html>'
    all_files = {f"{_HOME}index.html": page, f"{_HOME}article.txt": f"{record.text}\n", **files}
    for name, content in all_files.items():
        if content:
            guarded = name.endswith(".html") and "Content-Security-Policy" not in content
            content = _POLICY + content if guarded else content  # noqa: PLW2901 - every page has one
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8", newline="")
    present = [n for n, c in all_files.items() if c]
    return [p.code for p in check_site(folder, present, [record])]


@pytest.mark.parametrize(
    ("address", "page", "target"),
    [
        ("../b/", "a/index.html", ("b/index.html", "")),
        ("../b/#s-1", "a/index.html", ("b/index.html", "s-1")),
        ("#s-1", "a/index.html", ("a/index.html", "s-1")),
        ("article.txt", "a/index.html", ("a/article.txt", "")),
        (".", "index.html", ("index.html", "")),
        ("..", "a/index.html", ("index.html", "")),
        ("../../x", "a/index.html", ("..", "")),
        ("%D8%A3/", "index.html", ("أ/index.html", "")),
        ("/archive/a/", "404.html", ("a/index.html", "")),
        ("/a/", "404.html", ("..", "")),
        ("https://a.example/archive/a/#x", "b/index.html", ("a/index.html", "x")),
        ("https://a.example/archive", "b/index.html", ("index.html", "")),
        ("https://a.example/archives/", "b/index.html", None),
        ("mailto:x@a.example", "b/index.html", None),
    ],
)
def test_links_lead_where_a_browser_would_go(address: str, page: str, target: tuple[str, str] | None) -> None:
    assert resolve(address, page, "https://a.example/archive") == target


def test_a_sound_site_passes(tmp_path: Path) -> None:
    assert _site(tmp_path, _record("قال سليم: «نعم».", "وانتهى.")) == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({f"{_HOME}index.html": ""}, "W-GATE-NO-PAGE"),
        ({f"{_HOME}article.txt": ""}, "W-GATE-TEXT"),
        ({f"{_HOME}article.txt": "نص آخر\n"}, "W-GATE-TEXT"),
        ({"index.html": '<a href="none/">أ</a>'}, "W-GATE-LINK"),
        ({"index.html": '<a href="2019/03/05/a/#s-9">أ</a>'}, "W-GATE-ANCHOR"),
        ({"index.html": '<img src="https://a.example/x.png" alt="">'}, "W-GATE-OUTSIDE"),
        ({"index.html": '<a href="//[">أ</a>'}, "W-GATE-LINK"),
        ({"index.html": "<p onclick=x>أ</p>"}, "W-GATE-UNSAFE"),
        ({"index.html": '<p id="a">أ</p><p id="a">أ</p>'}, "W-GATE-ID-TWICE"),
        ({"index.html": "<meta http-equiv='Content-Security-Policy'><p>أ</p>"}, "W-GATE-POLICY"),
        ({"index.html": f"{_POLICY.replace(';', '; script-src *;')}<p>أ</p>"}, "W-GATE-POLICY"),
        ({"index.html": f"{_POLICY.replace('none', 'unsafe-inline')}<p>أ</p>"}, "W-GATE-POLICY"),
        ({"index.html": f'<img src="a.png" alt="">{_POLICY}', "a.png": "x"}, "W-GATE-POLICY"),
        ({"theme/a.css": "a { background: url('none.png') }"}, "W-GATE-LINK"),
        ({"theme/a.css": '@import "https://a.example/x.css";'}, "W-GATE-OUTSIDE"),
        ({f"{_HOME}index.html": "<p>قال نعم.</p>"}, "W-GATE-VERBATIM"),
    ],
)
def test_one_fault_has_its_code(tmp_path: Path, files: dict[str, str], code: str) -> None:
    assert _site(tmp_path, _record("قال نعم."), files) == [code]


def test_a_fault_on_every_page_does_not_fill_the_screen(tmp_path: Path) -> None:
    files = {f"p{n}.html": '<a href="none/">أ</a>' for n in range(100)}
    codes = _site(tmp_path, _record("قال نعم."), files)
    assert codes == [*["W-GATE-LINK"] * 20, "W-GATE-MORE"]


def test_a_draft_that_got_out_is_caught(tmp_path: Path) -> None:
    assert _site(tmp_path, _record("سر.", status="draft")) == ["W-GATE-LEAK"]


def test_a_withdrawn_article_may_leave_a_page_and_no_text(tmp_path: Path) -> None:
    withdrawn = _record("سر.", status="withdrawn")
    assert _site(tmp_path / "1", withdrawn, {f"{_HOME}article.txt": ""}) == []
    assert _site(tmp_path / "2", withdrawn) == ["W-GATE-LEAK"]


def test_a_quote_set_apart_is_the_same_text() -> None:
    record = _record('وأكد سليم قائلا: "سنعمل معا". وانصرف.', "ثم عاد.")
    pieces = ["وأكد سليم قائلا:", "«سنعمل معا».", "وانصرف.", "ثم عاد."]
    assert compare_text(record, pieces) is None


@pytest.mark.parametrize(
    "pieces",
    [
        ["قال إن الأمر انتهى", "ثم عاد."],  # a lost stop
        ["قال إن الأمر انتهى.", "ثم  عاد."],  # one blank more
        ["قال ان الأمر انتهى.", "ثم عاد."],  # another hamza
        ["قال إن الأمر انتهى. ثم عاد."],  # two blocks in one
        ["قال إن الأمر انتهى."],
        ["قال إن الأمر انتهى.", "ثم عاد.", "عاد."],
        [],
    ],
)
def test_one_differing_character_is_found(pieces: list[str]) -> None:
    found = compare_text(_record("قال إن الأمر انتهى.", "ثم عاد."), pieces)
    assert found is not None
    assert found.code == "W-GATE-VERBATIM"


def test_the_message_names_the_line_and_both_contexts() -> None:
    found = compare_text(
        _record("وصل الوفد.", "من مجدر تبادل المعلومات"), ["وصل الوفد.", "من مجرد تبادل المعلومات"]
    )
    assert found is not None
    assert (found.path, found.line) == ("articles/a.txt", 5)
    assert "«من مجدر تبادل المعلو" in found.what
    assert "«من مجرد تبادل المعلو" in found.what


@given(st.lists(_WORDS, min_size=1, max_size=4))
def test_the_text_itself_always_passes(blocks: list[str]) -> None:
    pieces = [s for b in blocks if (s := b.strip(" "))]
    assert compare_text(_record(*blocks), pieces) is None


@given(st.text("ابت", min_size=2, max_size=30), st.data())
def test_no_lost_letter_passes(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text) - 1))
    assert compare_text(_record(text), [text[:at] + text[at + 1 :]] if len(text) > 1 else []) is not None


@given(_WORDS)
def test_folding_quotes_twice_is_folding_once(text: str) -> None:
    assert fold_quotes(fold_quotes(text)) == fold_quotes(text)
