"""Who speaks, by the words beside the cue or by none: each grade and each rule, as cases in speakers.toml."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.values import Analysis, Block, Entity, Role, Statement

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("speakers.toml").read_text(encoding="utf-8")
)["case"]
RELIEVED = date(2014, 5, 1)
MINISTER = Entity(
    "samir",
    "سعيد الجزري",
    "person",
    roles=(
        Role("وزير النقل", ("الوزير الدلتاني",), date(2010, 1, 1), RELIEVED),
        Role("محافظ الساحل", ("المحافظ الدلتاني",), date(2014, 5, 2)),
    ),
)


def entity(entry: str) -> Entity:
    """An entity of the authority from «name|type|role|short; short|kind»."""
    name, kind, role, short, sort = [*entry.split("|"), "", "", ""][:5]
    roles = (Role(role, tuple(s.strip() for s in short.split(";") if s)),) if role else ()
    return Entity(name.replace(" ", "-"), name, kind, kind=sort, roles=roles)


def read(text: str, known: list[Entity], day: date | None = None) -> tuple[str, Analysis]:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", start, line))
        start += len(line) + 1
    return text, analyse("case", blocks, lexicon=build_lexicon(known), day=day)


def last(text: str, known: list[Entity], day: date | None = None) -> Statement:
    return read(text, known, day)[1].statements[-1]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c["title"], marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else []
        )
        for c in CASES
    ],
)
def test_the_speaker_is_known_by_the_words_beside_the_cue(case: dict[str, Any]) -> None:
    statement = last(case["text"], [entity(k) for k in case.get("known", ())])
    behalf = statement.on_behalf_of.name if statement.on_behalf_of else ""
    role = statement.speakers[0].role if statement.speakers else ""
    found = {
        "speaker": statement.speaker_name,
        "grade": statement.grade,
        "rule": statement.rule,
        "source": statement.source_text,
        "behalf": behalf,
        "role": role,
    }
    assert found == {key: case.get(key, "") for key in found}


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_the_source_is_in_the_text_and_the_speaker_in_the_article(case: dict[str, Any]) -> None:
    text, analysis = read(case["text"], [entity(k) for k in case.get("known", ())])
    for s in analysis.statements:
        assert (text[s.source.start : s.source.end] if s.source else "") == s.source_text
        assert (s.speakers == ()) == (s.grade == "unresolved")
        assert {who.entity for who in s.speakers if who.entity} <= set(analysis.entities)


@pytest.mark.parametrize(
    ("day", "speaker", "role"),
    [
        (date(2010, 1, 1), "سعيد الجزري", "وزير النقل"),
        (RELIEVED, "سعيد الجزري", "وزير النقل"),
        (date(2014, 5, 2), "الوزير الدلتاني", ""),
        (date(2009, 12, 31), "الوزير الدلتاني", ""),
        (None, "سعيد الجزري", "وزير النقل"),
    ],
)
def test_an_office_counts_within_its_days_only(day: date | None, speaker: str, role: str) -> None:
    statement = last("عاد سعيد الجزري أمس. وقال الوزير الدلتاني إن الطريق مفتوح.", [MINISTER], day)
    assert (statement.speaker_name, "".join(s.role for s in statement.speakers)) == (speaker, role)


def test_the_role_shown_is_the_one_of_the_day() -> None:
    roles = {
        day: last("وقال سعيد الجزري إن الطريق مفتوح.", [MINISTER], day).speakers[0].role
        for day in (date(2012, 1, 1), date(2015, 1, 1), date(2009, 1, 1))
    }
    assert list(roles.values()) == ["وزير النقل", "محافظ الساحل", ""]


def test_a_descriptor_is_nobodys_who_is_not_in_the_article() -> None:
    statement = last("وقال الوزير الدلتاني إن الطريق مفتوح.", [MINISTER], date(2012, 1, 1))
    assert statement.speaker_id == ""


def test_a_surname_is_heard_as_the_article_spells_it() -> None:
    pilot = Entity("nika", "نيكا هايرلي", "person", aliases=("نيكا هيرلي",))
    statement = last("قالت نيكا هيرلي إن الميناء آمن. وحثت هيرلي البحارة على العودة.", [pilot])
    assert (statement.speaker_id, statement.grade) == ("nika", "named")
