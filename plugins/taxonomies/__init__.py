"""Write the pages that gather articles: home, actors, places, topics, sources, dates, and the plain ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.newsroom import addresses
from plugins.taxonomies.headings import unwidowed
from plugins.taxonomies.links import country_name, heading_of, named_actors, named_places, page_address
from plugins.taxonomies.pages import make_views

FILTERS: Mapping[str, Callable[..., object]] = {
    "country_name": country_name,
    "heading_of": heading_of,
    "beside": addresses.beside,
    "href": addresses.href,
    "named_actors": named_actors,
    "named_places": named_places,
    "page_address": page_address,
    "unwidowed": unwidowed,
}
GLOBALS: Mapping[str, object] = {"addresses": addresses}


class TaxonomiesGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes every page that is neither an article nor a list of statements."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write each view with its template."""
        authority = self.context.get("authority")
        redirects = authority.redirects if authority else {}
        week_start = self.context["site"].week_start
        for view in make_views(self.context["archive"], redirects, week_start=week_start):
            values = dict(view.values)
            if view.template == "404":
                # A server shows it at any depth, where only whole addresses lead anywhere.
                values["SITEURL"] = self.context["absolute"] or "."
            writer.write_file(
                view.save_as, self.get_template(view.template), self.context, relative_urls=True, **values
            )


def add_generator(_sender: object) -> type[TaxonomiesGenerator]:
    """Return the generator of this feature."""
    return TaxonomiesGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
