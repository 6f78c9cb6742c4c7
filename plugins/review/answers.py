"""Read content/review.toml: the editor's answers, each with its lines, and all that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from plugins.arabic.normalise import fold
from plugins.arabic.values import EntityType
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest, parse_toml, unknown_key_how

CODE = "W-REVIEW"
STATEMENT, NAME = "statement", "name"

NOBODY = "لا أحد"
NO_STATEMENT = "ليس تصريحًا"
_NOBODY = frozenset({fold(NOBODY), "nobody"})
_NO_STATEMENT = frozenset({fold(NO_STATEMENT), "not-a-statement"})
KINDS: Mapping[str, EntityType] = {
    "شخص": "person", "person": "person",
    "هيئة": "organization", "organization": "organization",
    "مكان": "place", "place": "place",
}  # fmt: skip
_KIND_OF = {fold(word): kind for word, kind in KINDS.items()}

# What the program writes and writes again; all other lines are hers.
OURS = "##"
_SUGGESTION = re.compile(r"\s*#\s*(?:speaker|is|name|kind|drop)\s*=")
_COMMENT = re.compile(r"\s*#(?!#)")
_BETWEEN = " / "  # several speakers, as in the open data

# The keys of each table, with what they hold.
_TABLES: Mapping[str, Mapping[str, str]] = {
    STATEMENT: {"id": "text", "article": "text", "speaker": "text or texts"},
    NAME: {
        "id": "text", "written": "text", "article": "text",
        "is": "text", "name": "text", "kind": "text", "drop": "yes or no",
    },
}  # fmt: skip
_TYPES = {
    "text": ("نصًا بين علامتي تنصيص", '"…"'),
    "text or texts": ("نصًا بين علامتي تنصيص", '"سعيد النجار"'),
    "yes or no": ("true أو false بلا علامات", "true"),
}
_STATEMENT_ID = re.compile(r"s-[0-9a-f]{10}")

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One table of the file, answered or not, with the lines that she wrote in it."""

    table: Literal["statement", "name"]
    id: str = ""  # of the statement, or of the found name
    article: str = ""  # the path of its file, from the content folder
    written: str = ""  # a name that several bear, in this article
    speaker: tuple[str, ...] = ()
    same_as: str = ""  # `is`
    name: str = ""
    kind: EntityType | None = None
    drop: bool = False
    lines: Mapping[str, int] = field(default_factory=dict, compare=False)  # of each key; "" is the header
    header: str = ""  # as she wrote it
    above: tuple[str, ...] = ()  # her comments over the header
    inside: tuple[str, ...] = ()  # what she wrote below it: keys and comments, as they stand
    whole: tuple[str, ...] = ()  # all lines below the header, ours too

    @property
    def key(self) -> Key:
        """What the answer is about; no two may be about the same."""
        return (self.table, self.id) if self.id else ("written", self.article, fold(self.written))

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer in it."""
        return bool(self.speaker or self.same_as or self.name or self.kind or self.drop)

    @property
    def is_hers(self) -> bool:
        """Whether she has written anything in it: then it is never lost."""
        return self.is_answered or any(_COMMENT.match(line) for line in (*self.above, *self.inside))

    @property
    def says_nobody(self) -> bool:
        """«لا أحد»."""
        return fold(" ".join(self.speaker)) in _NOBODY

    @property
    def says_no_statement(self) -> bool:
        """«ليس تصريحًا»."""
        return fold(" ".join(self.speaker)) in _NO_STATEMENT

    def line(self, key: str = "") -> int:
        """The line of a key, or of the table."""
        return self.lines.get(key, self.lines.get("", 0))


@dataclass(frozen=True, slots=True)
class Review:
    """The whole file."""

    shown: str = "content/review.toml"
    answers: tuple[Answer, ...] = ()
    notes: tuple[str, ...] = ()  # her comments before the first table
    data: bytes = b""  # the file as it was read

    @property
    def is_answered(self) -> bool:
        """Whether the file answers anything."""
        return any(a.is_answered for a in self.answers)

    def problem(
        self, answer: Answer, code: str, what: str, how: str, *, key: str = "", warning: bool = False
    ) -> Problem:
        """A message about an answer, at the line of a key."""
        return Problem(
            self.shown, answer.line(key), f"{CODE}-{code}", what, how, "warning" if warning else "error"
        )


def read_review(path: Path, shown: str) -> tuple[Review, tuple[Problem, ...]]:
    """The answers of a file with everything that is wrong with it; none where there is no file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Review(shown), ()
    except OSError as error:
        what = f"تعذّرت قراءة الملف ({error.strerror or type(error).__name__})"
        return Review(shown), (Problem(shown, 0, f"{CODE}-UNREADABLE", what, "تأكد من أذونات قراءته"),)
    return parse_review(data, shown)


def parse_review(data: bytes, shown: str) -> tuple[Review, tuple[Problem, ...]]:
    """The same for the file's bytes."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        how = "احفظ الملف من جديد بترميز UTF-8"
        return Review(shown), (Problem(shown, line, f"{CODE}-ENCODING", "الملف ليس بترميز UTF-8", how),)
    file, problems = parse_toml(text, shown, CODE)
    if file is None:
        return Review(shown, data=data), problems
    reader = _Reader(file)
    return reader.read(data), tuple(sorted(reader.problems))


@dataclass(slots=True)
class _Reader:
    """Reads the tables of one file; the problems gather in it."""

    file: TomlFile
    problems: list[Problem] = field(default_factory=list)

    def read(self, data: bytes) -> Review:
        """All answers, in the order in which they stand."""
        for key in self.file.tables:
            if key not in _TABLES:
                line = self.file.line_of_key(key) or self.file.line_of(key, 0)
                self._wrong(line, "UNKNOWN-KEY", f"مفتاح غير معروف: {key}", unknown_key_how(key, _TABLES))
        tables = [
            (self.file.line_of(name, number), name, table)
            for name in _TABLES
            for number, table in enumerate(self._tables(name))
        ]
        found = sorted(tables, key=lambda t: t[0])
        lines = self.file.lines
        headers = [line for line, _, _ in found]
        starts = [_begin_of_comments(lines, line) for line in headers]
        ends = [*starts, len(lines) + 1][1:]
        answers = [
            self._answer(name, table, header, lines[start - 1 : header - 1], lines[header : end - 1])
            for (header, name, table), start, end in zip(found, starts, ends, strict=True)
        ]
        before = lines[: starts[0] - 1] if starts else lines
        self._check_twice(answers)
        return Review(self.file.path, tuple(answers), tuple(x for x in before if _COMMENT.match(x)), data)

    def _wrong(self, line: int, code: str, what: str, how: str) -> None:
        self.problems.append(Problem(self.file.path, line, f"{CODE}-{code}", what, how))

    def _tables(self, name: str) -> list[Mapping[str, Any]]:
        tables = self.file.tables.get(name, [])
        are_tables = isinstance(tables, list) and all(isinstance(t, dict) for t in tables)
        if are_tables and (not tables or self.file.line_of(name, len(tables) - 1)):
            return list(tables)
        line = self.file.line_of_key(name) or self.file.line_of(name, 0)
        self._wrong(line, "TYPE", f"{name} يجب أن يكون عنوان جدول", f"اكتب [[{name}]] بقوسين من كل جهة")
        return []

    def _answer(
        self,
        name: str,
        table: Mapping[str, Any],
        header: int,
        above: Iterable[str],
        below: Iterable[str],
    ) -> Answer:
        known = _TABLES[name]
        lines = {"": header} | {key: self.file.line_of_key(key, header) for key in table}
        for key in table:
            if key not in known:
                self._wrong(lines[key], "UNKNOWN-KEY", f"مفتاح غير معروف: {key}", unknown_key_how(key, known))
        values = {k: self._value(k, table[k], kind, lines[k]) for k, kind in known.items() if k in table}
        below = _trimmed(below)
        answer = Answer(
            table="statement" if name == STATEMENT else "name",
            id=values.get("id") or "",
            article=values.get("article") or "",
            written=values.get("written") or "",
            speaker=values.get("speaker") or (),
            same_as=values.get("is") or "",
            name=" ".join((values.get("name") or "").split()),
            kind=self._kind(values.get("kind") or "", lines.get("kind", header)),
            drop=bool(values.get("drop")),
            lines=lines,
            header=self.file.lines[header - 1],
            above=tuple(above),
            inside=tuple(x for x in below if x.strip() and not _is_ours(x)),
            whole=below,
        )
        self._check(answer)
        return answer

    def _value(self, key: str, value: object, kind: str, line: int) -> Any:  # noqa: ANN401 - each key has its own type
        """A value of the right type, blanks around it cut off; None and a problem for another."""
        if kind == "yes or no" and isinstance(value, bool):
            return value
        if kind == "text" and isinstance(value, str):
            return value.strip()
        if kind == "text or texts":
            texts = value.split(_BETWEEN) if isinstance(value, str) else value
            if isinstance(texts, list) and all(isinstance(t, str) for t in texts):
                return tuple(" ".join(t.split()) for t in texts if t.strip())
        what, example = _TYPES[kind]
        self._wrong(line, "TYPE", f"قيمة {key} يجب أن تكون {what}", f"اكتب: {key} = {example}")
        return None

    def _kind(self, value: str, line: int) -> EntityType | None:
        if not value:
            return None
        kind = _KIND_OF.get(fold(value))
        if kind is None:
            near = nearest(value, KINDS)
            how = f"لعلك تريد {near}" if near else f"اختر من: {'، '.join(list(KINDS)[::2])}"
            self._wrong(line, "KIND", f"نوع غير معروف: {value}", how)
        return kind

    def _check(self, answer: Answer) -> None:
        """Report a table that does not say what it is about, or that says two things."""
        if answer.table == STATEMENT:
            if not _STATEMENT_ID.fullmatch(answer.id):
                what = f"معرّف تصريح غير صحيح: {answer.id}" if answer.id else "ينقص الجواب معرّف التصريح id"
                how = 'انسخه كما كتبه make review، مثل: id = "s-3f2a9c01de"'
                self._wrong(answer.line("id"), "ID", what, how)
            special = [s for s in answer.speaker if fold(s) in _NOBODY | _NO_STATEMENT]
            if special and len(answer.speaker) > 1:
                what = f"«{special[0]}» مع قائل آخر"
                self._wrong(answer.line("speaker"), "CLASH", what, "أبق أحدهما")
            return
        if not answer.id and not (answer.written and answer.article):
            what, how = "ينقص الجواب معرّف الاسم id", "انسخه كما كتبه make review، أو احذف الجدول"
            self._wrong(answer.line("id"), "ID", what, how)
        elif answer.id and answer.written:
            self._wrong(answer.line("written"), "CLASH", "في الجدول id وwritten معًا", "أبق أحدهما")
        given = [k for k, v in (("is", answer.same_as), ("name", answer.name or answer.kind)) if v]
        given += ["drop"] if answer.drop else []
        if len(given) > 1:
            what = f"جوابان مختلفان عن اسم واحد: {' و'.join(given)}"
            self._wrong(answer.line(given[-1]), "CLASH", what, "أبق واحدًا منهما")
        elif answer.written and (answer.name or answer.kind):
            key = "name" if answer.name else "kind"
            how = "اكتب is وبعده معرّف صاحب الاسم في دليل الأسماء، أو drop = true"
            self._wrong(answer.line(key), "CLASH", "هذا الاسم في الدليل، والسؤال عن صاحبه", how)
        elif answer.name and not fold(answer.name).strip("«»\"' .-_"):
            self._wrong(answer.line("name"), "NAME", f"ليس في «{answer.name}» حرف", "اكتب الاسم بحروفه")

    def _check_twice(self, answers: Iterable[Answer]) -> None:
        """Report what is asked or answered in two places."""
        seen: dict[Key, Answer] = {}
        for answer in answers:
            first = seen.setdefault(answer.key, answer)
            if first is not answer and (answer.id or answer.written):
                what = f"السؤال نفسه في السطر {first.line()}"
                self._wrong(answer.line(), "TWICE", what, "أبق جوابًا واحدًا واحذف الآخر")


def _is_ours(line: str) -> bool:
    return line.lstrip().startswith(OURS) or _SUGGESTION.match(line) is not None


def _begin_of_comments(lines: tuple[str, ...], header: int) -> int:
    """The line where her comments directly over a header begin, from 1; the header's own without any."""
    start = header
    while start > 1 and _COMMENT.match(lines[start - 2]) and not _SUGGESTION.match(lines[start - 2]):
        start -= 1
    return start


def _trimmed(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a table without blank ones at the end, and without the heading of what follows."""
    kept = list(lines)
    while kept and (not kept[-1].strip() or kept[-1].startswith(f"{OURS}#")):
        kept.pop()
    return tuple(kept)
