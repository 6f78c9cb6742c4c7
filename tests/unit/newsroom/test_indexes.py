"""Indexes by the alphabet: their letters, their pages, and other ways through them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Entity
from plugins.newsroom.archive import Listing
from plugins.newsroom.article import Record
from plugins.newsroom.indexes import (
    ON_ONE_PAGE,
    PER_PAGE,
    by_letter,
    in_order,
    kinds_of,
    make_index,
    most_named,
    numbered,
)

MUNA = Entity("muna-rai", "منى الراعي", "person", kind="person", sort_as="الراعي، منى")
PORT = Entity("marsa", "المرسى", "place", kind="city")
STRANGER = Entity("hazim", "حازم", "person", status="found")


def make_record(record_id: str) -> Record:
    return Record(f"articles/{record_id}.txt", record_id, "خبر", day=date(2020, 1, 2))


def names(count: int, letters: str = "بتجد") -> list[Listing]:
    return [
        Listing(Entity(f"e{n}", f"{letters[n % len(letters)]}ارق {n}", "person"), (), (), 0, has_page=True)
        for n in range(count)
    ]


NAMES = st.text(alphabet="ابتلسمأإآةىي 12abé#«", min_size=1, max_size=8)


@given(st.lists(NAMES, max_size=20))
def test_every_entity_stands_under_one_letter_and_no_letter_comes_twice(names: list[str]) -> None:
    listings = [
        Listing(Entity(f"e{n}", name, "person"), (), (), 0, has_page=True) for n, name in enumerate(names)
    ]
    letters = by_letter(listings)
    assert sorted(one.entity.id for letter in letters for one in letter.listings) == sorted(
        one.entity.id for one in listings
    )
    assert len({letter.letter for letter in letters}) == len(letters)


def test_names_are_sorted_by_their_sorting_form_without_the_article() -> None:
    listings = [Listing(e, (), (), 0, has_page=True) for e in (PORT, STRANGER, MUNA)]
    assert [(one.letter, one.listings[0].entity.id) for one in by_letter(listings)] == [
        ("ح", "hazim"),
        ("ر", "muna-rai"),
        ("م", "marsa"),
    ]


def test_an_index_has_one_heading_for_alef_and_sets_the_article_aside() -> None:
    wanted = {
        "ا": ["إبراهيم", "أحمد", "آسيا", "الله", "ألمانيا"],
        "ر": ["رفح", "الرقة", "رقية"],
        "ه": ["هدى"],
    }
    shuffled = sorted(name for names in wanted.values() for name in names)
    listings = [
        Listing(Entity(f"e{n}", name, "place"), (), (), 0, has_page=True) for n, name in enumerate(shuffled)
    ]
    (page,) = make_index(listings, "places/")
    assert {one.letter: [name.entity.name for name in one.listings] for one in page.shown} == wanted
    assert [way.name for way in page.letters] == list(wanted)


def test_the_most_named_come_first_and_equals_by_the_alphabet() -> None:
    record = make_record("a")
    listings = [
        Listing(PORT, (record,), (), 1, has_page=True),
        Listing(STRANGER, (record,), (), 1, has_page=True),
        Listing(MUNA, (record, record), (), 2, has_page=True),
    ]
    assert [one.entity.id for one in most_named(listings, 2)] == ["muna-rai", "hazim"]


def test_a_short_index_stands_on_one_page_with_its_letters_as_anchors() -> None:
    (page,) = make_index(names(ON_ONE_PAGE), "actors/")
    assert [(way.name, way.address) for way in page.letters][:2] == [("ب", "#letter-ب"), ("ت", "#letter-ت")]
    assert len(page.names) == ON_ONE_PAGE


def test_a_long_index_has_a_page_for_each_letter() -> None:
    pages = make_index(names(ON_ONE_PAGE + 1), "actors/")
    assert [page.address for page in pages] == [
        "actors/", "actors/letter/ب/", "actors/letter/ت/", "actors/letter/ج/", "actors/letter/د/",
    ]  # fmt: skip
    assert pages[0].names == ()
    assert sum(len(page.names) for page in pages) == sum(way.count for way in pages[0].letters)


def test_a_long_letter_is_cut_into_pages_that_lead_to_each_other() -> None:
    front, first, second = make_index(names(PER_PAGE + 1, "ب"), "actors/")
    assert (first.address, first.before, first.after) == ("actors/letter/ب/", "", "actors/letter/ب/page/2/")
    assert (second.address, second.before, second.after) == (first.after, first.address, "")
    assert len(first.names) == PER_PAGE
    assert front.letters == second.letters


def test_what_begins_with_no_letter_has_an_address_too() -> None:
    pages = make_index([*names(ON_ONE_PAGE), *names(1, "4")], "places/")
    assert pages[-1].address == "places/letter/other/"


def test_no_names_are_one_empty_page() -> None:
    (page,) = make_index([], "actors/")
    assert (page.letters, page.shown) == ((), ())
    assert [one.shown for one in numbered([], "actors/kind/party/")] == [()]


def test_names_are_counted_by_what_they_are_and_whether_anybody_reviewed_them() -> None:
    listings = [Listing(e, (), (), 0, has_page=True) for e in (PORT, STRANGER, MUNA)]
    assert kinds_of(listings) == {"city": 1, "person": 2, "found": 1}
    assert [one.entity.id for one in in_order(listings)] == ["hazim", "muna-rai", "marsa"]
