"""Read dates as Arabic newspapers write them, and never guess one.

A date is either certain or refused with a reason. Two doors: `read_date` for a value that should be
a date and nothing else, `find_dates` for running text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, cast

from plugins.arabic.calendar import EGYPT, LEVANT, MOROCCO, TUNISIA_ALGERIA, WEEKDAYS
from plugins.arabic.normalise import fold

# Names compare folded: «أبريل», «إبريل» and «ابريل» are one. Spellings beside the calendar's own:
# the Levant without the article, Egypt's with -h, Iraq's May, Libya's and
# the Gulf's own.
_OTHER_SPELLINGS = {
    "كانون ثاني": 1, "كانون ثان": 1, "تشرين أول": 10, "تشرين ثاني": 11, "تشرين ثان": 11, "كانون أول": 12,
    "يونيه": 6, "يوليه": 7, "مايس": 5, "أوغسطس": 8, "أوكتوبر": 10, "نوفنبر": 11, "دجمبر": 12, "شتمبر": 9,
}  # fmt: skip
_MONTHS = {fold(n): m for names in (LEVANT, EGYPT, TUNISIA_ALGERIA, MOROCCO) for m, n in enumerate(names, 1)}
_MONTHS |= {fold(n): m for n, m in _OTHER_SPELLINGS.items()}

_WEEKDAYS = {fold(n): i for i, n in enumerate(WEEKDAYS)} | {fold("الثلثاء"): 1}

_HIJRI_MONTHS = (
    "محرم", "المحرم", "صفر", "ربيع الأول", "ربيع أول", "ربيع الآخر", "ربيع الثاني", "ربيع ثاني",
    "جمادى الأولى", "جمادى الأول", "جمادى الآخرة", "جمادى الثانية", "جمادى الثاني", "رجب", "شعبان",
    "رمضان", "شوال", "ذو القعدة", "ذي القعدة", "ذو الحجة", "ذي الحجة",
)  # fmt: skip
_HIJRI = "|".join(sorted(map(fold, _HIJRI_MONTHS), key=len, reverse=True))
_HIJRI_MARK = r"(?:ه|هجريه?)\b"
# A year of 1300 to 1499 is theirs.
_HIJRI_WORDS = re.compile(rf"\b(?:من )?(?:{_HIJRI})\b|\d ?{_HIJRI_MARK}|\b1[34]\d\d\b")
_HIJRI_DATE = re.compile(
    rf"\b\d{{1,2}} ?[-/]? ?(?:من )?(?:{_HIJRI})\b[ ،,/-]*(?:\d{{3,4}} ?(?:{_HIJRI_MARK})?)?"
)
_RELATIVE = frozenset(
    map(
        fold,
        ["أمس", "الأمس", "اليوم", "غدا", "الغد", "البارحة", "الآن", "today", "yesterday", "tomorrow", "now"],
    )
)
# What may stand before a date in a value, and between a weekday and its day.
_LEAD_IN = frozenset(
    map(fold, ["يوم", "اليوم", "أمس", "في", "بتاريخ", "الموافق", "الموافق لـ", "نشر", "نشرت", "صباح", "مساء"])
)
_TODAY = fold("اليوم")
_AFTER_WEEKDAY = frozenset([*map(fold, ["الموافق", "في", "يوم"]), "،", ",", "(", "-", "–"])
_BEFORE_YEAR = frozenset([*map(fold, ["من", "سنة", "عام", "لعام", "لسنة"]), "،", ",", "/", "-", "–"])
_OF_OUR_ERA = frozenset(map(fold, ["م", "ميلادي", "ميلادية", "للميلاد"]))
_TIME = re.compile(
    r"(?:[\st,،|()–—-]|الساعه|في|عند)*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:ص|م|صباحا|مسا|ظهرا|am|pm)?\s*"
    r"(?:z|utc|gmt|[+-]\d{2}:?(?:\d{2})?|ب?توقيت(?:\s\S+){1,3}|غرينتش)?\s*"
)
_IGNORED_AT_THE_END = " .،,;؛)"

# A four-digit year of another calendar must not pass for ours; the press is younger than 1600.
_EARLIEST_YEAR = 1600
_LATEST_YEAR = 2999
_YEAR_LENGTH = 4
_DAY_LENGTH = 2

# Letters with their marks, joiners and tatweel; a number of one digit set; any other sign.
_TOKEN = re.compile(
    "(?P<word>(?:[^\\W\\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d])+)"
    "|(?P<number>[0-9]+|[\u0660-\u0669]+|[\u06f0-\u06f9]+)"
    "|(?P<sign>[^\\w\\s\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff])"
)

# 24 / 05 / 2016
_FIGURES = ["number", "sign", "number", "sign", "number"]

Sort = Literal["word", "number", "sign"]
_ADVICE = "اكتب التاريخ الميلادي كاملا، مثل 2016-05-24 أو 24 مايو 2016"


@dataclass(frozen=True, slots=True)
class DateReading:
    """A day, or the reason why there is none: a stable code, what is wrong and how to put it right."""

    day: date | None = None
    code: str = ""
    what: str = ""
    how: str = ""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text. `day` is None where the text leaves more than one day possible."""

    start: int
    end: int
    day: date | None
    weekday: bool  # whether the text names the day of the week beside it
    today: bool  # whether «اليوم» stands before it
    month: int = 0
    of_month: int = 0


class _Token(NamedTuple):
    sort: Sort
    text: str  # folded
    start: int
    end: int

    @property
    def number(self) -> int:
        """Its figure; 0 for a word or a sign, and for what has more than a year's four digits."""
        return int(self.text) if self.sort == "number" and len(self.text) <= _YEAR_LENGTH else 0


class _Match(NamedTuple):
    """A date as written: the readings (year or None, month, day) that its figures and names leave."""

    first: int  # tokens, half-open
    end: int
    weekday: int | None
    readings: tuple[tuple[int | None, int, int], ...]
    months: tuple[int, ...] = ()  # as named, to find a clash
    short_year: bool = False


def read_date(value: str, first_year: int | None = None, last_year: int | None = None) -> DateReading:
    """Read a value that should be a date: «الثلاثاء 24 مايو/أيار 2016» is 2016-05-24.

    A year may be missing only where the archive's years leave exactly one. What is not certain is
    refused with a reason: 03/05/2024, two-digit years, «أمس», Hijri dates.
    """
    tokens = _tokens(value)
    match = _whole(value, tokens)
    if match is None and _HIJRI_WORDS.search(fold(value)):
        # «17 شعبان 1437هـ الموافق 24 مايو 2016م» says both; ours is certain.
        rest = _HIJRI_DATE.sub(" ", fold(value)).strip(_IGNORED_AT_THE_END + "-–/")
        tokens = _tokens(rest)
        match = _whole(rest, tokens)
        if match is None:
            return DateReading(
                code="W-DATE-HIJRI",
                what=f"التاريخ «{value.strip()}» هجري",
                how="اكتب ما يوافقه من التاريخ الميلادي، مثل 2016-05-24",
            )
    if match is not None:
        return _resolve(value.strip(), match, first_year, last_year)
    if any(t.text in _RELATIVE for t in tokens):
        return DateReading(code="W-DATE-RELATIVE", what=f"«{value.strip()}» ليس تاريخا ثابتا", how=_ADVICE)
    return DateReading(code="W-DATE-UNREADABLE", what=f"التاريخ «{value.strip()}» غير مقروء", how=_ADVICE)


def find_dates(
    text: str, first_year: int | None = None, last_year: int | None = None
) -> tuple[FoundDate, ...]:
    """All dates in running text that name a day and a month, in order.

    One without a year is certain only with its weekday, and only where the archive's declared years
    leave one year in which that day falls on it.
    """
    tokens = _tokens(text)
    found = []
    at = 0
    while at < len(tokens):
        match = _match(tokens, at)
        if match is None or match.short_year:
            at += 1
            continue
        at = match.end
        days = set(_days(match, first_year, last_year, need_weekday=True))
        day = days.pop() if len(days) == 1 and _agree(match.months) else None
        _, month, of_month = match.readings[0]
        span = tokens[match.first].start, tokens[match.end - 1].end
        today = match.first > 0 and tokens[match.first - 1].text == _TODAY
        found.append(FoundDate(*span, day, match.weekday is not None, today, month, of_month))
    return tuple(found)


def infer_day(text: str, first_year: int | None = None, last_year: int | None = None) -> date | None:
    """The day on which an undated article reports, where its text leaves no doubt; else None.

    A weekday alone proves nothing: of 38 in real articles less than half were the day of the report,
    the others an announced session or last week's attack. Three positions do prove it: a dateline,
    «اليوم الثلاثاء 24 مايو 2016», and the introduction of a quote in the first paragraph («وقال …،
    الثلاثاء 24 مايو: "…"»). Every date that the text gives for certain must be that same day.
    """
    found = find_dates(text, first_year, last_year)
    days = {f.day for f in found if f.day is not None}
    if len(days) != 1:
        return None
    (day,) = days
    if (first_year and day.year < first_year) or (last_year and day.year > last_year):
        return None
    # A weekday with another day or month, whatever its year, is another day of the report.
    if any(f.weekday and (f.month, f.of_month) != (day.month, day.day) for f in found):
        return None
    lead = len(text.split("\n", 1)[0])
    proven = any(
        f.day == day
        and (
            f.today
            or _is_dateline(text, f)
            or (f.weekday and f.end <= lead and _QUOTE_FOLLOWS.match(text, f.end) is not None)
        )
        for f in found
    )
    return day if proven else None


# «دبي، الإمارات العربية المتحدة» is the longest place that is usual in a dateline.
_DATELINE_WORDS = 4
_DATELINE_END = re.compile(
    r"[^\S\n]*(?:\([^()\n]{1,30}\)|[/،,][^\S\n]*[^\s\d:–—-]{1,20})?[^\S\n]*(?:[-–—:ـ]|\n|$)"
)
_SENTENCE = re.compile(r"[.؟!?؛:«»\"“”]")
_QUOTE_FOLLOWS = re.compile(r"[^\S\n]*:[^\S\n]*[\"«“‹'„]")


def _is_dateline(text: str, found: FoundDate) -> bool:
    """Whether a date stands at the head of the text, closed by a dash, a colon or the line's end."""
    before = text[: found.start].strip()
    return (
        len(before.split()) <= _DATELINE_WORDS
        and "\n" not in before
        and not _SENTENCE.search(before)
        and _DATELINE_END.match(text, found.end) is not None
    )


def _tokens(text: str) -> list[_Token]:
    tokens = []
    for m in _TOKEN.finditer(text):
        folded = fold(m[0])
        if folded:  # a lone tatweel is nothing
            tokens.append(_Token(cast("Sort", m.lastgroup), folded, m.start(), m.end()))
    return tokens


def _whole(value: str, tokens: list[_Token]) -> _Match | None:
    """Match a date that fills the whole value, words before and a time of day after it aside."""
    at = 0
    while at < len(tokens) and tokens[at].text in _LEAD_IN:
        at += 1
    match = _match(tokens, at, lenient=True)
    if match is None:
        return None
    rest = fold(value[tokens[match.end - 1].end :]).strip(_IGNORED_AT_THE_END)
    return match if not rest or _TIME.fullmatch(rest) else None


def _match(tokens: list[_Token], at: int, *, lenient: bool = False) -> _Match | None:
    """Match a date that begins with token `at`; `lenient` also takes what `read_date` must refuse."""
    first, weekday = at, None
    if at < len(tokens) and tokens[at].text in _WEEKDAYS:
        weekday = _WEEKDAYS[tokens[at].text]
        at += 1
        while at < len(tokens) and at < first + 4 and tokens[at].text in _AFTER_WEEKDAY:
            at += 1
    if at >= len(tokens) or tokens[at].sort != "number":
        return None
    return _numeric(tokens, first, at, weekday, lenient=lenient) or _named(
        tokens, first, at, weekday, lenient=lenient
    )


def _numeric(
    tokens: list[_Token], first: int, at: int, weekday: int | None, *, lenient: bool
) -> _Match | None:
    """Match figures only: 2016-05-24, 2016/05/24, 24/05/2016."""
    part = tokens[at : at + 5]
    if [t.sort for t in part] != _FIGURES:
        return None
    a, sign, b, other_sign, c = part
    # In running text without blanks: «بين 3 - 5 - 2016» may be anything.
    together = part[-1].end - a.start == sum(len(t.text) for t in part)
    if sign.text != other_sign.text or sign.text not in "-/." or not (together or lenient):
        return None
    readings: tuple[tuple[int | None, int, int], ...] = ()
    match len(a.text), len(b.text), len(c.text):
        case 4, 1 | 2, 1 | 2:
            readings = ((a.number, b.number, c.number),)
        case 1 | 2, 1 | 2, 4:
            # Day before month is Arabic usage, month before day comes with American software.
            readings = ((c.number, b.number, a.number), (c.number, a.number, b.number))
        case 1 | 2, 1 | 2, 1 | 2 if lenient:
            return _Match(first, at + 5, weekday, (), short_year=True)
    readings = tuple(dict.fromkeys(r for r in readings if _EARLIEST_YEAR <= (r[0] or 0) <= _LATEST_YEAR))
    return _Match(first, at + 5, weekday, readings) if readings else None


def _named(tokens: list[_Token], first: int, at: int, weekday: int | None, *, lenient: bool) -> _Match | None:
    """Match a day before the name of its month, once or in both traditions, and its year if any."""
    day = tokens[at]
    if len(day.text) > _DAY_LENGTH:
        return None
    at += 1
    if at < len(tokens) and tokens[at].text in {"-", "/", ".", fold("من")}:
        at += 1
    month, at = _month(tokens, at)
    if not month:
        return None
    months = [month]
    if at < len(tokens) and tokens[at].text in {"/", "(", "\\", "-", "–"}:
        other, after = _month(tokens, at + 1)
        # A dash may also join two dates; it joins two names only of one month.
        if other and (tokens[at].text in "/(\\" or other == month):
            months.append(other)
            closed = after < len(tokens) and tokens[after].text == ")"
            at = after + 1 if closed else after
    year, at, short = _year(tokens, at, lenient=lenient)
    readings = ((year, month, day.number),)
    return _Match(first, at, weekday, readings, tuple(months), short_year=short)


def _month(tokens: list[_Token], at: int) -> tuple[int, int]:
    """The month named from token `at` on, and the token after it; 0 for none."""
    if at + 1 < len(tokens) and (month := _MONTHS.get(f"{tokens[at].text} {tokens[at + 1].text}")):
        return month, at + 2
    if at < len(tokens) and (month := _MONTHS.get(tokens[at].text)):
        return month, at + 1
    return 0, at


def _year(tokens: list[_Token], at: int, *, lenient: bool) -> tuple[int | None, int, bool]:
    """The year from token `at` on, the token after it, and whether it is too short to be certain."""
    look = at
    while look < len(tokens) and look < at + 2 and tokens[look].text in _BEFORE_YEAR:
        look += 1
    if look >= len(tokens) or tokens[look].sort != "number":
        return None, at, False
    year, after = tokens[look], look + 1
    following = tokens[after].text if after < len(tokens) else ""
    if following in {"ه", "هجري", "هجريه"}:
        return None, at, False
    if len(year.text) == _YEAR_LENGTH and _EARLIEST_YEAR <= year.number <= _LATEST_YEAR:
        # In running text «م» belongs to the year only where it touches it.
        ours = following in _OF_OUR_ERA and (lenient or tokens[after].start == year.end)
        return year.number, after + ours, False
    if lenient and len(year.text) == _DAY_LENGTH and (after >= len(tokens) or following in _OF_OUR_ERA):
        return None, after, True
    return None, at, False


def _days(
    match: _Match, first_year: int | None, last_year: int | None, *, need_weekday: bool
) -> Iterator[date]:
    """All days that a match may mean: of its readings those that exist and fit its weekday."""
    for year, month, day in match.readings:
        years: Iterable[int]
        if year is not None:
            years = (year,)
        elif first_year is None or last_year is None or (need_weekday and match.weekday is None):
            years = ()
        else:
            years = range(first_year, last_year + 1)
        for each in years:
            found = _day(each, month, day)
            if found is not None and match.weekday in {None, found.weekday()}:
                yield found


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none: the 31st of February."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _agree(months: tuple[int, ...]) -> bool:
    return len(set(months)) <= 1


def _misspelling(value: str, match: _Match) -> DateReading | None:
    """The reason why a match cannot be read whatever the calendar says."""
    if match.short_year:
        return DateReading(
            code="W-DATE-SHORT-YEAR",
            what=f"السنة في «{value}» برقمين",
            how="اكتب السنة بأربعة أرقام، مثل 2016-05-24",
        )
    if not _agree(match.months):
        a, b = (f"{LEVANT[m - 1]} ({EGYPT[m - 1]})" for m in match.months)
        return DateReading(
            code="W-DATE-MONTHS",
            what=f"في «{value}» شهران مختلفان: {a} و{b}",
            how="صحح أحد الاسمين، أو اكتب التاريخ بالأرقام، مثل 2016-05-24",
        )
    return None


def _resolve(value: str, match: _Match, first_year: int | None, last_year: int | None) -> DateReading:
    """The one day that a match means, or the reason why it does not mean one."""
    if refusal := _misspelling(value, match):
        return refusal
    days = list(_days(match, first_year, last_year, need_weekday=False))
    if len(days) == 1:
        return DateReading(days[0])
    has_year = match.readings[0][0] is not None
    without_weekday = list(_days(match._replace(weekday=None), first_year, last_year, need_weekday=False))
    # Without a year the 29th of February is given the benefit of a leap year.
    possible = any(_day(year or 2000, month, day) for year, month, day in match.readings)
    if not possible or (has_year and not without_weekday):
        return DateReading(
            code="W-DATE-IMPOSSIBLE",
            what=f"التاريخ «{value}» لا وجود له في التقويم",
            how="راجع اليوم والشهر",
        )
    if has_year and days:
        readings = " أو ".join(f"{d:%Y-%m-%d}" for d in days)
        return DateReading(
            code="W-DATE-AMBIGUOUS",
            what=f"التاريخ «{value}» يحتمل قراءتين: {readings}",
            how="اكتب المقصود منهما بهذه الصورة: السنة-الشهر-اليوم",
        )
    if has_year:
        real = " أو ".join(f"{d:%Y-%m-%d} يوم {WEEKDAYS[d.weekday()]}" for d in without_weekday)
        return DateReading(
            code="W-DATE-WEEKDAY",
            what=f"اليوم لا يوافق التاريخ في «{value}»: {real}",
            how="صحح اسم اليوم أو التاريخ",
        )
    return DateReading(
        code="W-DATE-NO-YEAR",
        what=f"لا سنة في التاريخ «{value}»",
        how="أضف السنة بأربعة أرقام، مثل 24 مايو 2016",
    )
