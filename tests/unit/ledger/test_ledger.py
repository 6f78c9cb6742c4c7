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
from plugins.ledger.pages import LATEST, Sum, make_ledger, make_sheets, speakers_of, unnamed_of
from plugins.ledger.register import Heard, heard
from plugins.newsroom.archive import FEW_SAID, Archive, Said, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.paging import PER_PAGE

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
    assert (entry.before, "".join(p.text for p in entry.pieces), entry.after) == (
        case["before"],
        case["words"],
        case["after"],
    )
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


def test_for_whom_somebody_speaks_is_told_where_his_name_does_not_say_it() -> None:
    text = "قال متحدث باسم الميناء إن الرصيف جاهز"
    port = Speaker("الميناء")
    for name, told in (("متحدث باسم الميناء", None), ("باسم", "الميناء")):
        statement = make_statement(text, "الرصيف جاهز", "قال", speakers=(Speaker(name),), on_behalf_of=port)
        record = make_record(text, statement)
        body = make_entry(Said(record, statement), make_archive([record])).on_behalf_of
        assert (body and body.name) == told


def test_a_source_without_a_name_leads_to_its_kind() -> None:
    text = "قال مصدر ملاحي إن الرصيف جاهز"
    statement = make_statement(text, "الرصيف جاهز", "قال", speakers=(Speaker("مصدر ملاحي"),))
    record = make_record(text, statement)
    (voice,) = make_entry(Said(record, statement), make_archive([record])).speakers
    assert (voice.name, voice.address) == ("مصدر ملاحي", "statements/unnamed/economic/")


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


def archive_of(count: int, words: str = "الرصيف جاهز") -> Archive:
    text = f"قالت ندى الهلال إن {words}"
    return make_archive(
        make_record(
            text,
            make_statement(text, words, "قالت", id=f"s-{n:010x}"),
            record_id=f"n{n:03}",
            day=date(2020 + n // 120, 1, 1),
        )
        for n in range(count)
    )


def test_a_short_list_of_statements_stands_on_one_page_with_its_years() -> None:
    sheets = list(make_sheets(archive_of(PER_PAGE)))
    assert [s.address for s in sheets] == ["statements/", "statements/nada-hilal/"]
    assert all(s.sum.total == PER_PAGE and not s.years for s in sheets)


def test_whoever_said_little_has_it_on_her_own_page() -> None:
    few, many = archive_of(FEW_SAID), archive_of(FEW_SAID + 1)
    assert few.entities["nada-hilal"].ledger == "actors/nada-hilal/#statements"
    assert many.entities["nada-hilal"].ledger == "statements/nada-hilal/"
    assert [s.address for s in make_sheets(few)] == ["statements/"]
    assert [s.address for s in make_sheets(many)] == ["statements/", "statements/nada-hilal/"]


def test_a_long_list_has_its_latest_on_its_front_and_pages_of_its_years_from_the_oldest() -> None:
    front, *years = [s for s in make_sheets(archive_of(280)) if s.speaker]
    assert (front.address, front.sum.total) == ("statements/nada-hilal/", 280)
    assert sum(len(g.sayings) for g in front.groups) == LATEST
    assert [(y.number, y.count) for y in front.years] == [(2022, 40), (2021, 120), (2020, 120)]
    assert [s.address.removeprefix(front.address) for s in years] == [
        "2020/", "2020/page/1/", "2021/", "2021/page/1/", "2022/",
    ]  # fmt: skip
    assert [(s.earlier and s.earlier.number, s.later and s.later.number) for s in years] == [
        (None, 2021), (None, None), (2020, 2022), (None, None), (2021, None),
    ]  # fmt: skip
    assert years[1].groups[-1].record.id == "n000"


def test_a_year_of_the_whole_ledger_is_a_register_of_articles() -> None:
    front, *years = [s for s in make_sheets(archive_of(280)) if not s.speaker]
    assert (front.address, sum(len(g.sayings) for g in front.groups)) == ("statements/", LATEST)
    assert [(s.address, s.sum.total, len(s.register), s.groups) for s in years] == [
        ("statements/2020/", 120, 20, ()), ("statements/2020/page/1/", 120, PER_PAGE, ()),
        ("statements/2021/", 120, 20, ()), ("statements/2021/page/1/", 120, PER_PAGE, ()),
        ("statements/2022/", 40, 40, ()),
    ]  # fmt: skip
    assert [r.id for r in years[4].register][:2] == ["n279", "n278"]
    assert [(y.number, y.count) for y in front.years] == [(2022, 40), (2021, 120), (2020, 120)]


def test_the_register_names_who_speaks_once_and_leads_to_his_first_words() -> None:
    text = 'قالت ندى الهلال إن الرصيف "جاهز" وقيل إن البحر هائج وأعلن باسم وندى أن السوق مفتوح'
    both = (Speaker("باسم", "basim"), Speaker(NADA.name, NADA.id))
    record = make_record(
        text,
        make_statement(text, 'الرصيف "جاهز"', "قالت", id="s-1"),
        make_statement(text, "جاهز", "قالت", kind="direct", id="s-2"),
        make_statement(text, "البحر هائج", "قيل", speakers=(), id="s-3"),
        make_statement(text, "السوق مفتوح", "أعلن", speakers=both, id="s-4"),
    )
    assert heard(record) == (
        Heard("ندى الهلال", "2021/03/04/a/#s-1", 3, 1),
        Heard("قائل غير محدد", "2021/03/04/a/#s-3", 1, 0),
        Heard("باسم", "2021/03/04/a/#s-4", 1, 0),
    )


def test_years_are_said_where_a_page_has_several() -> None:
    front = next(make_sheets(archive_of(260)))
    assert [g.year for g in front.groups if g.year is not None] == [2022, 2021]


def test_the_same_words_are_one_entry_with_its_occurrences() -> None:
    archive = archive_of(3, "الرصيف الجديد جاهز لاستقبال السفن كلها")
    sheet = next(make_sheets(archive))
    (group,) = sheet.groups
    entry = make_entry(group.sayings[0], archive)
    assert sheet.sum.total == 3
    assert entry.address == "2020/01/01/n000/#s-0000000000"
    assert [(o.address, o.speaker) for o in entry.again] == [
        ("2020/01/01/n001/#s-0000000001", ""),
        ("2020/01/01/n002/#s-0000000002", ""),
    ]


def test_words_that_another_is_said_to_have_spoken_say_so() -> None:
    words = "الرصيف الجديد جاهز لاستقبال السفن كلها"
    records = [
        make_record(f"{cue} إن {words}", make_statement(f"{cue} إن {words}", words, cue, speakers=(who,)),
                    record_id=name)
        for name, cue, who in (
            ("a", "قالت", Speaker(NADA.name, NADA.id)), ("b", "قال", Speaker("مصدر ملاحي")))
    ]  # fmt: skip
    archive = make_archive(records)
    ((saying,),) = (g.sayings for g in next(make_sheets(archive)).groups)
    assert [o.speaker for o in make_entry(saying, archive).again] == ["مصدر ملاحي"]


def test_what_one_denies_and_another_says_is_not_the_same() -> None:
    text = "نفت أن الرصيف الجديد جاهز لاستقبال السفن كلها"
    words = text.removeprefix("نفت أن ")
    records = [
        make_record(text, make_statement(text, words, "نفت", cue_class=class_), record_id=class_)
        for class_ in ("deny", "say")
    ]
    assert len(next(make_sheets(make_archive(records))).groups) == 2


def test_a_literal_word_within_a_report_is_shown_in_it_and_not_again() -> None:
    text = 'قالت ندى الهلال إن الأنباء "كاذبة" كلها'
    whole = make_statement(text, 'الأنباء "كاذبة" كلها', "قالت")
    part = make_statement(text, "كاذبة", "قالت", kind="partial", id="s-1")
    archive = make_archive([make_record(text, whole, part)])
    sheet = next(make_sheets(archive))
    ((saying,),) = (g.sayings for g in sheet.groups)
    entry = make_entry(saying, archive)
    assert [(p.text, p.is_quoted) for p in entry.pieces] == [
        ("الأنباء ", False), ("كاذبة", True), (" كلها", False),
    ]  # fmt: skip
    assert entry.kind == "نقل بالمعنى، فيه كلام بحرفه"
    assert make_entry(Said(archive.records[0], whole), archive) == entry
    assert sheet.sum == Sum(2, {"partial": 1, "indirect": 1})


def test_what_another_says_within_a_report_is_an_entry_of_its_own() -> None:
    text = 'قالت ندى الهلال إن باسم وصفها بأنها "كاذبة"'
    whole = make_statement(text, 'باسم وصفها بأنها "كاذبة"', "قالت")
    part = make_statement(
        text, "كاذبة", "وصفها", kind="partial", id="s-1", speakers=(Speaker("باسم", "basim"),)
    )
    (group,) = next(make_sheets(make_archive([make_record(text, whole, part)]))).groups
    assert [s.said.statement.id for s in group.sayings] == ["s-0123456789", "s-1"]


def test_sources_without_a_name_are_gathered_by_kind() -> None:
    text = "قال مصدر إن الرصيف جاهز"
    said = [
        make_statement(text, "الرصيف جاهز", "قال", id=f"s-{n}", speakers=speakers)
        for n, speakers in enumerate(
            ((Speaker("مصدر أمني"),), (Speaker("شهود عيان"),), (), (Speaker("غروس"),))
        )
    ]
    archive = make_archive(make_record(text, s, record_id=s.id) for s in said)
    assert [(kind, [s.statement.id for s in found]) for kind, found in unnamed_of(archive).items()] == [
        ("security", ["s-0"]), ("witness", ["s-1"]), ("unresolved", ["s-2"]),
    ]  # fmt: skip
    assert "statements/unnamed/security/" in [s.address for s in make_sheets(archive)]
    assert make_ledger(archive).unnamed == (("security", 1), ("witness", 1), ("unresolved", 1))


def test_an_empty_ledger_has_its_page() -> None:
    (sheet,) = make_sheets(make_archive([]))
    assert (sheet.address, sheet.groups, sheet.sum.total) == ("statements/", (), 0)
    assert make_ledger(make_archive([])).speakers == ()


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
    first = next(make_sheets(make_archive(records)))
    assert [(g.record.id, g.year) for g in first.groups] == [("d", 2021), ("u", 0)]
