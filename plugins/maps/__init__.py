"""Draw the archive's places on maps: one page for all, a small map for each place's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.arabic.values import Entity
from plugins.maps.atlas import Atlas, read_atlas
from plugins.maps.base import Ground, survey
from plugins.maps.cuts import Cut
from plugins.maps.locator import Locator, choose_cut, make_locator
from plugins.maps.names import country_label
from plugins.maps.points import choose_cuts, draw_map, places_on_maps
from plugins.newsroom import addresses

LISTED = 300  # places that stand below the maps in words, beside those that are links: the index has all

# What is drawn depends on the atlas alone, which ships with the program: once in a process is enough.
_atlas: Callable[[], Atlas] = cache(read_atlas)


@cache
def _ground(cut: Cut) -> Ground:
    return survey(_atlas(), cut)


@cache
def locator(entity: Entity) -> Locator | None:
    """Return the small map of a place; None where it is not known where it lies."""
    cut = choose_cut(_atlas(), entity)
    return make_locator(entity, _ground(cut), country_label) if cut else None


FILTERS: Mapping[str, Callable[..., object]] = {
    "country_label": country_label,
    "locator": locator,
}


class MapsGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the archive's map, and the grounds that it and the pages of places show."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write the page, then each ground that a page asks for."""
        listings = places_on_maps(self.context["archive"])
        if not listings:
            return
        maps = [draw_map(listings, cut) for cut in choose_cuts(listings)]
        drawn = {dot.listing.entity.id for one in maps for dot in one.dots}
        writer.write_file(
            f"{addresses.MAP}index.html",
            self.get_template("map"),
            self.context,
            relative_urls=True,
            maps=maps,
            listings=[one for n, one in enumerate(listings) if n < LISTED or one.entity.id in drawn],
            has_rest=any(one.rest for one in maps),
            total=len(listings),
        )
        small = (locator(one.entity) for one in listings)
        cuts = {cut.name: cut for cut in (*(m.cut for m in maps), *(s.cut for s in small if s))}
        for name in sorted(cuts):
            writer.write_text(addresses.ground(name), _ground(cuts[name]).write())


def add_generator(_sender: object) -> type[MapsGenerator]:
    """Return the generator of this feature."""
    return MapsGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
