"""What Markdown is never asked to parse, because its time grows with the square of it, or worse.

Nobody writes such a text by hand; it comes from a damaged export or from ill will. It is refused
with its line before the parser sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from plugins.newsroom.problems import Problem

MOST_NESTING = 10  # quotes in quotes, lists in lists
MOST_MARKS = 300  # brackets, stars, back-ticks and the like in one paragraph
MOST_SCANS = 3_000_000  # letters times marks, over all paragraphs: each mark may scan its paragraph
MOST_LINES = 500  # without a blank line between them
MOST_CELLS = 10_000  # of one table, short rows filled up to its width

_QUOTES = re.compile(r"[ ]{0,3}(?:>[ ]?)*")
# All that opens a quote or a list at the head of a line: «> - 1. >».
_OPENINGS = re.compile(r"[ ]*(?:(?:>|(?:[*+-]|\d+\.)[ ])[ ]*)*")
_OPENING = re.compile(r">|(?:[*+-]|\d+\.)[ ]")
_ITEM = re.compile(r"[ ]*([*+-]|\d+\.)[ ]")
_RULE = re.compile(r"[ ]{0,3}(?:[-_*][ ]{0,2})+")
_TABLE_LINE = re.compile(r"[|:\- ]*-[|:\- ]*")
# Letters that begin or end markup; an underscore within a word does not.
_MARKS = re.compile(r"[\[`*<\\]|(?<!\w)_|_(?!\w)")
_INDENT = 4  # blanks that Markdown counts as one level


def find_excess(lines: Sequence[str], first: int, path: str) -> tuple[Problem, ...]:
    """The errors that keep a text from the parser; `first` is the file's line of lines[0]."""
    problems = [*_nesting(lines, first, path)]
    scans = 0
    for at, chunk in _chunks(lines):
        line = first + at
        if _is_table(chunk):
            width = chunk[0].count("|") + 1
            if width * len(chunk) > MOST_CELLS:
                what = f"جدول من {len(chunk)} سطرا في {width} عمودا أكبر من أن يُقرأ"
                problems.append(Problem(path, line, "W-LIMIT-TABLE", what, "قسمه إلى جداول أصغر"))
        elif len(chunk) > MOST_LINES:
            what = f"{len(chunk)} سطرا متصلة بلا سطر فارغ، والحد {MOST_LINES}"
            problems.append(Problem(path, line, "W-LIMIT-LINES", what, "افصل بين الفقرات بأسطر فارغة"))
        for offset, length, marks in _paragraphs(chunk):
            scans += length * marks
            if marks > MOST_MARKS:
                what = f"في الفقرة {marks} من علامات Markdown، والحد {MOST_MARKS}"
                how = "قسمها، أو احفظ المادة في ملف txt لا تُفسَّر فيه العلامات"
                problems.append(Problem(path, line + offset, "W-LIMIT-MARKS", what, how))
            elif scans > MOST_SCANS:
                what = "علامات Markdown في فقرات طويلة جدا أكثر من أن تُقرأ"
                how = "قسم الفقرات، أو احفظ المادة في ملف txt لا تُفسَّر فيه العلامات"
                problems.append(Problem(path, line + offset, "W-LIMIT-MARKS", what, how))
                return tuple(problems)
    return tuple(problems)


def _nesting(lines: Sequence[str], first: int, path: str) -> Iterator[Problem]:
    for i, line in enumerate(lines):
        openings = _OPENINGS.match(line)
        if openings is None or _RULE.fullmatch(line):
            continue
        depth = len(_OPENING.findall(openings[0]))
        if depth:
            depth += (len(line) - len(line.lstrip(" "))) // _INDENT
        if depth > MOST_NESTING:
            what = f"اقتباسات أو قوائم متداخلة {depth} مستوى، والحد {MOST_NESTING}"
            yield Problem(path, first + i, "W-LIMIT-NESTING", what, "بسّط التداخل")


def _chunks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines without a blank one, the marks of quotes taken off, each with its index."""
    chunk: list[str] = []
    for i, line in enumerate(lines):
        quotes = _QUOTES.match(line)
        bare = line[quotes.end() :] if quotes and ">" in quotes[0] else line
        if bare.strip():
            chunk.append(bare)
        elif chunk:
            yield i - len(chunk), chunk
            chunk = []
    if chunk:
        yield len(lines) - len(chunk), chunk


def _is_table(chunk: Sequence[str]) -> bool:
    return len(chunk) > 1 and "|" in chunk[0] and _TABLE_LINE.fullmatch(chunk[1].strip()) is not None


def _paragraphs(chunk: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """What a run of lines is parsed as, one by one: its first line's index, its length, its marks.

    Rows of a table and items of a list are parsed apart; of two kinds of markers only the first
    line's parts items, as in the parser itself.
    """
    item = _ITEM.match(chunk[0])
    ordered = item is not None and item[1][-1] == "."
    table = _is_table(chunk)
    begin, length, marks = 0, 0, 0
    for i, line in enumerate(chunk):
        m = _ITEM.match(line)
        begins = table or (item is not None and m is not None and (m[1][-1] == ".") == ordered)
        if begins and i > begin:
            yield begin, length, marks
            begin, length, marks = i, 0, 0
        length += len(line) + 1
        marks += sum(1 for _ in _MARKS.finditer(line))
    yield begin, length, marks
