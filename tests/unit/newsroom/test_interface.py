"""What a reader sees of numbers, time and names: one table to check by eye."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from plugins.arabic.calendar import EGYPT, HIJRI_MONTHS, MONTHS, format_day_of_year, format_month
from plugins.arabic.numbers import count_phrase, digits
from plugins.arabic.sorting import letter_of, sort_key
from plugins.newsroom.countries import country_codes, digits_of, months_of, week_start_of
from plugins.newsroom.hijri import format_hijri, format_hijri_month, format_hijri_number, hijri_day
from plugins.newsroom.phrases import counted

TABLE: Mapping[str, Any] = tomllib.loads(
    (Path(__file__).parent / "interface.toml").read_text(encoding="utf-8")
)
NUMBERS = [0, 1, 2, 3, 10, 11, 26, 99, 100, 101, 102, 103, 111, 200]
COUNTS = [(one["noun"], *said) for one in TABLE["count"] for said in one["said"]]


def test_the_table_has_every_way_of_counting() -> None:
    assert [[said[0] for said in one["said"]] for one in TABLE["count"]] == [NUMBERS] * 3
    assert set(TABLE["months"]) == set(MONTHS)


@pytest.mark.parametrize(("noun", "n", "latin", "arabic", "oblique"), [(*c, c[2])[:5] for c in COUNTS])
def test_numbers_and_nouns_agree(noun: str, n: int, latin: str, arabic: str, oblique: str) -> None:
    assert counted(n, noun) == latin
    assert counted(n, noun, "arabic") == arabic
    assert count_phrase(n, noun, "oblique") == oblique
    assert count_phrase(n, noun, "oblique", "arabic") == digits(oblique, "arabic")


@pytest.mark.parametrize("style", MONTHS)
def test_months_have_the_names_of_each_region(style: Any) -> None:  # noqa: ANN401 - a literal
    for number, name in enumerate(TABLE["months"][style], 1):
        day = date(2016, number, 24)
        assert format_month(day, style) == f"{name} 2016"
        assert format_month(day, style, "arabic") == f"{name} ٢٠١٦"
        assert format_day_of_year(day, style) == f"24 {name}"
        assert format_day_of_year(day, style, "arabic") == f"٢٤ {name}"


@pytest.mark.parametrize("case", TABLE["hijri"], ids=lambda c: str(c["day"]))
def test_a_day_has_its_hijri_day(case: Mapping[str, Any]) -> None:
    assert format_hijri(case["day"]) == case["latin"]
    assert format_hijri(case["day"], "arabic") == case["arabic"]
    assert format_hijri_number(case["day"]) == case["latin"].partition(" ")[0]
    assert (hijri_day(case["day"]) is None) == (case["latin"] == "")


@pytest.mark.parametrize("case", TABLE["hijri_month"], ids=lambda c: str(c["month"]))
def test_a_month_names_the_hijri_months_that_it_meets(case: Mapping[str, Any]) -> None:
    assert format_hijri_month(case["month"]) == case["latin"]
    assert format_hijri_month(case["month"], "arabic") == case["arabic"]


def test_hijri_months_are_those_of_cldr() -> None:
    assert len(set(HIJRI_MONTHS)) == 12
    assert (HIJRI_MONTHS[3], HIJRI_MONTHS[5], HIJRI_MONTHS[8]) == ("ربيع الآخر", "جمادى الآخرة", "رمضان")


@pytest.mark.parametrize(("code", "wanted"), TABLE["country"].items())
def test_a_country_brings_its_months_digits_and_week(code: str, wanted: list[object]) -> None:
    assert [months_of(code), digits_of(code), week_start_of(code)] == wanted


def test_every_country_has_a_week() -> None:
    assert {week_start_of(code) for code in country_codes()} <= set(range(7))


def test_countries_name_the_months_as_cldr_says() -> None:
    for code in sorted(country_codes()):
        if months_of(code) == "dual" or code == "MR":  # which has some names of its own
            continue
        theirs = Locale("ar", code).months["format"]["wide"]
        mine = MONTHS[months_of(code)]
        # CLDR has no names of their own for some countries of Africa, but the common ones.
        assert tuple(theirs[m] for m in range(1, 13)) in {mine, EGYPT}, code


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    wanted = [name for one in TABLE["index"] for name in one["names"]]
    assert sorted(chain(reversed(wanted)), key=sort_key) == wanted
    assert [letter_of(name) for name in wanted] == [
        one["letter"] for one in TABLE["index"] for _ in one["names"]
    ]
