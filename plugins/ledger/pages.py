"""Which pages the ledger has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plugins.arabic.sorting import sort_key
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, Listing, Said
from plugins.newsroom.paging import Page, make_pages, undated_first


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of the ledger: of all statements, or of one speaker's."""

    page: Page[Said]
    total: int
    speaker: Listing | None = None
    speakers: tuple[Listing, ...] = ()  # on the first sheet of the whole ledger: everyone it holds


def make_ledger(archive: Archive) -> Iterator[Sheet]:
    """Yield the whole ledger's pages, then those of each speaker who has a page of his own."""
    speakers = speakers_of(archive)
    for page in _pages(archive.said, addresses.statements()):
        yield Sheet(page, len(archive.said), speakers=speakers if page.is_newest else ())
    for speaker in speakers:
        for page in _pages(speaker.said, addresses.statements(speaker.entity.id)):
            yield Sheet(page, len(speaker.said), speaker)


def speakers_of(archive: Archive) -> tuple[Listing, ...]:
    """Return everyone whose words the ledger holds and who has a page, by the alphabet."""
    speakers = (one for one in archive.entities.values() if one.has_page and one.said)
    return tuple(
        sorted(speakers, key=lambda one: (sort_key(one.entity.sort_as or one.entity.name), one.entity.id))
    )


def _pages(said: Sequence[Said], address: str) -> tuple[Page[Said], ...]:
    return make_pages(
        undated_first(said, lambda s: s.record.day is None), address, together=lambda s: s.record.id
    )
