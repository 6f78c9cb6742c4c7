"""What an archive lets pass: one code of messages at a time, each with its reason, in content/site.toml.

Nothing is lenient by itself, and no word of the command line makes it so. Only faults after which an
article still says what its file says may be let pass; a fault that could publish a draft, a false
date, a dead link or something that runs may not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest

KEY = "lenient"  # [[lenient]] in site.toml

# The errors that may be let pass, each with what is done then; to be let pass makes them warnings.
ERRORS: Mapping[str, str] = {
    "W-KEY-UNKNOWN": "يُهمل السطر",
    "W-KEY-TWICE": "يُؤخذ أول السطرين",
    "W-VALUE-LIST": "تُؤخذ القيمة كما كُتبت",
    "W-TITLE-EMPTY": "يُؤخذ العنوان من أول النص",
    "W-TITLE-STATUS": "يُهمل السطر",
    "W-SOURCE-URL": "يُهمل السطر",
    "W-LANGUAGE": "تُعد اللغة عربية",
    "W-IMAGE-NONE": "يُهمل السطر",
    "W-DATE-STATUS": "يُهمل السطر",
    "W-DATE-FILE": "يُؤخذ التاريخ المكتوب في البيانات",
    "W-DATE-UNREADABLE": "تُنشر المادة بلا تاريخ",
    "W-DATE-IMPOSSIBLE": "تُنشر المادة بلا تاريخ",
    "W-DATE-AMBIGUOUS": "تُنشر المادة بلا تاريخ",
    "W-DATE-SHORT-YEAR": "تُنشر المادة بلا تاريخ",
    "W-DATE-NO-YEAR": "تُنشر المادة بلا تاريخ",
    "W-DATE-RELATIVE": "تُنشر المادة بلا تاريخ",
    "W-DATE-HIJRI": "تُنشر المادة بلا تاريخ",
    "W-DATE-WEEKDAY": "تُنشر المادة بلا تاريخ",
    "W-DATE-MONTHS": "تُنشر المادة بلا تاريخ",
    "W-FILE-KIND": "لا يُنشر الملف",
    "W-FILE-PLACE": "لا يُنشر الملف",
    "W-FILE-UNKNOWN": "لا يُنشر الملف",
    "W-IMAGE-KIND": "لا يُنشر الملف",
}
# The warnings that may be let pass: they are counted then, and no longer listed one by one.
WARNINGS = frozenset({
    "W-DATE-NONE", "W-DATE-RANGE", "W-WITHDRAWN-BARE", "W-MOJIBAKE", "W-CHAR-BOM", "W-CHAR-DIRECTION",
    "W-CHAR-ISOLATE", "W-CHAR-TAG", "W-CHAR-CONTROL", "W-CHAR-LOST", "W-CHAR-PRESENTATION",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Leniency:
    """One code that an archive lets pass, and its editor's reason."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The messages that remain to be shown, and how many warnings of each code only count."""

    problems: tuple[Problem, ...]
    counted: Mapping[str, int]


def relax(problems: Iterable[Problem], lenient: Iterable[Leniency]) -> Relaxed:
    """Make the errors that are let pass into warnings that give the reason, and only count the warnings."""
    reasons = {entry.code: entry.reason for entry in lenient}
    shown: list[Problem] = []
    counted: Counter[str] = Counter()
    for problem in dict.fromkeys(problems):
        if problem.code not in reasons:
            shown.append(problem)
        elif problem.level == "error" and problem.code in ERRORS:
            how = f"{ERRORS[problem.code]}، فقد سُمح به في الإعدادات: {reasons[problem.code]}"
            shown.append(replace(problem, how=how, level="warning"))
        elif problem.level == "warning":
            counted[problem.code] += 1
        else:
            shown.append(problem)
    return Relaxed(tuple(shown), dict(sorted(counted.items())))


def read_leniency(file: TomlFile, code: str) -> tuple[tuple[Leniency, ...], tuple[Problem, ...]]:
    """Read the tables [[lenient]]; the codes of messages begin with `code`."""
    tables = file.tables.get(KEY, [])
    if not isinstance(tables, list) or not all(isinstance(t, Mapping) for t in tables):
        line = file.line_of_key(KEY) or file.line_of(KEY, 0)
        how = f'اكتبها هكذا: [[{KEY}]] ثم سطران: code = "W-KEY-UNKNOWN" و reason = "السبب"'
        return (), (Problem(file.path, line, f"{code}-VALUE", f"{KEY} ليست جدولا", how),)
    read: dict[str, Leniency] = {}
    problems = []
    for number, table in enumerate(tables):
        header = file.line_of(KEY, number)
        fault = _fault(table, read)
        if fault:
            key, what, how = fault
            problems.append(Problem(file.path, file.line_of_key(key, header), f"{code}-LENIENT", what, how))
        else:
            read[table["code"]] = Leniency(table["code"], " ".join(table["reason"].split()))
    return tuple(read.values()), tuple(problems)


def _fault(table: Mapping[str, Any], before: Mapping[str, Leniency]) -> tuple[str, str, str] | None:
    """What is wrong with one table: the key to point at, what, and how to put it right."""
    unknown = next((key for key in table if key not in {"code", "reason"}), None)
    if unknown is not None:
        return unknown, f"مفتاح غير معروف: {unknown}", "المفتاحان هنا: code و reason"
    code, reason = table.get("code"), table.get("reason")
    if not isinstance(code, str) or not code:
        return "code", "لا رمز لما يُسمح به", 'اكتب رمز الرسالة كما ظهر في آخرها، مثل: code = "W-KEY-UNKNOWN"'
    if code not in ERRORS and code not in WARNINGS:
        near = nearest(code.casefold(), [c.casefold() for c in (*ERRORS, *WARNINGS)]).upper()
        known = f"لعلك تريد {near}" if near else "ما يُسمح به مذكور في README تحت «ما يُسمح به من أخطاء»"
        return "code", f"لا يُسمح بالرسالة {code}: بعدها يُنشر خطأ أو لا يُنشر شيء", known
    if code in before:
        return "code", f"الرمز {code} مكتوب مرتين", "أبق جدولا واحدا له"
    if not isinstance(reason, str) or not reason.strip():
        return "reason", f"لا سبب للسماح بالرسالة {code}", 'اكتب السبب لمن يقرأ الإعدادات بعدك: reason = "…"'
    return None
