"""The pattern page: every macro and partial of the theme, in every state, from the theme itself."""

from __future__ import annotations

import shutil
from calendar import monthrange
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

import pelicanconf
from plugins.maps.atlas import read_atlas
from plugins.maps.base import survey
from plugins.maps.points import choose_cuts, draw_map
from plugins.newsroom import addresses
from plugins.newsroom.paging import make_pages
from plugins.newsroom.site import Site
from plugins.press.generators import fill_phrases, join_sheets
from plugins.taxonomies.pages import by_letter
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
        "no_sayings": make_pages((), "statements/")[0],
        "letters": by_letter(archive.entities.values()),
        "hijri_site": Site(hijri=True, months="levant", digits="arabic"),
        "ranked": [Ranked(states.SUAD, 900), Ranked(states.FOUND, 1)],
        "sheets": [
            ("few", month_sheet(date(2021, 3, 1), 3, {date(2021, 3, 4): "#time"}), "latin", False),
            ("all", month_sheet(date(2021, 5, 1), 900, _every_day(2021, 5), week_start=0), "arabic", True),
            ("none", month_sheet(date(2015, 2, 1), 0, {}, week_start=6), "latin", False),
            ("plain", plain_sheet(2, 29, _every_day(2000, 2)), "latin", False),
        ],
    }


def _every_day(year: int, month: int) -> dict[date, str]:
    return {date(year, month, number): "#time" for number in range(1, monthrange(year, month)[1] + 1)}
