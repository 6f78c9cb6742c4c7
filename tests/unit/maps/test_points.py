"""Points of the archive's map: whose names are written, and that nothing lies over anything."""

from __future__ import annotations

import json
import re
from itertools import combinations
from pathlib import Path

import pytest

from plugins.arabic.values import Entity
from plugins.authority.read import read_authority
from plugins.maps.atlas import read_atlas
from plugins.maps.base import survey
from plugins.maps.cuts import LEVANT, MIDDLE_EAST, WORLD, Cut, country_cut
from plugins.maps.labels import text_width
from plugins.maps.locator import TEXT as LOCATOR_TEXT
from plugins.maps.locator import make_locator
from plugins.maps.names import country_label
from plugins.maps.points import (
    CROWD,
    GROWN,
    MOST,
    RADII,
    STEPS,
    TEXT,
    TEXT_NARROW,
    Dot,
    choose_cuts,
    draw_map,
    places_on_maps,
)
from plugins.newsroom.archive import Archive, Listing
from tests.pattern.states import BLOCKS, make_places

ROOT = Path(__file__).parents[3]
MANY = make_places()
Box = tuple[float, float, float, float]


def _listing(name: str, latitude: float, longitude: float, times: int = 1, kind: str = "city") -> Listing:
    entity = Entity(name, name, "place", kind=kind, latitude=latitude, longitude=longitude)
    return Listing(entity, (BLOCKS,) * times, (), times, has_page=True)


DAMASCUS, RABAT = _listing("دمشق", 33.5, 36.3), _listing("الرباط", 34.0, -6.8)
PARIS = _listing("باريس", 48.86, 2.35)


@pytest.mark.parametrize(
    ("listings", "cuts"),
    [
        ([DAMASCUS], ["middle-east"]),
        ([RABAT], ["world"]),
        ([DAMASCUS, RABAT], ["middle-east", "world"]),
        ([DAMASCUS] * CROWD, ["middle-east", "levant"]),
        ([PARIS] * CROWD, ["europe", "world"]),
        (MANY, ["middle-east", "levant", "world"]),
        ([], []),
    ],
    ids=["all within", "all without", "both", "a crowd", "a crowd without", "900", "none"],
)
def test_cuts_are_chosen_by_where_the_places_are(listings: list[Listing], cuts: list[str]) -> None:
    assert [cut.name for cut in choose_cuts(listings)] == cuts


@pytest.mark.parametrize("cut", [WORLD, MIDDLE_EAST, LEVANT], ids=lambda c: c.name)
def test_names_lie_over_nothing_on_any_screen(cut: Cut) -> None:
    dots = draw_map(MANY, cut).dots
    wide = [(d, _box(d, TEXT)) for d in dots if d.label]
    narrow = [(d, _box(d, TEXT_NARROW)) for d in dots if d.is_named_narrow]
    assert len(wide) > len(narrow) > 2
    for named, grown in ((wide, 1.0), (narrow, GROWN)):
        assert not [(a.listing.entity.name, b.listing.entity.name)
                    for (a, one), (b, other) in combinations(named, 2) if _meet(one, other)]  # fmt: skip
        spots = [_square(d, d.radius * grown) for d in dots if d.look == "spot"]
        assert not [d.listing.entity.name for d, box in named for spot in spots if _shrunk_meet(box, spot)]
        for _, (left, top, right, bottom) in named:
            assert -1 <= left < right <= cut.width + 1
            assert -1 <= top < bottom <= cut.height + 1


def _box(dot: Dot, size: float) -> Box:
    assert dot.label
    return dot.label.box(dot.listing.entity.name, size)


def _square(dot: Dot, radius: float) -> Box:
    return dot.x - radius, dot.y - radius, dot.x + radius, dot.y + radius


def _meet(one: Box, other: Box) -> bool:
    # A place is rounded to whole units.
    return one[0] < other[2] - 1 and one[2] - 1 > other[0] and one[1] < other[3] - 1 and one[3] - 1 > other[1]


def _shrunk_meet(one: Box, other: Box) -> bool:
    return _meet(one, (other[0] + 1, other[1] + 1, other[2] - 1, other[3] - 1))


def test_the_most_named_comes_first_and_its_name_is_written() -> None:
    drawn = draw_map([_listing("كبرى", 33.5, 36.3, 90), _listing("صغرى", 33.51, 36.31, 2)], MIDDLE_EAST)
    (dot,) = drawn.dots
    assert dot.listing.entity.name == "كبرى"
    assert dot.label
    assert dot.is_named_narrow
    assert re.fullmatch(r"m\d+ \d+h0", drawn.rest)  # the other is still a dot


def test_no_name_is_lost_for_the_sake_of_a_telephone() -> None:
    # Where there is room for them on a wide screen, names stay, wherever a larger one may go.
    row = [_listing(f"بلدة {n}", 20 + n % 5 * 1.2, 40 + n // 5 * 4, 90 - n) for n in range(20)]
    dots = draw_map(row, MIDDLE_EAST).dots
    assert [d.name for d in dots if not d.label] == []
    assert 0 < sum(d.is_named_narrow for d in dots) < len(dots)


def test_no_map_has_more_links_than_a_hand_can_go_through() -> None:
    drawn = draw_map(MANY, LEVANT)
    assert len(drawn.dots) <= MOST
    assert len(drawn.rest) < 7_000


@pytest.mark.parametrize(
    ("articles", "size"), [(1, 1), (2, 1), (3, 2), (99, 4), (100, 5), (300, 6), (9000, 6)]
)
def test_a_point_grows_with_its_articles(articles: int, size: int) -> None:
    (dot,) = draw_map([_listing("م", 33.5, 36.3, articles)], MIDDLE_EAST).dots
    assert dot.size == size


def test_the_theme_draws_points_as_large_as_they_were_placed() -> None:
    css = (ROOT / "theme/styles/parts.css").read_text(encoding="utf-8")
    sizes = re.findall(r"\.map__(\d) circle \{\s*r: calc\(([\d.]+)px", css)
    assert [(int(n), float(r)) for n, r in sizes] == list(enumerate(RADII, 1))
    assert len(RADII) == len(STEPS)
    assert f"--grown: {GROWN:g};" in css
    assert f"--shrunk: {WORLD.shrunk:g};" in css
    assert f"font-size: {TEXT:g}px" in css
    assert f"font-size: {TEXT_NARROW:g}px" in css
    assert f"font-size: {LOCATOR_TEXT:g}px" in css


def test_only_places_with_a_page_and_coordinates_are_on_the_map() -> None:
    nowhere = Entity("x", "م", "place", kind="region")
    found = Entity("y", "ن", "place", latitude=1.0, longitude=1.0)
    entities = {
        "x": Listing(nowhere, (BLOCKS,), (), 1, has_page=True),
        "y": Listing(found, (BLOCKS,), (), 1, has_page=False),
    }
    assert places_on_maps(Archive(entities=entities)) == ()
    assert not Archive(entities=entities).has_map
    assert Archive(entities={"d": DAMASCUS}).has_map


def test_widths_are_estimated_for_the_shapes_of_letters() -> None:
    # As Chromium measures them in the font of labels, in sizes of the font. Too wide an estimate costs room
    # only (where letters are joined upright: «لم», «كا»), too narrow a one a clash.
    measured = json.loads((Path(__file__).parent / "widths.json").read_text(encoding="utf-8"))
    for name, width in measured.items():
        assert width <= text_width(name) < width * 1.5, name


def test_a_locator_names_the_place_its_country_and_its_neighbours() -> None:
    atlas = read_atlas()
    cut = country_cut(atlas, "SY")
    assert cut
    raqqa = Entity("raqqa", "الرقة", "place", kind="city", country="SY", latitude=35.95, longitude=39.01)
    drawn = make_locator(raqqa, survey(atlas, cut), country_label)
    assert drawn.point
    assert drawn.label
    names = [n.text for n in drawn.names]
    assert names[0] == "سوريا"
    assert {"العراق", "تركيا"} <= set(names)
    boxes = [n.label.box(n.text, LOCATOR_TEXT) for n in drawn.names]
    boxes.append(drawn.label.box("الرقة", LOCATOR_TEXT))
    assert not [1 for one, other in combinations(boxes, 2) if _meet(one, other)]


def test_a_country_is_shown_by_its_shape_and_its_own_name() -> None:
    atlas = read_atlas()
    cut = country_cut(atlas, "SA")
    assert cut
    country = Entity("sa", "المملكة", "place", kind="country", country="SA", latitude=25.0, longitude=45.0)
    drawn = make_locator(country, survey(atlas, cut), country_label)
    assert drawn.point is None
    assert drawn.names[0].text == "المملكة"
    assert drawn.names[0].is_own


@pytest.mark.parametrize("code", ["BH", "SG", "BB", "IL"])
def test_a_country_too_small_for_its_name_has_a_point(code: str) -> None:
    atlas = read_atlas()
    cut = country_cut(atlas, code)
    assert cut
    known, _ = read_authority(ROOT / "plugins/authority/base", None)
    country = next(e for e in known.entities.values() if e.kind == "country" and e.country == code)
    drawn = make_locator(country, survey(atlas, cut), country_label)
    assert drawn.point
    assert drawn.label
    assert country.name not in {n.text for n in drawn.names}
