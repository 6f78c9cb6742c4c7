"""The authority: what is read, what is refused, and where the message points."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.authority.entries import Entry, read_place
from plugins.authority.read import Authority, read_authority
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import make_file, parse_toml

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))["case"]
BASE = """
[[place]]
id = "river-town"
name = "النهرية"
kind = "city"
aliases = ["نهريّا", "مدينة النهرية"]

[[actor]]
id = "river-paper"
name = "صحيفة النهر"
kind = "organization"
sort = "media"
"""


def _read(
    folder: Path, base: str = BASE, actors: str = "", places: str = ""
) -> tuple[Authority, tuple[Problem, ...]]:
    own = folder / "own"
    for name, text in (("base/base.toml", base), ("own/actors.toml", actors), ("own/places.toml", places)):
        (folder / name).parent.mkdir(exist_ok=True)
        # Files of an editor's may hold any character; a TOML test case writes the odd ones as \u202e.
        (folder / name).write_text(text.replace("\\u202e", "\u202e"), encoding="utf-8")
    return read_authority(folder / "base", own)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_every_mistake_is_named_at_its_line(case: dict[str, Any], tmp_path: Path) -> None:
    _, problems = _read(tmp_path, actors=case.get("actors", ""), places=case.get("places", ""))
    found = [(f"{p.path.removeprefix('content/authority/')}:{p.line}", p.code, str(p)) for p in problems]
    assert [(w, c) for w, c, _ in found] == [(w, c) for w, c, *_ in case["problems"]], "\n".join(
        m for *_, m in found
    )
    told = sorted(found)
    for where, code, *words in case["problems"]:
        matching = [m for w, c, m in told if (w, c) == (where, code) and all(word in m for word in words)]
        assert matching, f"{where} {code} without {words}: {[m for w, c, m in told if w == where]}"


def test_messages_are_in_arabic(tmp_path: Path) -> None:
    for case in CASES:
        _, problems = _read(tmp_path, actors=case.get("actors", ""), places=case.get("places", ""))
        for problem in problems:
            assert any("ء" <= c <= "ي" for c in problem.what), problem
            assert any("ء" <= c <= "ي" for c in problem.how), problem


def test_own_entry_replaces_the_whole_of_a_base_entry(tmp_path: Path) -> None:
    own = '[[place]]\nid = "river-town"\nname = "النهرية العليا"\nkind = "city"\n'
    authority, problems = _read(tmp_path, places=own)
    assert not problems
    town = authority.entities["river-town"]
    assert (town.name, town.aliases, town.status) == ("النهرية العليا", (), "authority")
    assert authority.lines["river-town"] == ("content/authority/places.toml", 1)
    assert authority.lines["river-paper"] == ("plugins/authority/base/base.toml", 8)


def test_own_alias_is_taken_from_the_base_however_spelt(tmp_path: Path) -> None:
    own = '[[actor]]\nid = "x"\nname = "نادي الوادي"\nkind = "organization"\naliases = ["نهريا"]\n'
    authority, problems = _read(tmp_path, actors=own)
    assert not problems
    assert authority.entities["river-town"].aliases == ("مدينة النهرية",)


def test_own_ambiguous_name_makes_the_base_entry_ambiguous_too(tmp_path: Path) -> None:
    own = '[[place]]\nid = "x"\nname = "النهرية"\nkind = "city"\nambiguous = true\n'
    authority, problems = _read(tmp_path, places=own)
    assert not problems
    assert authority.entities["river-town"].ambiguous
    assert authority.entities["river-town"].aliases == ("نهريّا", "مدينة النهرية")


def test_everything_of_an_actor_arrives(tmp_path: Path) -> None:
    authority, _ = _read(tmp_path, actors=CASES[0]["actors"])
    salma = authority.entities["salma-al-rai"]
    assert (salma.type, salma.kind, salma.sort_as, salma.country) == (
        "person",
        "person",
        "الراعي، سلمى",
        "LB",
    )
    assert [(r.title, r.short, str(r.since), str(r.until)) for r in salma.roles] == [
        ("وزيرة البيئة اللبنانية", ("الوزيرة اللبنانية",), "2021-09-10", "2024-02-08")
    ]
    assert authority.entities["river-paper"].kind == "media"


def test_redirects_lead_to_the_id_of_today_in_the_section_of_its_kind(tmp_path: Path) -> None:
    case = next(c for c in CASES if c["title"].startswith("a redirect over"))
    actors = '[[redirect]]\nfrom = "old-paper"\nto = "river-paper"\n'
    authority, problems = _read(tmp_path, actors=actors, places=case["places"])
    assert not problems
    assert authority.redirects == {
        ("actors", "old-paper"): "river-paper",
        ("places", "old-river-town"): "river-town",
        ("places", "older-river-town"): "river-town",
    }


def test_fingerprint_knows_values_and_not_comments(tmp_path: Path) -> None:
    first = _read(tmp_path)[0].fingerprint
    assert _read(tmp_path, base=f"# شرح\n\n{BASE}")[0].fingerprint == first
    assert _read(tmp_path, base=BASE.replace("نهريّا", "نهرايا"))[0].fingerprint != first
    assert _read(tmp_path, places='[[redirect]]\nfrom = "a"\nto = "river-town"\n')[0].fingerprint != first


def test_unread_files_are_told(tmp_path: Path) -> None:
    _read(tmp_path)
    (tmp_path / "own/actor.toml").write_text("", encoding="utf-8")
    _, problems = read_authority(tmp_path / "base", tmp_path / "own")
    assert [(p.path, p.code, p.level) for p in problems] == [
        ("content/authority/actor.toml", "W-AUTHORITY-UNKNOWN-FILE", "warning")
    ]
    assert "actors.toml" in problems[0].how


def test_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    _read(tmp_path)
    (tmp_path / "own/places.toml").write_bytes('# أول\n# ثان\nname = "حلب"\n'.encode("cp1256"))
    _, problems = read_authority(tmp_path / "base", tmp_path / "own")
    assert [(p.path, p.line, p.code) for p in problems] == [
        ("content/authority/places.toml", 1, "W-AUTHORITY-ENCODING")
    ]


def test_an_archive_needs_no_files_of_its_own(tmp_path: Path) -> None:
    _read(tmp_path)
    base_only, problems = read_authority(tmp_path / "base", None)
    assert not problems
    assert list(base_only.entities) == ["river-paper", "river-town"]
    assert read_authority(tmp_path / "base", tmp_path / "nowhere") == (base_only, ())


@given(st.text(alphabet="[]=\"'#\n abcد{}.,\\ء0", max_size=60))
def test_any_text_is_read_or_refused_at_one_of_its_lines(text: str) -> None:
    file, problems = parse_toml(text, "x.toml", "W-X")
    assert (file is None) == bool(problems)
    assert all(1 <= p.line <= text.count("\n") + 1 for p in problems)


@given(st.dictionaries(st.sampled_from(["id", "name", "kind", "lat", "zzz"]), st.text("abcجد -", max_size=6)))
def test_a_wrong_place_is_told_at_its_own_lines(table: dict[str, str]) -> None:
    text = "[[place]]\n" + "".join(f"{k} = {json.dumps(v, ensure_ascii=False)}\n" for k, v in table.items())
    entry = Entry(make_file("x.toml", text, tomllib.loads(text)), 1, table)
    place = read_place(entry)
    assert all(1 <= p.line <= len(table) + 1 for p in entry.problems)
    assert place is not None or entry.problems
