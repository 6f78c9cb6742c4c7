"""The open data: their columns are a contract, and their words are the article's own."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.cues import CUES, SPEECH_NOUNS
from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.site import Site
from plugins.open_data import make_files
from plugins.open_data.tables import CUE_CLASSES, TABLES, write_csv

_TEXT = 'نفى سالم الناصر أن "الميناء أُغلق" في المنارة.'
_NASSER = Entity(id="salem-nasser", name="سالم الناصر", type="person", kind="person", wikidata="Q1")
_MANARA = Entity(
    id="manara", name="المنارة", type="place", kind="city", country="LB", latitude=33.5, longitude=35.25
)
_PORT = Entity(id="found-port", name="هيئة الميناء", type="organization", status="found")

_COLUMNS = {
    "articles": (
        "article_id url title title_status date date_status source source_url author words sha256 file"
    ),
    "statements": (
        "statement_id article_id url date kind text start end cue cue_class source_text speaker_id"
        " speaker_name on_behalf_of grade rule"
    ),
    "entities": "entity_id name type status kind country latitude longitude wikidata articles mentions",
    "mentions": "article_id entity_id text start end",
}


def _record(record_id: str = "port", day: date | None = date(2019, 3, 5), **more: object) -> Record:
    start = _TEXT.index("الميناء")
    statement = Statement(
        id=f"s-{record_id}",
        kind="partial",
        start=start,
        end=start + len("الميناء أُغلق"),
        outer=Span(start - 1, start + 14),
        cue="نفى",
        cue_class="deny",
        grade="named",
        rule="after-cue",
        source_text="سالم الناصر",
        speakers=(Speaker("سالم الناصر", "salem-nasser"), Speaker("مصدر أمني")),
        on_behalf_of=Speaker("هيئة الميناء", "found-port"),
    )
    mentions = tuple(
        Mention(_TEXT.index(e.name), _TEXT.index(e.name) + len(e.name), e.id) for e in (_NASSER, _MANARA)
    )
    record = Record(
        path=f"articles/{record_id}.txt",
        id=record_id,
        title="خبر، «الميناء»",
        day=day,
        source="وكالات",
        authors=("هدى", "سامي"),
        document=Document((Leaf("p", Block("paragraph", 0, _TEXT)),)),
        analysis=Analysis((statement,), mentions, {e.id: e for e in (_NASSER, _MANARA, _PORT)}),
    )
    return replace(record, **more)  # type: ignore[arg-type] # a test's own keywords


def _read(archive: Archive, absolute: str = "") -> dict[str, list[dict[str, str]]]:
    files = make_files(archive, Site(), absolute)
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        for name, text in files.items()
        if name.endswith(".csv")
    }


def test_the_columns_are_the_contract() -> None:
    assert {t.name: " ".join(c.name for c in t.columns) for t in TABLES} == _COLUMNS


def test_every_class_of_cues_has_its_meaning_in_the_table() -> None:
    real = {c.cue_class for cues in CUES.values() for c in cues} | {*SPEECH_NOUNS.values(), "according"}
    assert set(CUE_CLASSES) == real


def test_what_a_value_means_is_said() -> None:
    closed = {c.name: c.one_of for t in TABLES for c in t.columns if c.one_of}
    assert set(closed) == {"title_status", "date_status", "kind", "cue_class", "grade", "type", "status"}
    assert all(meaning for values in closed.values() for meaning in values.values())


def test_an_article_has_its_row() -> None:
    (row,) = _read(make_archive([_record()]))["articles"]
    assert row == {
        "article_id": "port",
        "url": "2019/03/05/port/",
        "title": "خبر، «الميناء»",
        "title_status": "given",
        "date": "2019-03-05",
        "date_status": "given",
        "source": "وكالات",
        "source_url": "",
        "author": "هدى; سامي",
        "words": "8",
        "sha256": hashlib.sha256(_TEXT.encode()).hexdigest(),
        "file": "articles/port.txt",
    }


def test_a_statement_has_its_row_with_its_cue() -> None:
    (row,) = _read(make_archive([_record()]), "https://a.example/archive")["statements"]
    assert row["url"] == "https://a.example/archive/2019/03/05/port/#s-port"
    assert (row["cue"], row["cue_class"], row["text"]) == ("نفى", "deny", "الميناء أُغلق")
    assert _TEXT[int(row["start"]) : int(row["end"])] == row["text"]
    assert row["speaker_name"] == "سالم الناصر / مصدر أمني"
    assert row["speaker_id"] == "salem-nasser"
    assert row["on_behalf_of"] == "هيئة الميناء"


def test_found_names_have_rows_even_without_a_page() -> None:
    archive = make_archive([_record()], threshold=5)
    assert not archive.has_page("found-port")
    rows = {r["entity_id"]: r for r in _read(archive)["entities"]}
    assert list(rows) == ["found-port", "manara", "salem-nasser"]
    assert (rows["found-port"]["status"], rows["found-port"]["mentions"]) == ("found", "0")
    assert (rows["manara"]["latitude"], rows["manara"]["longitude"]) == ("33.5", "35.25")
    assert (rows["manara"]["articles"], rows["manara"]["mentions"]) == ("1", "1")


def test_mentions_are_spans_of_the_text() -> None:
    rows = _read(make_archive([_record()]))["mentions"]
    assert [(r["entity_id"], r["text"]) for r in rows] == [
        ("salem-nasser", "سالم الناصر"),
        ("manara", "المنارة"),
    ]
    assert all(_TEXT[int(r["start"]) : int(r["end"])] == r["text"] for r in rows)


def test_rows_run_from_the_oldest_and_undated_ones_come_last() -> None:
    records = [_record("c", None), _record("b"), _record("a"), _record("z", date(2011, 1, 1))]
    assert [r["article_id"] for r in _read(make_archive(records))["articles"]] == ["z", "a", "b", "c"]
    assert _read(make_archive(records))["articles"][-1]["date"] == ""


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_published_is_in_no_table(status: str) -> None:
    tables = _read(make_archive([_record(status=status)]))
    assert all(rows == [] for rows in tables.values())


def test_arabic_ids_are_quoted_in_addresses() -> None:
    (row,) = _read(make_archive([_record("ميناء")]))["articles"]
    assert row["url"] == "2019/03/05/%D9%85%D9%8A%D9%86%D8%A7%D8%A1/"


def test_files_begin_with_a_bom_and_lines_end_as_rfc_4180_has_it() -> None:
    text = make_files(make_archive([_record()]), Site(), "")["articles.csv"]
    assert text.startswith("\ufeffarticle_id,url,title")
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")


@given(
    st.lists(
        st.lists(st.text(st.characters(blacklist_categories=["Cs"]), min_size=1), min_size=2, max_size=2)
    )
)
def test_every_cell_comes_back_as_it_was(rows: list[list[str]]) -> None:
    text = write_csv(["a", "b"], [tuple(row) for row in rows])
    assert list(csv.reader(io.StringIO(text, newline="")))[1:] == rows


def test_a_cell_that_looks_like_a_formula_stays_as_it_was_said() -> None:
    assert write_csv(["a"], [("=1+1",)]) == "a\r\n=1+1\r\n"


def test_the_package_describes_the_files_as_they_are() -> None:
    site = Site(
        title="أرشيف المنارة", publisher="دار الرصيف", licence="CC BY 4.0", licence_url="https://a.example/by"
    )
    files = make_files(make_archive([_record()]), site, "https://a.example")
    package: dict[str, Any] = json.loads(files["datapackage.json"])
    assert package["title"] == "أرشيف المنارة"
    assert package["homepage"] == "https://a.example/"
    assert package["licenses"] == [{"title": "CC BY 4.0", "path": "https://a.example/by"}]
    for resource in package["resources"]:
        text = files[resource["path"]]
        header = next(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
        assert [f["name"] for f in resource["schema"]["fields"]] == header
        assert resource["bytes"] == len(text.encode())
        assert resource["hash"] == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"
    keys = {r["name"]: r["schema"].get("primaryKey") for r in package["resources"]}
    assert keys == {
        "articles": ["article_id"],
        "statements": ["statement_id"],
        "entities": ["entity_id"],
        "mentions": None,
    }


def test_nothing_in_the_package_comes_from_the_clock() -> None:
    archive = make_archive([_record()])
    assert make_files(archive, Site(), "") == make_files(archive, Site(), "")
    assert "created" not in make_files(archive, Site(), "")["datapackage.json"]


def test_values_keep_to_their_schema() -> None:
    tables = _read(make_archive([_record(), _record("b", None)]))
    for table in TABLES:
        for row in tables[table.name]:
            for column in table.columns:
                value = row[column.name]
                assert not (column.required and not value)
                if value and column.one_of:
                    assert value in column.one_of
                if value and column.type in {"integer", "number"}:
                    float(value)
                if value and column.type == "date":
                    date.fromisoformat(value)
