"""References that reference managers can read, whatever a title, a name or a paper is called."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom.article import Record
from plugins.newsroom.site import Site
from plugins.structured_data.references import bibtex, csl_json, references, ris, tex

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("references.toml").read_text(encoding="utf-8")
)["case"]
SITE = Site(title="أرشيف المرسى")
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1)


def record_of(case: dict[str, Any]) -> Record:
    return Record(
        "articles/a.txt",
        case["id"],
        case["heading"],
        day=case.get("day"),
        source=case.get("source", ""),
        authors=tuple(case.get("authors", ())),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_a_reference_is_written_as_its_reader_wants_it(case: dict[str, Any]) -> None:
    record, absolute = record_of(case), case.get("absolute", "")
    assert bibtex(record, SITE, absolute) == case["bibtex"]
    assert ris(record, SITE, absolute) == case["ris"]
    assert csl_json(record, SITE, absolute) == case["csl"]


@given(TEXTS)
def test_tex_never_sees_an_unbalanced_brace_or_a_comment(text: str) -> None:
    written = tex(text)
    depth = 0
    for before, letter in zip(f" {written}", written, strict=False):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        assert depth >= 0
        assert letter not in "%&#$_" or before == "\\"
    assert depth == 0


@given(TEXTS, TEXTS)
def test_any_title_and_paper_come_back(title: str, source: str) -> None:
    record = Record("a.txt", "a", title, source=source)
    (item,) = json.loads(csl_json(record, SITE, ""))
    assert item["title"] == title
    lines = ris(record, SITE, "").split("\n")
    assert [line[:6] for line in lines] == [
        f"{tag}  - "
        for tag in ("TY", "TI", "T2", "DB", "LA", "ER")
        if tag not in {"TI", "T2"} or {"TI": title, "T2": source}[tag].strip()
    ]


@given(TEXTS)
def test_no_title_breaks_out_of_the_page(title: str) -> None:
    record = Record("a.txt", "a", f"{title}</pre><script>")
    assert all("<" not in text for text in references(record, SITE, ""))
