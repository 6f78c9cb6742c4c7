"""Countries and territories, from the Unicode CLDR: their codes, and what an archive takes from its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel import Locale
from babel.core import UnknownLocaleError

from plugins.arabic.calendar import MonthStyle
from plugins.arabic.numbers import DigitStyle

# The weekday, from Monday as 0, with which a calendar begins where no country is named: Saturday, as in most
# Arab countries (CLDR has Monday for the world).
SATURDAY = 5

# Whose newspapers name the months how. Mauritania has some names of its own; the rest are those of Egypt.
_MONTHS: Mapping[MonthStyle, str] = {
    "levant": "IQ JO LB PS SY",
    "egypt": "AE BH DJ EG KM KW LY MR OM QA SA SD SO YE",
    "tunisia-algeria": "DZ TN",
    "morocco": "EH MA",
}
_STYLES = {country: style for style, countries in _MONTHS.items() for country in countries.split()}

# Two letters in CLDR that name no country: unions, zones, codes for tests, and islands that ISO 3166
# counts under another code. XK (Kosovo) stays: everybody uses it.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


@cache
def country_codes() -> frozenset[str]:
    """Every code of two letters that names a country or a territory: SY, US, PS."""
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(c for c in codes if len(c) == 2 and c.isalpha()) - _NO_COUNTRY  # noqa: PLR2004 (ISO alpha-2)


def months_of(country: str) -> MonthStyle:
    """Return how a country's newspapers name the months: "LB" is "levant", one that is not Arab "dual"."""
    return _STYLES.get(country, "dual")


@cache
def digits_of(country: str) -> DigitStyle:
    """Return the digits of a country's Arabic: "EG" has "arabic", "MA" has "latin", as all have elsewhere."""
    if country not in _STYLES:
        return "latin"
    return "arabic" if Locale("ar", country).default_numbering_system == "arab" else "latin"


@cache
def week_start_of(country: str) -> int:
    """Return the weekday with which a country's week begins, from Monday as 0: "EG" has 5, Saturday."""
    try:
        return int(Locale.parse(f"und_{country}").first_week_day) if country else SATURDAY
    except UnknownLocaleError:  # an island without inhabitants
        return SATURDAY
