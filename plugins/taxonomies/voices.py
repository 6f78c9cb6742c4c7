"""Who speaks and who is named in some articles: for pages that show a stretch of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from plugins.arabic.sorting import sort_key
from plugins.arabic.values import Entity, Statement
from plugins.newsroom.archive import Archive, Said
from plugins.newsroom.article import Record

# What somebody is quoted with: no single word, and no speech.
_QUOTABLE = range(6, 36)  # words
_KINDS = ("direct", "indirect", "partial")  # a phrase in marks says least where it stands alone


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entity with a page, and how many statements or articles put it where it stands."""

    entity: Entity
    count: int


def most_heard(records: Iterable[Record], archive: Archive, most: int) -> tuple[Ranked, ...]:
    """Return who makes most statements in some articles, of those who have a page."""
    counts = Counter(
        who
        for record in records
        for statement in record.analysis.statements
        for who in dict.fromkeys(s.entity for s in statement.speakers if s.entity)
    )
    return _ranked(counts, archive, most)


def most_named(records: Iterable[Record], archive: Archive, most: int, *, places: bool) -> tuple[Ranked, ...]:
    """Return the places, or the actors, that most of some articles name."""
    counts = Counter(i for record in records for i in record.analysis.entities)
    kept = {
        i: n
        for i, n in counts.items()
        if i in archive.entities and archive.entities[i].entity.is_place == places
    }
    return _ranked(Counter(kept), archive, most)


def telling(newest: Iterable[Record], archive: Archive, most: int) -> tuple[Said, ...]:
    """Return statements worth a front page: one of an article and of a speaker, the newest article's first.

    Of an article the first quotation in full before what is told in other words. Where nobody with a page
    says anything of the right length, it is whatever has a speaker.
    """
    records = tuple(newest)
    return _one_each(records, most, lambda r, s: _is_telling(r, s, archive)) or _one_each(
        records, most, lambda _, s: bool(s.speakers)
    )


def _one_each(
    records: Iterable[Record], most: int, is_able: Callable[[Record, Statement], bool]
) -> tuple[Said, ...]:
    chosen: list[Said] = []
    heard: set[str] = set()
    for record in records:
        able = [
            s
            for s in record.analysis.statements
            if is_able(record, s) and heard.isdisjoint(v.name for v in s.speakers)
        ]
        if able:
            best = min(able, key=lambda s: (_KINDS.index(s.kind), s.start))
            heard.update(voice.name for voice in best.speakers)
            chosen.append(Said(record, best))
        if len(chosen) == most:
            break
    return tuple(chosen)


def _is_telling(record: Record, statement: Statement, archive: Archive) -> bool:
    words = len(record.text[statement.start : statement.end].split())
    return words in _QUOTABLE and any(archive.has_page(s.entity) for s in statement.speakers)


def _ranked(counts: Counter[str], archive: Archive, most: int) -> tuple[Ranked, ...]:
    able = [Ranked(archive.entities[i].entity, n) for i, n in counts.items() if archive.has_page(i)]
    able.sort(key=lambda one: (-one.count, sort_key(one.entity.sort_as or one.entity.name), one.entity.id))
    return tuple(able[:most])
