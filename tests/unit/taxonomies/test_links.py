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


def test_an_article_ends_with_whom_it_is_about_the_most_named_first() -> None:
    places = ("muna", "body", "muna", "port", "once", "body", "body")
    mentions = tuple(Mention(2 * n, 2 * n + 1, one) for n, one in enumerate(places))
    extra, once = Entity("aaa", "نقابة الجسور", "organization"), Entity("once", "سامي", "person")
    entities = {e.id: e for e in (MUNA, BODY, PORT, extra, once)}
    record = Record("a.txt", "a", "خبر", analysis=Analysis((), mentions, entities))
    # Tagged by the editor only, so that the text has no count; «once» is named in passing.
    assert [(n.entity.id, n.count) for n in named_actors(record)] == [("body", 3), ("muna", 2), ("aaa", 0)]
    assert [n.entity.id for n in named_places(record)] == ["port"]  # where none stands out, all


def test_countries_have_arabic_names() -> None:
    assert country_name("SY") == "سوريا"
    assert country_name("??") == ""


def test_the_last_word_of_a_heading_does_not_stand_alone() -> None:
    assert unwidowed("افتتاح الجسر في المرسى") == "افتتاح الجسر في&nbsp;المرسى"
    assert unwidowed("<b> & خبر") == "&lt;b&gt; &amp;&nbsp;خبر"
