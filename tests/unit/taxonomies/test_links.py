"""What templates ask about a name or a page."""

from __future__ import annotations

from plugins.arabic.values import Analysis, Entity, Mention
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.taxonomies.headings import unwidowed
from plugins.taxonomies.links import country_name, heading_of, named_actors, named_places, page_address

MUNA = Entity("muna", "منى", "person")
BODY = Entity("body", "هيئة الطرق", "organization")
PORT = Entity("port", "المرسى", "place")


def test_the_address_of_an_index_is_its_folder() -> None:
    assert page_address("2016/05/index.html") == "2016/05/"
    assert page_address("index.html") == ""
    assert page_address("404.html") == "404.html"
    assert page_address("old/my-index.html") == "old/my-index.html"


def test_a_heading_is_found_by_every_spelling_of_its_name() -> None:
    archive = make_archive([Record("a.txt", "a", "خبر", topics=("الإدارة",))])
    heading = heading_of("الاداره", archive.topics)
    assert heading is not None
    assert heading.name == "الإدارة"
    assert heading_of("طرق", archive.topics) is None


def test_names_come_in_the_order_of_the_text_then_those_of_the_metadata() -> None:
    mentions = (Mention(0, 1, "body"), Mention(2, 3, "muna"), Mention(4, 5, "body"), Mention(6, 7, "port"))
    extra = Entity("aaa", "نقابة الجسور", "organization")
    entities = {e.id: e for e in (MUNA, BODY, PORT, extra)}
    record = Record("a.txt", "a", "خبر", analysis=Analysis((), mentions, entities))
    assert [(n.entity.id, n.count) for n in named_actors(record)] == [("body", 2), ("muna", 1), ("aaa", 0)]
    assert [n.entity.id for n in named_places(record)] == ["port"]


def test_countries_have_arabic_names() -> None:
    assert country_name("SY") == "سوريا"
    assert country_name("??") == ""


def test_the_last_word_of_a_heading_does_not_stand_alone() -> None:
    assert unwidowed("افتتاح الجسر في المرسى") == "افتتاح الجسر في&nbsp;المرسى"
    assert unwidowed("<b> & خبر") == "&lt;b&gt; &amp;&nbsp;خبر"
