"""What templates ask about one name or one page: its heading, its address, who an article names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from plugins.arabic.normalise import fold
from plugins.arabic.values import Entity
from plugins.newsroom.archive import Heading
from plugins.newsroom.article import Record

_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Named:
    """An entity of one article, and how often the article's text names it (0: only its metadata do)."""

    entity: Entity
    count: int


def page_address(output_file: str) -> str:
    """Return the address of a written file: `2016/index.html` is `2016/`, `404.html` is itself."""
    return output_file.removesuffix(_INDEX) if f"/{output_file}".endswith(f"/{_INDEX}") else output_file


def heading_of(name: str, headings: Mapping[str, Heading]) -> Heading | None:
    """Return the heading under which a name's articles are gathered, however the name is spelt."""
    return headings.get(fold(name))


def named_actors(record: Record) -> tuple[Named, ...]:
    """Return the persons and organisations that an article is about, those named most often first."""
    return _named(record, places=False)


def named_places(record: Record) -> tuple[Named, ...]:
    """Return the places that an article is about, those named most often first."""
    return _named(record, places=True)


def _named(record: Record, *, places: bool) -> tuple[Named, ...]:
    """Return the prominent ones of a kind, or all of it where none stands out.

    Those named equally often stand in the order of the text; then whom only the metadata name, by id.
    """
    counts = Counter(m.entity for m in record.analysis.mentions)
    entities = record.analysis.entities
    order = dict.fromkeys([*counts, *sorted(entities)])
    named = [Named(entities[i], counts[i]) for i in order if i in entities and entities[i].is_place == places]
    prominent = record.prominent
    leading = [n for n in named if n.entity.id in prominent]
    return tuple(sorted(leading or named, key=lambda n: -n.count))


@cache
def country_name(code: str) -> str:
    """Return a country's Arabic name: «SY» is «سوريا»; "" where the code is not known."""
    return str(Locale("ar").territories.get(code, ""))
