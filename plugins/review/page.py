"""Write the file: what is doubtful, what she answered, what lost its place; her own lines as they are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from plugins.arabic.normalise import fold
from plugins.arabic.numbers import count_phrase
from plugins.arabic.values import Entity, Statement
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import kind_name
from plugins.review.answers import KINDS, NAME, NO_STATEMENT, NOBODY, STATEMENT, Answer, Key, Review
from plugins.review.doubts import NameDoubt, StatementDoubt

MOST_STATEMENTS = 40  # an hour's work; the next ones come once these are answered
# Of each kind of names, under a heading of its own, so that none hides the others.
NAMES = {
    "double": (15, "أسماء لعلها رسم آخر لغيرها"),
    "shared": (5, "أسماء يحملها أكثر من واحد"),
    "frequent": (10, "أسماء رُصدت آليًا وصارت لها صفحات"),
}
_BEFORE, _AFTER, _WORDS = 160, 80, 240  # characters of the text around a statement, and of itself

_HEAD = """\
## ما يحتاج إلى نظرك في هذا الأرشيف
##
## كتب ورّاق هذا الملف بالأمر make review، وفيه ما لم يقطع به: تصريحات لم يُعرف قائلها على وجه اليقين، وأسماء
## رُصدت آليًا. أجب عما تعرفه واترك ما سواه، ثم ابنِ الموقع بالأمر make. وجوابك يغلب ما رُصد آليًا في كل بناء،
## ويبقى ما بقي التصريح بلفظه، وإن عدّلت غيره في المادة.
##
## لتجيب احذف علامة # من أول سطر واحد من السطور المقترحة تحت السؤال، أو اكتب مكانه سطرًا مثله:
##
##   speaker = "سعيد النجار"
##       القائل: اسمه، أو معرّفه في دليل الأسماء. وإن كانوا أكثر من واحد فافصل بينهم: "سعيد النجار / هدى سرور"
##   speaker = "لا أحد"
##       لا يُعرف القائل من المادة
##   speaker = "ليس تصريحًا"
##       ليس كلامًا منقولًا عن أحد
##
##   is = "sergey-lavrov"
##       هو صاحب هذا المعرّف في دليل الأسماء
##   name = "سعيد النجار"
##       اسم صحيح، وهذا رسمه
##   kind = "هيئة"
##       نوعه: شخص أو هيئة أو مكان. ولك أن تكتبه مع name
##   drop = true
##       ليس اسمًا
##
## لا تغيّر id وarticle وwritten، فبها يُعرف عمّ تجيب. وما أوله ## يكتبه البرنامج من جديد في كل مرة، أما ما تكتبه
## أنت بعد # واحدة فيبقى.
"""
_KIND_WORDS = {kind: word for word, kind in KINDS.items() if not word.isascii()}
_ANSWERED = "ما أجبت عنه"
_LOST = "أجوبة لم يعد لها موضع: غابت المادة، أو تغيّر لفظ التصريح، أو لم يعد الاسم يُرصد. احذف ما لا تحتاج إليه"


_D = TypeVar("_D", StatementDoubt, NameDoubt)


@dataclass(frozen=True, slots=True)
class Content:
    """What a build knows: the articles as found and as answered, and what is doubtful in them."""

    found: Sequence[Record]  # before her answers
    statements: Sequence[StatementDoubt]
    names: Sequence[NameDoubt]
    name: str = "content"  # the content folder, as messages show it


def write_page(review: Review, content: Content) -> str:
    """The whole file. Written again from itself and the same content, it is the same."""
    page = _Page(review, content)
    return "\n".join(page.lines()) + "\n"


class _Page:
    def __init__(self, review: Review, content: Content) -> None:
        self.review, self.content = review, content
        hers = [a for a in review.answers if a.is_hers]
        self.hers: dict[Key, Answer] = {a.key: a for a in hers}
        self.answered = {a.key for a in hers if a.is_answered}
        self.asked = {*map(_key, content.statements), *map(_key, content.names)}
        self.statements: dict[str, tuple[Record, Statement]] = {}
        self.named: dict[str, list[Record]] = {}
        if hers:
            for record in content.found:
                for statement in record.analysis.statements:
                    self.statements[statement.id] = record, statement
                for entity_id, entity in record.analysis.entities.items():
                    if entity.status == "found":
                        self.named.setdefault(entity_id, []).append(record)

    def lines(self) -> Iterator[str]:
        """The file's lines."""
        yield from _HEAD.rstrip("\n").split("\n")
        yield from self.review.notes
        yield from self._questions()
        kept = [a for a in self.hers.values() if a.is_answered or a.key not in self.asked]
        placed = sorted((place, a.key) for a in kept if (place := self._place(a)) is not None)
        if placed:
            yield from _heading(_ANSWERED)
        for _, key in placed:
            yield from self._kept(self.hers[key])
        lost = sorted(a.key for a in kept if self._place(a) is None)
        if lost:
            yield from _heading(_LOST)
        for answer in (self.hers[key] for key in lost):
            yield from ("", *answer.above, answer.header, *answer.whole)

    def _questions(self) -> Iterator[str]:
        """What is doubtful, under a heading for each kind."""
        statements = self._chosen(self.content.statements, MOST_STATEMENTS)
        if statements:
            yield from _heading(_how_many("تصريحات", len(statements), len(self.content.statements)))
        for said in statements:
            yield from self._table(_key(said), self._of_statement(said))
        for kind, (most, title) in NAMES.items():
            names = [d for d in self.content.names if d.kind == kind]
            chosen = self._chosen(names, most)
            if chosen:
                yield from _heading(_how_many(title, len(chosen), len(names)))
            for named in chosen:
                yield from self._table(_key(named), self._of_name(named))
        if not statements and not self.content.names:
            yield from _heading("لا شيء الآن: كل ما في الأرشيف مقطوع به أو أجبت عنه")

    def _chosen(self, doubts: Sequence[_D], most: int) -> list[_D]:
        """The first of them, and those beside which she has written something."""
        asked = [d for d in doubts if _key(d) not in self.answered]
        return [d for n, d in enumerate(asked) if n < most or _key(d) in self.hers]

    def _table(self, key: Key, lines: Iterable[str]) -> Iterator[str]:
        """A question, with the comments that she wrote beside it."""
        hers = self.hers.get(key)
        yield ""
        if hers:
            yield from hers.above
        yield from lines
        if hers:
            yield from (line for line in hers.inside if line.lstrip().startswith("#"))

    def _of_statement(self, doubt: StatementDoubt) -> Iterator[str]:
        yield f"[[{STATEMENT}]]"
        yield f"id = {quoted(doubt.statement.id)}"
        yield f"article = {quoted(doubt.record.path)}"
        yield from self._context(doubt.record, doubt.statement)
        yield f"## السبب: {doubt.why}"
        for answer in dict.fromkeys((*doubt.guesses, NOBODY, NO_STATEMENT)):
            yield f"# speaker = {quoted(answer)}"

    def _context(self, record: Record, statement: Statement) -> Iterator[str]:
        """The article, and the sentence with the statement's words set apart."""
        yield f"## المادة: {_told(record.title)} (السطر {line_of(record, statement.start)})"
        first = min(
            statement.start,
            *(s.start for s in (statement.cue_span, statement.source) if s),
            statement.outer.start,
        )
        last = max(
            statement.end, *(s.end for s in (statement.cue_span, statement.source) if s), statement.outer.end
        )
        if statement.source is None and (before := _sentence_before(record.text, first)):
            yield f"## قبله: {before}"
        yield f"## النص: {in_sentence(record.text, statement.start, statement.end, first, last)}"

    def _of_name(self, doubt: NameDoubt) -> Iterator[str]:
        yield f"[[{NAME}]]"
        if doubt.entity is not None:
            yield f"id = {quoted(doubt.entity.id)}"
        else:
            yield f"written = {quoted(doubt.written)}"
            yield f"article = {quoted(doubt.record.path)}"
        yield from self._name_context(doubt)
        yield f"## السبب: {doubt.why}"
        for entity in doubt.same:
            if doubt.entity is None or entity.status == "authority":
                yield f"# is = {quoted(entity.id)}  # {_who(entity)}"
            else:
                yield f"# name = {quoted(entity.name)}  # هما واحد، وهذا رسمه"
        if doubt.entity is None:
            yield "# drop = true  # ليس أحدًا منهم"
            return
        if all(fold(e.name) != fold(doubt.entity.name) for e in doubt.same):
            meaning = "غيره، واسمه صحيح" if doubt.same else "اسم صحيح"
            yield f"# name = {quoted(doubt.entity.name)}  # {meaning}"
        yield "# drop = true  # ليس اسمًا"

    def _name_context(self, doubt: NameDoubt) -> Iterator[str]:
        start, end = (doubt.place.start, doubt.place.end) if doubt.place else (0, 0)
        where = f"{_told(doubt.record.title)} (السطر {line_of(doubt.record, start)})"
        if doubt.entity is None:
            yield f"## المادة: {where}"
        else:
            kind, many = _KIND_WORDS[doubt.entity.type], count_phrase(doubt.count, "article", "oblique")
            yield f"## {kind} في {many}{'، أقدمها' if doubt.count > 1 else ''}: {where}"
            yield f"## الملف: {self.content.name}/{doubt.record.path}"
        if doubt.place is not None:
            yield f"## النص: {in_sentence(doubt.record.text, start, end, start, end)}"

    def _place(self, answer: Answer) -> tuple[int, str, int, str] | None:
        """Where an answer stands among the others; None for one that has lost its place."""
        if answer.table == STATEMENT:
            found = self.statements.get(answer.id)
            return (0, found[0].path, found[1].start, answer.id) if found else None
        if answer.id:
            return (1, answer.id, 0, "") if answer.id in self.named else None
        there = any(r.path == answer.article for r in self.content.found)
        return (2, answer.article, 0, answer.written) if there else None

    def _kept(self, answer: Answer) -> Iterator[str]:
        """An answered table: her lines as she wrote them, ours anew."""
        yield ""
        yield from answer.above
        yield answer.header
        ours: list[str] = []
        inside = list(answer.inside)
        if answer.table == STATEMENT:
            record, statement = self.statements[answer.id]
            if answer.article != record.path:  # the file has moved
                inside = [x for x in inside if x.split("=")[0].strip() != "article"]
                inside.insert(1, f"article = {quoted(record.path)}")
            ours = list(self._context(record, statement))
        keys = [x for x in inside if x.split("=")[0].strip() in {"id", "article", "written"}]
        yield from keys
        yield from ours
        yield from (x for x in inside if x not in keys)


def quoted(text: str) -> str:
    """A text as TOML writes it."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def line_of(record: Record, start: int) -> int:
    """The line of the article's file where the block of an offset begins."""
    starts = [b.start for b in record.document.blocks]
    number = max((n for n, begin in enumerate(starts) if begin <= start), default=0)
    return record.lines[number] if number < len(record.lines) else 1


def in_sentence(text: str, start: int, end: int, first: int, last: int) -> str:
    """The words within their sentence, between brackets: «وقال إن [القطار سيعود] غدا»."""
    begin = _sentence_start(text, first)
    stop = _sentence_end(text, max(last, end))
    return _one_line(
        f"{_tail(text[begin:start], _BEFORE)}[{_middle(text[start:end])}]{_head(text[end:stop], _AFTER)}"
    )


def _sentence_before(text: str, first: int) -> str:
    begin = _sentence_start(text, first)
    before = text[:begin].rstrip()
    return (
        _one_line(_tail(before[_sentence_start(before, max(len(before) - 1, 0)) :], _BEFORE))
        if before
        else ""
    )


_ENDS = ".؟?!\n"


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence of an offset begins: after a stop and a blank, or with its block."""
    for i in range(at - 1, -1, -1):
        if text[i] == "\n" or (text[i] in _ENDS and text[i + 1 : i + 2].isspace()):
            return i + 1
    return 0


def _sentence_end(text: str, at: int) -> int:
    for i in range(at, len(text)):
        if text[i] == "\n":
            return i
        if text[i] in _ENDS and (i + 1 == len(text) or text[i + 1].isspace()):
            return i + 1
    return len(text)


def _tail(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return "… " + text[-most:].partition(" ")[2]


def _head(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    return text[:most].rpartition(" ")[0] + " …"


def _middle(text: str) -> str:
    if len(text) <= _WORDS:
        return text
    return f"{_head(text, _WORDS - _AFTER)} {_tail(text, _AFTER)[2:]}"


def _one_line(text: str) -> str:
    """A text as one line of a comment: TOML allows no control characters there."""
    return " ".join("".join(" " if c < " " or c == "\x7f" else c for c in text).split())


def _told(title: str) -> str:
    return f"«{_one_line(title)}»"


def _who(entity: Entity) -> str:
    role = entity.roles[-1].title if entity.roles else kind_name(entity.kind) or _KIND_WORDS[entity.type]
    country = f"، {entity.country}" if entity.is_place and entity.country else ""
    return _one_line(f"{entity.name}، {role}{country}")


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"### {text}"


def _how_many(title: str, shown: int, all_: int) -> str:
    """Return «تصريحات: 50 من 362، ويظهر الباقي كلما أجبت»."""
    return f"{title}: {shown} من {all_}، ويظهر الباقي كلما أجبت" if all_ > shown else f"{title}: {all_}"


def _key(doubt: StatementDoubt | NameDoubt) -> Key:
    if isinstance(doubt, StatementDoubt):
        return (STATEMENT, doubt.statement.id)
    if doubt.entity is not None:
        return (NAME, doubt.entity.id)
    return Answer("name", article=doubt.record.path, written=doubt.written).key
