"""The same words, wherever articles report them, as one entry with its occurrences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from plugins.arabic.normalise import fold
from plugins.arabic.values import Statement, StatementKind
from plugins.newsroom.archive import Said
from plugins.newsroom.article import Record

# Fewer words than these are not one utterance because they are the same: many a man says «لا تعليق».
FEWEST_WORDS = 5
_NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that articles report, once or more often; the oldest report comes first.

    `within` are statements that lie inside it and have the same speaker: «قال إن الأنباء "كاذبة"» is a
    report with a literal word, and one entry.
    """

    said: Said
    again: tuple[Said, ...] = ()
    within: tuple[Statement, ...] = ()
    within_again: tuple[Statement, ...] = ()  # the same, of the later reports

    @property
    def kinds(self) -> Counter[StatementKind]:
        """How many statements it stands for, by their kind."""
        reports = (self.said.statement, *(one.statement for one in self.again))
        return Counter(statement.kind for statement in (*reports, *self.within, *self.within_again))


@dataclass(frozen=True, slots=True)
class Group:
    """Statements of one article; `year` stands above them where a new year of several begins (0: none)."""

    record: Record
    sayings: tuple[Saying, ...]
    year: int | None = None


def gather(said: Iterable[Said]) -> tuple[Saying, ...]:
    """Join the statements of the same words; each stands where its first report stands.

    Spelling and punctuation do not part them. What one denied and another said does.
    """
    groups: dict[object, list[tuple[Said, tuple[Statement, ...]]]] = {}
    for _, article in groupby(said, lambda one: one.record.id):
        for whole, parts in _nest(article):
            groups.setdefault(_key(whole), []).append((whole, parts))
    return tuple(
        Saying(
            first,
            tuple(report for report, _ in again),
            within,
            tuple(part for _, parts in again for part in parts),
        )
        for (first, within), *again in groups.values()
    )


def in_groups(entries: Iterable[Saying]) -> tuple[Group, ...]:
    """Gather what is of one article, from the newest.

    Where the articles are of several years, the first of each year bears its number.
    """
    articles = [tuple(group) for _, group in groupby(entries, lambda s: s.said.record.id)]
    records = [article[0].said.record for article in articles]
    years = [year_of(record) for record in records]
    begins = [len(set(years)) > 1 and (not n or years[n - 1] != year) for n, year in enumerate(years)]
    return tuple(
        Group(record, article, year if begin else None)
        for record, article, year, begin in zip(records, articles, years, begins, strict=True)
    )


def parts_of(said: Said) -> tuple[Statement, ...]:
    """Return the statements that lie within one and have the same speaker."""
    whole = said.statement
    return tuple(
        one for one in said.record.analysis.statements if one is not whole and _lies_within(one, whole)
    )


def year_of(record: Record) -> int:
    """Return the year of an article; 0 where it has no date."""
    return record.day.year if record.day else 0


def _nest(article: Iterable[Said]) -> Iterator[tuple[Said, tuple[Statement, ...]]]:
    """Yield the statements of an article that lie in no other of the same speaker, with those that do."""
    whole: Said | None = None
    parts: list[Statement] = []
    for one in article:  # in order of their beginnings
        if whole and _lies_within(one.statement, whole.statement):
            parts.append(one.statement)
            continue
        if whole:
            yield whole, tuple(parts)
        whole, parts = one, []
    if whole:
        yield whole, tuple(parts)


def _lies_within(inner: Statement, outer: Statement) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.speakers == outer.speakers


def _key(said: Said) -> object:
    statement = said.statement
    words = _NO_WORD.sub(" ", fold(said.record.text[statement.start : statement.end])).split()
    if len(words) < FEWEST_WORDS:
        return said.record.id, statement.id
    return " ".join(words), statement.cue_class == "deny"
