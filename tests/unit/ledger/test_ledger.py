"""The ledger's pages, and its lines: no statement without its cue."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Analysis, Block, Entity, Span, Speaker, Statement
from plugins.ledger.entries import REACH, Entry, in_context, make_entry
from plugins.ledger.pages import make_ledger, speakers_of
from plugins.newsroom.archive import Archive, Said, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf

CASES = tomllib.loads((Path(__file__).parent / "entries.toml").read_text(encoding="utf-8"))["case"]

NADA = Entity("nada-hilal", "ندى الهلال", "person")
STRANGER = Entity("basim", "باسم", "person", status="found")


def make_record(
    text: str, *statements: Statement, record_id: str = "a", day: date | None = date(2021, 3, 4)
) -> Record:
    entities = {e.id: e for e in (NADA, STRANGER)}
    speakers = {s.entity for one in statements for s in one.speakers}
    return Record(
        f"articles/{record_id}.txt",
        record_id,
        f"خبر {record_id}",
        day=day,
        document=Document((Leaf("p", Block("paragraph", 0, text)),)),
        analysis=Analysis(statements, (), {i: e for i, e in entities.items() if i in speakers}),
    )


def make_statement(text: str, words: str, cue: str, **more: Any) -> Statement:  # noqa: ANN401 - any of its values
    start = text.index(words)
    end = start + len(words)
    marked = text[start - 1 : start] in {'"', "«"} and start > 0
    at = text.index(cue) if cue else -1
    values = {
        "id": "s-0123456789",
        "kind": "indirect",
        "outer": Span(start - marked, end + marked),
        "cue_class": "say",
        "grade": "named",
        "rule": "",
        "cue_span": Span(at, at + len(cue)) if cue else None,
        "speakers": (Speaker(NADA.name, NADA.id, "مديرة الميناء"),),
        **more,
    }
    return Statement(start=start, end=end, cue=cue, **values)


def entry_of(case: dict[str, Any]) -> Entry:
    source = case.get("source", "")
    at = case["text"].index(source)
    statement = make_statement(
        case["text"],
        case["words"],
        case["cue"],
        kind=case["kind"],
        source=Span(at, at + len(source)) if source else None,
        source_text=source,
        grade=case.get("grade", "named"),
    )
    record = make_record(case["text"], statement)
    return make_entry(Said(record, statement), make_archive([record]))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_an_entry_shows_the_words_with_their_cue(case: dict[str, Any]) -> None:
    entry = entry_of(case)
    assert (entry.before, entry.text, entry.after) == (case["before"], case["words"], case["after"])
    assert case["cue"] in f"{entry.before}{entry.after}"
    assert entry.kind == case["kind_name"]
    assert entry.grade == case["grade_name"]


def test_an_entry_leads_to_the_statement_and_its_speaker() -> None:
    text = "قالت ندى الهلال إن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "قالت", source_text="الهلال")
    record = make_record(text, statement)
    entry = make_entry(Said(record, statement), make_archive([record]))
    assert entry.address == "2021/03/04/a/#s-0123456789"
    assert [(v.name, v.address, v.role) for v in entry.speakers] == [
        ("ندى الهلال", "actors/nada-hilal/", "مديرة الميناء")
    ]


def test_the_words_that_name_the_speaker_are_told_where_the_entry_does_not_show_them() -> None:
    shown, apart = "قالت ندى الهلال إن الرصيف جاهز", "عادت السيدة ندى أمس مؤكدة أن الرصيف جاهز"
    for text, cue, source, as_met in (
        (shown, "قالت", "الهلال", ""),
        (apart, "مؤكدة", "السيدة ندى", "السيدة ندى"),
    ):
        record = make_record(text, make_statement(text, "الرصيف جاهز", cue, source_text=source))
        (said,) = make_archive([record]).said
        assert make_entry(said, make_archive([record])).as_met == as_met


def test_a_speaker_without_a_page_is_named_without_a_link() -> None:
    text = "قال مصدر ملاحي إن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "قال", speakers=(Speaker("مصدر ملاحي"),))
    record = make_record(text, statement)
    (voice,) = make_entry(Said(record, statement), make_archive([record])).speakers
    assert (voice.name, voice.address) == ("مصدر ملاحي", "")


def test_the_words_between_are_not_somebody_elses_statement() -> None:
    text = "نفى باسم أن البحر هائج وقالت ندى إن الرصيف جاهز"
    far = make_statement(text, "الرصيف جاهز", "نفى", cue_class="deny")
    other = make_statement(text, "البحر هائج", "نفى", id="s-9876543210")
    assert in_context(make_record(text, other, far), far) == ("نفى … ", "")


@given(st.integers(0, 2 * REACH))
def test_the_cue_is_shown_however_far_it_stands(distance: int) -> None:
    text = f"نفى {'و' * distance} أن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "نفى", cue_class="deny")
    before, _ = in_context(make_record(text, statement), statement)
    assert before.startswith("نفى")
    assert len(before) <= REACH


def archive_of(count: int) -> Archive:
    text = "قالت ندى الهلال إن الرصيف جاهز"
    return make_archive(
        make_record(text, make_statement(text, "الرصيف جاهز", "قالت", id=f"s-{n:010x}"), record_id=f"n{n:03}")
        for n in range(count)
    )


def test_the_ledger_is_paged_from_the_oldest_as_a_whole_and_by_speaker() -> None:
    sheets = list(make_ledger(archive_of(70)))
    assert [s.page.address for s in sheets] == [
        "statements/",
        "statements/page/1/",
        "statements/nada-hilal/",
        "statements/nada-hilal/page/1/",
    ]
    assert [bool(s.speakers) for s in sheets] == [True, False, False, False]
    assert {s.total for s in sheets} == {70}


def test_an_empty_ledger_has_its_page() -> None:
    (sheet,) = make_ledger(make_archive([]))
    assert (sheet.page.address, sheet.page.entries, sheet.speakers) == ("statements/", (), ())


def test_only_speakers_with_a_page_have_a_ledger_of_their_own() -> None:
    text = "قال باسم إن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "قال", speakers=(Speaker("باسم", "basim"),))
    assert speakers_of(make_archive([make_record(text, statement)], threshold=2)) == ()
    assert [one.entity.id for one in speakers_of(make_archive([make_record(text, statement)]))] == ["basim"]


def test_statements_of_undated_articles_stand_at_the_old_end() -> None:
    text = "قالت ندى الهلال إن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "قالت")
    records = [
        make_record(text, statement, record_id="u", day=None),
        make_record(text, statement, record_id="d"),
    ]
    first = next(make_ledger(make_archive(records)))
    assert [s.record.id for s in first.page.entries] == ["d", "u"]
