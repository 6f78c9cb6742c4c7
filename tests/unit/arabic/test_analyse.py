"""An article as a whole: what the editor says beats what is found, ids stay, offsets hold for any text."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.normalise import fold
from plugins.arabic.values import Analysis, Block, Entity, HandQuote, Role, Span, Statement

SUAD = Entity(
    "suad-khatib",
    "سعاد الخطيب",
    "person",
    aliases=("الخطيب",),
    roles=(Role("وزيرة الري", ("الوزيرة الدلتانية",), date(2010, 1, 1), date(2014, 1, 1)),),
)
FAJR = Entity("fajr", "حزب الفجر", "organization", kind="party", aliases=("الفجر",))
DELTANA = Entity("deltana", "دلتانا", "place", kind="city")
AUTHORITY = (SUAD, FAJR, DELTANA)
LEXICON = build_lexicon(AUTHORITY)

NEWS = (
    "قالت سعاد الخطيب إن سد دلتانا جاهز.",
    "وأعلن حزب الفجر: «لن نشارك في الجلسة المقبلة أبدا».",
    "وأضاف الحزب أن الجلسة باطلة.",
    "ونفى سامر العلي أن تكون المحطة مغلقة.",
)


def blocks_of(*lines: str, kind: Any = "paragraph") -> tuple[Block, ...]:  # noqa: ANN401 - a literal of Block
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(kind, start, line))
        start += len(line) + 1
    return tuple(blocks)


def read(*lines: str, article: str = "case", **more: Any) -> Analysis:  # noqa: ANN401 - any of its options
    return analyse(article, blocks_of(*lines), lexicon=LEXICON, **more)


def hand_quote(lines: tuple[str, ...], words: str, speaker: str = "", **more: str) -> HandQuote:
    at = "\n".join(lines).index(words)
    return HandQuote(Span(at, at + len(words)), speaker, **more)


def ids(analysis: Analysis) -> list[str]:
    return [s.id for s in analysis.statements]


# What is found.


def test_the_example_is_read() -> None:
    text = "\n".join(NEWS)
    analysis = read(*NEWS)
    assert [(s.speaker_name, text[s.start : s.end]) for s in analysis.statements] == [
        ("سعاد الخطيب", "سد دلتانا جاهز"),
        ("حزب الفجر", "لن نشارك في الجلسة المقبلة أبدا"),
        ("حزب الفجر", "الجلسة باطلة"),
        ("سامر العلي", "تكون المحطة مغلقة"),
    ]
    assert {e.id: e.status for e in analysis.entities.values()} == {
        "suad-khatib": "authority",
        "fajr": "authority",
        "deltana": "authority",
        "سامر-العلي": "found",
    }


def test_the_same_article_has_the_same_analysis() -> None:
    shuffled = build_lexicon(reversed(AUTHORITY))
    again = analyse("case", blocks_of(*NEWS), lexicon=shuffled)
    assert repr(again) == repr(read(*NEWS))


def test_an_empty_article_has_nothing() -> None:
    assert read() == Analysis()
    assert read("") == Analysis()


def test_code_is_not_read() -> None:
    lines = (
        "قالت سعاد الخطيب إن السد جاهز.",
        "وقال سامر العلي إن «دلتانا مغلقة تماما منذ أمس».",
        "ثم مضت إلى دلتانا.",
    )
    blocks = [Block("code" if i == 1 else b.kind, b.start, b.text) for i, b in enumerate(blocks_of(*lines))]
    analysis = analyse("case", blocks, lexicon=LEXICON)
    assert [s.speaker_id for s in analysis.statements] == ["suad-khatib"]
    assert all(not blocks[1].start <= m.start < blocks[1].end for m in analysis.mentions)
    text = "\n".join(lines)
    assert [text[m.start : m.end] for m in analysis.mentions] == ["سعاد الخطيب", "دلتانا"]


@pytest.mark.parametrize("kind", ["heading", "item", "cell", "paragraph"])
def test_every_other_block_is_read(kind: str) -> None:
    analysis = analyse("case", blocks_of("قالت سعاد الخطيب إن السد جاهز", kind=kind), lexicon=LEXICON)
    assert [s.speaker_id for s in analysis.statements] == ["suad-khatib"]


@pytest.mark.parametrize(
    "text",
    [
        "لـ سعاد لـ سعاد",
        "نبيل شرارة سامر شرارة سامر",
    ],
)
def test_names_lie_apart(text: str) -> None:
    mentions = read(text).mentions
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_a_name_does_not_reach_into_the_next_block() -> None:
    lines = ("شتاء في كوريا", "الشمالية من المحافظات بلا مطر")
    lexicon = build_lexicon([Entity("north-korea", "كوريا الشمالية", "place")])
    assert analyse("case", blocks_of(*lines), lexicon=lexicon).mentions == ()


# The ids of statements.


@pytest.mark.parametrize("place", range(len(NEWS) + 1))
def test_a_paragraph_elsewhere_changes_no_id(place: int) -> None:
    lines = [*NEWS[:place], "عاد الوفد إلى العاصمة مساء أمس.", *NEWS[place:]]
    assert ids(read(*lines)) == ids(read(*NEWS))


def test_a_statement_elsewhere_changes_no_other_id() -> None:
    longer = ids(read("وقال نبيل شرارة إن الجسر مفتوح.", *NEWS))
    assert longer[1:] == ids(read(*NEWS))


def test_repeated_words_have_ids_of_their_own() -> None:
    lines = ("قالت سعاد الخطيب إن السد جاهز.", "وقال سامر العلي إن السد جاهز.", "وأضاف: «السد جاهز».")
    found = ids(read(*lines))
    assert len(found) == 3
    assert len(set(found)) == 3


def test_an_id_is_of_its_article_and_its_words() -> None:
    assert not set(ids(read(*NEWS))) & set(ids(read(*NEWS, article="other")))
    assert all(re.fullmatch(r"s-[0-9a-f]{10}", i) for i in ids(read(*NEWS)))
    # The permalinks of a published archive: a change here breaks every one of them.
    assert ids(read(NEWS[0]))[0] == "s-ee615789f5"


# What the editor says.


def test_with_manual_only_her_quotes_are_statements() -> None:
    lines = (*NEWS, "الماء حق للجميع")
    analysis = read(*lines, manual=True, hand_quotes=[hand_quote(lines, "الماء حق للجميع", "سعاد الخطيب")])
    assert [(s.rule, s.speaker_id) for s in analysis.statements] == [("by-hand", "suad-khatib")]
    assert analysis.mentions == read(*NEWS).mentions
    assert read(*NEWS, manual=True).statements == ()


def test_an_added_name_of_the_authority_is_its_entity() -> None:
    analysis = read("عاد الوفد.", add_actors=["الفجر", "سعاد الخطيب"], add_places=["دلتانا"])
    assert set(analysis.entities.values()) == set(AUTHORITY)
    assert analysis.mentions == ()
    assert analysis.count("fajr") == 0


def test_an_added_name_that_nobody_knows_is_found() -> None:
    analysis = read("عاد الوفد.", add_actors=["  لُجين   القادري "], add_places=["وادي النخل"])
    assert {(e.id, e.name, e.type, e.status) for e in analysis.entities.values()} == {
        ("لجين-القادري", "لُجين القادري", "person", "found"),
        ("وادي-النخل", "وادي النخل", "place", "found"),
    }


def test_an_added_name_that_was_found_is_not_doubled() -> None:
    analysis = read("وقال سامر العلي إن الجسر مفتوح.", add_actors=["سَامر العلي"])
    assert [e.name for e in analysis.entities.values()] == ["سامر العلي"]


def test_a_place_is_not_the_actor_of_the_same_name() -> None:
    analysis = read("عاد الوفد.", add_actors=["دلتانا"])
    assert [(e.type, e.status) for e in analysis.entities.values()] == [("person", "found")]


def test_an_actor_and_a_place_of_one_name_are_both_added() -> None:
    analysis = read("عاد الوفد.", add_actors=["الجسر"], add_places=["الجسر"])
    assert sorted(e.type for e in analysis.entities.values()) == ["person", "place"]


def test_a_name_without_letters_is_not_added() -> None:
    assert read("عاد الوفد.", add_actors=["…"], add_places=["؟"]).entities == {}


@pytest.mark.parametrize("name", ["حزب الفجر", "الفجر", "حِزب الفَجر"])
def test_a_dropped_name_is_gone_with_its_mentions(name: str) -> None:
    analysis = read(*NEWS, drop=[name])
    assert "fajr" not in analysis.entities
    assert all(m.entity != "fajr" for m in analysis.mentions)
    assert all(who.entity != "fajr" for s in analysis.statements for who in s.speakers)
    assert {"suad-khatib", "deltana"} <= set(analysis.entities)


def test_a_found_name_can_be_dropped() -> None:
    analysis = read(*NEWS, drop=["سامر العلي"])
    assert set(analysis.entities) == {"suad-khatib", "fajr", "deltana"}
    assert all(who.entity in {"", *analysis.entities} for s in analysis.statements for who in s.speakers)


def test_dropping_what_is_not_there_changes_nothing() -> None:
    assert read(*NEWS, drop=["نبيل شرارة", "", "—"]) == read(*NEWS)


# Quotes written by hand.


def only(analysis: Analysis) -> Statement:
    (statement,) = analysis.statements
    return statement


def test_a_hand_quotes_speaker_is_known_by_any_of_his_names() -> None:
    lines = ("عاد الوفد.", "الماء حق للجميع")
    statement = only(read(*lines, hand_quotes=[hand_quote(lines, lines[1], "الخطيب")], day=date(2012, 5, 1)))
    assert (statement.kind, statement.grade, statement.cue, statement.source_text) == (
        "direct",
        "named",
        "",
        "الخطيب",
    )
    assert [(w.name, w.entity, w.role) for w in statement.speakers] == [
        ("سعاد الخطيب", "suad-khatib", "وزيرة الري")
    ]


def test_the_role_that_she_writes_beats_the_authoritys() -> None:
    lines = ("الماء حق للجميع",)
    quote = hand_quote(lines, lines[0], "سعاد الخطيب", role="رئيسة الوفد")
    assert only(read(*lines, hand_quotes=[quote])).speakers[0].role == "رئيسة الوفد"


def test_an_office_that_is_over_is_not_given() -> None:
    lines = ("الماء حق للجميع",)
    analysis = read(*lines, hand_quotes=[hand_quote(lines, lines[0], "سعاد الخطيب")], day=date(2020, 1, 1))
    assert only(analysis).speakers[0].role == ""


def test_a_hand_quotes_speaker_is_added_to_the_article() -> None:
    lines = ("الماء حق للجميع",)
    analysis = read(*lines, hand_quotes=[hand_quote(lines, lines[0], "لجين القادري")])
    assert analysis.entities["لجين-القادري"].status == "found"
    assert only(analysis).speaker_id == "لجين-القادري"


def test_a_hand_quote_without_a_speaker_is_unresolved() -> None:
    lines = ("الماء حق للجميع",)
    statement = only(read(*lines, hand_quotes=[hand_quote(lines, lines[0])]))
    assert (statement.grade, statement.speakers) == ("unresolved", ())


@pytest.mark.parametrize("marks", ["«»", '""', "“”"])
def test_marks_around_a_hand_quote_are_not_its_words(marks: str) -> None:
    lines = (f"{marks[0]}الماء حق للجميع{marks[1]}",)
    statement = only(read(*lines, hand_quotes=[hand_quote(lines, lines[0], "سعاد الخطيب")]))
    assert lines[0][statement.start : statement.end] == "الماء حق للجميع"
    assert statement.outer == (0, len(lines[0]))


def test_a_hand_quote_beats_what_is_found_in_it() -> None:
    lines = ("قالت سعاد الخطيب إن السد جاهز.", "وقال سامر العلي إن الجسر مفتوح.")
    analysis = read(*lines, hand_quotes=[hand_quote(lines, lines[1], "نبيل شرارة")])
    assert [(s.rule == "by-hand", s.speaker_name) for s in analysis.statements] == [
        (False, "سعاد الخطيب"),
        (True, "نبيل شرارة"),
    ]


def test_hand_quotes_stand_among_the_others_in_order() -> None:
    lines = ("الماء حق للجميع", *NEWS)
    analysis = read(*lines, hand_quotes=[hand_quote(lines, lines[0], "سعاد الخطيب")])
    assert analysis.statements[0].rule == "by-hand"
    assert all(a.start <= b.start for a, b in pairwise(analysis.statements))


def test_repeated_hand_quotes_have_ids_of_their_own() -> None:
    lines = ("الماء حق للجميع", "عاد الوفد.", "الماء حق للجميع")
    second = len(lines[0]) + 1 + len(lines[1]) + 1
    quotes = [
        HandQuote(Span(0, len(lines[0])), "سعاد الخطيب"),
        HandQuote(Span(second, second + len(lines[2])), "سامر العلي"),
    ]
    assert len(set(ids(read(*lines, hand_quotes=quotes)))) == 2


def test_a_hand_quote_shares_no_id_with_a_found_one() -> None:
    lines = ("وقالت سعاد الخطيب: «لن نشارك في الجلسة المقبلة أبدا».", "لن نشارك في الجلسة المقبلة أبدا")
    quote = HandQuote(Span(len(lines[0]) + 1, len(lines[0]) + 1 + len(lines[1])), "سعاد الخطيب")
    assert len(set(ids(read(*lines, hand_quotes=[quote])))) == 2


# Any text.

_WORDS = r"""
قال قالت وأضاف مضيفا قائلا: وأكد نفى أن إن إنها بأن الذي بحسب وفقا لـ على حد قوله سعاد الخطيب
سامر العلي حزب الفجر الحزب الوزيرة وزير النقل مصدر أمني متحدث باسم دلتانا للرقة
مدينة وادي الطريق مفتوح لن نعود في من عن إلى ، ؛ . ؟ : … « » " “ ” '' ( ) - # _ د. 24 2016
مُحَمَّد ـ بـ وجود دعا محذرا هناك
"""
WORDS = [*_WORDS.split(), "\n"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=45).map(" ".join)


@given(TEXTS, st.booleans())
@settings(max_examples=200, deadline=None)
def test_offsets_and_names_hold_for_any_text(text: str, manual: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    blocks = blocks_of(*(line.strip() for line in text.split("\n")))
    whole = "\n".join(b.text for b in blocks)
    analysis = analyse("case", blocks, lexicon=LEXICON, manual=manual)
    for m in analysis.mentions:
        assert any(b.start <= m.start < m.end <= b.end for b in blocks)
        assert m.entity in analysis.entities
    for s in analysis.statements:
        block = next(b for b in blocks if b.start <= s.outer.start < b.end)
        assert block.start <= s.outer.start <= s.start < s.end <= s.outer.end <= block.end
        assert whole[s.start : s.end].strip() == whole[s.start : s.end]
        if s.cue_span:
            assert whole[s.cue_span.start : s.cue_span.end] == s.cue
        assert (whole[s.source.start : s.source.end] if s.source else "") == s.source_text
        assert (s.grade == "unresolved") == (s.speakers == ())
        assert {w.entity for w in s.speakers} <= {"", *analysis.entities}
        assert s.on_behalf_of is None or s.on_behalf_of.entity in analysis.entities
    assert len(set(ids(analysis))) == len(analysis.statements)
    starts = [s.start for s in analysis.statements]
    assert starts == sorted(starts)
    assert [m.start for m in analysis.mentions] == sorted(m.start for m in analysis.mentions)
    assert all(a.end <= b.start for a, b in pairwise(analysis.mentions))
    assert all(fold(e.name) for e in analysis.entities.values())
    assert not (manual and analysis.statements)
