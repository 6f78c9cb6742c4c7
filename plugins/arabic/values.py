"""The values that reading an article makes: blocks, names, statements.

All offsets count Unicode code points of the *article text* (its blocks' texts joined by a line
feed), from 0; spans are half-open. All values are frozen, so that one analysis can be cached and
shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

StatementKind = Literal["direct", "partial", "indirect"]
Grade = Literal["named", "described", "inherited", "unresolved"]
EntityType = Literal["person", "organization", "place"]
EntityStatus = Literal["authority", "found"]


class Span(NamedTuple):
    """A half-open range of the article text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table cell or piece of code: a unit of the article text."""

    kind: Literal["paragraph", "heading", "item", "cell", "code"]
    start: int
    text: str

    @property
    def end(self) -> int:
        """Where the block ends in the article text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class HandQuote:
    """A quote block that the editor wrote; its words are article text, its last line is not."""

    span: Span
    speaker: str
    role: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """An office that a person holds, within its dates (both inclusive; None is open)."""

    title: str
    short: tuple[str, ...] = ()  # descriptors that may stand for the person: «الوزير الروسي»
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date | None) -> bool:
        """Whether the office was held on a day; an undated article is given the benefit."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or a place: from the authority, or found in one article by rule."""

    id: str  # the address: /actors/<id>/ or /places/<id>/
    name: str
    type: EntityType
    status: EntityStatus = "authority"
    kind: str = ""  # person; an organization's sort (party, …); country, region, city, site, water, other
    sort_as: str = ""
    aliases: tuple[str, ...] = ()
    ambiguous: bool = False
    roles: tuple[Role, ...] = ()
    country: str = ""  # ISO 3166-1 alpha-2
    latitude: float | None = None
    longitude: float | None = None
    wikidata: str = ""
    shipped: bool = False  # in the base authority, and in none of the archive's own

    @property
    def is_place(self) -> bool:
        """Whether it has its page under /places/ (and not under /actors/)."""
        return self.type == "place"

    @property
    def is_located(self) -> bool:
        """Whether it is known where on the earth a place lies."""
        return self.is_place and self.latitude is not None and self.longitude is not None


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the article text that names an entity."""

    start: int
    end: int
    entity: str  # Entity.id


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said it: an entity of the article, or a descriptor with nobody behind it («مصدر أمني»)."""

    name: str
    entity: str = ""  # Entity.id, or "" where the speaker is anonymous
    role: str = ""  # the office on the article's day, from the authority


@dataclass(frozen=True, slots=True)
class Statement:
    """Words that the reporter attributes to somebody."""

    id: str  # "s-" and 10 hexadecimal digits: article id, words, and which occurrence of them
    kind: StatementKind
    start: int  # the content: without its marks, or without its complementiser
    end: int
    outer: Span  # the content with its quotation marks; the same as the content where it has none
    cue: str  # «وقال», as written; "" for a quote that stands alone
    cue_class: str  # say, deny, claim, call, warn, accuse, promise, …
    grade: Grade
    rule: str  # the name of the rule that decided the speaker: docs/language.md
    cue_span: Span | None = None
    source: Span | None = None  # the words beside the cue that name the speaker
    source_text: str = ""
    speakers: tuple[Speaker, ...] = ()  # () where unresolved
    on_behalf_of: Speaker | None = None  # the body for which a spokesman speaks

    @property
    def speaker_name(self) -> str:
        """All speakers' names, joined as the open data join them."""
        return " / ".join(s.name for s in self.speakers)

    @property
    def speaker_id(self) -> str:
        """All speakers' entity ids, joined likewise; anonymous ones are left out."""
        return " / ".join(s.entity for s in self.speakers if s.entity)


@dataclass(frozen=True, slots=True)
class Undecided:
    """A known name that several bear, where the context proves none of them."""

    start: int
    end: int
    ids: tuple[str, ...]  # Entity.id of each bearer


@dataclass(frozen=True, slots=True)
class Analysis:
    """What reading one article found; statements and mentions in order of start."""

    statements: tuple[Statement, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: Mapping[str, Entity] = field(default_factory=dict)  # by id: everything named or tagged here
    undecided: tuple[Undecided, ...] = ()

    def count(self, entity_id: str) -> int:
        """How often an entity is mentioned; 0 for one that only the metadata name."""
        return sum(m.entity == entity_id for m in self.mentions)
