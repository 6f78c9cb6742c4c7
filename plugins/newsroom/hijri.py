"""Days by the calendar of Umm al-Qura, beside the Gregorian ones.

Its tables reach from August 1924 to November 2077; a day outside them goes without, since other reckonings
of the Hijri calendar differ by a day or two.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from hijridate import Gregorian

from plugins.arabic.calendar import HIJRI_MONTHS
from plugins.arabic.numbers import DigitStyle, digits


class HijriDay(NamedTuple):
    """A day of the Hijri calendar: 17, 8, 1437 is 17 شعبان 1437."""

    number: int
    month: int
    year: int


def hijri_day(day: date) -> HijriDay | None:
    """Return the Hijri day of a Gregorian one, or None outside the tables of Umm al-Qura."""
    try:
        there = Gregorian(day.year, day.month, day.day).to_hijri()
    except OverflowError:
        return None
    return HijriDay(there.day, there.month, there.year)


def format_hijri(day: date, style: DigitStyle = "latin") -> str:
    """Return a day by the Hijri calendar: «17 شعبان 1437»; "" outside its tables."""
    there = hijri_day(day)
    return digits(f"{there.number} {HIJRI_MONTHS[there.month - 1]} {there.year}", style) if there else ""


def format_hijri_number(day: date, style: DigitStyle = "latin") -> str:
    """Return the number that a day has in its Hijri month: «17»; "" outside the tables."""
    there = hijri_day(day)
    return digits(str(there.number), style) if there else ""


def format_hijri_month(first: date, style: DigitStyle = "latin") -> str:
    """Return the Hijri months that a Gregorian month meets: «رجب وشعبان 1437», «ذو الحجة 1436 ومحرم 1437»."""
    months = list(_months(first))
    years = [year for year, _ in months]
    written = [
        # A year is said once, with the last of its months.
        f"{HIJRI_MONTHS[month - 1]} {year if year not in years[at + 1 :] else ''}".rstrip()
        for at, (year, month) in enumerate(months)
    ]
    return digits(" و".join(written), style)


def _months(first: date) -> Iterator[tuple[int, int]]:
    """Yield year and month of each Hijri month in which a day of the Gregorian month falls, in order."""
    seen = None
    for number in range(31):
        day = first + timedelta(number)
        there = hijri_day(day) if day.month == first.month else None
        if there and (there.year, there.month) != seen:
            seen = there.year, there.month
            yield seen
