"""Counted nouns, digits, and days in words."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from babel import Locale
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from plugins.arabic.calendar import MONTHS, WEEKDAYS, format_day, format_month, month_name, weekday_name
from plugins.arabic.numbers import IN_ENGLISH, NOUNS, count_phrase, digits, format_number, plural_category

TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["noun"]
COUNTS = [(t["noun"], n, nominative, *oblique) for t in TABLE for n, nominative, *oblique in t["counts"]]
ARABIC = Locale("ar")


@pytest.mark.parametrize(("noun", "n", "nominative", "oblique"), [(*c, c[2])[:4] for c in COUNTS])
def test_number_and_noun_agree(noun: str, n: int, nominative: str, oblique: str) -> None:
    assert count_phrase(n, noun) == nominative
    assert count_phrase(n, noun, "oblique") == oblique


@given(st.integers(0, 10**9))
def test_categories_are_those_of_cldr(n: int) -> None:
    assert plural_category(n) == ARABIC.plural_form(n)


def test_nothing_is_counted_less_than_never() -> None:
    with pytest.raises(ValueError, match="-1"):
        plural_category(-1)


def test_an_unknown_noun_is_an_error() -> None:
    with pytest.raises(KeyError):
        count_phrase(3, "قلم")


@given(st.sampled_from(sorted(NOUNS)), st.integers(3, 10**6), st.sampled_from(["latin", "arabic"]))
def test_phrases_hold_their_number_once(noun: str, n: int, style: str) -> None:
    phrase = count_phrase(n, noun, style=style)  # type: ignore[arg-type]  # sampled from the two
    assert phrase.startswith(format_number(n, style) + " ")  # type: ignore[arg-type]  # the same
    assert "{" not in phrase


@pytest.mark.parametrize("noun", sorted(NOUNS))
def test_every_noun_has_correct_shapes(noun: str) -> None:
    phrases = NOUNS[noun]
    assert phrases.zero.startswith("لا ")
    assert "واحد" in phrases.one
    # خطآن and خطأين: a hamza and the alef of the dual join in one letter.
    dual = phrases.two.split()[0].replace("آن", "أان")
    assert dual.removesuffix("ان") + "ين" == phrases.two_oblique.split()[0]
    for phrase in (phrases.few, phrases.many, phrases.other):
        assert phrase.startswith("{} ")
    # The accusative of 11 to 99 shows in writing, unless the noun ends in ta marbuta.
    accusative = phrases.many.split()[1]
    assert accusative.endswith(("ة", "ًا", "أً")) or "من " in phrases.many
    assert phrases.other.split()[1].rstrip("ًا") == accusative.removesuffix("ًا").rstrip("ً")


def test_english_words_lead_to_nouns() -> None:
    assert set(IN_ENGLISH.values()) <= set(NOUNS)
    assert count_phrase(11, "article") == count_phrase(11, "مادة")


@pytest.mark.parametrize("n", [0, 7, 999, 1000, 1234, 1234567])
def test_thousands_are_parted_as_in_cldr(n: int) -> None:
    assert format_number(n, "latin") == format_decimal(n, locale="ar", numbering_system="latn")
    # Babel writes the separators of a numbering system, but always Latin digits.
    theirs = format_decimal(n, locale="ar", numbering_system="arab")
    assert format_number(n, "arabic") == digits(theirs, "arabic")


@given(st.text())
def test_digits_change_nothing_else(text: str) -> None:
    assert len(digits(text, "arabic")) == len(text)
    assert digits(digits(text, "arabic"), "latin") == digits(text, "latin")
    assert digits(digits(text, "latin"), "latin") == digits(text, "latin")


def test_digits_of_either_set() -> None:
    assert digits("24 مايو 2016، ۷", "arabic") == "٢٤ مايو ٢٠١٦، ۷"
    assert digits("٢٤ مايو ٢٠١٦، ۷", "latin") == "24 مايو 2016، 7"
    assert count_phrase(1103, "مادة", style="arabic") == "١٬١٠٣ مواد"


@pytest.mark.parametrize(
    ("style", "locale"),
    [
        ("levant", "ar_SY"),
        ("egypt", "ar_EG"),
        ("tunisia-algeria", "ar_TN"),
        ("tunisia-algeria", "ar_DZ"),
        ("morocco", "ar_MA"),
    ],
)
def test_month_names_are_those_of_cldr(style: str, locale: str) -> None:
    theirs = Locale.parse(locale).months["format"]["wide"]
    assert MONTHS[style] == tuple(theirs[m] for m in range(1, 13))  # type: ignore[index]  # sampled from its keys


def test_dual_months_join_both_names() -> None:
    assert [month_name(m) for m in (1, 5, 12)] == ["يناير/كانون الثاني", "مايو/أيار", "ديسمبر/كانون الأول"]


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month: int) -> None:
    with pytest.raises(ValueError, match=str(month)):
        month_name(month)


def test_weekdays_are_those_of_cldr() -> None:
    theirs = ARABIC.days["format"]["wide"]
    assert tuple(theirs[d] for d in range(7)) == WEEKDAYS
    assert weekday_name(date(2016, 5, 24)) == "الثلاثاء"


def test_a_day_in_full() -> None:
    day = date(2016, 5, 24)
    assert format_day(day) == "24 مايو/أيار 2016"
    assert format_day(day, weekday=True) == "الثلاثاء 24 مايو/أيار 2016"
    assert format_day(day, "levant", "arabic") == "٢٤ أيار ٢٠١٦"
    assert format_day(date(2015, 8, 1), "morocco") == "1 غشت 2015"
    assert format_month(day, "tunisia-algeria") == "ماي 2016"
