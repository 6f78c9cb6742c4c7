"""Which pages the ledger has: all of it, each speaker's part, and each kind of source without a name.

A list of statements that fits one page stands there whole. A longer one shows what is latest, and has
a page for each year, cut into numbered pages from the oldest. Words stand with their speaker: a year of
the whole ledger is a register of who speaks in which article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from plugins.arabic.values import StatementKind
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Listing, Said
from plugins.newsroom.article import Record
from plugins.newsroom.indexes import IndexPage, make_index, most_quoted
from plugins.newsroom.paging import PER_PAGE, Page, make_pages, newest_first, undated_first
from plugins.newsroom.sayings import Group, Saying, gather, in_groups, year_of
from plugins.newsroom.unnamed import KINDS, kinds_of

LATEST = 25  # statements that the front of a long list shows
MOST_QUOTED = 24
_KINDS: tuple[StatementKind, ...] = ("direct", "partial", "indirect")


@dataclass(frozen=True, slots=True)
class Sum:
    """How many statements there are, and how many of each kind: direct, partial, indirect."""

    total: int
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of a list of statements; its number is 0 for what has no date."""

    number: int
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the ledger: of everything, of one speaker, or of one kind of source without a name."""

    address: str
    list_address: str  # the front of the list that it is a page of
    groups: tuple[Group, ...]  # statements in full
    sum: Sum  # of the list, or of the year
    register: tuple[Record, ...] = ()  # of a year of the whole ledger, instead: who speaks in which article
    speaker: Listing | None = None
    kind: str = ""
    years: tuple[Year, ...] = ()  # of the front of a long list, from the newest
    year: Year | None = None  # on a year's page
    is_newest: bool = True
    older: str = ""
    newer: str = ""
    earlier: Year | None = None
    later: Year | None = None


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the front page of the ledger shows besides statements."""

    speakers: tuple[Listing, ...]  # the most quoted
    speaker_count: int
    unnamed: tuple[tuple[str, int], ...]  # kinds of sources without a name, and their statements


@dataclass(frozen=True, slots=True)
class _List:
    """A list of statements that gets pages."""

    said: Sequence[Said]
    address: str
    speaker: Listing | None = None
    kind: str = ""


def make_sheets(archive: Archive) -> Iterator[Sheet]:
    """Yield the pages of the whole ledger, then those of speakers who said much, then each kind's."""
    yield from _sheets(_List(archive.said, addresses.statements()))
    for one in speakers_of(archive):
        if one.has_ledger:
            yield from _sheets(_List(one.said, one.ledger, speaker=one))
    for kind, said in unnamed_of(archive).items():
        yield from _sheets(_List(said, addresses.unnamed(kind), kind=kind))


def make_ledger(archive: Archive) -> Ledger:
    """Return what the front of the ledger says of speakers and of sources without a name."""
    speakers = speakers_of(archive)
    return Ledger(
        most_quoted(speakers, MOST_QUOTED),
        len(speakers),
        tuple((kind, len(said)) for kind, said in unnamed_of(archive).items()),
    )


def make_speakers(archive: Archive) -> tuple[IndexPage, ...]:
    """Return the index of all speakers who have a page, by the alphabet."""
    return make_index(speakers_of(archive), addresses.speakers())


def speakers_of(archive: Archive) -> tuple[Listing, ...]:
    """Return everyone whose words the ledger holds and who has a page, in the order of their ids."""
    return tuple(one for one in archive.entities.values() if one.has_page and one.said)


def unnamed_of(archive: Archive) -> dict[str, list[Said]]:
    """Return the statements of sources without a name by their kind, in the order of the kinds."""
    found = defaultdict(list)
    for said in archive.said:
        for kind in kinds_of(said.statement):
            found[kind].append(said)
    return {kind: found[kind] for kind in KINDS if kind in found}


def sum_of(sayings: Iterable[Saying]) -> Sum:
    """Count statements: every report of the same words, and what lies within."""
    return _sum(kind for one in sayings for kind in one.kinds.elements())


def _sum(kinds: Iterable[StatementKind]) -> Sum:
    counts = Counter(kinds)
    return Sum(counts.total(), {kind: counts[kind] for kind in _KINDS if counts[kind]})


def _sheets(one: _List) -> Iterator[Sheet]:
    """Yield the pages of one list, its front first."""
    said = undated_first(one.said, lambda s: s.record.day is None)
    sayings = gather(said)
    front = Sheet(one.address, one.address, (), sum_of(sayings), speaker=one.speaker, kind=one.kind)
    if len(sayings) <= PER_PAGE:
        yield replace(front, groups=in_groups(newest_first(sayings, _article_of)))
        return
    is_whole = not one.speaker and not one.kind
    parts = _articles_by_year(said) if is_whole else _sayings_by_year(sayings)
    years = [
        Year(number, addresses.statements_of_year(one.address, number), part.sum.total)
        for number, part in parts.items()
    ]
    latest = in_groups(newest_first(sayings[-LATEST:], _article_of))
    yield replace(front, groups=latest, years=tuple(reversed(years)))
    for number, year in enumerate(years):
        part = parts[year.number]
        for page in _pages(part, year.address):
            yield replace(
                page,
                list_address=one.address,
                sum=part.sum,
                speaker=one.speaker,
                kind=one.kind,
                year=year,
                # Only on the year's own page: the others are full, and change no more.
                earlier=years[number - 1] if page.is_newest and number else None,
                later=years[number + 1] if page.is_newest and number + 1 < len(years) else None,
            )


@dataclass(frozen=True, slots=True)
class _Part:
    """A year of a list: its statements in full, or the articles that have any."""

    sum: Sum
    sayings: tuple[Saying, ...] = ()
    articles: tuple[Record, ...] = ()


def _sayings_by_year(sayings: Iterable[Saying]) -> dict[int, _Part]:
    years = {n: tuple(group) for n, group in groupby(sayings, lambda s: year_of(s.said.record))}
    return {n: _Part(sum_of(mine), sayings=mine) for n, mine in years.items()}


def _articles_by_year(said: Iterable[Said]) -> dict[int, _Part]:
    years = {n: tuple(group) for n, group in groupby(said, lambda s: year_of(s.record))}
    return {
        n: _Part(
            _sum(one.statement.kind for one in mine),
            articles=tuple(next(group).record for _, group in groupby(mine, lambda s: s.record.id)),
        )
        for n, mine in years.items()
    }


def _pages(part: _Part, address: str) -> Iterator[Sheet]:
    """Cut a year into pages."""
    if part.articles:
        for page in make_pages(part.articles, address):
            yield _sheet(page, part.sum, register=page.entries)
    else:
        for listed in make_pages(part.sayings, address, together=_article_of):
            yield _sheet(listed, part.sum, groups=in_groups(listed.entries))


def _sheet(
    page: Page[Record] | Page[Saying],
    total: Sum,
    *,
    groups: tuple[Group, ...] = (),
    register: tuple[Record, ...] = (),
) -> Sheet:
    return Sheet(
        page.address,
        "",
        groups,
        total,
        register,
        is_newest=page.is_newest,
        older=page.older,
        newer=page.newer,
    )


def _article_of(saying: Saying) -> str:
    return saying.said.record.id
