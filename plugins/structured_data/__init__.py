"""Write what machines read: JSON-LD and citation metadata in pages, feeds, the site's map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.structured_data.citation import citation_meta
from plugins.structured_data.feeds import feed_of, has_feed, make_feeds
from plugins.structured_data.jsonld import entity_jsonld, jsonld
from plugins.structured_data.opening import opening
from plugins.structured_data.sitemap import make_sitemaps, robots

FILTERS: Mapping[str, Callable[..., object]] = {
    "citation_meta": citation_meta,
    "entity_jsonld": entity_jsonld,
    "feed_of": feed_of,
    "has_feed": has_feed,
    "jsonld": jsonld,
    "opening": opening,
}


class StructuredDataGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the feeds, sitemap.xml and robots.txt."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write each file as text."""
        archive, site, absolute = self.context["archive"], self.context["site"], self.context["absolute"]
        authority = self.context.get("authority")
        feeds = make_feeds(archive, site, absolute, authority.redirects if authority else {})
        files = {**feeds, "robots.txt": robots(absolute)}
        if absolute:
            files.update(make_sitemaps(archive, absolute))
        for name, text in files.items():
            writer.write_text(name, text)


def add_generator(_sender: object) -> type[StructuredDataGenerator]:
    """Return the generator of this feature."""
    return StructuredDataGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
