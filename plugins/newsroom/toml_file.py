"""Read the editor's TOML files so that every message can name the line.

`tomllib` tells the line of a syntax error and of nothing else; so the lines of tables, keys and
values are found again in the text.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from plugins.newsroom.problems import Problem

# What tomllib says, and what the editor is told: the beginning of the one, the whole of the other.
_SYNTAX = {
    "Cannot overwrite a value": "المفتاح نفسه مكتوب مرتين",
    "Cannot declare": "الجدول نفسه مكتوب مرتين",
    "Cannot mutate immutable": "الجدول نفسه مكتوب مرتين",
    "Unterminated string": "نص فُتحت علامته ولم تُغلق",
    "Unclosed array": "قائمة فُتحت بالقوس [ ولم تُغلق",
    "Unclosed inline table": "جدول فُتح بالقوس { ولم يُغلق",
    "Expected ']'": "عنوان جدول لم يُغلق قوسه ]",
    "Expected '='": "ينقص هذا السطر علامة = بين المفتاح وقيمته",
    "Expected newline or end of document": "زيادة في آخر السطر بعد القيمة",
    "Invalid value": "قيمة غير مفهومة",
    "Invalid date or datetime": "تاريخ غير صحيح",
    "Invalid initial character for a key": "مفتاح يبدأ بحرف غير مقبول",
    "Invalid statement": "سطر غير مفهوم",
    "Illegal character '\\n'": "نص فُتحت علامته ولم تُغلق",
    "Illegal character": "في السطر محرف لا يُقبل",
    "Unescaped": "الخط المائل \\ في نص، ولا معنى له هناك",
    "Found invalid character": "سطر انتهى قبل إغلاق علامة النص",
}
_SYNTAX_HOW = 'صحّح السطر: النصوص بين علامتين "…"، والقوائم بين [ ]، والتواريخ مثل 2004-03-09'
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_HEADER = re.compile(r"\s*\[{1,2}([\w.\-\"' ]+)\]{1,2}\s*(?:#.*)?$")
_NOT_IN_NAMES = re.compile(r"[\"' ]")
_TRIPLE = re.compile(r'"""|\'\'\'')


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A file that was read: its tables, and where they stand."""

    path: str  # as the editor sees it: content/authority/actors.toml
    tables: Mapping[str, Any]
    lines: tuple[str, ...] = ()
    _headers: Mapping[str, Sequence[int]] = field(default_factory=dict)  # the lines of every [[name]], from 1
    _ends: Mapping[int, int] = field(default_factory=dict)  # from a header's line to the line after its table

    def line_of(self, name: str, number: int) -> int:
        """The line of the header of the table `name` that comes `number`-th, from 0; 0 where there is none.

        `actor.role` counts through the whole file.
        """
        found = self._headers.get(name, ())
        return found[number] if number < len(found) else 0

    def line_of_key(self, key: str, header: int = 0, value: str = "") -> int:
        """The line of a key in the table whose header stands on the line `header` (0: before all tables).

        With a `value`, the line of that text at or below the key. Falls back to the header's line.
        """
        wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
        end = self._ends.get(header, len(self.lines) + 1)
        for line in range(header + 1, end):
            if wanted.match(self.lines[line - 1]):
                return self._line_of_value(value, line, end)
        return header

    def _line_of_value(self, value: str, first: int, end: int) -> int:
        if value:
            for line in range(first, end):
                if value in self.lines[line - 1]:
                    return line
        return first


def read_toml(path: Path, shown: str, code: str) -> tuple[TomlFile | None, tuple[Problem, ...]]:
    """Read a file; where that fails, say why, with codes that begin with `code`: W-SITE-SYNTAX."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        what, how = f"تعذّرت قراءة الملف ({reason})", "تأكد من وجوده ومن أذونات قراءته"
        return None, (Problem(shown, 0, f"{code}-UNREADABLE", what, how),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        how = "احفظ الملف من جديد بترميز UTF-8"
        return None, (Problem(shown, line, f"{code}-ENCODING", "الملف ليس بترميز UTF-8", how),)
    return parse_toml(text, shown, code)


def parse_toml(text: str, shown: str, code: str) -> tuple[TomlFile | None, tuple[Problem, ...]]:
    """The same for a text at hand."""
    text = text.replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_explain(str(error), text, shown, code),)
    return make_file(shown, text, tables), ()


def make_file(shown: str, text: str, tables: Mapping[str, Any]) -> TomlFile:
    """Find the headers of a text that TOML accepts."""
    lines = tuple(text.split("\n"))
    headers: dict[str, list[int]] = {}
    inside = ""  # the mark of a text over several lines, in which nothing is a header
    for number, line in enumerate(lines, 1):
        found = None if inside else _HEADER.match(line)
        if found:
            headers.setdefault(_NOT_IN_NAMES.sub("", found[1]), []).append(number)
        else:
            for mark in _TRIPLE.findall(line):
                inside = mark if not inside else ("" if mark == inside else inside)
    borders = [0, *sorted(n for found in headers.values() for n in found), len(lines) + 1]
    return TomlFile(shown, tables, lines, headers, dict(pairwise(borders)))


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that an unknown one was meant to be: «tittle» gives «title»; "" where none is near."""
    found = difflib.get_close_matches(word.casefold(), sorted(known), n=1, cutoff=0.6)
    return found[0] if found else ""


def unknown_key_how(word: str, known: Iterable[str]) -> str:
    """What to do about an unknown key, in Arabic: the nearest known one, or all of them."""
    known = tuple(known)
    near = nearest(word, known)
    return f"لعلك تريد {near}" if near else f"المفاتيح المعروفة: {'، '.join(known)}"


def _explain(message: str, text: str, shown: str, code: str) -> Problem:
    found = _AT_LINE.search(message)
    last = text.rstrip("\n").count("\n") + 1
    line = int(found[1]) if found else last
    what = next(
        (arabic for start, arabic in _SYNTAX.items() if message.startswith(start)), "صياغة TOML غير صحيحة"
    )
    # The parser stops at the first mistake; its line may be the one after.
    return Problem(shown, min(line, last), f"{code}-SYNTAX", what, _SYNTAX_HOW)
