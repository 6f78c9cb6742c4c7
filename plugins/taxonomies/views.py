"""A page to be written, and lists of articles cut into such pages."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from plugins.newsroom.article import Record
from plugins.newsroom.paging import Page, make_pages, undated_first

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class View:
    """A page: the file it is written to, its template, and the values that the template shows."""

    save_as: str
    template: str
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Group(Generic[K, T]):
    """Neighbours in a list that share something: a day's articles, a year's."""

    key: K
    entries: tuple[T, ...]


def file_of(address: str) -> str:
    """Return the file of a page at an address: `2016/` is `2016/index.html`."""
    return f"{address}index.html"


def list_pages(records: Iterable[Record], address: str) -> tuple[Page[Record], ...]:
    """Cut a list of articles into pages from the oldest, the undated ones at its old end."""
    return make_pages(undated_first(records, lambda r: r.day is None), address)


def list_views(
    records: Sequence[Record], address: str, template: str, values: Mapping[str, object]
) -> Iterator[View]:
    """Yield a list of articles, page by page."""
    for page in list_pages(records, address):
        yield View(file_of(page.address), template, {**values, "page": page, "total": len(records)})


def grouped(entries: Iterable[T], key: Callable[[T], K]) -> tuple[Group[K, T], ...]:
    """Gather neighbours under what they share, in their order."""
    return tuple(Group(shared, tuple(group)) for shared, group in groupby(entries, key))
