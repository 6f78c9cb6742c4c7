"""The names of countries on maps: those of the Unicode CLDR, shorter or other where newsrooms write so."""

from __future__ import annotations

from functools import cache

from babel import Locale

# As plugins/authority/base/countries.toml has them.
_NEWSROOM = {
    "AE": "الإمارات",
    "BY": "بيلاروسيا",
    "CD": "الكونغو الديمقراطية",
    "CF": "أفريقيا الوسطى",
    "CG": "جمهورية الكونغو",
    "DK": "الدنمارك",
    "GB": "بريطانيا",
    "HU": "المجر",
    "KG": "قرغيزستان",
    "MM": "ميانمار",
    "PS": "فلسطين",
    "SA": "السعودية",
    "TL": "تيمور الشرقية",
    "UY": "أوروغواي",
    "VC": "سانت فنسنت والغرينادين",
}


@cache
def country_label(code: str) -> str:
    """Return a country's name as a map has room for it: «SA» is «السعودية»; "" for an unknown code."""
    return _NEWSROOM.get(code) or str(Locale("ar").territories.get(code, ""))
