"""Every figure, on articles small enough to count by hand."""

from __future__ import annotations

import pytest

from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement, StatementKind
from plugins.evaluate.gold import Article, Name, Quote
from plugins.evaluate.score import FIGURES, Figure, Score, score
from plugins.evaluate.table import draw
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf

QUOTE = "لن نغلق الجسر قبل الشتاء"
REPORTED = "الماء قليل"
TEXT = f"قال النجار {QUOTE} وزار صيدا مضيفا أن {REPORTED}"
_NAJJAR = Entity("najjar", "سعيد النجار", "person", kind="person")
_SAIDA = Entity("saida", "صيدا", "place", kind="city")
_SURFACES = {"najjar": "النجار", "saida": "صيدا"}


def _said(
    text: str = QUOTE, kind: StatementKind = "direct", speaker: str = "سعيد النجار", entity: str = "najjar"
) -> Statement:
    start = TEXT.index(text)
    span = Span(start, start + len(text))
    speakers = (Speaker(speaker, entity),) if speaker else ()
    return Statement("s-1", kind, *span, span, "قال", "say", "named", "r", speakers=speakers)


def _score(article: Article, *statements: Statement, named: tuple[Entity, ...] = ()) -> Score:
    mentions = [(TEXT.index(_SURFACES[e.id]), e) for e in named]
    record = Record(
        "articles/well.txt",
        "well",
        "بئر",
        document=Document((Leaf("p", Block("paragraph", 0, TEXT)),)),
        analysis=Analysis(
            statements,
            tuple(Mention(at, at + len(_SURFACES[e.id]), e.id) for at, e in mentions),
            {e.id: e for e in named},
        ),
    )
    return score([article], make_archive([record]))


def _gold(**parts: object) -> Article:
    return Article("well", **parts)  # type: ignore[arg-type] # the tests give what it takes


def test_all_right() -> None:
    gold = _gold(
        quotes=(Quote(QUOTE, "direct", "سعيد النجار"),),
        indirect=(REPORTED,),
        actors=(Name("سعيد النجار", ("النجار",)),),
        places=(Name("صيدا"),),
    )
    found = _score(gold, _said(), _said(REPORTED, "indirect"), named=(_NAJJAR, _SAIDA))
    assert found.figures == dict.fromkeys(FIGURES, Figure(1, 1, 1))
    assert found.notes == ()


def test_nothing_found() -> None:
    gold = _gold(
        quotes=(Quote(QUOTE, "direct", "سعيد النجار"),), indirect=(REPORTED,), places=(Name("صيدا"),)
    )
    found = _score(gold)
    assert found.figures["quoted"] == found.figures["end-to-end"] == Figure(0, 1, 0)
    assert found.figures["speaker"] == Figure()
    assert [(n.sort, n.text) for n in found.notes] == [
        ("quote-missed", QUOTE),
        ("indirect-missed", REPORTED),
        ("places-missed", "صيدا"),
    ]


def test_an_article_that_is_not_there_has_nothing_found() -> None:
    gold = Article("other", (Quote(QUOTE, "direct"),))
    assert score([gold], make_archive([])).figures["quoted"] == Figure(0, 1, 0)


def test_direct_found_as_partial_is_no_miss_of_the_direct_figure() -> None:
    found = _score(_gold(quotes=(Quote(QUOTE, "direct"),)), _said(kind="partial"))
    assert found.figures["direct"] == Figure(1, 1, 1)
    found = _score(_gold(quotes=(Quote(QUOTE, "partial"),)), _said())
    assert found.figures["direct"] == Figure(0, 0, 0)
    found = _score(_gold(), _said())
    assert found.figures["direct"] == Figure(0, 0, 1)
    found = _score(_gold(), _said(kind="partial"))
    assert found.figures["direct"] == Figure(0, 0, 0)


@pytest.mark.parametrize(("words", "right"), [("أصلا", 1), ("أصلا أبدا", 0)])
def test_a_quote_is_found_with_four_fifths_of_its_words(words: str, right: int) -> None:
    found = _score(_gold(quotes=(Quote(f"{QUOTE} {words}", "direct"),)), _said())
    assert found.figures["quoted"].right == right


@pytest.mark.parametrize(("words", "right"), [("جدا جدا", 1), ("جدا جدا جدا", 0)])
def test_an_indirect_statement_is_found_with_half_of_its_words(words: str, right: int) -> None:
    found = _score(_gold(indirect=(f"{REPORTED} {words}",)), _said(REPORTED, "indirect"))
    assert found.figures["indirect"].right == right


@pytest.mark.parametrize(
    ("quote", "said", "right"),
    [
        (Quote(QUOTE, "direct", "سعيد النجار"), _said(speaker="", entity=""), False),
        (Quote(QUOTE, "direct", "هدى سرور"), _said(), False),
        # The form that the article has for the entity, and the words beside the cue.
        (Quote(QUOTE, "direct", "النجار"), _said(), True),
        (Quote(QUOTE, "direct", "وزير", "الوزيرة"), _said(speaker="وزيرة", entity=""), True),
        (Quote(QUOTE, "direct", "هدى / سعيد النجار"), _said(), True),
    ],
)  # fmt: skip
def test_a_wrong_speaker_counts_in_two_figures(quote: Quote, said: Statement, *, right: bool) -> None:
    found = _score(_gold(quotes=(quote,)), said, named=(_NAJJAR,))
    assert found.figures["quoted"] == Figure(1, 1, 1)
    assert found.figures["speaker"] == found.figures["end-to-end"] == Figure(int(right), 1, 1)
    assert [n.sort for n in found.notes if n.sort == "speaker"] == ([] if right else ["speaker"])


def test_a_quote_of_which_nobody_can_know_the_speaker_needs_none() -> None:
    found = _score(_gold(quotes=(Quote(QUOTE, "direct"),)), _said(speaker="", entity=""))
    assert found.figures["speaker"] == Figure()
    assert found.figures["end-to-end"] == Figure(1, 1, 1)


def test_indirect_statements_that_nobody_annotated_do_not_count() -> None:
    assert _score(_gold(), _said(REPORTED, "indirect")).figures["indirect"] == Figure()
    assert _score(_gold(indirect=()), _said(REPORTED, "indirect")).figures["indirect"] == Figure(0, 0, 1)


def test_media_and_debatable_names_count_neither_way() -> None:
    media = _gold(actors=(Name("سعيد النجار", media=True),))
    assert _score(media, named=(_NAJJAR,)).figures["actors"] == Figure()
    assert _score(media).figures["actors"] == Figure()
    optional = _gold(optional_actors=("سعيد النجار",))
    assert _score(optional, named=(_NAJJAR,)).figures["actors"] == Figure()
    assert _score(_gold(), named=(_NAJJAR,)).figures["actors"] == Figure(0, 0, 1)


def test_a_second_tag_for_one_name_is_wrong() -> None:
    other = Entity("saida", "النجار", "person", kind="person")
    found = _score(_gold(actors=(Name("سعيد النجار", ("النجار",)),)), named=(_NAJJAR, other))
    assert found.figures["actors"] == Figure(1, 1, 2)
    assert [(n.sort, n.text) for n in found.notes] == [("actors-wrong", "النجار")]


def test_shares() -> None:
    figure = Figure(3, 4, 6) + Figure(0, 0, 0)
    assert (figure.precision, figure.recall) == (0.5, 0.75)
    assert figure.f1 == pytest.approx(0.6)
    assert (Figure().precision, Figure().recall, Figure().f1) == (0, 0, 0)


def test_the_table_has_a_line_for_each_figure_and_as_many_notes_as_asked_for() -> None:
    gold = _gold(quotes=(Quote("غير هذا", "direct"), Quote("وغيره كذلك", "direct")), places=(Name("صيدا"),))
    found = _score(gold, _said())
    (*lines,) = draw(found)
    assert lines[0] == "المواد: 1"
    assert len(lines) == 3 + len(FIGURES)
    text = "\n".join(draw(found, misses=1))
    assert "اقتباسات فاتت (2):\n  well: غير هذا\n\nاقتباسات زائدة (1):" in text
    assert "وغيره" not in text
    assert "أماكن فاتت (1):" in text
