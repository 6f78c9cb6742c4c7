"""Read the values of metadata lines: words from a fixed list, names, dates, corrections."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date

from plugins.arabic.dates import DateReading, read_date
from plugins.arabic.normalise import fold, slug
from plugins.newsroom.article import Correction
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site
from plugins.readers.head import Entry, trim

STATUSES = {
    "published": "published", "منشور": "published", "منشورة": "published",
    "draft": "draft", "مسودة": "draft",
    "withdrawn": "withdrawn", "مسحوب": "withdrawn", "مسحوبة": "withdrawn",
}  # fmt: skip
YES_OR_NO = {
    **dict.fromkeys(["true", "yes", "1", "نعم"], "yes"),
    **dict.fromkeys(["false", "no", "0", "لا"], "no"),
}
STATEMENTS = {
    "auto": "auto",
    "آلي": "auto",
    "آليا": "auto",
    "manual": "manual",
    "يدوي": "manual",
    "يدويا": "manual",
}
TITLE_STATUSES = {"given": "given", "أصلي": "given", "supplied": "supplied", "مضاف": "supplied"}
DATE_STATUSES = {"given": "given", "أصلي": "given", "inferred": "inferred", "مستنتج": "inferred"}

MOST_ID_BYTES = 120
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# A correction's own date, before a colon that is not the one within a time of day.
_DATED = re.compile(r"(?P<day>[^:]{4,40}):(?:\s+|(?=[^\d\s]))(?P<text>.+)", re.DOTALL)


def read_choice(entry: Entry, choices: Mapping[str, str], path: str) -> tuple[str, tuple[Problem, ...]]:
    """The choice that a value names in either language, or "" and an error that names the nearest."""
    known = {fold(name): (name, choice) for name, choice in choices.items()}
    value = fold(entry.text)
    if value in known:
        return known[value][1], ()
    near = difflib.get_close_matches(value, known, n=1)
    allowed = "، ".join(choices)
    how = f"لعلك تقصد «{known[near[0]][0]}»" if near else f"القيم المقبولة: {allowed}"
    what = f"قيمة غير معروفة «{entry.text}» للمفتاح {entry.key.name}"
    return "", (Problem(path, entry.line, "W-VALUE-UNKNOWN", what, how),)


def read_names(entries: Sequence[Entry]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that lists give, and those that a leading «-» takes away."""
    given: list[str] = []
    taken: list[str] = []
    for name in (v for e in entries for v in e.values):
        if name.startswith("-"):
            taken.append(trim(name[1:]))
        else:
            given.append(name)
    return tuple(dict.fromkeys(n for n in given if n)), tuple(dict.fromkeys(n for n in taken if n))


def read_day(entry: Entry, path: str, site: Site) -> tuple[date | None, tuple[Problem, ...]]:
    """The day of a date key, or None and the reason. Outside the archive's years it is a warning."""
    reading = read_date(entry.text, site.first_year, site.last_year)
    if reading.day is None:
        return None, (_refusal(reading, path, entry.line),)
    first, last = site.first_year or date.min.year, site.last_year or date.max.year
    if first <= reading.day.year <= last:
        return reading.day, ()
    what = f"التاريخ {reading.day} خارج سنوات الأرشيف ({site.first_year or '…'}–{site.last_year or '…'})"
    how = "راجع السنة، أو وسّع السنوات في content/site.toml"
    return reading.day, (Problem(path, entry.line, "W-DATE-RANGE", what, how, "warning"),)


def read_correction(entry: Entry, path: str, site: Site) -> tuple[Correction, tuple[Problem, ...]]:
    """A correction with its day, where it begins with one: «2016-06-01: صُحّح الاسم»."""
    m = _DATED.fullmatch(entry.text)
    if m is None:
        return Correction(entry.text), ()
    reading = read_date(m["day"], site.first_year, site.last_year)
    if reading.day is not None:
        return Correction(trim(m["text"]), reading.day), ()
    # Words before a colon are words; only what was meant as a date and is none is an error.
    if reading.code == "W-DATE-UNREADABLE":
        return Correction(entry.text), ()
    return Correction(trim(m["text"])), (_refusal(reading, path, entry.line),)


def read_id(value: str) -> str:
    """The form of an id that can stand in an address: NFC, blanks as «-». It may still hold what cannot."""
    return re.sub(r"\s+", "-", unicodedata.normalize("NFC", trim(value)))


def is_id(value: str) -> bool:
    """Whether it is letters, digits and «-» only, and at most 120 bytes: «خبر-1» is."""
    return (
        bool(value)
        and slug(value, most=len(value.encode())) == value
        and len(value.encode()) <= MOST_ID_BYTES
    )


def is_language(value: str) -> bool:
    """Whether it is a language tag: «ar», «ar-SY»."""
    return _LANGUAGE.fullmatch(value) is not None


def _refusal(reading: DateReading, path: str, line: int) -> Problem:
    return Problem(path, line, reading.code, reading.what, reading.how)
