"""The codes of countries and territories, from the Unicode CLDR."""

from __future__ import annotations

from functools import cache

from babel import Locale

# Two letters in CLDR that name no country: unions, zones, codes for tests, and islands that ISO 3166
# counts under another code. XK (Kosovo) stays: everybody uses it.
_NO_COUNTRY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}


@cache
def country_codes() -> frozenset[str]:
    """Every code of two letters that names a country or a territory: SY, US, PS."""
    codes = (str(code) for code in Locale("en").territories)
    return frozenset(c for c in codes if len(c) == 2 and c.isalpha()) - _NO_COUNTRY  # noqa: PLR2004 (ISO alpha-2)
