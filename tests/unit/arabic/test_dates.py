"""Dates as newspapers write them."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic import dates
from plugins.arabic.dates import find_dates, infer_day, read_date

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("dates.toml").read_text(encoding="utf-8")
)
DAYS = st.dates(date(1850, 1, 1), date(2200, 12, 31))
TRADITIONS = [dates.LEVANT, dates.EGYPT, dates.TUNISIA_ALGERIA, dates.MOROCCO]
DIGITS = [
    str.maketrans("", ""),
    str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"),
    str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"),
]


def cases(kind: str) -> list[Any]:
    return [pytest.param(case, id=case["title"]) for case in CASES[kind]]


@pytest.mark.parametrize("case", cases("value"))
def test_a_value_is_a_day_or_a_reason(case: dict[str, Any]) -> None:
    reading = read_date(case["text"], *case.get("years", ()))
    assert (reading.day, reading.code) == (case.get("day"), case.get("code", ""))
    assert bool(reading.what and reading.how) == (reading.day is None)
    assert all(words in reading.what for words in case.get("says", ()))


@pytest.mark.parametrize("case", cases("text"))
def test_dates_are_found_in_running_text(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [f"{text[f.start : f.end]} = {f.day or '?'}" for f in find_dates(text, *case.get("years", ()))]
    assert found == case["found"]


@pytest.mark.parametrize("case", cases("infer"))
def test_the_day_of_a_report_is_inferred_only_for_certain(case: dict[str, Any]) -> None:
    assert infer_day(case["text"], *case.get("years", ())) == case.get("day")


@given(DAYS, st.sampled_from(TRADITIONS), st.sampled_from(TRADITIONS), st.sampled_from(DIGITS), st.booleans())
def test_every_way_of_writing_a_day_reads_as_that_day(
    day: date,
    names: tuple[str, ...],
    others: tuple[str, ...],
    digits: dict[int, int],
    brackets: bool,  # noqa: FBT001 - drawn by Hypothesis
) -> None:
    other = f" ({others[day.month - 1]})" if brackets else f"/{others[day.month - 1]}"
    written = f"{dates.WEEKDAYS[day.weekday()]} {day.day} {names[day.month - 1]}{other} {day.year}".translate(
        digits
    )
    assert read_date(written).day == day
    (found,) = find_dates(f"وقال، {written}، إنه عائد.")
    assert (found.day, found.weekday) == (day, True)


@given(DAYS, st.integers(1, 6))
def test_a_wrong_weekday_is_never_a_date(day: date, shift: int) -> None:
    wrong = dates.WEEKDAYS[(day.weekday() + shift) % 7]
    assert read_date(f"{wrong} {day:%Y-%m-%d}").code == "W-DATE-WEEKDAY"


@given(st.text("0123456789٠١٢ /-.:الثلاثاءمايوأيارهـم()،\n"))
def test_any_text_is_read_without_failing(text: str) -> None:
    reading = read_date(text)
    assert (reading.day is None) == bool(reading.code)
    for found in find_dates(text, 2010, 2020):
        assert 0 <= found.start < found.end <= len(text)
    infer_day(text, 2010, 2020)
