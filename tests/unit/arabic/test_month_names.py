"""What the pages write, the reader reads: every month of every style, in both digit sets."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.calendar import MONTHS, WEEKDAYS, MonthStyle, format_day, format_month, month_name
from plugins.arabic.dates import find_dates, read_date
from plugins.arabic.numbers import DigitStyle

STYLES: list[MonthStyle] = list(MONTHS)
DIGITS: list[DigitStyle] = ["latin", "arabic"]
DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("digits", DIGITS)
def test_every_month_that_is_written_is_read_as_itself(style: MonthStyle, digits: DigitStyle) -> None:
    days = [date(2016, month, 24) for month in range(1, 13)]
    assert [read_date(format_day(d, style, digits)).day for d in days] == days
    assert [read_date(format_day(d, style, digits, weekday=True)).day for d in days] == days


@pytest.mark.parametrize("style", STYLES)
def test_a_style_has_twelve_names(style: MonthStyle) -> None:
    assert len({month_name(m, style) for m in range(1, 13)}) == 12


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_is_no_thirteenth_month(month: int) -> None:
    with pytest.raises(ValueError, match="no month"):
        month_name(month)


@given(DAYS, st.sampled_from(STYLES), st.sampled_from(DIGITS))
def test_a_day_that_is_written_in_a_sentence_is_found_there(
    day: date, style: MonthStyle, digits: DigitStyle
) -> None:
    written = format_day(day, style, digits, weekday=True)
    text = f"وعاد الوفد يوم {written}، بعد شهر."
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.day, found.weekday) == (written, day, True)


@given(DAYS, st.sampled_from(STYLES), st.sampled_from(DIGITS))
def test_a_day_is_its_number_and_its_month(day: date, style: MonthStyle, digits: DigitStyle) -> None:
    assert format_day(day, style, digits).endswith(f" {format_month(day, style, digits)}")
    assert format_day(day, style, digits, weekday=True).startswith(f"{WEEKDAYS[day.weekday()]} ")
