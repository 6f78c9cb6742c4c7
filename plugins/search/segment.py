"""Index a few articles: which words they have and where, what is said in them and by whom.

An archive grows at one end, so its articles are numbered from the oldest and indexed by the 32. Of an
archive that got one article more, only the last segment is indexed anew. Numbers within a segment begin
at 0: where it stands among the others is settled when shards are made of them.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.arabic.normalise import fold
from plugins.newsroom.article import NEED_THEIR_CUE, Record
from plugins.search.codec import bucket, letters, number, numbers, rising
from plugins.search.stem import TOKEN, term_of

SEGMENT = 32  # articles
BLOCK = 32  # articles whose titles one file holds, and likewise who says what in them
LEDGE = 256  # articles of which one file says where their statements stand
SHELF = 3  # letters: terms that share them lie in one shard, so that a word half typed finds them all

# BM25, with its usual k1. Its b is low: a long news article is not wordy, it reports more. The average
# length is that of news and no archive's own, or each new article would change every other's weight.
_K1 = 1.2
_B = 0.5
_USUAL_LENGTH = 300
_TITLE = 4.0  # a word in the title counts as so many more
_SAID = 0.5  # a word that somebody is reported to have said, as so much more
IMPACTS = 4
KINDS = ("direct", "partial", "indirect")
FILTER_SHARDS = 64
# What a filter's key begins with.
NAMED, SPOKE, ABOUT, FROM = "@", "=", "#", "$"


class Piece(NamedTuple):
    """What a segment knows of a term: the articles it is in, and where in them.

    Of a filter it knows the same, without weights and positions. Topics and sources, whose addresses only
    the archive knows, are filters that stand under their folded names.

    `rest` has the articles after the first as the script reads them; the first waits for its distance from
    the last of the segment before. `places` has, for each article, the positions.
    """

    term: str  # its letters, or a filter's key
    first: int
    impact: int  # of the first
    rest: str
    last: int
    places: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Some articles, indexed: for each shelf its pieces, for each block its lists."""

    pieces: tuple[tuple[Piece, ...], ...]  # for each shard of terms, for each of filters, for all headings
    titles: tuple[str, ...]
    sayings: tuple[str, ...]
    extents: tuple[str, ...]  # of each article: where its statements begin and end


@dataclass(slots=True)
class _Found:
    """A term in one article."""

    positions: list[int]
    in_title: int = 0
    said: int = 0  # statements that it is in


@dataclass(slots=True)
class _Row:
    """A term's piece while it grows."""

    first: int
    impact: int
    rest: str
    last: int
    places: str


def index_segment(records: Sequence[Record], shards: int) -> Segment:
    """Index at most `SEGMENT` articles for an index of so many shards of terms."""
    by_term: dict[str, _Row] = {}
    extents = []
    for ordinal, record in enumerate(records):
        found, length, said = read_article(record)
        extents.append(_extents(said))
        for term, one in found.items():
            weight, places = impact(one, length), _places(one.positions)
            row = by_term.get(term)
            if row is None:
                by_term[term] = _Row(ordinal, weight, "", ordinal, places)
            else:
                row.rest += number((ordinal - row.last) * IMPACTS + weight)
                row.last = ordinal
                row.places += places
    shelves: list[list[Piece]] = [[] for _ in range(shelves_for(shards))]
    for term, row in by_term.items():
        piece = Piece(letters(term), row.first, row.impact, row.rest, row.last, row.places)
        shelves[shelf(term, shards)].append(piece)
    for key, entries in _filters(records).items():
        at = FILTER_SHARDS if key[0] in (ABOUT, FROM) else bucket(key, FILTER_SHARDS)
        shelves[shards + at].append(_filter_piece(key, entries))
    blocks = range(0, len(records), BLOCK)
    return Segment(
        pieces=tuple(tuple(sorted(pieces)) for pieces in shelves),
        titles=tuple(_titles(records[at : at + BLOCK]) for at in blocks),
        sayings=tuple(_sayings(records[at : at + BLOCK]) for at in blocks),
        extents=tuple(extents),
    )


def shelves_for(shards: int) -> int:
    """Return how many shelves there are: the shards of terms, those of filters, and one of headings."""
    return shards + FILTER_SHARDS + 1


def shelf(term: str, shards: int) -> int:
    """Return the shard that a term lies in."""
    return bucket(term[:SHELF], shards)


def read_article(record: Record) -> tuple[dict[str, _Found], int, list[tuple[int, int]]]:
    """Return an article's terms, how many there are, and of each statement its first position and its end.

    Positions count terms from 0, the title's first. A stop word is none and takes no place, so that phrases
    are found across it; between title and text, and between blocks, one place is left free, so that no phrase
    reaches across.
    """
    found: dict[str, _Found] = {}
    terms = [term for term in map(term_of, TOKEN.findall(record.title)) if term]
    in_title = len(terms)
    terms.append("")
    starts: list[int] = []  # where words begin in the text
    positions: list[int] = []  # and the position that each has, or the next one where it is a stop word
    offset = 0
    for line in record.text.split("\n"):
        for match in TOKEN.finditer(line):
            starts.append(offset + match.start())
            positions.append(len(terms))
            if term := term_of(match.group()):
                terms.append(term)
        terms.append("")
        offset += len(line) + 1
    positions.append(len(terms))
    for at, term in enumerate(terms):
        if not term:
            continue
        if (one := found.get(term)) is None:
            found[term] = _Found([at], in_title=at < in_title)
        else:
            one.positions.append(at)
    said = []
    for statement in record.analysis.statements:
        first = positions[bisect_left(starts, statement.start)]
        end = positions[bisect_left(starts, statement.end)]
        said.append((first, end))
        for term in {term for term in terms[first:end] if term}:
            found[term].said += 1
    return found, len(terms), said


def impact(one: _Found, length: int) -> int:
    """Return how much a term says of an article, from 0 to 3: BM25's term frequency, in quarters."""
    often = len(one.positions) + _TITLE * one.in_title + _SAID * one.said
    weight = often / (often + _K1 * (1 - _B + _B * length / _USUAL_LENGTH))
    return min(IMPACTS - 1, int(weight * IMPACTS))


def _filters(records: Sequence[Record]) -> Mapping[str, Mapping[int, str]]:
    """Return for each filter its articles; with a speaker's, how many statements are his, and which."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for ordinal, record in enumerate(records):
        for entity in record.analysis.entities:
            found[f"{NAMED}{entity}"][ordinal] = ""
        for topic in record.topics:
            found[f"{ABOUT}{fold(topic)}"][ordinal] = ""
        if record.source:
            found[f"{FROM}{fold(record.source)}"][ordinal] = ""
        spoken: dict[str, list[int]] = defaultdict(list)
        for order, statement in enumerate(record.analysis.statements):
            for who in {speaker.entity for speaker in statement.speakers if speaker.entity}:
                spoken[who].append(order)
        for who, orders in spoken.items():
            found[f"{SPOKE}{who}"][ordinal] = number(len(orders)) + rising(orders)
    return found


def _filter_piece(key: str, entries: Mapping[int, str]) -> Piece:
    (first, row), *others = entries.items()
    rest, before = [row], first
    for ordinal, one in others:
        rest += (number(ordinal - before), one)
        before = ordinal
    return Piece(key, first, 0, "".join(rest), before, "")


def _places(positions: Sequence[int]) -> str:
    """Return a term's positions in an article.

    Each is its distance from the one before, times two, and one more where another follows.
    """
    if len(positions) == 1:  # most terms of an article
        return number(positions[0] * 2)
    row, before = [], 0
    for left, position in zip(range(len(positions) - 1, -1, -1), positions, strict=True):
        row.append(number((position - before) * 2 + bool(left)))
        before = position
    return "".join(row)


def _extents(said: Sequence[tuple[int, int]]) -> str:
    """Return where an article's statements begin, and how many positions each has.

    They are in order of their beginnings, and each is its distance from the one before.
    """
    row, before = [], 0
    for first, end in said:
        row.append(numbers((first - before, end - first)))
        before = first
    return "".join(row)


def _titles(records: Sequence[Record]) -> str:
    """Return a block's articles, a line each: source, day, id, title.

    A source or a day that the line before has as well is left out; «-» is no day.
    """
    lines = []
    before: tuple[str, str] = "", ""
    for record in records:
        source, day = " ".join(record.source.split()), record.day.isoformat() if record.day else "-"
        shown = (source if source != before[0] else "", day if day != before[1] else "")
        lines.append("\t".join((*shown, record.id, " ".join(record.title.split()))))
        before = source, day
    return "\n".join(lines)


def _sayings(records: Sequence[Record]) -> str:
    """Return the statements of a block: the names of who speaks, then a line for each article.

    Of each statement: the 40 bits of its id in base 64; in one number its kind, whether its cue is told, and
    its speaker among the names; and likewise its cue, where something would be lost without it.
    """
    names: dict[str, int] = {"": 0}
    lines = []
    for record in records:
        row = []
        for one in record.analysis.statements:
            who = names.setdefault(" ".join(one.speaker_name.split()), len(names))
            cue = " ".join(one.cue.split()) if one.cue_class in NEED_THEIR_CUE else ""
            bits = bytes.fromhex(one.id.removeprefix("s-"))
            row.append(urlsafe_b64encode(bits).decode().rstrip("="))
            row.append(number(who * 6 + KINDS.index(one.kind) * 2 + bool(cue)))
            if cue:
                row.append(number(names.setdefault(cue, len(names))))
        lines.append("".join(row))
    return "\n".join(("\t".join(names), *lines))
