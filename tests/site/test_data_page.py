"""The page of the data says what is in the tables, and its examples work on them."""

from __future__ import annotations

import json
import re
import sqlite3

import pytest

from plugins.newsroom.phrases import counted
from tests.site.built import BuiltSite, Page, words

_TABLES = ("articles", "statements", "entities", "mentions")
# What the specification of data packages demands of names and knows as types.
_NAME = re.compile(r"[a-z0-9._/-]+")
_TYPES = {"string": "default", "integer": "default", "number": "default", "date": "%Y-%m-%d"}


def _page(site: BuiltSite) -> Page:
    return site.page("data/index.html")


def _examples(site: BuiltSite) -> list[str]:
    return ["".join(pre.itertext()) for pre in _page(site).all("pre")]


def test_every_table_is_offered_with_the_number_of_its_rows(site: BuiltSite) -> None:
    offered = {words(dt) for dt in _page(site).all("dt")}
    for name in _TABLES:
        assert f"{name}.csv {counted(len(site.rows(name)), 'row')}" in offered


def test_every_column_is_explained_in_its_order(site: BuiltSite) -> None:
    lists = _page(site).all("dl", "fields")
    for fields, name in zip(lists, _TABLES, strict=True):
        assert [words(code) for dt in fields.iter("dt") for code in dt.iter("code")] == list(
            site.rows(name)[0]
        )
        assert all(words(dd) for dd in fields.iter("dd"))


def test_the_query_of_the_page_ranks_the_places(plain: BuiltSite) -> None:
    (load,) = [e for e in _examples(plain) if e.startswith("sqlite3 ")]
    assert re.findall(r'"\.import (\w+)\.csv (\w+)"', load) == [(name, name) for name in _TABLES]
    assert load.count("\\\n") == len(_TABLES)
    (query,) = [e for e in _examples(plain) if e.startswith("SELECT ")]
    base = sqlite3.connect(":memory:")
    for name in _TABLES:
        rows = plain.rows(name)
        columns = list(rows[0])
        marks = ", ".join("?" * len(columns))
        base.execute(f"CREATE TABLE {name} ({', '.join(columns)})")
        base.executemany(f"INSERT INTO {name} VALUES ({marks})", [tuple(row.values()) for row in rows])  # noqa: S608 - our own names
    ranked = base.execute(query).fetchall()
    base.close()
    kinds = {row["name"]: row["type"] for row in plain.rows("entities")}
    assert len(ranked) > 3
    assert all(kinds[name] == "place" for name, _ in ranked)
    assert [number for _, number in ranked] == sorted((n for _, n in ranked), reverse=True)


def test_the_columns_and_values_that_examples_name_are_there(addressed: BuiltSite) -> None:
    (example,) = [e for e in _examples(addressed) if "pandas" in e]
    assert f'"{addressed.absolute}/data/statements.csv"' in example
    columns = re.findall(r'statements\["(\w+)"\]', example) + re.findall(
        r'"(\w+)"', example[example.index("[[") :]
    )
    assert set(columns) <= set(addressed.rows("statements")[0])
    assert any(row["cue_class"] == "deny" for row in addressed.rows("statements"))


def test_the_data_say_how_to_cite_them_and_how_far_they_reach(addressed: BuiltSite) -> None:
    text = words(_page(addressed).all("main")[0])
    assert "أحدث ما فيها مادة من 27 فبراير/شباط 2024" in text
    assert (
        "«أرشيف المنارة: البيانات المفتوحة»، دار الرصيف للصحافة، 27 فبراير/شباط 2024،"
        f" {addressed.absolute}/data/" in text
    )


def test_without_a_licence_the_page_says_so(shipped: BuiltSite) -> None:
    assert "لم يذكر الناشر رخصة لهذه البيانات" in words(_page(shipped).all("main")[0])


def test_the_package_keeps_to_its_specification(site: BuiltSite) -> None:
    package = json.loads(site.text("data/datapackage.json"))
    assert package["profile"] == "tabular-data-package"
    tables = {resource["name"]: resource for resource in package["resources"]}
    for name, resource in ({package["name"]: package} | tables).items():
        assert _NAME.fullmatch(name)
        assert resource["title"]
    for resource in tables.values():
        schema = resource["schema"]
        fields = {field["name"]: field for field in schema["fields"]}
        assert len(fields) == len(schema["fields"])
        assert all(_TYPES[f["type"]] == f.get("format", "default") for f in fields.values())
        assert set(schema.get("primaryKey", [])) <= set(fields)
        for key in schema.get("foreignKeys", []):
            other = tables[key["reference"]["resource"]]["schema"]["fields"]
            assert key["fields"] in fields
            assert key["reference"]["fields"] in [field["name"] for field in other]
    for licence in package.get("licenses", []):
        assert licence.get("name") or licence.get("path")


def test_frictionless_finds_the_package_valid(site: BuiltSite) -> None:
    frictionless = pytest.importorskip("frictionless", reason="not in requirements.lock")
    report = frictionless.Package(str(site.folder / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
