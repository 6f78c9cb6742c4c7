"""The archive as a whole: in order, each name once, nothing that is not published."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.normalise import fold
from plugins.arabic.values import Analysis, Entity, EntityType, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import Archive, in_order, make_archive, neighbours
from plugins.newsroom.article import Record, Status

SUAD = Entity("suad-khatib", "سعاد الخطيب", "person")
PORT = Entity("marsa", "المرسى", "place", kind="city")


def record(name: str, day: date | None = date(2020, 1, 2), **more: Any) -> Record:  # noqa: ANN401 - of its values
    return Record(f"articles/{name}.txt", name, f"خبر {name}", day=day, **more)


def found(name: str, type_: EntityType = "person", entity_id: str = "") -> Entity:
    return Entity(entity_id or fold(name).replace(" ", "-"), name, type_, "found", type_)


def naming(*entities: Entity, mentions: int = 1, said: int = 0) -> Analysis:
    """What reading finds: each entity so many times, and statements of all of them together."""
    speakers = tuple(Speaker(e.name, e.id) for e in entities)
    return Analysis(
        statements=tuple(
            Statement(
                f"s-{n:010x}",
                "indirect",
                n,
                n + 1,
                Span(n, n + 1),
                "قال",
                "say",
                "named",
                "",
                speakers=speakers,
            )
            for n in range(said)
        ),
        mentions=tuple(Mention(n, n + 1, e.id) for e in entities for n in range(mentions)),
        entities={e.id: e for e in entities},
    )


def names(records: tuple[Record, ...]) -> list[str]:
    return [r.id for r in records]


# Order.


def test_articles_run_from_the_oldest_and_the_undated_come_last() -> None:
    records = [
        record("د", None),
        record("ب", date(2021, 5, 1)),
        record("أ", None),
        record("ج", date(2020, 5, 1)),
        record("هـ", date(2020, 5, 1)),
    ]
    assert names(in_order(records)) == ["ج", "هـ", "ب", "أ", "د"]
    assert names(make_archive(records).records) == ["ج", "هـ", "ب", "أ", "د"]


def test_no_undated_article_changes_with_the_news() -> None:
    old, new = record("أ", date(2020, 5, 1)), record("ب", date(2021, 5, 1))
    some, other = record("ت", None), record("ث", None)
    beside = neighbours(make_archive([other, new, some, old]).records)
    assert beside == {"أ": (None, new), "ب": (old, None), "ت": (None, other), "ث": (some, None)}
    assert neighbours([]) == {}


RECORDS = st.lists(
    st.builds(
        record,
        st.text(alphabet="ابتث", min_size=1, max_size=3),
        st.none() | st.dates(date(2019, 1, 1), date(2019, 1, 9)),
        status=st.sampled_from(["published", "draft", "withdrawn"]),
        topics=st.lists(
            st.sampled_from(["طرق", "طُرق", "سدود", "سدود.", "سدود-2", "أ.ب", "أ ب"]), max_size=3
        ).map(tuple),
        source=st.sampled_from(["", "الجسر", "الجِسر", "—"]),
        analysis=st.lists(
            st.sampled_from([SUAD, PORT, found("نبيل"), found("نبِيل"), found("سد الوادي", "place")]),
            max_size=3,
        ).map(lambda entities: naming(*entities, said=1)),
    ),
    unique_by=lambda r: r.id,
    max_size=7,
)


@given(RECORDS, st.data())
def test_the_order_of_the_files_does_not_matter(records: list[Record], data: st.DataObject) -> None:
    other = data.draw(st.permutations(records))
    assert repr(make_archive(other, threshold=2)) == repr(make_archive(records, threshold=2))


@given(RECORDS)
def test_every_list_is_in_order_and_holds_published_articles_only(records: list[Record]) -> None:
    archive = make_archive(records)
    lists = [
        archive.records,
        *(x.records for m in (archive.entities, archive.topics, archive.sources) for x in m.values()),
    ]
    for row in lists:
        assert row == in_order(row)
        assert all(r.status == "published" for r in row)
        assert len({r.id for r in row}) == len(row)
    assert set(names(archive.records)) == {r.id for r in records if r.status == "published"}


@given(RECORDS)
def test_addresses_of_headings_are_unique_and_stay(records: list[Record]) -> None:
    archive = make_archive(records)
    for headings in (archive.topics, archive.sources):
        slugs = [h.slug.casefold() for h in headings.values()]
        assert len(set(slugs)) == len(slugs)
        assert all(s and "/" not in s for s in slugs)
        assert list(headings) == sorted(headings)
        assert all(fold(h.name) == key for key, h in headings.items())
    # An article that is newer than all others moves nothing.
    later = make_archive(
        [*records, record("ي", date(2030, 1, 1), topics=("طرق", "أ ب", "سدود."), source="الجسر.")]
    )
    if all(r.day for r in records):
        assert {k: h.slug for k, h in archive.topics.items()}.items() <= {
            k: h.slug for k, h in later.topics.items()
        }.items()
        assert {k: h.slug for k, h in archive.sources.items()}.items() <= {
            k: h.slug for k, h in later.sources.items()
        }.items()


# What is not published.


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_what_is_not_published_is_counted_nowhere(status: Status) -> None:
    hidden = record("ب", status=status, topics=("طرق",), source="الجسر", analysis=naming(SUAD, said=1))
    archive = make_archive([record("أ"), hidden])
    assert names(archive.records) == ["أ"]
    assert (archive.entities, archive.topics, archive.sources, archive.said) == ({}, {}, {}, ())
    assert names(archive.withdrawn) == (["ب"] if status == "withdrawn" else [])


def test_a_link_finds_a_withdrawn_article_and_no_draft() -> None:
    records = [record("أ"), record("ب", status="withdrawn"), record("ج", status="draft")]
    assert sorted(make_archive(records).by_path) == ["articles/أ.txt", "articles/ب.txt"]


def test_an_empty_archive_is_empty() -> None:
    assert make_archive([]) == Archive()


# Names.


def test_a_listing_gathers_what_all_articles_say_of_a_name() -> None:
    records = [
        record("ب", date(2021, 1, 1), analysis=naming(SUAD, PORT, mentions=2, said=1)),
        record("أ", date(2020, 1, 1), analysis=naming(SUAD, mentions=3, said=2)),
    ]
    archive = make_archive(records)
    suad, port = archive.entities["suad-khatib"], archive.entities["marsa"]
    assert (names(suad.records), suad.mentions, len(suad.said)) == (["أ", "ب"], 5, 3)
    assert (names(port.records), port.mentions, len(port.said)) == (["ب"], 2, 1)
    assert [s.record.id for s in archive.said] == ["أ", "أ", "ب"]
    assert list(archive.entities) == ["marsa", "suad-khatib"]


def test_a_name_that_only_the_metadata_give_is_listed_without_mentions() -> None:
    archive = make_archive([record("أ", analysis=Analysis(entities={SUAD.id: SUAD}))])
    assert (archive.entities[SUAD.id].mentions, archive.has_page(SUAD.id)) == (0, True)


def test_a_statement_of_one_speaker_twice_is_his_once() -> None:
    analysis = naming(SUAD, SUAD, said=1)
    assert len(make_archive([record("أ", analysis=analysis)]).entities[SUAD.id].said) == 1


def test_an_anonymous_speaker_has_no_listing() -> None:
    said = Statement(
        "s-0", "indirect", 0, 1, Span(0, 1), "قال", "say", "described", "", speakers=(Speaker("مصدر أمني"),)
    )
    archive = make_archive([record("أ", analysis=Analysis((said,)))])
    assert archive.entities == {}
    assert len(archive.said) == 1


@pytest.mark.parametrize(("articles", "has_page"), [(1, False), (2, False), (3, True), (4, True)])
def test_a_found_name_has_a_page_from_the_threshold_on(articles: int, has_page: bool) -> None:  # noqa: FBT001 - a case
    nabil = found("نبيل شرارة")
    archive = make_archive([record(str(n), analysis=naming(nabil)) for n in range(articles)], threshold=3)
    assert archive.has_page(nabil.id) == has_page
    assert archive.address(nabil.id) == ("actors/نبيل-شراره/" if has_page else "")


def test_a_known_name_has_a_page_as_soon_as_it_is_met() -> None:
    archive = make_archive([record("أ", analysis=naming(SUAD, PORT))], threshold=1000)
    assert archive.address("suad-khatib") == "actors/suad-khatib/"
    assert archive.address("marsa") == "places/marsa/"
    assert (archive.has_page("nobody"), archive.address("nobody")) == (False, "")


def test_an_actor_that_ships_needs_a_second_article_where_it_is_silent() -> None:
    known = Entity("un", "الأمم المتحدة", "organization", shipped=True)
    place = Entity("marsa", "المرسى", "place", shipped=True)
    one = record("أ", analysis=naming(known, place))
    archive = make_archive([one], threshold=3)
    assert (archive.has_page("un"), archive.has_page("marsa")) == (False, True)
    assert make_archive([record("أ", analysis=naming(known, said=1))], threshold=3).has_page("un")
    assert make_archive([one, record("ب", analysis=naming(known))], threshold=3).has_page("un")
    assert make_archive([one]).has_page("un")  # where found names need no second one, it needs none


def test_a_found_name_is_shown_under_its_commonest_spelling() -> None:
    spellings = ["نبيل شراره", "نبيل شرارة", "نبيل شرارة", "نبيل شراره", "نبيل شرارة"]
    records = [record(str(n), analysis=naming(found(name))) for n, name in enumerate(spellings)]
    assert make_archive(records).entities["نبيل-شراره"].entity.name == "نبيل شرارة"
    assert make_archive(reversed(records)).entities["نبيل-شراره"].entity.name == "نبيل شرارة"


def test_of_equally_common_spellings_the_fuller_is_shown() -> None:
    records = [
        record("1", analysis=naming(found("نبيل شرارة"))),
        record("2", analysis=naming(found("نبيل شرّارة"))),
    ]
    assert make_archive(records).entities["نبيل-شراره"].entity.name == "نبيل شرّارة"


def test_articles_that_differ_on_what_a_found_name_is_share_one_page() -> None:
    person, town = found("عاليه"), found("عاليه", "place")
    records = [record(str(n), analysis=naming(e)) for n, e in enumerate([town, person, town])]
    archive = make_archive(records)
    assert len(archive.entities) == 1
    assert archive.address("عاليه") == "places/عاليه/"


# Topics and sources.


def topics(*rows: tuple[str, ...]) -> dict[str, tuple[str, str, int]]:
    """Headings by their folded names, as (name, address, articles), of articles in order of their dates."""
    records = [record(str(n), date(2020, 1, n + 1), topics=row) for n, row in enumerate(rows)]
    return {key: (h.name, h.slug, len(h.records)) for key, h in make_archive(records).topics.items()}


def test_spellings_of_one_topic_are_one_heading() -> None:
    # Its address is the oldest spelling's, its name the commonest.
    rows = (("إنتخابات",), ("انتخابات",), ("انتخابات", "إنتخابات"), ("انتخابات",))
    assert topics(*rows) == {"انتخابات": ("انتخابات", "إنتخابات", 4)}


def test_topics_that_would_share_an_address_are_numbered_from_the_oldest() -> None:
    assert topics(("أ.ب",), ("أ ب",), ("أ/ب",), ("طرق",)) == {
        "ا.ب": ("أ.ب", "أ-ب", 1),
        "ا ب": ("أ ب", "أ-ب-2", 1),
        "ا/ب": ("أ/ب", "أ-ب-3", 1),
        "طرق": ("طرق", "طرق", 1),
    }


def test_a_number_that_is_taken_is_passed_over() -> None:
    assert [slug for _, slug, _ in topics(("أ ب 2",), ("أ.ب",), ("أ ب",)).values()] == [
        "أ-ب-3",
        "أ-ب-2",
        "أ-ب",
    ]


def test_addresses_that_differ_in_case_only_are_numbered() -> None:
    assert sorted(slug for _, slug, _ in topics(("bbc.",), ("BBC",)).values()) == ["BBC-2", "bbc"]


def test_a_topic_without_letters_has_an_address() -> None:
    assert topics(("؟؟",), ("!",)) == {"؟؟": ("؟؟", "-", 1), "!": ("!", "--2", 1)}


def test_two_topics_that_fold_apart_stay_apart() -> None:
    assert len(topics(("حلب",), ("هلب",))) == 2


def test_an_article_without_a_source_is_under_none() -> None:
    archive = make_archive([record("أ", source=""), record("ب", source="الجسر")])
    assert {key: names(h.records) for key, h in archive.sources.items()} == {"الجسر": ["ب"]}


@given(st.lists(st.dates(date(1900, 1, 1), date(2100, 1, 1)) | st.none(), max_size=8))
def test_no_dated_article_stands_after_an_undated_one(days: list[date | None]) -> None:
    ordered = [r.day for r in in_order(record(str(n), d) for n, d in enumerate(days))]
    assert all((a is not None and (b is None or a <= b)) or b is None for a, b in pairwise(ordered))
