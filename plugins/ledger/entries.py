"""A statement as the ledger shows it: its words within the reporter's, its speaker, its grade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plugins.arabic.values import Speaker, Statement
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Said
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import grade_name, statement_kind_name

# Between the cue and the words stand the speaker, his office, the occasion: «وقال الوزير، تعليقا على …:».
# What is longer than this is another sentence, and the cue is given alone.
REACH = 160


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks; `address` is "" for one without a page."""

    name: str
    address: str
    role: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    `before` and `after` are the reporter's own words around the statement, and always hold its cue:
    what somebody denied must not look as if he had said it.
    """

    speakers: tuple[Voice, ...]
    on_behalf_of: Voice | None
    kind: str  # in words
    is_quoted: bool
    before: str
    text: str
    after: str
    cue: str
    grade: str  # in words
    as_met: str  # the words that name the speaker, where nothing else of the entry says them
    day: date | None
    title: str
    address: str  # of the statement in its article


def make_entry(said: Said, archive: Archive) -> Entry:
    """Return a statement as a line of the ledger."""
    record, statement = said.record, said.statement
    before, after = in_context(record, statement)
    return Entry(
        speakers=tuple(_voice(s, archive) for s in statement.speakers),
        on_behalf_of=_voice(statement.on_behalf_of, archive) if statement.on_behalf_of else None,
        kind=statement_kind_name(statement.kind),
        is_quoted=statement.outer != (statement.start, statement.end),
        before=before,
        text=record.text[statement.start : statement.end],
        after=after,
        cue=statement.cue,
        grade=grade_name(
            statement.grade,
            "" if statement.source_text == statement.speaker_name else statement.source_text,
        ),
        as_met=""
        if statement.grade == "described"
        or statement.source_text in f"{statement.speaker_name}\n{before}\n{after}"
        else statement.source_text,
        day=record.day,
        title=record.title,
        address=f"{addresses.article(record)}#{statement.id}",
    )


def in_context(record: Record, statement: Statement) -> tuple[str, str]:
    """Return the reporter's words from the cue to the statement, and from the statement to the cue.

    One of the two is "" as a rule: «نفى الوزير أن» stands before, «، بحسب الوزير» after. The cue
    alone stands for words that are too many, or that hold somebody else's statement.
    """
    cue, outer = statement.cue_span, statement.outer
    if not statement.cue:
        return "", ""
    if cue is None or cue.start < outer.start:
        if cue is None or not _is_one_breath(record, statement, cue.start, outer.start):
            return f"{statement.cue} … ", ""
        return record.text[cue.start : outer.start], ""
    end = max(
        cue.end, statement.source.end if statement.source and statement.source.start >= outer.end else 0
    )
    if not _is_one_breath(record, statement, outer.end, end):
        return "", f" … {statement.cue}"
    return "", record.text[outer.end : end]


def _is_one_breath(record: Record, statement: Statement, start: int, end: int) -> bool:
    """Whether the words in between are few, in one block, and nobody else's statement."""
    return (
        0 <= end - start <= REACH
        and "\n" not in record.text[start:end]
        and not any(
            other.id != statement.id and other.outer.start < end and other.outer.end > start
            for other in record.analysis.statements
        )
    )


def _voice(speaker: Speaker, archive: Archive) -> Voice:
    return Voice(name=speaker.name, address=archive.address(speaker.entity), role=speaker.role)
