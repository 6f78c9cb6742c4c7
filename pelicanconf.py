"""The technical choices of the archive. What an editor decides is in content/site.toml.

Pelican reads this file itself: `python -m pelican CONTENT -s pelicanconf.py -o OUTPUT`.
"""

from __future__ import annotations

import codecs
import os
import sys
from pathlib import Path

WARRAQ_ROOT = str(Path(__file__).resolve().parent)

# Under an ASCII locale Python would read no Arabic file name; begin again, once, in UTF-8 mode.
if codecs.lookup(sys.getfilesystemencoding()).name != "utf-8" and "WARRAQ_UTF8" not in os.environ:
    os.environ["WARRAQ_UTF8"] = "1"
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606 - our own command line

if WARRAQ_ROOT not in sys.path:
    sys.path.insert(0, WARRAQ_ROOT)

# After sys.path has been settled.
from jinja2 import StrictUndefined  # noqa: E402

from plugins import ledger, maps, open_data, quotes, structured_data, taxonomies  # noqa: E402
from plugins.arabic.analyse import analyse  # noqa: E402
from plugins.arabic.lexicon import build_lexicon  # noqa: E402
from plugins.authority.read import read_authority  # noqa: E402
from plugins.newsroom import phrases  # noqa: E402
from plugins.newsroom.site import read_site  # noqa: E402
from plugins.press import Hooks, WarraqPelican  # noqa: E402
from plugins.readers.article import read_article  # noqa: E402
from plugins.review import apply_review, read_review, write_review  # noqa: E402

_PLUGINS = Path(WARRAQ_ROOT) / "plugins"

# The class itself: of a dotted name Pelican would import only the package.
PELICAN_CLASS = WarraqPelican
WARRAQ = Hooks(
    read_site=read_site,
    read_authority=read_authority,
    build_lexicon=build_lexicon,
    read_article=read_article,
    analyse=analyse,
    read_review=read_review,
    apply_review=apply_review,
    write_review=write_review,
    base_authority=_PLUGINS / "authority" / "base",
    rules=tuple(_PLUGINS / name for name in ("arabic", "newsroom", "authority", "readers")),
)
WARRAQ_REVIEW = False  # make review: write content/review.toml instead of a site
WARRAQ_LOSS = False  # make LOSS=yes: publish though many articles are gone
PLUGINS = [
    "plugins.taxonomies",
    "plugins.ledger",
    "plugins.maps",
    "plugins.open_data",
    "plugins.search",
    "plugins.structured_data",
]

# Where things are. CONTENT and OUTPUT come from the command line.
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
THEME_STATIC_DIR = "theme"
# Joined in this order into theme/style.css, the one sheet that pages ask for.
THEME_SHEETS = [f"styles/{name}.css" for name in ("tokens", "base", "layout", "parts", "search")]
# Each written to theme/, with the interface's phrases put in.
THEME_SCRIPTS = [f"scripts/{name}.js" for name in ("cite", "stem", "search-index", "search")]
SITEURL = os.environ.get("SITE_URL", "").rstrip("/")
RELATIVE_URLS = True

# The same bytes everywhere: no machine's language, no machine's time zone.
DEFAULT_LANG = "ar"
LOCALE = ["C"]
TIMEZONE = "UTC"

JINJA_ENVIRONMENT = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "extensions": [],
}
JINJA_FILTERS = {
    **phrases.FILTERS,
    **taxonomies.FILTERS,
    **ledger.FILTERS,
    **open_data.FILTERS,
    **maps.FILTERS,
    **quotes.FILTERS,
    **structured_data.FILTERS,
}
JINJA_GLOBALS = {**phrases.GLOBALS, **taxonomies.GLOBALS}

# What Pelican would write by itself; our generators write all pages.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
TEMPLATE_PAGES: dict[str, str] = {}
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
TAG_SAVE_AS = CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = ARCHIVES_SAVE_AS = ""
DEFAULT_CATEGORY = "مواد"
SLUGIFY_USE_UNICODE = True  # stock plugins would else spell Arabic names in Latin letters
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = ""  # its search for translations is quadratic

# Pelican's own caches know nothing of our rules; ours are in plugins/press.
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
