"""The archive as a whole: every published article, and what they together say of whom and where.

Made once a build from the articles' analyses; every generator reads it and none changes it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from plugins.arabic.normalise import fold, slug
from plugins.arabic.values import Entity, Statement
from plugins.newsroom import addresses
from plugins.newsroom.article import Record

# So many statements stand whole on their speaker's own page; whoever made more has a part of the ledger.
FEW_SAID = 10
FEWEST_SHIPPED = 2  # articles


@dataclass(frozen=True, slots=True)
class Said:
    """A statement in its article."""

    record: Record
    statement: Statement


@dataclass(frozen=True, slots=True)
class Listing:
    """An entity with the articles that name it and the statements it made, oldest first."""

    entity: Entity
    records: tuple[Record, ...]
    said: tuple[Said, ...]
    mentions: int
    has_page: bool

    @property
    def has_ledger(self) -> bool:
        """Whether the ledger has pages of its statements: more of them than its own page shows."""
        return self.has_page and len(self.said) > FEW_SAID

    @property
    def ledger(self) -> str:
        """Where all of its statements are: in the ledger, or on its own page."""
        if self.has_ledger:
            return addresses.statements(self.entity.id)
        return addresses.own_statements(self.entity) if self.has_page and self.said else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A topic or a source with its articles, oldest first; `slug` is its address."""

    name: str
    slug: str
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """Everything that is published. Lists run from the oldest; undated articles come last."""

    records: tuple[Record, ...] = ()
    withdrawn: tuple[Record, ...] = ()
    entities: Mapping[str, Listing] = field(default_factory=dict)
    topics: Mapping[str, Heading] = field(default_factory=dict)  # by folded name
    sources: Mapping[str, Heading] = field(default_factory=dict)
    said: tuple[Said, ...] = ()  # every statement, in order of its article
    by_path: Mapping[str, Record] = field(
        default_factory=dict
    )  # Record.path → article, for links between them
    threshold: int = 1  # how many articles must name a found entity before it has a page

    def address(self, entity_id: str) -> str:
        """An entity's page, or "" where it has none.

        Articles may differ on what a found name is («عاليه», a town or a woman): the archive's own
        entity decides, so that all of them link to the one page there is.
        """
        return addresses.entity(self.entities[entity_id].entity) if self.has_page(entity_id) else ""

    @property
    def has_map(self) -> bool:
        """Whether there is a map: any place with a page of which is known where it lies."""
        return any(one.has_page and one.entity.is_located for one in self.entities.values())

    def has_page(self, entity_id: str) -> bool:
        """Whether an entity has a page of its own to link to."""
        listing = self.entities.get(entity_id)
        return listing is not None and listing.has_page


def in_order(records: Iterable[Record]) -> tuple[Record, ...]:
    """Order articles from the oldest; those without a date come after all others."""
    return tuple(sorted(records, key=lambda r: (r.day is None, r.day or date.min, r.id)))


def neighbours(records: Iterable[Record]) -> dict[str, tuple[Record | None, Record | None]]:
    """Return the articles before and after each one, by its id, of articles in order.

    Those without a date are a row of their own: none of them changes with the news.
    """
    everything = tuple(records)
    found: dict[str, tuple[Record | None, Record | None]] = {}
    for is_dated in (True, False):
        row = [r for r in everything if (r.day is not None) == is_dated]
        ways = zip([None, *row[:-1]], row, [*row[1:], None], strict=True) if row else ()
        found.update({one.id: (before, after) for before, one, after in ways})
    return found


def make_archive(records: Iterable[Record], *, threshold: int = 1) -> Archive:
    """Gather the archive from its articles; drafts are left out.

    `threshold` is the number of articles that must name a *found* entity before it has a page; one
    from the authority has a page as soon as it is mentioned, save actors that ship and are silent.
    """
    everything = in_order(records)
    published = tuple(r for r in everything if r.status == "published")
    named: dict[str, list[Record]] = defaultdict(list)
    spelt: dict[str, Counter[Entity]] = defaultdict(Counter)
    mentions: Counter[str] = Counter()
    spoken: dict[str, list[Said]] = defaultdict(list)
    said = []
    for record in published:
        for entity_id, entity in record.analysis.entities.items():
            named[entity_id].append(record)
            spelt[entity_id][entity] += 1
        mentions.update(m.entity for m in record.analysis.mentions)
        for statement in record.analysis.statements:
            words = Said(record, statement)
            said.append(words)
            for who in dict.fromkeys(s.entity for s in statement.speakers if s.entity):
                spoken[who].append(words)
    return Archive(
        records=published,
        withdrawn=tuple(r for r in everything if r.status == "withdrawn"),
        entities={
            i: Listing(
                entity=_settle(spelt[i]),
                records=tuple(rs),
                said=tuple(spoken[i]),
                mentions=mentions[i],
                has_page=_deserves_page(_settle(spelt[i]), len(rs), len(spoken[i]), threshold),
            )
            for i, rs in sorted(named.items())
        },
        topics=_headings(published, lambda r: r.topics),
        sources=_headings(published, lambda r: (r.source,) if r.source else ()),
        said=tuple(said),
        by_path={r.path: r for r in everything if r.status != "draft"},
        threshold=threshold,
    )


def _deserves_page(entity: Entity, articles: int, said: int, threshold: int) -> bool:
    """Whether a name has a page of its own.

    Of an actor that ships with us, that one article names and that says nothing there, a page would only
    lead back to this article. A place is shown on its map.
    """
    if entity.status == "found":
        return articles >= threshold
    is_bare = entity.shipped and not entity.is_place and not said
    return not is_bare or articles >= min(FEWEST_SHIPPED, threshold)


def _settle(spellings: Counter[Entity]) -> Entity:
    """Choose one of the forms in which articles know a found entity: the one most articles use."""
    return min(spellings, key=lambda e: (-spellings[e], -len(e.name), e.name, e.type))


def _headings(records: Iterable[Record], names: Callable[[Record], Iterable[str]]) -> dict[str, Heading]:
    """Gather articles under names, keyed by the folded name; spellings that fold alike are one heading.

    It is shown under its commonest spelling; its address comes from its oldest one, so that later
    articles do not move it (undated ones count as the youngest). Names that would share an address
    («أ.ب» and «أ ب») are numbered.
    """
    under: dict[str, list[Record]] = defaultdict(list)
    spelt: dict[str, Counter[str]] = defaultdict(Counter)
    for record in records:
        for name in names(record):
            key = fold(name)
            if not under[key] or under[key][-1] is not record:
                under[key].append(record)
            spelt[key][name] += 1
    found: dict[str, Heading] = {}
    taken: set[str] = set()
    for key, articles in under.items():
        name = min(spelt[key], key=lambda n: (-spelt[key][n], n))
        address = free = slug(next(iter(spelt[key]))) or "-"
        number = 2
        while free.casefold() in taken:
            free = f"{address}-{number}"
            number += 1
        taken.add(free.casefold())
        found[key] = Heading(name, free, tuple(articles))
    return dict(sorted(found.items()))
