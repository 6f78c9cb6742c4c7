"""Lists cut into pages from the oldest entry, so that a full page stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from plugins.newsroom.addresses import page as page_address

T = TypeVar("T")

PER_PAGE = 100
# A last page with fewer entries than this looks deserted: the one before is shown beneath it.
FEW = 10


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of a list. The newest page stands at the list's own address.

    A page that is not the newest is full, and nothing on it changes again save its link to the next
    newer page; so it does not know how many pages there are.
    """

    number: int  # from 1, the oldest
    address: str
    entries: tuple[T, ...]  # newest first
    is_newest: bool
    older: str = ""  # the address of the next older page, or ""
    newer: str = ""


def make_pages(
    entries: Sequence[T],
    address: str,
    *,
    together: Callable[[T], Hashable] = id,
    per_page: int = PER_PAGE,
    few: int = FEW,
) -> tuple[Page[T], ...]:
    """Cut a list that runs from the oldest into pages; the newest page comes first.

    With 220 entries: 201 to 220 at `actors/x/`, 101 to 200 at `actors/x/page/2/`, 1 to 100 at
    `actors/x/page/1/`. An empty list has one empty page. Neighbours that `together` finds equal (two
    statements of one article) keep their order when the newest comes first.
    """
    count = max(1, -(-len(entries) // per_page))
    pages = []
    for number in range(count, 0, -1):
        is_newest = number == count
        window = entries[(number - 1) * per_page : number * per_page]
        oldest_shown = number
        if is_newest and number > 1 and len(window) < few:
            oldest_shown = number - 1
            window = entries[(oldest_shown - 1) * per_page :]
        pages.append(
            Page(
                number=number,
                address=address if is_newest else page_address(address, number),
                entries=newest_first(window, together),
                is_newest=is_newest,
                older=page_address(address, oldest_shown - 1) if oldest_shown > 1 else "",
                newer=""
                if is_newest
                else address
                if number + 1 == count
                else page_address(address, number + 1),
            )
        )
    return tuple(pages)


def newest_first(entries: Sequence[T], together: Callable[[T], Hashable] = id) -> tuple[T, ...]:
    """Turn a list round, keeping the order of neighbours that belong together: a1 a2 b1 is b1 a1 a2."""
    groups = [tuple(group) for _, group in groupby(entries, together)]
    return tuple(entry for group in reversed(groups) for entry in group)


def undated_first(entries: Iterable[T], is_undated: Callable[[T], bool]) -> tuple[T, ...]:
    """Move what has no date to the old end of a list, so that the newest page begins with news."""
    everything = tuple(entries)
    return (*filter(is_undated, everything), *(e for e in everything if not is_undated(e)))
