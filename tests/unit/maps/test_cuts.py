"""Every country has a cut that shows it, and every place a cut that it lies in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from plugins.arabic.values import Entity
from plugins.authority.read import read_authority
from plugins.maps.atlas import read_atlas
from plugins.maps.base import survey
from plugins.maps.cuts import LEVANT, MIDDLE_EAST, SMALL, WORLD, country_cut
from plugins.maps.locator import choose_cut
from plugins.maps.names import country_label
from plugins.maps.projection import Azimuthal, EqualEarth

ROOT = Path(__file__).parents[3]
ATLAS = read_atlas()
CASES: list[dict[str, Any]] = tomllib.loads((Path(__file__).parent / "places.toml").read_text("utf-8"))[
    "case"
]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["title"])
def test_a_place_lies_in_the_cut_of_its_locator(case: dict[str, Any]) -> None:
    place = Entity("p", "م", "place", kind=case["kind"], country=case["country"], latitude=case["latitude"],
                   longitude=case["longitude"])  # fmt: skip
    cut = choose_cut(ATLAS, place)
    assert cut is not None
    assert cut.name == case["cut"]
    assert cut.place(case["longitude"], case["latitude"]) is not None


def test_what_lies_nowhere_has_no_locator() -> None:
    assert choose_cut(ATLAS, Entity("p", "م", "place", kind="city", country="SY")) is None


@pytest.mark.parametrize("code", sorted(ATLAS.countries))
def test_every_country_is_seen_in_its_own_cut(code: str) -> None:
    cut = country_cut(ATLAS, code)
    assert cut is not None
    assert (cut.width, cut.height) == (320, 240)
    assert country_label(code)
    ground = survey(ATLAS, cut)
    assert code in ground.countries
    assert len(ground.write()) < 20_000


def test_every_country_of_the_authority_is_in_the_atlas() -> None:
    authority, _ = read_authority(ROOT / "plugins/authority/base", None)
    codes = {e.country for e in authority.entities.values() if e.kind == "country"}
    assert codes - ATLAS.countries.keys() <= {"TV"}  # Tuvalu: nine atolls, nowhere 3 km wide


def test_grounds_are_small_and_know_no_colour() -> None:
    for cut, most in ((WORLD, 40_000), (MIDDLE_EAST, 15_000), (LEVANT, 8_000), *((s, 20_000) for s in SMALL)):
        svg = survey(ATLAS, cut).write()
        assert len(svg) < most, cut.name
        assert {e.tag.partition("}")[2] for e in ET.fromstring(svg).iter()} == {"svg", "g", "path"}  # noqa: S314 - ours
        assert "#" not in svg
        assert "rgb" not in svg


def test_borders_are_drawn_as_they_are_shared() -> None:
    # Of the common border of two countries each has the same points, so that no gap is between them.
    ground = survey(ATLAS, MIDDLE_EAST)
    syria, iraq = ({p for ring in ground.countries[code] for p in ring} for code in ("SY", "IQ"))
    assert len(syria & iraq) > 5


def test_projections_keep_areas_and_find_back() -> None:
    around = Azimuthal(40.9, 33.3)
    for longitude, latitude in ((40.9, 33.3), (36.3, 33.5), (55.0, 25.0), (-70.0, 10.0)):
        back = around.back(*around.place(longitude, latitude))
        assert back == pytest.approx((longitude, latitude))
    flat = EqualEarth(11)
    assert flat.place(11, 0) == (0, 0)
    assert flat.around(-168) == -179
    assert flat.around(-170) == 179
    # Equal Earth and the azimuthal one both give the earth its area: 4 π.
    right, _ = flat.project(180, 0)
    assert right == pytest.approx(2.7066, abs=1e-3)
