"""Articles and statements over time, and who is named together."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.values import Analysis, Entity
from plugins.newsroom.archive import make_archive
from plugins.newsroom.article import Record
from plugins.taxonomies.chart import FEWEST_ARTICLES, HEIGHT, MOST_BARS, make_chart
from plugins.taxonomies.company import MOST, companions, count_together

NADA = Entity("nada-hilal", "ندى الهلال", "person")
PORT = Entity("marsa", "المرسى", "place", kind="city")
STRANGER = Entity("basim", "باسم", "person", status="found")


def make_records(*days: date | None) -> list[Record]:
    return [Record(f"articles/{n}.txt", f"n{n}", "خبر", day=day) for n, day in enumerate(days)]


def test_few_articles_or_one_time_only_have_no_chart() -> None:
    assert make_chart(make_records(*[date(2020, 1, 1)] * 50), ()) is None
    assert make_chart(make_records(*(date(2020, m, 1) for m in range(1, FEWEST_ARTICLES))), ()) is None
    assert make_chart(make_records(*[None] * 50), ()) is None


@pytest.mark.parametrize(
    ("first", "last", "months", "bars", "years"),
    [
        (date(2020, 1, 5), date(2020, 12, 31), True, 12, 1),
        (date(2017, 2, 1), date(2021, 1, 1), True, 48, 1),
        (date(2017, 1, 1), date(2021, 1, 1), False, 5, 1),
        (date(1931, 1, 1), date(2021, 1, 1), False, 19, 5),
        (date(1801, 1, 1), date(2021, 1, 1), False, 45, 5),
        (date(1, 1, 1), date(2021, 1, 1), False, 41, 50),
    ],
)
def test_bars_are_as_long_as_they_must(first: date, last: date, months: bool, bars: int, years: int) -> None:  # noqa: FBT001 - a case
    chart = make_chart(make_records(*[first] * 4, *[last] * 5), ())
    assert chart
    assert (chart.months, len(chart.bars)) == (months, bars)
    assert chart.unit == ("month" if months else "year" if years == 1 else "years")
    if not months:
        assert chart.bars[-1].last_year - chart.bars[-1].first.year + 1 == years
        assert all(bar.last_year + 1 == after.first.year for bar, after in pairwise(chart.bars))
    assert (chart.bars[0].articles, chart.bars[-1].articles) == (4, 5)
    assert chart.most == chart.bars[-1]
    assert len(chart.counted) == 2


@given(st.lists(st.dates(min_value=date(1000, 1, 1)), min_size=FEWEST_ARTICLES, max_size=60))
def test_every_article_is_counted_once_in_few_bars_that_stay_in_the_picture(days: list[date]) -> None:
    chart = make_chart(make_records(*days), ())
    if chart is None:
        return
    assert sum(bar.articles for bar in chart.bars) == len(days)
    assert len(chart.bars) <= MOST_BARS
    bars = re.findall(r"M(\d+) (\d+)v-(\d+)h-10V\2z", chart.articles)
    assert len(bars) == len(chart.counted)
    assert all(int(x) <= chart.width and 0 < int(h) <= HEIGHT for x, _, h in bars)


def naming(record_id: str, *entities: Entity) -> Record:
    analysis = Analysis(entities={e.id: e for e in entities})
    return Record(f"articles/{record_id}.txt", record_id, "خبر", day=date(2020, 1, 2), analysis=analysis)


def test_who_is_named_together_more_than_twice_is_ranked() -> None:
    archive = make_archive(
        [
            naming("a", NADA, PORT, STRANGER),
            naming("b", NADA, PORT),
            naming("c", NADA, PORT, STRANGER),
            naming("d", NADA, STRANGER),
            naming("e", STRANGER),
        ],
        threshold=4,
    )
    together = count_together(archive)
    nada, port = archive.entities[NADA.id], archive.entities[PORT.id]
    found = companions(nada, together, archive, places=True)
    assert [(c.listing.entity.id, c.articles) for c in found] == [("marsa", 3)]
    # The stranger has a page since «e», which does not name her: her page may not change with it.
    assert archive.has_page(STRANGER.id)
    assert companions(nada, together, archive, places=False) == ()
    assert [c.listing.entity.id for c in companions(port, together, archive, places=False)] == ["nada-hilal"]


def test_only_the_most_frequent_companions_are_shown() -> None:
    others = [Entity(f"e{n:02}", f"اسم {n}", "person") for n in range(MOST + 3)]
    archive = make_archive(naming(day, NADA, *others) for day in "abc")
    assert len(companions(archive.entities[NADA.id], count_together(archive), archive, places=False)) == MOST
