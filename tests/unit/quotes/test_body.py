"""An article's body as HTML: no letter lost, every statement at its address, names linked once."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.arabic.analyse import analyse
from plugins.arabic.lexicon import build_lexicon
from plugins.arabic.numbers import DigitStyle
from plugins.arabic.values import (
    Analysis,
    Block,
    Entity,
    HandQuote,
    Mention,
    Role,
    Span,
    Speaker,
    Statement,
    StatementKind,
)
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Attributes, Close, Document, Leaf, Mark, Open, OpenQuote, Picture, Piece
from plugins.quotes.body import render_body

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("body.toml").read_text(encoding="utf-8")
)["case"]
SUAD = Entity(
    "suad-khatib",
    "سعاد الخطيب",
    "person",
    aliases=("الخطيب",),
    roles=(Role("وزيرة الري", ("الوزيرة الدلتانية",)),),
)
DELTANA = Entity("deltana", "دلتانا", "place", kind="city")
NABIL = Entity("نبيل-شرارة", "نبيل شرارة", "person", status="found")
SAID = Speaker(SUAD.name, SUAD.id, "وزيرة الري")
KINDS: list[StatementKind] = ["direct", "partial", "indirect"]
MARKS = "«»“”„‹›\"'"


# Making articles.


def leaf(
    text: str, start: int = 0, tag: str = "p", marks: Iterable[Mark] = (), attributes: Attributes = ()
) -> Leaf:
    kind: Any = {"p": "paragraph", "li": "item", "td": "cell", "pre": "code", "h2": "heading"}[tag]
    return Leaf(tag, Block(kind, start, text), tuple(marks), attributes)


def record_of(pieces: Iterable[Piece], analysis: Analysis, **more: Any) -> Record:  # noqa: ANN401 - of its values
    return Record(
        "articles/a.md",
        "a",
        "خبر",
        day=date(2021, 3, 4),
        document=Document(tuple(pieces)),
        analysis=analysis,
        **more,
    )


def statement(text: str, words: str, kind: StatementKind, **more: Any) -> Statement:  # noqa: ANN401 - of its values
    start, width = text.index(words), 0
    end = start + len(words)
    if kind != "indirect" and text[start - 1 : start] in MARKS:
        width = 1
    outer = Span(start - width, end + (width if text[end : end + 1] in MARKS else 0))
    values: dict[str, Any] = {
        "cue": "قالت",
        "cue_class": "say",
        "grade": "named",
        "rule": "",
        "speakers": (SAID,),
    }
    return Statement(f"s-{start:05x}{KINDS.index(kind):05}", kind, start, end, outer, **(values | more))


def places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def analysis_of(text: str, *statements: Statement) -> Analysis:
    mentions = [
        Mention(at, at + len(e.name), e.id) for e in (SUAD, DELTANA, NABIL) for at in places(text, e.name)
    ]
    return Analysis(
        tuple(sorted(statements, key=lambda s: s.start)),
        tuple(sorted(mentions, key=lambda m: m.start)),
        {e.id: e for e in (SUAD, DELTANA, NABIL)},
    )


def article_of(case: dict[str, Any]) -> Record:
    """A case as a record, a paragraph a line."""
    text = case["text"]
    marks = []
    for written, words in case.get("markup", {}).items():
        tag, _, address = written.partition(" ")
        start = text.index(words)
        marks.append(Mark(start, start + len(words), tag, (("href", address),) if address else ()))
    pieces, start = [], 0
    for line in text.split("\n"):
        end = start + len(line)
        pieces.append(leaf(line, start, marks=[m for m in marks if start <= m.start and m.end <= end]))
        start = end + 1
    statements = [statement(text, words, kind) for kind in KINDS for words in case.get(kind, ())]
    return record_of(pieces, analysis_of(text, *statements))


# Reading pages.


def draw(record: Record, root: str = "..", threshold: int = 2, digits: DigitStyle = "latin") -> Element:
    """The body as a browser sees it; anything malformed raises."""
    html = str(render_body(record, make_archive([record], threshold=threshold), root, digits))
    page = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        f"<!doctype html><title>.</title>{html}"
    )
    body = page.find("body/div")
    assert isinstance(body, Element)
    assert (body.get("class") or "").split()[0] == "article__text"
    return body


def prune(element: Element) -> None:
    """Take out what no article says, and keep what follows it."""
    for child in list(element):
        if child.tag in {"aside", "figcaption"}:
            index = list(element).index(child)
            before = element[index - 1] if index else None
            if before is None:
                element.text = (element.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            element.remove(child)
        else:
            prune(child)


def inline(element: Element) -> str:
    """An element's words, with the elements in it as {tag words}."""
    parts = [element.text or ""]
    for child in element:
        name = f"a {child.get('href')}" if child.tag == "a" else child.tag
        parts += [f"{{{name} {inline(child)}}}", child.tail or ""]
    return "".join(parts)


def lines(body: Element) -> list[str]:
    """The body as the cases write it."""
    prune(body)
    quoted = {p for figure in body.iter("figure") for p in figure.iter("p")}
    return [
        f"{'quote' if e in quoted else e.tag}: {inline(e).strip()}"
        for e in body.iter()
        if e.tag in {"p", "li", "td", "th", "pre", "h2"} and (e.text or len(e))
    ]


def words_of(body: Element) -> str:
    prune(body)
    return "".join(body.itertext())


def fold_marks(text: str) -> str:
    """One mark for all, and no white space: what a page may show otherwise than the text."""
    text = text.replace("''", '"')
    return "".join('"' if c in "«»" else c for c in text if not c.isspace())


def ids_of(body: Element) -> Counter[str]:
    return Counter(i for e in body.iter() if (i := e.get("id")))


def one(body: Element, path: str) -> Element:
    found = body.findall(path)
    assert len(found) == 1, path
    return found[0]


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


# What is drawn.


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            c, id=c["title"], marks=[pytest.mark.xfail(reason=c["open"], strict=True)] if "open" in c else []
        )
        for c in CASES
    ],
)
def test_a_body_is_drawn(case: dict[str, Any]) -> None:
    assert lines(draw(article_of(case))) == case["lines"]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_every_statement_of_a_body_stands_at_its_address(case: dict[str, Any]) -> None:
    record = article_of(case)
    assert ids_of(draw(record)) == Counter(s.id for s in record.analysis.statements)
    assert fold_marks(words_of(draw(record))) == fold_marks(record.text)


def test_links_lead_to_the_root_that_the_page_has() -> None:
    record = article_of({"text": "عادت سعاد الخطيب."})
    for root in (".", "../../..", "https://archive.example/news"):
        assert one(draw(record, root), ".//a").get("href") == f"{root}/actors/suad-khatib/"


def test_a_found_name_is_linked_once_enough_articles_have_it() -> None:
    record = article_of({"text": "عاد نبيل شرارة."})
    assert draw(record, threshold=2).findall(".//a") == []
    assert one(draw(record, threshold=1), ".//a").get("href").endswith(f"/actors/{NABIL.id}/")


# Captions and the margin.

LONG = "لن نغلق الطريق مهما طال بنا الشتاء هذا العام"
APART = f"قالت: «{LONG}»."
SHORT = "قالت إن الطريق سالك منذ أمس."


def drawn(text: str, *statements: Statement, **more: Any) -> Element:  # noqa: ANN401 - of draw's options
    return draw(record_of([leaf(text)], analysis_of(text, *statements)), **more)


def test_a_quote_block_names_its_speaker_his_office_and_how_he_is_known() -> None:
    said = statement(APART, LONG, "direct", grade="described", source_text="الوزيرة الدلتانية")
    caption = one(drawn(APART, said), ".//figcaption")
    assert text_of(caption.findall("a")[0]) == "سعاد الخطيب"
    assert [a.get("href") for a in caption.iter("a")] == ["../actors/suad-khatib/", f"#{said.id}"]
    parts = ["سعاد الخطيب", "وزيرة الري", "اقتباس حرفي", "بالصفة: «الوزيرة الدلتانية»"]
    assert text_of(caption) == " · ".join(parts)


def test_a_speaker_without_a_page_is_named_without_a_link() -> None:
    said = statement(APART, LONG, "direct", speakers=(Speaker("مصدر أمني"),))
    caption = one(drawn(APART, said), ".//figcaption")
    assert [a.get("href") for a in caption.iter("a")] == [f"#{said.id}"]
    assert text_of(one(caption, "b")) == "مصدر أمني"


def test_nobody_is_named_where_nobody_is_known() -> None:
    said = statement(APART, LONG, "direct", speakers=(), grade="unresolved")
    caption = one(drawn(APART, said), ".//figcaption")
    assert text_of(one(caption, "b")) == "قائل غير محدد"
    assert [a.get("href") for a in caption.iter("a")] == [f"#{said.id}"]


def test_several_speakers_are_all_named_and_a_body_beside_its_spokesman() -> None:
    both = (SAID, Speaker("نبيل شرارة", NABIL.id))
    said = statement(APART, LONG, "direct", speakers=both, on_behalf_of=Speaker("دلتانا", DELTANA.id))
    caption = one(drawn(APART, said), ".//figcaption")
    assert text_of(caption).startswith("سعاد الخطيب ونبيل شرارة (باسم دلتانا) · ")
    assert text_of(one(caption, "b")) == "نبيل شرارة"
    links = [a.get("href") for a in caption.iter("a")]
    assert links == ["../actors/suad-khatib/", "../places/deltana/", f"#{said.id}"]


def test_names_and_roles_are_escaped() -> None:
    odd = Speaker('<b>سعاد</b> & "الخطيب"', "", "وزيرة <i>الري</i>")
    for text, words, kind in ((APART, LONG, "direct"), (SHORT, "الطريق سالك منذ أمس", "indirect")):
        said = statement(
            text, words, kind, speakers=(odd,), grade="described", source_text="<s>هي</s> & «هي»"
        )
        body = drawn(text, said)
        assert body.findall(".//i") == body.findall(".//s") == []
        assert text_of(one(body, ".//b")) == odd.name


def test_the_margin_leads_to_the_statements_of_its_paragraph() -> None:
    said = statement(SHORT, "الطريق سالك منذ أمس", "indirect")
    note = one(drawn(SHORT, said), "aside")
    assert [a.get("href") for a in note.iter("a")] == ["../actors/suad-khatib/", f"#{said.id}"]
    assert "سعاد الخطيب" in text_of(note)
    assert "نقل بالمعنى" in text_of(note)


def test_the_margin_has_a_note_for_each_speaker_not_for_each_statement() -> None:
    text = "قالت إن الطريق سالك، وقالت إن الجسر مفتوح، وقال إن النهر فائض."
    said = [
        statement(text, "الطريق سالك", "indirect"),
        statement(text, "الجسر مفتوح", "indirect"),
        statement(text, "النهر فائض", "indirect", speakers=(Speaker("نبيل شرارة"),)),
    ]
    notes = one(drawn(text, *said), "aside").findall("p")
    assert ["سعاد الخطيب" in text_of(n) for n in notes] == [True, False]
    assert ["نبيل شرارة" in text_of(n) for n in notes] == [False, True]


def test_every_statement_has_its_permanent_link_beside_it() -> None:
    text = "قالت إن الطريق سالك، وقالت إن الجسر مفتوح، وقالت إن النهر «فائض»."
    said = [
        statement(text, "الطريق سالك", "indirect"),
        statement(text, "الجسر مفتوح", "indirect"),
        statement(text, "فائض", "partial"),
    ]
    note = one(drawn(text, *said), "aside")
    assert [a.get("href") for a in note.findall("a")[1:]] == [f"#{s.id}" for s in said]
    assert text_of(note) == "سعاد الخطيب · نقل بالمعنى 2، اقتباس جزئي · بالاسم"
    assert "نقل بالمعنى ٢" in text_of(one(drawn(text, *said, digits="arabic"), "aside"))


def test_what_needs_its_cue_carries_it_for_whoever_cites_it() -> None:
    denied = statement(SHORT, "الطريق سالك منذ أمس", "indirect", cue="نفت", cue_class="deny")
    assert one(drawn(SHORT, denied), ".//span[@id]").get("data-cue") == "نفت"
    said = statement(APART, LONG, "direct", cue="قالت", cue_class="say")
    assert one(drawn(APART, said), ".//figure").get("data-cue") is None


def test_the_margin_links_a_speaker_once_and_a_caption_always() -> None:
    said = statement(SHORT, "الطريق سالك منذ أمس", "indirect")
    again = "وأضافت أن الجسر مفتوح."
    text = f"{SHORT}\n{again}\n{APART}"
    more = statement(text, "الجسر مفتوح", "indirect")
    block = statement(text, LONG, "direct")
    paragraphs = [
        leaf(SHORT),
        leaf(again, len(SHORT) + 1),
        leaf(APART, len(SHORT) + len(again) + 2),
    ]
    body = draw(record_of(paragraphs, analysis_of(text, said, more, block)))
    links = [[a.get("href") for a in m.iter("a")] for m in body.findall("aside")]
    assert links == [["../actors/suad-khatib/", f"#{said.id}"], [f"#{more.id}"]]
    assert next(one(body, ".//figcaption").iter("a")).get("href") == "../actors/suad-khatib/"


def test_what_is_set_apart_has_its_caption_and_no_note() -> None:
    assert drawn(APART, statement(APART, LONG, "direct")).findall(".//aside") == []


@pytest.mark.parametrize("tag", ["li", "td"])
def test_an_item_and_a_cell_hold_their_own_margin(tag: str) -> None:
    around = {"li": ["ul"], "td": ["table", "tbody", "tr"]}[tag]
    said = statement(SHORT, "الطريق سالك منذ أمس", "indirect")
    pieces = [*map(Open, around), leaf(SHORT, tag=tag), *map(Close, reversed(around))]
    body = draw(record_of(pieces, analysis_of(SHORT, said)))
    assert one(body, f".//{tag}/aside") is not None
    assert lines(body) == [f"{tag}: قالت إن {{span الطريق سالك منذ أمس}}."]


def test_a_heading_and_an_item_are_never_cut() -> None:
    for tag in ("h2", "li"):
        pieces = [leaf(APART, tag=tag)] if tag == "h2" else [Open("ul"), leaf(APART, tag=tag), Close("ul")]
        body = draw(record_of(pieces, analysis_of(APART, statement(APART, LONG, "direct"))))
        assert body.findall(".//figure") == []
        assert lines(body) == [f"{tag}: قالت: {{q «{LONG}»}}."]


def test_code_is_drawn_as_it_is() -> None:
    assert lines(draw(record_of([leaf('if "a" < "b":', tag="pre")], Analysis()))) == ['pre: if "a" < "b":']


# Quote blocks written by hand.


def by_hand(words: str, quote: HandQuote, *, known: bool) -> Record:
    text = f"عاد الوفد.\n{words}"
    made = Statement(
        "s-0123456789",
        "direct",
        quote.span.start,
        quote.span.end,
        quote.span,
        "",
        "say",
        "named" if known else "unresolved",
        "by-hand",
        speakers=(SAID,) if known else (),
    )
    pieces = [leaf("عاد الوفد."), OpenQuote(quote), leaf(words, 11), Close("blockquote")]
    return record_of(pieces, analysis_of(text, made))


def test_a_hand_quote_is_a_figure_with_what_the_editor_wrote() -> None:
    words = "الماء حق للجميع"
    quote = HandQuote(Span(11, 11 + len(words)), "الخطيب", "رئيسة <الوفد>", "صحيفة & الجسر")
    body = draw(by_hand(words, quote, known=True))
    figure = one(body, "figure")
    assert figure.get("id") == "s-0123456789"
    assert text_of(one(figure, "blockquote/p")) == words
    caption = one(figure, "figcaption")
    assert [a.get("href") for a in caption.iter("a")] == ["../actors/suad-khatib/", "#s-0123456789"]
    parts = ["سعاد الخطيب", "رئيسة <الوفد>", "(صحيفة & الجسر)", "اقتباس حرفي"]
    assert text_of(caption) == " · ".join(parts)
    assert lines(body) == ["p: عاد الوفد.", f"quote: {words}"]


def test_a_hand_quote_names_whom_she_names_where_nobody_is_known() -> None:
    words = "الماء حق للجميع"
    quote = HandQuote(Span(11, 11 + len(words)), "شاهد <عيان>")
    assert text_of(one(draw(by_hand(words, quote, known=False)), ".//figcaption/b")) == "شاهد <عيان>"
    nobody = HandQuote(quote.span, "")
    assert "قائل غير محدد" in text_of(one(draw(by_hand(words, nobody, known=False)), ".//figcaption"))


def test_a_hand_quote_holds_no_other_quote_block() -> None:
    words = f"«{LONG}»"
    quote = HandQuote(Span(11, 11 + len(words)), "الخطيب")
    assert len(draw(by_hand(words, quote, known=True)).findall(".//figure")) == 1


def test_a_quote_within_a_hand_quote_is_part_of_it() -> None:
    quote = HandQuote(Span(0, 13), "شاهد")
    inner = [Open("blockquote"), leaf("داخل"), Close("blockquote")]
    body = draw(record_of([OpenQuote(quote), *inner, leaf("الماء حق", 5), Close("blockquote")], Analysis()))
    assert lines(body) == ["quote: داخل", "quote: الماء حق"]


# Links, breaks, images.


def test_a_link_of_the_editors_to_another_article_leads_to_its_page() -> None:
    other = Record("articles/2020/b.md", "b", "خبر", day=date(2020, 1, 2))
    text = "راجع الخبر السابق."
    mark = Mark(5, 10, "a", (("href", "{filename}/articles/2020/b.md#s-0123456789"),))
    record = record_of([leaf(text, marks=[mark])], Analysis())
    html = str(render_body(record, make_archive([record, other]), "../../../.."))
    assert 'href="../../../../2020/01/02/b/#s-0123456789"' in html


def test_an_address_cannot_leave_its_attribute() -> None:
    text = "راجع الخبر."
    mark = Mark(0, 4, "a", (("href", 'https://news.example/?a=1&b="><script>'),))
    link = one(draw(record_of([leaf(text, marks=[mark])], Analysis())), ".//a")
    assert link.get("href") == 'https://news.example/?a=1&b="><script>'
    assert link.get("rel") == "external noopener"


def test_breaks_and_images_stand_between_their_letters() -> None:
    text = "عاد الوفد ثم سافر"
    image = Mark(3, 3, "img", (("src", "images/a b.jpg"), ("alt", 'جسر "قديم" & طويل')))
    body = draw(record_of([leaf(text, marks=[image, Mark(10, 10, "br")])], Analysis()))
    assert lines(body) == ["p: عاد{img } الوفد {br }ثم سافر"]
    assert (one(body, ".//img").get("src"), one(body, ".//img").get("alt")) == (
        "../images/a%20b.jpg",
        'جسر "قديم" & طويل',
    )


def test_an_image_at_the_end_of_a_paragraph_is_drawn() -> None:
    image = Mark(9, 9, "img", (("src", "images/a.jpg"), ("alt", "جسر")))
    assert len(draw(record_of([leaf("عاد الوفد", marks=[image])], Analysis())).findall(".//img")) == 1


def test_a_picture_and_its_caption_are_no_words_of_the_article() -> None:
    picture = Picture("images/a.jpg", "جسر <قديم>", "الجسر & النهر")
    body = draw(record_of([leaf("عاد الوفد."), picture], Analysis()))
    assert one(body, ".//img").get("alt") == "جسر <قديم>"
    assert text_of(one(body, ".//figcaption")) == "الجسر & النهر"
    assert words_of(body).strip() == "عاد الوفد."


def test_another_language_is_named_and_finds_its_own_direction() -> None:
    german = draw(record_of([leaf("Nein.")], Analysis(), language="de"))
    assert (german.get("lang"), german.get("dir")) == ("de", "auto")
    arabic = draw(record_of([leaf("لا.")], Analysis()))
    assert (arabic.get("lang"), arabic.get("dir")) == (None, None)


def test_a_note_in_the_margin_is_said_to_be_one() -> None:
    said = statement(SHORT, "الطريق سالك منذ أمس", "indirect")
    assert one(drawn(SHORT, said), "aside").get("role") == "note"


def test_an_empty_body_is_empty() -> None:
    assert words_of(draw(record_of([], Analysis()))).strip() == ""


# Any article.

LEXICON = build_lexicon([SUAD, DELTANA])
_WORDS = r"""
قال قالت: وأضاف مضيفا قائلا: وأكد نفى أن إن سعاد الخطيب سامر العلي مصدر أمني دلتانا الطريق
مفتوح لن نعود من إلى ، . : « » " “ ” '' < > & &amp; 24 مُحَمَّد في هذا العام البعيد
"""
WORDS = _WORDS.split()
LINES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=22).map(" ".join)
QUOTED = st.tuples(
    st.sampled_from(["قالت سعاد الخطيب:", "", "وأضاف:"]), st.sampled_from(["«»", '""', "“”"]), LINES
).map(lambda p: f"{p[0]} {p[1][0]}{p[2]}{p[1][1]}.".strip())


@st.composite
def articles(draw_: st.DrawFn) -> Record:
    """An article of random blocks with markup over them, and what reading it finds."""
    pieces: list[Piece] = []
    start = 0
    for _ in range(draw_(st.integers(1, 4))):
        text = draw_(LINES | QUOTED)
        tag = draw_(st.sampled_from(["p", "p", "p", "h2", "li", "pre", "quote"]))
        marks = []
        if tag not in {"pre", "quote"}:
            for name in draw_(st.lists(st.sampled_from(["em", "strong", "a"]), max_size=3, unique=True)):
                a, b = sorted(draw_(st.tuples(*[st.integers(0, len(text))] * 2)))
                if a < b:
                    marks.append(Mark(start + a, start + b, name, (("href", "#x"),) if name == "a" else ()))
        block = leaf(text, start, "p" if tag == "quote" else tag, marks)
        end = start + len(text)
        if tag == "quote":
            speaker = draw_(st.sampled_from(["سعاد الخطيب", "نبيل شرارة", ""]))
            pieces += [OpenQuote(HandQuote(Span(start, end), speaker)), block, Close("blockquote")]
        else:
            pieces += [Open("ul"), block, Close("ul")] if tag == "li" else [block]
        start = end + 1
    document = Document(tuple(pieces))
    return record_of(pieces, analyse("a", document.blocks, lexicon=LEXICON, hand_quotes=document.hand_quotes))


@given(articles())
@settings(deadline=None)
def test_any_article_is_read_out_of_its_body_as_it_was_written(record: Record) -> None:
    body = draw(record)
    found = ids_of(body)
    assert found == Counter(s.id for s in record.analysis.statements)
    assert not any(inner is not a for a in body.iter("a") for inner in a.iter("a"))
    anchors = {f"#{i}" for i in found} | {"#x"}
    assert all(a.get("href") in anchors for a in body.iter("a") if (a.get("href") or "").startswith("#"))
    assert fold_marks(words_of(body)) == fold_marks(record.text)


@given(articles())
@settings(max_examples=30, deadline=None)
def test_a_body_is_drawn_alike_every_time(record: Record) -> None:
    archive = make_archive([record])
    assert render_body(record, archive, "..") == render_body(record, archive, "..")
