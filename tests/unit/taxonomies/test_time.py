"""Calendars, the pages of years, months and days, and what the first page and they pick out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Analysis, Block, Entity, Span, Speaker, Statement, StatementKind
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.taxonomies.dates import date_views, same_day, spans
from plugins.taxonomies.front import LATEST, LEADING, front_view
from plugins.taxonomies.sheets import month_sheet, plain_sheet
from plugins.taxonomies.views import View
from plugins.taxonomies.voices import most_heard, most_named, telling

MUNA = Entity("muna-rai", "منى الراعي", "person")
NADA = Entity("nada-hilal", "ندى الهلال", "person")
PORT = Entity("marsa", "المرسى", "place", kind="city")

WORDS = " ".join(["كلمة"] * 8)
LONG = " ".join(["كلمة"] * 50)


def make_record(name: str, day: date | None, *said: Statement, text: str = WORDS) -> Record:
    who = {s.entity: Entity(s.entity, s.name, "person") for one in said for s in one.speakers if s.entity}
    document = Document((Leaf("p", Block("paragraph", 0, text)),))
    return Record(
        f"articles/{name}.txt",
        name,
        f"خبر {name}",
        day=day,
        document=document,
        analysis=Analysis(said, (), who),
    )


def saying(who: Entity, text: str = WORDS, kind: StatementKind = "direct", start: int = 0) -> Statement:
    speakers = (Speaker(who.name, who.id),)
    end = len(text)
    return Statement(
        f"s-{start:010x}", kind, start, end, Span(start, end), "قال", "say", "named", "", speakers=speakers
    )


def views_of(archive: Archive) -> dict[str, View]:
    return {view.save_as: view for view in date_views(archive)}


# Sheets of a calendar.


@given(st.dates(date(1800, 1, 1), date(2200, 12, 31)), st.integers(0, 6))
def test_a_month_hangs_in_weeks_with_each_day_under_its_weekday(day: date, week_start: int) -> None:
    first = day.replace(day=1)
    sheet = month_sheet(first, 1, {day: "05/#d1"}, week_start=week_start)
    assert sheet.weekdays[0] == week_start
    assert sorted(sheet.weekdays) == list(range(7))
    assert {len(week) for week in sheet.weeks} == {7}
    for week in sheet.weeks:
        assert any(cell.day for cell in week)
        for weekday, cell in zip(sheet.weekdays, week, strict=True):
            assert cell.day is None or cell.day.weekday() == weekday
    cells = [cell for cell in chain(*sheet.weeks) if cell.day]
    length = monthrange(first.year, first.month)[1]
    assert [cell.day for cell in cells] == [first + timedelta(n) for n in range(length)]
    assert [cell.day for cell in cells if cell.address] == [day]


def test_a_month_of_no_year_has_every_day_that_it_ever_has() -> None:
    lengths = [len([c for c in chain(*plain_sheet(m, 0, {}).weeks) if c.day]) for m in range(1, 13)]
    assert lengths == [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    assert not plain_sheet(2, 0, {}).weekdays


# Years and months.


def test_a_day_of_the_calendar_leads_to_the_page_that_has_it_first() -> None:
    day = date(2016, 5, 1)
    records = [make_record(f"n{n:03}", day + timedelta(n // 30)) for n in range(900)]
    pages = views_of(make_archive(records))
    assert sum(name.startswith("2016/05/") for name in pages) == 9
    (sheet,) = pages["2016/index.html"].values["sheets"]
    month = pages["2016/05/index.html"].values["sheet"]
    for one, base in ((sheet, "2016/"), (month, "2016/05/")):
        for cell in chain(*one.weeks):
            if cell.address:
                address, _, anchor = cell.address.partition("#")
                shown = pages[f"{base}{address}index.html"].values["days"]
                assert anchor == f"d{cell.day.day}"
                assert cell.day in [group.key for group in shown]
    assert sum(bool(cell.address) for cell in chain(*month.weeks)) == 30


def test_full_pages_of_a_month_do_not_know_how_many_there_are() -> None:
    records = [make_record(f"n{n:03}", date(2016, 5, 1) + timedelta(n // 30)) for n in range(900)]
    before, after = views_of(make_archive(records[:500])), views_of(make_archive(records))
    for number in range(1, 5):
        name = f"2016/05/page/{number}/index.html"
        assert [r.id for r in before[name].values["page"].entries] == [
            r.id for r in after[name].values["page"].entries
        ]


def test_years_and_months_lead_to_those_beside_them_that_have_articles() -> None:
    days = [date(2011, 3, 14), date(2014, 7, 12), date(2014, 9, 1), date(2015, 11, 3)]
    pages = views_of(make_archive([make_record(f"n{n}", day) for n, day in enumerate(days)]))
    years = [pages[f"{number}/index.html"].values for number in (2011, 2014, 2015)]
    assert [(y["before"], y["after"]) for y in years] == [(None, 2014), (2011, 2015), (2014, None)]
    assert pages["2014/09/index.html"].values["before"] == date(2014, 7, 1)
    assert pages["2014/09/index.html"].values["after"] == date(2015, 11, 1)
    assert "2012/index.html" not in pages


def test_articles_are_counted_by_year_and_by_month() -> None:
    records = [make_record(f"n{n}", date(2016, 5 + n, 24)) for n in range(3)] + [make_record("u", None)]
    assert [(s.first, s.count) for s in spans(records, months=False)] == [(date(2016, 1, 1), 3)]
    assert [s.first.month for s in spans(records, months=True)] == [5, 6, 7]


# Days of the year.


def test_a_day_of_the_year_gathers_its_articles_year_by_year() -> None:
    days = [date(2014, 7, 12), date(2016, 7, 12), date(2016, 7, 12), date(2016, 7, 13)]
    pages = views_of(make_archive([make_record(f"n{n}", day) for n, day in enumerate(days)]))
    values = pages["days/07-12/index.html"].values
    assert [(g.key.year, len(g.entries)) for g in values["days"]] == [(2016, 2), (2014, 1)]
    assert (values["total"], values["years"]) == (3, 2)
    assert pages["days/index.html"].values["total"] == 2


def test_days_of_the_year_are_a_ring() -> None:
    days = [date(2014, 1, 2), date(2013, 2, 28), date(2012, 2, 29), date(2011, 12, 31)]
    pages = views_of(make_archive([make_record(f"n{n}", day) for n, day in enumerate(days)]))
    way = [
        f"{pages[f'days/{d}/index.html'].values['after']:%m-%d}" for d in ("01-02", "02-28", "02-29", "12-31")
    ]
    assert way == ["02-28", "02-29", "12-31", "01-02"]
    assert pages["days/01-02/index.html"].values["before"] == date(2000, 12, 31)


def test_the_only_day_of_an_archive_leads_nowhere() -> None:
    values = views_of(make_archive([make_record("a", date(2014, 7, 12))]))["days/07-12/index.html"].values
    assert (values["before"], values["after"]) == (None, None)


def test_no_day_is_made_for_what_has_none() -> None:
    assert set(views_of(make_archive([make_record("a", None)]))) == {"undated/index.html"}
    assert not views_of(make_archive([]))


# Who speaks, and what is quoted on a page that shows a stretch of time.


def test_who_speaks_most_comes_first_and_equals_by_the_alphabet() -> None:
    records = [
        make_record("a", date(2016, 5, 1), saying(NADA), saying(NADA, start=1)),
        make_record("b", date(2016, 5, 2), saying(MUNA), saying(PORT)),
    ]
    archive = make_archive(records)
    assert [(r.entity.id, r.count) for r in most_heard(records, archive, 9)] == [
        ("nada-hilal", 2),
        ("marsa", 1),
        ("muna-rai", 1),
    ]
    assert len(most_heard(records, archive, 1)) == 1
    assert [r.count for r in most_named(records, archive, 9, places=False)] == [1, 1, 1]
    assert not most_named(records, archive, 9, places=True)


def test_one_statement_is_picked_of_each_article_and_each_speaker() -> None:
    days = [date(2016, 5, n) for n in (1, 2, 3)]
    records = [
        make_record("a", days[0], saying(MUNA), saying(NADA, kind="indirect")),
        make_record("b", days[1], saying(MUNA, kind="indirect"), saying(MUNA, kind="direct")),
        make_record("c", days[2], saying(MUNA, text=LONG), text=LONG),
    ]
    picked = telling(reversed(records), make_archive(records), 5)
    assert [(s.record.id, s.statement.kind, s.statement.speakers[0].entity) for s in picked] == [
        ("b", "direct", MUNA.id),
        ("a", "indirect", NADA.id),
    ]


def test_where_nothing_is_of_the_right_length_whatever_has_a_speaker_is_picked() -> None:
    record = make_record("a", date(2016, 5, 1), saying(MUNA, text=LONG), text=LONG)
    assert [s.record.id for s in telling([record], make_archive([record]), 3)] == ["a"]
    silent = make_record("b", date(2016, 5, 1))
    assert telling([silent], make_archive([silent]), 3) == ()


# The first page.


@pytest.mark.parametrize("number", [1, 3, 30, 900])
def test_the_first_page_shows_each_new_article_once(number: int) -> None:
    records = [make_record(f"n{n:03}", date(2016, 5, 1) + timedelta(n)) for n in range(number)]
    values = front_view(make_archive(records)).values
    shown = [r.id for r in (*values["leading"], *values["latest"])]
    assert shown == [r.id for r in reversed(records)][:LATEST]
    assert len(values["leading"]) == min(number, LEADING)
    assert values["lately"] == min(number, 100)


def test_the_first_page_tells_what_was_on_the_day_of_the_newest_article() -> None:
    days = [date(2014, 7, 12), date(2015, 7, 12), date(2016, 7, 12), date(2016, 7, 12)]
    archive = make_archive(
        [*(make_record(f"n{n}", day) for n, day in enumerate(days)), make_record("u", None)]
    )
    values = front_view(archive).values
    assert values["newest"] == days[-1]
    assert [r.id for r in values["on_this_day"]] == ["n1", "n0"]
    assert [r.id for r in same_day(archive.records, date(2020, 7, 12))] == ["n3", "n2", "n1", "n0"]
    assert values["undated"] == 1


def test_an_archive_without_a_day_has_a_first_page_too() -> None:
    values = front_view(make_archive([make_record("u", None)])).values
    assert values["newest"] is None
    assert [r.id for r in values["leading"]] == ["u"]
    assert not values["years"]
