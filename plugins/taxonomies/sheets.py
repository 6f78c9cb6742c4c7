"""Sheets of a calendar: a month in weeks, and which of its days have articles."""

from __future__ import annotations

from calendar import Calendar, monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from plugins.newsroom.countries import SATURDAY

_WEEK = 7
# Of a sheet without weekdays: a leap year, so that it has the 29th of February.
SOME_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a sheet, or a place without one; `address` leads to the day's articles, or is ""."""

    day: date | None = None
    address: str = ""


@dataclass(frozen=True, slots=True)
class MonthSheet:
    """A month as a calendar hangs it on the wall, with the number of its articles.

    `weekdays` heads the columns, from Monday as 0; it is empty where the sheet is of every year.
    """

    first: date
    count: int
    weekdays: tuple[int, ...]
    weeks: tuple[tuple[Cell, ...], ...]


def month_sheet(
    first: date, count: int, found: Mapping[date, str], *, week_start: int = SATURDAY
) -> MonthSheet:
    """Lay a month out in weeks; `found` gives the address of each day that has articles."""
    days = Calendar(week_start).itermonthdates(first.year, first.month)
    cells = [Cell(day, found.get(day, "")) if day.month == first.month else Cell() for day in days]
    weekdays = tuple((week_start + number) % _WEEK for number in range(_WEEK))
    return MonthSheet(first, count, weekdays, _in_weeks(cells))


def plain_sheet(month: int, count: int, found: Mapping[date, str]) -> MonthSheet:
    """Lay out a month of no year in particular, from its first day; the days in `found` are of SOME_YEAR."""
    length = monthrange(SOME_YEAR, month)[1]
    days = [date(SOME_YEAR, month, number) for number in range(1, length + 1)]
    return MonthSheet(days[0], count, (), _in_weeks([Cell(day, found.get(day, "")) for day in days]))


def _in_weeks(cells: list[Cell]) -> tuple[tuple[Cell, ...], ...]:
    padded = [*cells, *[Cell()] * (-len(cells) % _WEEK)]
    return tuple(tuple(padded[start : start + _WEEK]) for start in range(0, len(padded), _WEEK))
