"""Indexes by the Arabic alphabet: on one page while it is short, else with a page for each letter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from plugins.arabic.sorting import letter_of, sort_key
from plugins.newsroom import addresses
from plugins.newsroom.archive import Listing

# More names than these are not looked through on one page.
ON_ONE_PAGE = 150
# As many as one page of a letter or a kind bears: 150 bytes a name.
PER_PAGE = 400


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of an index with the entities that begin with it, in their order."""

    letter: str
    listings: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to a part of an index: a letter or a kind, where it leads, and how many names are there."""

    name: str
    address: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of an index. `letters` are its navigation, `shown` the names that stand on it."""

    address: str
    letters: tuple[Way, ...]
    shown: tuple[Letter, ...]
    letter: str = ""  # on the page of one letter
    number: int = 1
    before: str = ""  # the address of the page before, where a letter has several
    after: str = ""

    @property
    def names(self) -> tuple[Listing, ...]:
        """The names on it."""
        return tuple(one for letter in self.shown for one in letter.listings)


def make_index(listings: Iterable[Listing], address: str) -> tuple[IndexPage, ...]:
    """Return the pages of an index: itself, and the pages of its letters where it has too many names."""
    letters = by_letter(listings)
    if sum(len(one.listings) for one in letters) <= ON_ONE_PAGE:
        ways = tuple(Way(one.letter, f"#letter-{one.letter}", len(one.listings)) for one in letters)
        return (IndexPage(address, ways, letters),)
    ways = tuple(Way(one.letter, addresses.letter(address, one.letter), len(one.listings)) for one in letters)
    pages = [IndexPage(address, ways, ())]
    for one, way in zip(letters, ways, strict=True):
        pages += numbered(one.listings, way.address, ways, one.letter)
    return tuple(pages)


def numbered(
    listings: Sequence[Listing], address: str, ways: tuple[Way, ...] = (), letter: str = ""
) -> list[IndexPage]:
    """Cut ordered names into pages, from the first: `…/`, `…/page/2/`."""
    starts = range(0, max(1, len(listings)), PER_PAGE)
    names = [address if n == 1 else addresses.page(address, n) for n in range(1, len(starts) + 1)]
    return [
        IndexPage(
            name,
            ways,
            by_letter(listings[start : start + PER_PAGE]),
            letter,
            number,
            names[number - 2] if number > 1 else "",
            names[number] if number < len(names) else "",
        )
        for number, (start, name) in enumerate(zip(starts, names, strict=True), 1)
    ]


def by_letter(listings: Iterable[Listing]) -> tuple[Letter, ...]:
    """Gather entities under the letters of the Arabic alphabet: «الرقة» under ر."""
    return tuple(
        Letter(letter, tuple(group))
        for letter, group in groupby(in_order(listings), lambda one: letter_of(sort_name(one)))
    )


def in_order(listings: Iterable[Listing]) -> tuple[Listing, ...]:
    """Order entities by the Arabic alphabet."""
    return tuple(sorted(listings, key=lambda one: (sort_key(sort_name(one)), one.entity.id)))


def most_named(listings: Iterable[Listing], most: int) -> tuple[Listing, ...]:
    """Return the entities that most articles name, the most named first."""
    return _ranked(listings, lambda one: (-len(one.records), -one.mentions), most)


def most_quoted(listings: Iterable[Listing], most: int) -> tuple[Listing, ...]:
    """Return the entities with most statements, the most quoted first."""
    return _ranked(listings, lambda one: (-len(one.said),), most)


def kinds_of(listings: Iterable[Listing]) -> Counter[str]:
    """Count entities by what they are; names that only a rule found count as «found» besides."""
    counts: Counter[str] = Counter()
    for one in listings:
        counts.update(kinds(one))
    return counts


def kinds(listing: Listing) -> tuple[str, ...]:
    """Return under which kinds an entity stands: «city», «person»; «found» for an unreviewed name."""
    kind = listing.entity.kind or ("person" if listing.entity.type == "person" else "other")
    return (kind, "found") if listing.entity.status == "found" else (kind,)


def sort_name(listing: Listing) -> str:
    """Return the form of a name that orders it: «لافروف، سيرغي»."""
    return listing.entity.sort_as or listing.entity.name


def _ranked(
    listings: Iterable[Listing], rank: Callable[[Listing], tuple[int, ...]], most: int
) -> tuple[Listing, ...]:
    ranked = sorted(listings, key=lambda one: (rank(one), sort_key(sort_name(one)), one.entity.id))
    return tuple(ranked[:most])
