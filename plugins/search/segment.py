"""Index a few articles: which words they have and where, what is said in them and by whom.

An archive grows at one end, so its articles are numbered from the oldest and indexed by the 32. Of an
archive that got one article more, only the last segment is indexed anew. Numbers within a segment begin
at 0: where it stands among the others is settled when shards are made of them.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from plugins.newsroom.article import NEED_THEIR_CUE, Record
from plugins.search.codec import bucket, letters, number, numbers
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


class Piece(NamedTuple):
    """What a segment knows of a term: the articles it is in, and where in them.

    `rest` has the articles after the first as the script reads them; the first waits for its distance from
    the last of the segment before. `places` has, for each article, the positions.
    """

    term: str  # its letters
    first: int
    impact: int  # of the first
    rest: str
    last: int
    places: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Some articles, indexed: for each shard of terms its pieces, for each block its lists."""

    pieces: tuple[tuple[Piece, ...], ...]
    titles: tuple[str, ...]
    sayings: tuple[str, ...]
    extents: tuple[str, ...]  # of each article: where its statements begin and end


@dataclass(slots=True)
class _Found:
    """A term in one article."""

    positions: list[int]
    in_title: int = 0
    said: int = 0  # statements that it is in


def index_segment(records: Sequence[Record], shards: int) -> Segment:
    """Index at most `SEGMENT` articles for an index of so many shards of terms."""
    by_term: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    extents = []
    for ordinal, record in enumerate(records):
        found, length, said = read_article(record)
        extents.append(_extents(said))
        for term, one in found.items():
            by_term[term].append((ordinal, impact(one, length), _places(one)))
    shelves: list[list[Piece]] = [[] for _ in range(shards)]
    for term, entries in by_term.items():
        shelves[shelf(term, shards)].append(_piece(term, entries))
    blocks = range(0, len(records), BLOCK)
    return Segment(
        pieces=tuple(tuple(sorted(pieces)) for pieces in shelves),
        titles=tuple(_titles(records[at : at + BLOCK]) for at in blocks),
        sayings=tuple(_sayings(records[at : at + BLOCK]) for at in blocks),
        extents=tuple(extents),
    )


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


def _piece(term: str, entries: Sequence[tuple[int, int, str]]) -> Piece:
    (first, weight, _), *others = entries
    rest, before = [], first
    for ordinal, level, _ in others:
        rest.append(number((ordinal - before) * IMPACTS + level))
        before = ordinal
    return Piece(
        letters(term), first, weight, "".join(rest), before, "".join(places for _, _, places in entries)
    )


def _places(one: _Found) -> str:
    """Return a term's positions in an article.

    Each is its distance from the one before, times two, and one more where another follows.
    """
    row, before = [], 0
    for left, position in zip(range(len(one.positions) - 1, -1, -1), one.positions, strict=True):
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
