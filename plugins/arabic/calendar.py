"""Write days as newspapers write them: month names of each region, weekdays, digits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from plugins.arabic.numbers import DigitStyle, digits

MonthStyle = Literal["dual", "levant", "egypt", "tunisia-algeria", "morocco"]

# The months, January first, by where newspapers write them so.
# From the Unicode CLDR: ar-SY, ar, ar-TN with ar-DZ, ar-MA.
LEVANT = (
    "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
    "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
)  # fmt: skip
EGYPT = (
    "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو",
    "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
TUNISIA_ALGERIA = (
    "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان",
    "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
)  # fmt: skip
MOROCCO = (
    "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
    "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
)  # fmt: skip
MONTHS: Mapping[MonthStyle, tuple[str, ...]] = {
    "dual": tuple(f"{egypt}/{levant}" for egypt, levant in zip(EGYPT, LEVANT, strict=True)),
    "levant": LEVANT,
    "egypt": EGYPT,
    "tunisia-algeria": TUNISIA_ALGERIA,
    "morocco": MOROCCO,
}
# The months of the Hijri year, as the CLDR has them.
HIJRI_MONTHS = (
    "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة",
    "رجب", "شعبان", "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
)  # fmt: skip
# From Monday, as Python counts.
WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
# One letter for each, as calendars head their columns; the CLDR's too.
WEEKDAY_LETTERS = ("ن", "ث", "ر", "خ", "ج", "س", "ح")


def month_name(month: int, style: MonthStyle = "dual") -> str:
    """The name of a month from 1 to 12: 5 is «مايو/أيار» in both names, «ماي» in Morocco."""
    if not 1 <= month <= 12:  # noqa: PLR2004 (months of a year)
        message = f"no month {month}"
        raise ValueError(message)
    return MONTHS[style][month - 1]


def weekday_name(day: date) -> str:
    """The weekday of a day: «الثلاثاء»."""
    return WEEKDAYS[day.weekday()]


def format_day(
    day: date, style: MonthStyle = "dual", digit_style: DigitStyle = "latin", *, weekday: bool = False
) -> str:
    """A day in full: «24 مايو/أيار 2016», with its weekday «الثلاثاء 24 مايو/أيار 2016»."""
    written = f"{format_day_of_year(day, style, digit_style)} {digits(str(day.year), digit_style)}"
    return f"{weekday_name(day)} {written}" if weekday else written


def format_short_day(day: date, digit_style: DigitStyle = "latin") -> str:
    """A day in figures, for long lists: «24/5/2016»."""
    return digits(f"{day.day}/{day.month}/{day.year}", digit_style)


def format_day_of_year(day: date, style: MonthStyle = "dual", digit_style: DigitStyle = "latin") -> str:
    """A day without its year: «24 مايو/أيار»."""
    return f"{digits(str(day.day), digit_style)} {month_name(day.month, style)}"


def format_month(day: date, style: MonthStyle = "dual", digit_style: DigitStyle = "latin") -> str:
    """The month of a day, with its year: «مايو/أيار 2016»."""
    return f"{month_name(day.month, style)} {digits(str(day.year), digit_style)}"
