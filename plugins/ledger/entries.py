"""A statement as the ledger shows it: its words within the reporter's, its speaker, its grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plugins.arabic.values import Speaker, Statement
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Said
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import grade_name, phrase, statement_kind_name
from plugins.newsroom.sayings import Saying, parts_of
from plugins.newsroom.unnamed import kind_of

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
class Piece:
    """A part of a statement's text: the speaker's own words, or the reporter's."""

    text: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Another report of the same words; `speaker` is who spoke them there, where that is somebody else."""

    day: date | None
    source: str
    address: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger.

    `before` and `after` are the reporter's own words around the statement, and always hold its cue:
    what somebody denied must not look as if he had said it.
    """

    speakers: tuple[Voice, ...]
    on_behalf_of: Voice | None
    kind: str  # in words
    before: str
    pieces: tuple[Piece, ...]  # the statement's text
    after: str
    cue: str
    grade: str  # in words; "" where nobody is known, which the speaker's place says
    as_met: str  # the words that name the speaker, where nothing else of the entry says them
    day: date | None
    title: str
    address: str  # of the statement in its article
    again: tuple[Occurrence, ...] = ()


def make_entry(entry: Said | Saying, archive: Archive) -> Entry:
    """Return a statement as a line of the ledger, with the other reports of the same words."""
    saying = entry if isinstance(entry, Saying) else Saying(entry, within=parts_of(entry))
    said, again, within = saying.said, saying.again, saying.within
    record, statement = said.record, said.statement
    before, after = in_context(record, statement)
    met = statement.source_text
    is_shown = met in f"{statement.speaker_name}\n{before}\n{after}"
    as_met = "" if is_shown or statement.speaker_name in met else met
    return Entry(
        speakers=tuple(_voice(s, archive) for s in statement.speakers),
        on_behalf_of=_on_behalf_of(statement, archive),
        kind=_kind_name(statement, within),
        before=before,
        pieces=_pieces(record, statement, within),
        after=after,
        cue=statement.cue,
        grade="" if statement.grade == "unresolved" else grade_name(statement.grade, as_met),
        as_met="" if statement.grade == "described" else as_met,
        day=record.day,
        title=record.title,
        address=_address(said),
        again=tuple(
            Occurrence(
                one.record.day,
                one.record.source,
                _address(one),
                "" if one.statement.speaker_name == statement.speaker_name else one.statement.speaker_name,
            )
            for one in again
        ),
    )


def _kind_name(statement: Statement, within: Sequence[Statement]) -> str:
    """Return the kind in words; a report in the reporter's words may hold some of the speaker's own."""
    if statement.kind == "indirect" and within:
        return phrase("kind.indirect.with_quotes")
    return statement_kind_name(statement.kind)


def _pieces(record: Record, statement: Statement, within: Sequence[Statement]) -> tuple[Piece, ...]:
    """Cut a statement's text where the speaker's own words begin and end."""
    if statement.kind != "indirect":
        return (Piece(record.text[statement.start : statement.end], is_quoted=True),)
    pieces = []
    position = statement.start
    for part in within:
        start, end = part.outer
        if part.kind != "indirect" and start >= position and end <= statement.end:
            pieces.append(Piece(record.text[position:start]))
            pieces.append(Piece(record.text[part.start : part.end], is_quoted=True))
            position = end
    pieces.append(Piece(record.text[position : statement.end]))
    return tuple(piece for piece in pieces if piece.text)


def _address(said: Said) -> str:
    return f"{addresses.article(said.record)}#{said.statement.id}"


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


def _on_behalf_of(statement: Statement, archive: Archive) -> Voice | None:
    """Return for whom the speaker speaks, where his own name does not say it: «متحدث باسم الوزارة» does."""
    body = statement.on_behalf_of
    return _voice(body, archive) if body and body.name not in statement.speaker_name else None


def _voice(speaker: Speaker, archive: Archive) -> Voice:
    """Return who speaks, with the way to his page, or to the page of his kind of source without a name."""
    kind = "" if speaker.entity else kind_of(speaker.name)
    address = addresses.unnamed(kind) if kind else archive.address(speaker.entity)
    return Voice(name=speaker.name, address=address, role=speaker.role)
