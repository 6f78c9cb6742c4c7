"""The archive's settings, as its editor writes them in content/site.toml."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from plugins.arabic.calendar import MONTHS, MonthStyle
from plugins.arabic.numbers import DigitStyle
from plugins.newsroom.countries import country_codes, digits_of, months_of, week_start_of
from plugins.newsroom.leniency import KEY, Leniency, read_leniency
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest, read_toml, unknown_key_how

MonthNames = MonthStyle
Digits = DigitStyle  # 123 or ١٢٣, in the interface only
CODE = "W-SITE"


@dataclass(frozen=True, slots=True)
class Site:
    """The settings; every one has a default, so that an archive builds without the file."""

    title: str = "أرشيف الأخبار"
    subtitle: str = ""
    publisher: str = ""
    licence: str = ""
    licence_url: str = ""
    about: tuple[str, ...] = ()  # paragraphs
    first_year: int | None = None
    last_year: int | None = None
    country: str = ""  # ISO 3166-1 alpha-2: the week's first day, and the months and digits that go unsaid
    months: MonthNames = "dual"
    digits: Digits = "latin"
    hijri: bool = False
    found_threshold: int = 3
    lenient: tuple[Leniency, ...] = ()  # messages that the archive lets pass

    @property
    def week_start(self) -> int:
        """The weekday with which calendars begin, from Monday as 0."""
        return week_start_of(self.country)


_YEARS = range(1800, 2201)  # of newspapers; anything else is a slip of the hand
_THRESHOLDS = range(1, 1001)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What a setting may be. `read` gives the value to keep, or None for one that cannot be."""

    read: Callable[[Any], Any]
    should: str
    example: str
    choices: tuple[str, ...] = ()


def read_site(path: Path, shown: str = "content/site.toml") -> tuple[Site, tuple[Problem, ...]]:
    """Read the settings with everything that is wrong with them; defaults where there is no file."""
    if not path.exists():
        return Site(), ()
    file, problems = read_toml(path, shown, CODE)
    if file is None:
        return Site(), problems
    found = []
    values: dict[str, Any] = {}
    for key, value in file.tables.items():
        if key == KEY:
            continue
        setting = _SETTINGS.get(key)
        line = file.line_of_key(key) or file.line_of(key, 0)
        if setting is None:
            how = unknown_key_how(key, (*_SETTINGS, KEY))
            found.append(Problem(shown, line, f"{CODE}-UNKNOWN-KEY", f"إعداد غير معروف: {key}", how))
            continue
        kept = setting.read(value)
        if kept is None:
            what = f"قيمة {key} يجب أن تكون {setting.should}"
            example = _nearest_value(value, setting.choices) or setting.example
            found.append(Problem(shown, line, f"{CODE}-VALUE", what, f"اكتب مثلًا: {key} = {example}"))
        else:
            values[key] = kept
    found += _check_years(file, values)
    values["lenient"], wrong = read_leniency(file, CODE)
    found += wrong
    country = values.get("country", "")
    values = {"months": months_of(country), "digits": digits_of(country)} | values
    return Site(**values), tuple(sorted(found))


def _nearest_value(value: object, choices: tuple[str, ...]) -> str:
    """The choice that was meant, in its marks: Egypt gives "egypt", sy gives "SY"."""
    if not isinstance(value, str):
        return ""
    near = value.upper() if value.upper() in choices else nearest(value, choices)
    return f'"{near}"' if near else ""


def _check_years(file: TomlFile, values: dict[str, Any]) -> list[Problem]:
    """Report years in the wrong order, and forget them."""
    first, last = values.get("first_year"), values.get("last_year")
    if first is None or last is None or first <= last:
        return []
    del values["first_year"], values["last_year"]
    what = f"آخر سنة ({last}) قبل أول سنة ({first})"
    line = file.line_of_key("last_year")
    return [Problem(file.path, line, f"{CODE}-VALUE", what, "ضع الأقدم في first_year والأحدث في last_year")]


def _text(value: object) -> str | None:
    return value.strip() if isinstance(value, str) else None


def _title(value: object) -> str | None:
    return _text(value) or None


def _address(value: object) -> str | None:
    text = _text(value)
    if not text:
        return text
    try:
        parts = urlsplit(text)
    except ValueError:  # an unclosed bracket, say
        return None
    whole = parts.scheme in {"http", "https"} and parts.netloc and not any(c.isspace() for c in text)
    return text if whole else None


def _paragraphs(value: object) -> tuple[str, ...] | None:
    """A list of paragraphs, or one text in which empty lines part them."""
    parts = value.split("\n\n") if isinstance(value, str) else value
    if not isinstance(parts, list) or not all(isinstance(p, str) for p in parts):
        return None
    return tuple(p for p in (" ".join(p.split()) for p in parts) if p)


def _within(numbers: range) -> Callable[[object], int | None]:
    def read(value: object) -> int | None:
        right = isinstance(value, int) and not isinstance(value, bool) and value in numbers
        return int(str(value)) if right else None

    return read


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _one_of(choices: Collection[str]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in choices else None


_TEXT = "نصًا بين علامتي تنصيص"
_LICENCE = '"https://creativecommons.org/licenses/by/4.0/"'
_YEAR = _Setting(_within(_YEARS), f"سنة بين {_YEARS[0]} و{_YEARS[-1]} بلا علامتي تنصيص", "2016")
_MONTHS = tuple(MONTHS)
_DIGITS = ("latin", "arabic")
_COUNTRIES = tuple(sorted(country_codes()))
_SETTINGS = {
    "title": _Setting(_title, f"{_TEXT}، غير فارغ", '"أرشيف الأخبار"'),
    "subtitle": _Setting(_text, _TEXT, '"كل كلام وقائله"'),
    "publisher": _Setting(_text, _TEXT, '"مؤسسة النهار الجديد"'),
    "licence": _Setting(_text, _TEXT, '"المشاع الإبداعي: النسبة 4.0"'),
    "licence_url": _Setting(_address, "عنوانًا كاملًا على الشبكة", _LICENCE),
    "about": _Setting(_paragraphs, "قائمة فقرات", '["الفقرة الأولى", "الفقرة الثانية"]'),
    "first_year": _YEAR,
    "last_year": _YEAR,
    "country": _Setting(_one_of(("", *_COUNTRIES)), "رمز بلد من حرفين (ISO 3166-1)", '"SY"', _COUNTRIES),
    "months": _Setting(_one_of(_MONTHS), f"واحدة من: {'، '.join(_MONTHS)}", '"dual"', _MONTHS),
    "digits": _Setting(_one_of(_DIGITS), f"واحدة من: {'، '.join(_DIGITS)}", '"latin"', _DIGITS),
    "hijri": _Setting(_yes_or_no, "true أو false بلا علامات", "false"),
    "found_threshold": _Setting(
        _within(_THRESHOLDS), f"عددًا بين {_THRESHOLDS[0]} و{_THRESHOLDS[-1]} بلا علامات", "2"
    ),
}
