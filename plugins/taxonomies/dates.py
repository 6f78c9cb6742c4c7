"""The pages of time: years, months, the days of every year, and what has no date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.newsroom.countries import SATURDAY
from plugins.newsroom.paging import Page
from plugins.taxonomies.sheets import SOME_YEAR, month_sheet, plain_sheet
from plugins.taxonomies.views import View, file_of, grouped, list_pages, list_views
from plugins.taxonomies.voices import most_heard, most_named

UNDATED = "undated/"
RANKED_OF_YEAR = 10

K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Span:
    """A year or a month (by its first day) and how many articles it has."""

    first: date
    count: int


def spans(records: Iterable[Record], *, months: bool) -> tuple[Span, ...]:
    """Count dated articles by year or by month, from the oldest."""
    counts = Counter(r.day.replace(month=r.day.month if months else 1, day=1) for r in records if r.day)
    return tuple(Span(first, counts[first]) for first in sorted(counts))


def same_day(records: Iterable[Record], day: date) -> tuple[Record, ...]:
    """Return the articles of other years on one day of the year, the newest first."""
    found = [r for r in records if r.day and r.day.year != day.year and _of_year(r.day) == _of_year(day)]
    return tuple(reversed(found))


def date_views(archive: Archive, *, week_start: int = SATURDAY) -> Iterator[View]:
    """Yield the pages of years, months, days of the year, and of the undated articles."""
    dated = [(r.day, r) for r in archive.records if r.day]
    months = dict(sorted(_gathered((day.replace(day=1), r) for day, r in dated).items()))
    pages = {first: list_pages(records, addresses.month(first)) for first, records in months.items()}
    yield from _years(archive, months, pages, week_start)
    yield from _months(months, pages, week_start)
    yield from _days(dict(sorted(_gathered((_of_year(day), r) for day, r in dated).items())))
    undated = [r for r in archive.records if r.day is None]
    if undated:
        yield from list_views(undated, UNDATED, "undated", {})


def _years(
    archive: Archive,
    months: Mapping[date, Sequence[Record]],
    pages: Mapping[date, Sequence[Page[Record]]],
    week_start: int,
) -> Iterator[View]:
    years = _gathered((first.year, first) for first in months)
    ways = _ways(tuple(years))
    for number, firsts in years.items():
        address = addresses.year(number)
        records = [r for first in firsts for r in months[first]]
        sheets = [
            month_sheet(first, len(months[first]), _steps(pages[first], address), week_start=week_start)
            for first in firsts
        ]
        values = {
            "number": number,
            "sheets": tuple(sheets),
            "total": len(records),
            "said": sum(len(r.analysis.statements) for r in records),
            "heard": most_heard(records, archive, RANKED_OF_YEAR),
            "actors": most_named(records, archive, RANKED_OF_YEAR, places=False),
            "places": most_named(records, archive, RANKED_OF_YEAR, places=True),
            **ways[number],
        }
        yield View(file_of(address), "year", values)


def _months(
    months: Mapping[date, Sequence[Record]], pages: Mapping[date, Sequence[Page[Record]]], week_start: int
) -> Iterator[View]:
    ways = _ways(tuple(months))
    for first, records in months.items():
        found = _steps(pages[first], addresses.month(first))
        values = {
            "first": first,
            "total": len(records),
            "said": sum(len(r.analysis.statements) for r in records),
            "sheet": month_sheet(first, len(records), found, week_start=week_start),
            **ways[first],
        }
        for page in pages[first]:
            shown = {"page": page, "days": grouped(page.entries, lambda r: r.day)}
            yield View(file_of(page.address), "month", values | shown)


def _days(days: Mapping[date, Sequence[Record]]) -> Iterator[View]:
    ways = _ways(tuple(days), is_ring=True)
    for day, records in days.items():
        values = {
            "day": day,
            "total": len(records),
            "years": len({r.day.year for r in records if r.day}),
            **ways[day],
        }
        for page in list_pages(records, addresses.day_of_year(day)):
            shown = {"page": page, "days": grouped(page.entries, lambda r: r.day)}
            yield View(file_of(page.address), "day", values | shown)
    found = {day: addresses.day_of_year(day).removeprefix(addresses.DAYS) for day in days}
    counts = Counter(day.month for day, records in days.items() for _ in records)
    sheets = tuple(plain_sheet(month, counts[month], found) for month in range(1, 13))
    if days:
        yield View(file_of(addresses.DAYS), "days", {"sheets": sheets, "total": len(days)})


def _steps(pages: Sequence[Page[Record]], base: str) -> dict[date, str]:
    """Return the way from a page at `base` to each day of a month: `05/page/1/#d24` from `2016/`."""
    found: dict[date, str] = {}
    for page in pages:
        for record in page.entries:
            if record.day:
                found.setdefault(record.day, f"{page.address.removeprefix(base)}#d{record.day.day}")
    return found


def _gathered(pairs: Iterable[tuple[K, T]]) -> dict[K, list[T]]:
    found: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return dict(found)


def _of_year(day: date) -> date:
    return day.replace(year=SOME_YEAR)


def _ways(row: Sequence[K], *, is_ring: bool = False) -> dict[K, dict[str, K | None]]:
    """Return what stands before and after each one of a row; in a ring the last comes before the first."""
    found: dict[K, dict[str, K | None]] = {}
    for at, one in enumerate(row):
        before = row[at - 1] if at or is_ring else one
        after = row[(at + 1) % len(row)] if at + 1 < len(row) or is_ring else one
        found[one] = {"before": before if before != one else None, "after": after if after != one else None}
    return found
