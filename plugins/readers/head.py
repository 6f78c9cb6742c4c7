"""Part a file into its metadata lines and its text. Values are plain text: no YAML is ever executed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plugins.newsroom.problems import Problem
from plugins.readers.characters import balance_isolates
from plugins.readers.keys import Key, find_key, nearest_name

# White space, and marks without width that keyboards and copying put before a key or around a value.
_EDGES = (
    "".join(filter(str.isspace, map(chr, range(0x3001)))) + "\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
)
_FENCE = re.compile(r"-{3,}\s*")
_FENCE_END = re.compile(r"(?:-{3,}|\.{3})\s*")
_ITEM = re.compile(r"\s*-(?:\s+(.*)|)$")
# A key has at most four words («حالة العنوان»), and no marks of a sentence.
_KEY_LINE = re.compile(r"[\u2066-\u2069]*([^\W\d_][^:：،,؛;.؟?!«»\"()\[\]]{0,39})[:：](.*)", re.DOTALL)
_LATIN_KEY = re.compile(r"[A-Za-z][A-Za-z_-]*")
_BLOCK_MARKS = {"|", ">", "|-", ">-", "|+", ">+"}  # YAML's signs that the value follows indented
_SEPARATORS = re.compile("[;؛,،]")
_QUOTES = ('"', "'")


@dataclass(frozen=True, slots=True)
class Entry:
    """One metadata line: a key, where it stands, its value, and the items of a list under it."""

    key: Key
    line: int
    value: str
    items: tuple[str, ...] = ()

    @property
    def values(self) -> tuple[str, ...]:
        """The value as a list: «أ، ب» and its items, without repetitions."""
        value = self.value[1:-1] if self.value.startswith("[") and self.value.endswith("]") else self.value
        parts = [unquote(trim(v)) for v in (*_SEPARATORS.split(value), *self.items)]
        return tuple(dict.fromkeys(p for p in parts if p))

    @property
    def text(self) -> str:
        """The value as one piece of text, white space folded to blanks."""
        return " ".join(unquote(self.value or " ".join(self.items)).split())


@dataclass(frozen=True, slots=True)
class Head:
    """The metadata of a file, and the index of the line on which its text begins."""

    entries: tuple[Entry, ...] = ()
    body: int = 0
    problems: tuple[Problem, ...] = ()


def trim(text: str) -> str:
    """Take blanks and invisible marks off both ends."""
    return text.strip(_EDGES)


def unquote(text: str) -> str:
    """Take off quotation marks that pair around the whole: «"الخبر"» becomes «الخبر»."""
    for mark in _QUOTES:
        if len(text) > 1 and text[0] == text[-1] == mark and mark not in text[1:-1]:
            return trim(text[1:-1])
    return text


def split_head(lines: Sequence[str], path: str) -> Head:
    """Read the metadata at the top: between fences, or bare where the first line's key is known."""
    first = next((i for i, line in enumerate(lines) if trim(line)), len(lines))
    if first == len(lines):
        return Head(body=first)
    if _FENCE.fullmatch(trim(lines[first])):
        end = next((i for i in range(first + 1, len(lines)) if _FENCE_END.fullmatch(trim(lines[i]))), None)
        if end is None:
            what, how = "البيانات التي تبدأ بسطر --- لا خاتمة لها", "اختمها بسطر --- قبل النص"
            return Head(body=len(lines), problems=(Problem(path, first + 1, "W-META-OPEN", what, how),))
        entries, problems = _read(lines, range(first + 1, end), path, fenced=True)
        return Head(entries, end + 1, problems)
    end = _bare_end(lines, first)
    entries, problems = _read(lines, range(first, end), path, fenced=False)
    return Head(entries, end, problems)


def _parts(line: str) -> tuple[str, str] | None:
    """A line's key and value, or None where it has not the form of one."""
    m = _KEY_LINE.fullmatch(trim(line))
    return (trim(m[1]), balance_isolates(trim(m[2]))) if m else None


def _known(line: str) -> Key | None:
    parts = _parts(line)
    return find_key(parts[0]) if parts else None


def _bare_end(lines: Sequence[str], first: int) -> int:
    """Where metadata without fences end: at a blank line, or before the first line of text."""
    last = max(i for i, line in enumerate(lines) if trim(line))
    following = lines[first + 1] if first + 1 < len(lines) else ""
    key = _known(lines[first])
    if key is None:
        # «Titel: …» above «Date: …» is a slip of the pen, not the first line of a text.
        parts = _parts(lines[first])
        if not (parts and first + 1 < last and _known(following) and nearest_name(parts[0])):
            return first
    elif not key.opens and not _known(following):
        return first
    at = first + 1
    while at < len(lines) and trim(lines[at]) and _is_metadata(lines, at, last):
        at += 1
    return at


def _is_metadata(lines: Sequence[str], at: int, last: int) -> bool:
    """Whether a line below the first key, and without a blank line between, belongs to the metadata.

    It does with a known key, indented below one, between two known keys, or with a key that is a
    Latin word or nearly a known one: better an error about a mistyped key than the key in the text.
    """
    if lines[at][:1] in " \t" or _known(lines[at]):
        return True
    parts = _parts(lines[at])
    if parts is None:
        return False
    between = at + 1 < last and _known(lines[at + 1]) is not None
    return between or _LATIN_KEY.fullmatch(parts[0]) is not None or bool(nearest_name(parts[0]))


def _read(
    lines: Sequence[str], numbers: range, path: str, *, fenced: bool
) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Read `Key: value` lines, with indented lines and «- item» lines under them."""
    entries: list[Entry] = []
    problems: list[Problem] = []
    current: tuple[Key, int] | None = None
    value: list[str] = []
    items: list[str] = []
    skipping = False  # below an unknown key

    def finish() -> None:
        if current is not None:
            joined = trim(" ".join(v for v in value if v))
            entries.append(Entry(*current, "" if joined in _BLOCK_MARKS else joined, tuple(items)))

    for i in numbers:
        line = lines[i]
        if not trim(line) or (fenced and trim(line).startswith("#")):
            continue
        item = _ITEM.fullmatch(line)
        if item and (current or skipping):
            items.append(trim(item[1] or ""))
            continue
        if line[:1] in " \t" and (current or skipping):
            if value and value[0] in _BLOCK_MARKS:
                value.clear()
            value.append(trim(line))
            continue
        parts = _parts(line)
        finish()
        current, value, items, skipping = None, [], [], True
        if parts is None:
            what = f"السطر «{_short(trim(line))}» ليس على صورة «مفتاح: قيمة»"
            how = "صححه، أو اجعل النص بعد سطر ---" if fenced else "صححه، أو ضع سطرا فارغا قبل النص"
            problems.append(Problem(path, i + 1, "W-META-LINE", what, how))
            continue
        key = find_key(parts[0])
        if key is None:
            near = nearest_name(parts[0])
            how = f"لعلك تقصد «{near}»" if near else "المفاتيح المعروفة في README"
            how += "" if fenced else "؛ وإن كان السطر من النص فضع قبله سطرا فارغا"
            problems.append(Problem(path, i + 1, "W-KEY-UNKNOWN", f"مفتاح غير معروف «{parts[0]}»", how))
            continue
        current, value, skipping = (key, i + 1), [parts[1]], False
    finish()
    return tuple(entries), tuple(problems)


def _short(text: str, most: int = 40) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"
