"""The pattern page: every macro and partial of the theme, in every state, from the theme itself."""

from __future__ import annotations

import shutil
from calendar import monthrange
from dataclasses import replace
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

import pelicanconf
from plugins.ledger.pages import Year, make_ledger, make_sheets
from plugins.ledger.register import Heard
from plugins.maps.atlas import read_atlas
from plugins.maps.base import survey
from plugins.maps.points import choose_cuts, draw_map
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.indexes import Way, make_index
from plugins.newsroom.paging import make_pages
from plugins.newsroom.sayings import gather, in_groups
from plugins.newsroom.site import Site
from plugins.press.generators import fill_phrases, join_sheets
from plugins.taxonomies.chart import Chart, make_chart
from plugins.taxonomies.company import Companion
from plugins.taxonomies.passing import told_apart
from plugins.taxonomies.sheets import month_sheet, plain_sheet
from plugins.taxonomies.voices import Ranked
from tests.pattern import states

ROOT = Path(__file__).parents[2]
_THEME = ROOT / pelicanconf.THEME
_IMAGE = ROOT / "tests" / "site" / "content" / "images" / "harbour.png"


def render_pattern(folder: Path) -> Path:
    """Write the page into a folder, with all that it shows, and return its path.

    Beside it: an article with everything that an article can have, one with next to nothing, and a
    withdrawn one.
    """
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(_THEME / "static", folder / pelicanconf.THEME_STATIC_DIR, dirs_exist_ok=True)
    sheet = folder / pelicanconf.THEME_STATIC_DIR / "style.css"
    sheet.write_text(join_sheets(_THEME, pelicanconf.THEME_SHEETS), encoding="utf-8")
    for script in pelicanconf.THEME_SCRIPTS:
        text = fill_phrases((_THEME / script).read_text(encoding="utf-8"))
        (sheet.parent / Path(script).name).write_text(text, encoding="utf-8")
    (folder / "images").mkdir(exist_ok=True)
    shutil.copyfile(_IMAGE, folder / "images" / _IMAGE.name)
    environment = Environment(  # noqa: S701 - escaping is on, by the settings of the build
        loader=FileSystemLoader([_THEME / "templates", Path(__file__).parent]),
        **pelicanconf.JINJA_ENVIRONMENT,
    )
    environment.filters.update(pelicanconf.JINJA_FILTERS)
    environment.globals.update(pelicanconf.JINJA_GLOBALS)
    archive = states.make_pattern_archive()
    shared = {
        "SITEURL": ".",
        "absolute": "",
        "archive": archive,
        "site": Site(
            title="أرشيف النماذج", subtitle="كل ما في القالب، في كل حال", publisher=states.LONG_NAME
        ),
        "states": states,
        "previous": None,
        "next": None,
    }
    article = {"record": states.FULL, "previous": states.BLOCKS, "next": states.PLAIN}
    pages = {
        "pattern.html": ("pattern.html", _lists()),
        "article.html": ("article.html", article),
        "bare.html": ("article.html", {"record": states.PLAIN}),
        "withdrawn.html": ("withdrawn.html", {"record": states.WITHDRAWN}),
    }
    for name, (template, values) in pages.items():
        html = environment.get_template(template).render(shared | {"output_file": name} | values)
        (folder / name).write_text(html, encoding="utf-8")
    _write_grounds(folder)
    return folder / "pattern.html"


def _write_grounds(folder: Path) -> None:
    """Write what lies beneath the maps."""
    atlas = read_atlas()
    located = [pelicanconf.JINJA_FILTERS["locator"](entity) for entity in states.LOCATED]
    (folder / addresses.MAP).mkdir(exist_ok=True)
    for cut in {*choose_cuts(states.make_places()), *(one.cut for one in located)}:
        (folder / addresses.ground(cut.name)).write_text(survey(atlas, cut).write(), encoding="utf-8")


def _lists() -> dict[str, object]:
    """What the partials ask for: lists with few entries and with none, an index by the alphabet."""
    archive = states.make_pattern_archive()
    places = states.make_places()
    return {
        "maps": [draw_map(places, cut) for cut in choose_cuts(places)],
        "few": make_pages(archive.records, "sources/")[0],
        "none_at_all": make_pages((), "sources/")[0],
        **_statements(archive),
        **_indexes(archive),
        "charts": _charts(archive),
        "hijri_site": Site(hijri=True, months="levant", digits="arabic"),
        "in_passing": told_apart([r for r in archive.records for _ in range(3)], ())[1],
        "companions": [Companion(one, n) for n, one in enumerate(archive.entities.values(), 1)],
        "heard": [Heard("", "", 900, 0), Heard("", "", 14, 3), Heard("", "", 2, 2)],
        "ranked": [Ranked(states.SUAD, 900), Ranked(states.FOUND, 1)],
        "sheets": [
            ("few", month_sheet(date(2021, 3, 1), 3, {date(2021, 3, 4): "#time"}), "latin", False),
            ("all", month_sheet(date(2021, 5, 1), 900, _every_day(2021, 5), week_start=0), "arabic", True),
            ("none", month_sheet(date(2015, 2, 1), 0, {}, week_start=6), "latin", False),
            ("plain", plain_sheet(2, 29, _every_day(2000, 2)), "latin", False),
        ],
    }


def _statements(archive: Archive) -> dict[str, object]:
    """A list of statements with none, one that stands whole, one with years, and a full page of a year."""
    said = [
        replace(one, record=replace(one.record, id=f"{one.record.id}-{n}", day=date(2000 + n, 3, 4)))
        for n in range(6)
        for one in archive.said
    ]
    many = replace(archive, said=tuple(said))
    sayings = gather(said)
    front = next(make_sheets(many))
    years = (Year(2001, "statements/a/2001/", 900), Year(0, "statements/a/undated/", 1))
    return {
        "sheets_of_statements": (
            next(make_sheets(replace(archive, said=()))),
            replace(front, address="statements/a/", groups=front.groups[:1], years=years),
            replace(front, groups=front.groups[:1], older="#time", earlier=years[0], later=years[1]),
            replace(front, groups=(), register=archive.records[:2], year=years[0], newer="#time"),
        ),
        "ledger": make_ledger(archive),
        "groups": in_groups(sayings[: -len(sayings) // 2 : -1][:5]),
        "repeated": max(sayings, key=lambda one: len(one.again)),
    }


def _indexes(archive: Archive) -> dict[str, object]:
    """An index on one page, one of a letter among many, and the ways to kinds."""
    listings = tuple(archive.entities.values())
    entity = states.SUAD
    many = [
        replace(listings[0], entity=replace(entity, id=f"e{n}", name=f"{'بتثج'[n % 4]} {n}", sort_as=""))
        for n in range(160)
    ]
    front, letter, *_ = make_index(many, "actors/")
    return {
        "index": make_index(listings, "actors/")[0],
        "letter_pages": (replace(front, letters=front.letters[:1]), replace(letter, shown=(), after="#time")),
        "most": listings[:2],
        "ways": (Way("person", "actors/kind/person/", 900), Way("found", "actors/kind/found/", 1)),
    }


def _charts(archive: Archive) -> tuple[Chart | None, ...]:
    """Articles by months with statements below them, and articles of many years without any."""
    record, said = archive.records[0], archive.said[0]
    months = [replace(record, day=date(2020 + n // 12, n % 12 + 1, 1)) for n in (*range(0, 48, 5), 47, 47)]
    years = [replace(record, day=date(1931 + n, 1, 1)) for n in range(0, 90, 7)]
    return (
        make_chart(months, [replace(said, record=r) for r in months[::3]]),
        make_chart(years, ()),
    )


def _every_day(year: int, month: int) -> dict[date, str]:
    return {date(year, month, number): "#time" for number in range(1, monthrange(year, month)[1] + 1)}
