"""Whole files: metadata, text, and every problem with its line."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.article import Correction
from plugins.newsroom.document import Picture
from plugins.newsroom.site import Site
from plugins.readers.article import TITLE_WORDS, Reading, derive_title, read_article

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("articles.toml").read_text(encoding="utf-8")
)
SEED = Path(__file__).parents[3] / "content/articles/2016/05/lavrov-raqqa.txt"


def read(
    text: str, file: str = "articles/x.txt", years: tuple[int | None, int | None] = (None, None)
) -> Reading:
    return read_article(text.encode(), file, Site(first_year=years[0], last_year=years[1]))


@pytest.mark.parametrize("case", [pytest.param(c, id=c["title"]) for c in CASES["case"]])
def test_a_file_is_read_with_all_its_problems(case: dict[str, Any]) -> None:
    unit, times = case.get("fill", ("", 0))
    text = case["text"].removeprefix("\n").replace("%s", unit * times)
    reading = read(text, case.get("file", "articles/x.txt"), case.get("years", (None, None)))
    assert [f"{p.line} {p.code}" for p in reading.problems] == case["problems"]
    messages = "\n".join(map(str, reading.problems))
    assert all(words in messages for words in case.get("says", ()))
    assert reading.record is not None
    for name, value in case.get("record", {}).items():
        found = getattr(reading.record, name)
        assert (list(found) if isinstance(found, tuple) else found) == value, name


def test_a_problem_names_the_file_as_the_editor_sees_it() -> None:
    (problem,) = read("Title: خبر\n\nنص.").problems
    assert problem.path == "content/articles/x.txt"
    (problem,) = read_article("نص".encode(), "articles/x.txt", Site(), content="مواد").problems
    assert problem.path == "مواد/articles/x.txt"


def test_image_and_corrections_are_values() -> None:
    record = read(
        "Date: 2016-05-24\nImage: images/a.jpg\nImage_alt: جسر\nImage_caption: يومها\nImage_credit: سالم\n"
        "Correction: 2016-06-01: صُحّح الاسم: سالم\nتصحيح: ورد خطأ: الاسم\nتصحيح: 10:30 كان الموعد\n\nنص."
    ).record
    assert record is not None
    assert record.image == Picture("images/a.jpg", "جسر", "يومها", "سالم")
    first, second, third = record.corrections
    assert (str(first.day), first.text) == ("2016-06-01", "صُحّح الاسم: سالم")
    assert (second, third) == (Correction("ورد خطأ: الاسم"), Correction("10:30 كان الموعد"))


def test_lines_of_keys_are_kept() -> None:
    assert read("Title: خبر\nالتاريخ: 2016-05-24\nالأسماء: سالم\n\nنص.").key_lines == {
        "Title": 1,
        "Date": 2,
        "Actors": 3,
    }


@pytest.mark.parametrize("case", [pytest.param(c, id=c["text"][:30]) for c in CASES["title"]])
def test_titles_are_made_of_the_first_words(case: dict[str, str]) -> None:
    assert derive_title(case["text"]) == case["title"]


@given(st.text("ابتث .،؟!:\n«»", min_size=1).filter(str.strip))
def test_a_derived_title_is_short_and_the_text_begins_with_it(text: str) -> None:
    text = text.strip()
    title = derive_title(text)
    assert len(title.split()) <= TITLE_WORDS
    assert " ".join(text.split()).startswith(title.removesuffix("…"))


@pytest.mark.skipif(not SEED.exists(), reason="the first article is not in content/")
def test_the_first_article_reads_without_its_metadata() -> None:
    text = SEED.read_text(encoding="utf-8").split("---\n", 2)[-1].strip()
    for years, day in (((2016, 2016), "2016-05-24"), ((2010, 2020), "None"), ((None, None), "None")):
        record = read(text, "articles/2016/05/lavrov-raqqa.txt", years).record
        assert record is not None
        assert (record.text, str(record.day), record.source) == (text, day, "وكالات")
        assert (record.title_status, record.id, len(record.lines)) == ("derived", "lavrov-raqqa", 11)
        assert text.startswith(record.title.removesuffix("…"))


@given(st.text(), st.sampled_from(["articles/x.md", "articles/x.txt"]))
def test_any_text_is_read_and_its_blocks_are_clean(text: str, file: str) -> None:
    reading = read_article(text.encode("utf-8", "surrogatepass"), file, Site())
    if reading.record is None:
        assert {p.code for p in reading.problems} == {"W-ENCODING"}
        return
    record = reading.record
    assert len(record.lines) == len(record.document.blocks)
    for block in record.document.blocks:
        assert block.text == block.text.strip() != ""
        assert record.text[block.start : block.end] == block.text
        assert "\n" not in block.text or block.kind == "code"


@given(st.lists(st.text("ابجد هوز،.: ", min_size=1).filter(lambda t: "ا" in t), min_size=1))
def test_a_plain_text_keeps_every_letter(paragraphs: list[str]) -> None:
    record = read("Date: 2016-05-24\n\n" + "\n".join(paragraphs)).record
    assert record is not None
    assert record.text == "\n".join(p.strip() for p in paragraphs)
