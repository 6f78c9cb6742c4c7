"""Articles, actors and places as linked data in the words of schema.org.

Ids within the site are relative, as JSON-LD allows: they count from the page that they stand in, and
hold wherever the site is moved; the page's own address is its canonical link. What an entity is
besides its name (its Wikidata item, its other names) stands once, on its own page.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from markupsafe import Markup

from plugins.arabic.values import Entity
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site

Node = dict[str, object]

# HTML ends a script at «</script», opens a comment at «<!--»; older parsers of JavaScript end a line
# at U+2028 and U+2029. As escapes all of them are the same JSON.
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}

_CONTEXT = "https://schema.org"
_TYPES = {"person": "Person", "organization": "Organization", "place": "Place"}


def jsonld(record: Record, archive: Archive, site: Site, root: str, absolute: str = "") -> Markup:
    """Return the text of an article's JSON-LD script element.

    `root` leads to the site's root from the page, `absolute` is the site's address where it is known.
    """
    return to_script(describe(record, archive, site, root, absolute))


def entity_jsonld(entity: Entity, names: Sequence[str]) -> Markup:
    """Return the text of the JSON-LD script element on an entity's own page; `names` are its other names."""
    return to_script(describe_entity(entity, names))


def to_script(value: object) -> Markup:
    r"""Write JSON that no `<script>` element can be broken out of: «<» becomes «\u003c»."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_UNSAFE))  # noqa: S704 - what HTML could read as markup is escaped


def describe(record: Record, archive: Archive, site: Site, root: str, absolute: str = "") -> Node:
    """Return an article as a NewsArticle; what is not known is left out."""
    return _known(
        {
            "@context": _CONTEXT,
            "@type": "NewsArticle",
            "headline": record.title,
            "datePublished": record.day.isoformat() if record.day else None,
            "dateModified": record.modified.isoformat() if record.modified else None,
            "inLanguage": record.language,
            "description": record.summary,
            "image": addresses.href(record.image.address, absolute or root) if record.image else None,
            "author": [{"@type": "Person", "name": name} for name in record.authors],
            "publisher": {
                "@type": "Organization",
                "name": record.source or site.publisher or site.title,
            },
            "isBasedOn": record.source_url,
            "license": site.licence_url,
            "correction": [correction.text for correction in record.corrections],
            "about": [{"@type": "Thing", "name": topic} for topic in record.topics],
            "mentions": [_entity(entity, archive, root) for entity in _salient(record, archive)],
            "hasPart": _quotations(record, archive, root),
        }
    )


def describe_entity(entity: Entity, names: Sequence[str]) -> Node:
    """Return a Person, an Organization or a Place, as the page about it says it; the page is its id."""
    located = entity.latitude is not None and entity.longitude is not None
    return _known(
        {
            "@context": _CONTEXT,
            "@type": _TYPES[entity.type],
            "@id": "./",
            "name": entity.name,
            "alternateName": list(names),
            "geo": {"@type": "GeoCoordinates", "latitude": entity.latitude, "longitude": entity.longitude}
            if located
            else None,
            "sameAs": f"https://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else None,
        }
    )


def _salient(record: Record, archive: Archive) -> list[Entity]:
    """Who and what the article is about; a name without a page has nothing here to point to."""
    prominent = record.prominent
    return [
        entity
        for key, entity in sorted(record.analysis.entities.items())
        if key in prominent and archive.has_page(key)
    ]


def _quotations(record: Record, archive: Archive, root: str) -> list[Node]:
    """Who of those with a page said which words of the page; the words stand at the id, with their cue."""
    return [
        {
            "@type": "Quotation",
            "@id": f"#{statement.id}",
            "spokenByCharacter": {"@id": addresses.href(archive.address(speaker.entity), root)},
        }
        for statement in record.analysis.statements
        if statement.kind != "indirect"
        for speaker in statement.speakers[:1]
        if archive.has_page(speaker.entity) and not record.analysis.entities[speaker.entity].is_place
    ]


def _entity(entity: Entity, archive: Archive, root: str) -> Node:
    """What an entity is says its own page."""
    return {"@id": addresses.href(archive.address(entity.id), root), "name": entity.name}


def _known(node: Node) -> Node:
    """Leave out what is empty."""
    return {key: value for key, value in node.items() if value not in (None, "", [])}
