"""Which pages there are, and what each is given to show."""

from __future__ import annotations

from datetime import date, timedelta

from plugins.arabic.values import Analysis, Block, Entity, Mention, Span, Speaker, Statement
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.taxonomies.pages import (
    View,
    latest_said,
    make_views,
    names_as_met,
)

MUNA = Entity("muna-rai", "منى الراعي", "person", sort_as="الراعي، منى")
PORT = Entity("marsa", "المرسى", "place", kind="city")
STRANGER = Entity("hazim", "حازم", "person", status="found")


def make_record(
    record_id: str, text: str = "نص", day: date | None = date(2020, 1, 2), **more: object
) -> Record:
    document = Document((Leaf("p", Block("paragraph", 0, text)),))
    return Record(
        f"articles/{record_id}.txt", record_id, f"خبر {record_id}", day=day, document=document, **more
    )


def naming(text: str, *named: tuple[Entity, str]) -> Analysis:
    mentions = tuple(Mention(text.index(w), text.index(w) + len(w), e.id) for e, w in named)
    return Analysis(mentions=mentions, entities={e.id: e for e, _ in named})


def saying(number: int, speaker: Entity) -> Statement:
    return Statement(
        f"s-{number:010x}",
        "indirect",
        number,
        number + 2,
        Span(number, number + 2),
        "قال",
        "say",
        "named",
        "",
        speakers=(Speaker(speaker.name, speaker.id),),
    )


def views_of(archive: Archive, redirects: dict[tuple[str, str], str] | None = None) -> dict[str, View]:
    views = list(make_views(archive, redirects or {}))
    assert len({v.save_as.casefold() for v in views}) == len(views), "a page was made twice"
    return {v.save_as: v for v in views}


def test_an_empty_archive_has_its_fixed_pages() -> None:
    assert sorted(views_of(make_archive([]))) == [
        "404.html",
        "about/index.html",
        "actors/index.html",
        "data/index.html",
        "index.html",
        "places/index.html",
        "sources/index.html",
        "topics/index.html",
    ]


def test_everything_an_article_names_has_its_page() -> None:
    text = "زارت منى الراعي المرسى ولقيت حازم"
    analysis = naming(text, (MUNA, "منى الراعي"), (PORT, "المرسى"), (STRANGER, "حازم"))
    record = make_record("a", text, analysis=analysis, topics=("طرق",), source="الجسر")
    archive = make_archive([record, make_record("b", day=None)], threshold=2)
    pages = views_of(archive)
    assert {
        "actors/muna-rai/index.html",
        "places/marsa/index.html",
        "topics/طرق/index.html",
        "sources/الجسر/index.html",
        "2020/index.html",
        "2020/01/index.html",
        "days/01-02/index.html",
        "undated/index.html",
    } <= set(pages)
    assert "actors/hazim/index.html" not in pages  # found in one article, and the threshold is two


def test_lists_are_paged_from_the_oldest() -> None:
    records = [
        make_record(f"n{n:03}", topics=("طرق",), day=date(2020, 1, 1) + timedelta(n)) for n in range(220)
    ]
    pages = views_of(make_archive(records))
    assert {"topics/طرق/index.html", "topics/طرق/page/2/index.html", "topics/طرق/page/1/index.html"} <= set(
        pages
    )
    assert "topics/طرق/page/3/index.html" not in pages
    assert pages["topics/طرق/index.html"].values["page"].entries[0].id == "n219"
    assert pages["topics/طرق/page/1/index.html"].values["page"].entries[-1].id == "n000"


def test_undated_articles_stand_at_the_old_end_of_lists() -> None:
    records = [make_record("new"), make_record("undated", day=None)]
    leading = views_of(make_archive(records))["index.html"].values["leading"]
    assert [r.id for r in leading] == ["new", "undated"]


def test_drafts_and_withdrawn_articles_are_on_no_page() -> None:
    records = [
        make_record("draft", status="draft", topics=("سر",)),
        make_record("gone", status="withdrawn", topics=("سر",), day=date(1999, 1, 1)),
    ]
    pages = views_of(make_archive(records))
    assert not [name for name in pages if "سر" in name or name.startswith("1999")]


def test_a_renamed_id_keeps_its_old_address() -> None:
    text = "قالت منى الراعي كلاما"
    analysis = Analysis((saying(1, MUNA),), naming(text, (MUNA, "منى الراعي")).mentions, {MUNA.id: MUNA})
    archive = make_archive([make_record("a", text, analysis=analysis)])
    pages = views_of(
        archive, {("actors", "muna"): "muna-rai", ("places", "muna"): "muna-rai", ("places", "x"): "nowhere"}
    )
    assert pages["actors/muna/index.html"].values == {
        "target": "actors/muna-rai/",
        "target_name": "منى الراعي",
    }
    assert pages["statements/muna/index.html"].values == {
        "target": "actors/muna-rai/#statements",
        "target_name": "تصريحات منى الراعي",
    }
    assert "places/muna/index.html" not in pages  # she is no place
    assert "places/x/index.html" not in pages  # nothing there to lead to


def test_an_article_that_moved_is_found_at_its_old_address() -> None:
    pages = views_of(
        make_archive([make_record("a", moved_from=("/news/12.html", "https://example.org/old/a/"))])
    )
    assert pages["news/12.html"].values == {"target": "2020/01/02/a/", "target_name": "<bdi>خبر a</bdi>"}
    assert pages["old/a/index.html"].values == pages["news/12.html"].values


def test_of_a_withdrawn_article_its_old_address_says_no_more_than_that() -> None:
    pages = views_of(make_archive([make_record("a", moved_from=("news/1/",), status="withdrawn")]))
    assert pages["news/1/index.html"].values == {"target": "2020/01/02/a/", "target_name": "مادة مسحوبة"}


def test_no_old_address_stands_in_the_way_of_a_page_of_today() -> None:
    taken = ("/", "/actors/", "2020/01/02/B/", "/statements/", "/data/articles.csv", "/theme/style.css")
    pages = views_of(make_archive([make_record("a", moved_from=taken), make_record("b")]))
    assert not [v for v in pages.values() if v.template == "redirect"]


def test_names_as_met_leave_out_the_name_itself() -> None:
    text = "منى الراعي، والراعي، والراعي"
    mentions = (Mention(0, 10, MUNA.id), Mention(13, 19, MUNA.id), Mention(22, 28, MUNA.id))
    archive = make_archive([make_record("a", text, analysis=Analysis((), mentions, {MUNA.id: MUNA}))])
    assert names_as_met(archive) == {"muna-rai": ("الراعي",)}


def test_names_as_met_leave_out_what_is_only_spelt_otherwise_or_has_a_preposition() -> None:
    forms = ("للمرسي", "المرسَى", "مرسى السفن", "مرسي السفن")
    text = " ".join(forms)
    mentions = tuple(Mention(text.index(form), text.index(form) + len(form), PORT.id) for form in forms)
    archive = make_archive([make_record("a", text, analysis=Analysis((), mentions, {PORT.id: PORT}))])
    assert names_as_met(archive) == {"marsa": ("مرسى السفن",)}


def test_the_latest_statements_keep_the_order_of_their_article() -> None:
    def said(record_id: str, day: date, *numbers: int) -> Record:
        return make_record(record_id, day=day, analysis=Analysis(tuple(saying(n, MUNA) for n in numbers)))

    archive = make_archive([said("old", date(2020, 1, 1), 1, 2), said("new", date(2020, 1, 2), 3, 4)])
    latest = latest_said(archive.said, 3)
    assert [(s.said.record.id, s.said.statement.id[-1]) for s in latest] == [
        ("new", "3"),
        ("new", "4"),
        ("old", "2"),
    ]
