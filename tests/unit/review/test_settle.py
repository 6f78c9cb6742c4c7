"""What answers make of the articles: pure, on invented articles read by the real rules."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.review import Answers, apply_answers
from plugins.arabic.values import Analysis
from plugins.newsroom.article import Record
from tests.unit.review.desk import make_record, settle

CASES = tomllib.loads((Path(__file__).parent / "settled.toml").read_text(encoding="utf-8"))["case"]
PORT = "قال مدير الميناء فريد القاسم إن الرصيف جاهز.\nوأضاف أن السفن ستعود غدا."


def _said(record: Record) -> list[list[str]]:
    return [
        [" ".join(record.text[s.start : s.end].split()[:2]), s.speaker_name, s.grade, s.rule]
        for s in record.analysis.statements
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_answers_are_obeyed(case: dict[str, Any]) -> None:
    settled = settle(case["answers"], make_record(case["text"]))
    problems = [(p.line, p.code.removeprefix("W-REVIEW-")) for p in settled.problems]
    assert problems == [(line, code) for line, code, *_ in case.get("problems", [])]
    for problem, (_, _, *words) in zip(settled.problems, case.get("problems", []), strict=True):
        assert all(word in str(problem) for word in words), str(problem)
    (record,) = settled.records
    entities = record.analysis.entities
    if "said" in case:
        assert _said(record) == case["said"]
    if "names" in case:
        assert {i: e.name for i, e in entities.items()} == case["names"]
    if "kinds" in case:
        assert {i: e.type for i, e in entities.items()} == case["kinds"]
    assert {m.entity for m in record.analysis.mentions} <= entities.keys()
    assert {s.entity for x in record.analysis.statements for s in x.speakers if s.entity} <= entities.keys()


def test_without_answers_an_article_is_the_same_value() -> None:
    record = make_record(PORT)
    other = settle('[[name]]\nid = "فريد-القاسم"\n# drop = true', record)
    assert other.records[0] is record


def test_articles_that_no_answer_concerns_are_the_same_values() -> None:
    port, other = make_record(PORT), make_record("قال النقابي سامي الناصر إن الطريق مغلق.", "articles/b.txt")
    settled = settle('[[name]]\nid = "فريد-القاسم"\ndrop = true', port, other)
    assert settled.records[0] != port
    assert settled.records[1] is other


def test_an_answer_about_a_name_holds_in_every_article() -> None:
    records = [make_record(PORT, f"articles/{n}.txt") for n in "ab"]
    settled = settle('[[name]]\nid = "فريد-القاسم"\nis = "vasily-kornilov"', *records)
    assert [set(r.analysis.entities) for r in settled.records] == [{"vasily-kornilov"}] * 2


def test_a_spelling_that_she_chose_is_no_longer_merely_found_in_any_article() -> None:
    right = make_record(PORT, "articles/right.txt")
    wrong = make_record(PORT.replace("القاسم", "القاسن"), "articles/wrong.txt")
    settled = settle('[[name]]\nid = "فريد-القاسن"\nname = "فريد القاسم"', right, wrong)
    assert [[(e.id, e.status) for e in r.analysis.entities.values()] for r in settled.records] == [
        [("فريد-القاسم", "authority")]
    ] * 2


def test_an_answer_about_words_that_come_twice_means_one_of_them() -> None:
    record = make_record("قال الوزير إن الرصيف جاهز تماما.\nوقال الحارس إن الرصيف جاهز تماما.")
    first, second = record.analysis.statements
    assert record.text[first.start : first.end] == record.text[second.start : second.end]
    (settled,) = settle(f'[[statement]]\nid = "{second.id}"\nspeaker = "فريد القاسم"', record).records
    assert [s.rule == "by-review" for s in settled.analysis.statements] == [False, True]


@pytest.mark.parametrize("before", ["", "وصل الوفد أمس.\n", "وصل الوفد أمس.\nوزار الميناء.\n"])
def test_an_answer_outlives_edits_elsewhere_and_a_moved_file(before: str) -> None:
    answers = f'[[statement]]\nid = "{make_record(PORT).analysis.statements[1].id}"\nspeaker = "حزب الفجر"'
    settled = settle(answers, make_record(before + PORT, "articles/2019/meeting.txt"))
    assert settled.problems == ()
    assert settled.records[0].analysis.statements[-1].speaker_id == "fajr"


def test_nothing_to_obey_gives_the_analysis_back() -> None:
    analysis = Analysis()
    assert apply_answers(analysis, "", Answers()) is analysis
