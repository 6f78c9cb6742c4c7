"""Lines are thinned, cut and clipped without losing their ends or leaving their window."""

from __future__ import annotations

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.maps.atlas import read_atlas
from plugins.maps.shapes import area, clip, fill_in, split, thin, unwind, write_path

_NUMBER = st.floats(-170, 170).map(lambda n: round(n, 2))
_LINE = st.lists(st.tuples(_NUMBER, _NUMBER), min_size=2, max_size=30).map(tuple)


@given(_LINE, st.floats(0.1, 50))
def test_a_thinned_line_keeps_its_ends_and_only_points_of_its_own(line: tuple[tuple[float, float], ...],
                                                                  off: float) -> None:  # fmt: skip
    thinned = thin(line, off)
    assert (thinned[0], thinned[-1]) == (line[0], line[-1])
    rest = iter(line)
    assert all(p in rest for p in thinned)


def test_thinning_leaves_out_what_the_eye_does_not_see() -> None:
    line = ((0.0, 0.0), (1.0, 0.01), (2.0, -0.01), (3.0, 0.0), (3.0, 3.0))
    assert thin(line, 0.1) == ((0.0, 0.0), (3.0, 0.0), (3.0, 3.0))


def test_neighbours_keep_a_common_border() -> None:
    border = ((0.0, 0.0), (1.0, 0.4), (2.0, -0.3), (3.0, 0.0))
    assert thin(border, 0.35)[::-1] == thin(border[::-1], 0.35)


@given(_LINE)
def test_a_clipped_ring_stays_in_its_window(line: tuple[tuple[float, float], ...]) -> None:
    assert all(-50 <= x <= 60 and -40 <= y <= 30 for x, y in clip(line, (-50, -40, 60, 30)))


def test_clipping_cuts_at_the_edge() -> None:
    square = ((-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0))
    assert area(clip(square, (0, 0, 20, 20))) == 100
    assert clip(square, (11, 11, 20, 20)) == ()
    assert set(clip(square, (-20, -20, 20, 20))) == set(square)


def test_a_ring_over_180_is_split_into_two() -> None:
    ring = ((170.0, 0.0), (-170.0, 0.0), (-170.0, 10.0), (170.0, 10.0), (170.0, 0.0))
    assert unwind(ring)[1] == (190.0, 0.0)
    east, west = split(ring, 0)
    assert (min(x for x, _ in east), max(x for x, _ in east)) == (170, 180)
    assert (min(x for x, _ in west), max(x for x, _ in west)) == (-180, -170)
    (whole,) = split(ring, 11)  # the cut is elsewhere: one piece
    assert (min(x for x, _ in whole), max(x for x, _ in whole)) == (159, 179)


@pytest.mark.parametrize("centre", [0, 11, -100, 180])
def test_no_part_of_any_country_runs_across_the_map(centre: int) -> None:
    atlas = read_atlas()
    for polygons in atlas.countries.values():
        for polygon in polygons:
            ring = [
                p for i in polygon.rings[0] for p in atlas.arcs[~i if i < 0 else i][:: -1 if i < 0 else 1]
            ]
            parts = split(ring, centre)
            assert all(-180 <= x <= 180 for part in parts for x, _ in part)
            assert isclose(sum(map(area, parts)), area(unwind(ring)), rel_tol=1e-6)


def test_long_sides_are_bent() -> None:
    assert list(fill_in([(0.0, 0.0), (9.0, 0.0)], 3)) == [(0, 0), (3, 0), (6, 0), (9, 0)]


def test_a_path_is_written_in_whole_steps() -> None:
    assert write_path([((10.2, 20.0), (15.0, 20.4), (10.0, 29.0))]) == "M10 20l5 0-5 9z"
    assert write_path([((0.0, 0.0), (0.1, 0.1), (0.2, 0.4))]) == ""  # shrunk to a point
