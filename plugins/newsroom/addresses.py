"""Where everything is: addresses under the site's root, without a leading slash, not yet quoted."""

from __future__ import annotations

import posixpath
import re
from datetime import date
from urllib.parse import quote, unquote, urlsplit

from plugins.arabic.values import Entity
from plugins.newsroom.article import Record

_NOT_IN_LINKS = re.compile(r"[^\w/.~-]")
ARTICLE_TEXT = "article.txt"
DAYS = "days/"
MAP = "map/"  # the archive's map
SEARCH = "search/"
_LONGEST = 200  # bytes of a part of an address: file systems end at 255
# What is ours at the root, where no article has ever been: lists of years and months, and these.
_OURS = {
    "404.html", "about", "actors", "data", "days", "feeds", "images", "map", "places", "robots.txt", "search",
    "sitemap.xml", "sources", "statements", "theme", "topics",
}  # fmt: skip
_LIST_OF_TIME = re.compile(r"\d{4}(/\d\d)?(/page/\d+)?|undated(/page/\d+)?")


def article(record: Record) -> str:
    """The article's folder: `2016/05/24/lavrov-raqqa/` or `undated/lavrov-raqqa/`."""
    return f"{record.day:%Y/%m/%d}/{record.id}/" if record.day else f"undated/{record.id}/"


def year(number: int) -> str:
    """A year's page: `2016/`."""
    return f"{number:04d}/"


def month(first: date) -> str:
    """A month's page: `2016/05/`."""
    return f"{first:%Y/%m}/"


def day_of_year(day: date) -> str:
    """The page of a day in every year: `days/05-24/`."""
    return f"{DAYS}{day:%m-%d}/"


def entity(who: Entity) -> str:
    """An actor's or a place's page: `actors/sergey-lavrov/`, `places/raqqa/`."""
    return f"{'places' if who.is_place else 'actors'}/{who.id}/"


def own_statements(who: Entity) -> str:
    """What somebody said, on his own page: `actors/sergey-lavrov/#statements`."""
    return f"{entity(who)}#statements"


def statements(speaker_id: str = "") -> str:
    """The ledger, or one speaker's part of it: `statements/`, `statements/sergey-lavrov/`."""
    return f"statements/{speaker_id}/" if speaker_id else "statements/"


def statements_of_year(list_address: str, number: int) -> str:
    """One year of a ledger: `statements/2016/`, `statements/sergey-lavrov/2016/`; 0 is what has no date."""
    return f"{list_address}{f'{number:04d}' if number else 'undated'}/"


def speakers() -> str:
    """The index of all speakers: `statements/speakers/`."""
    return "statements/speakers/"


def unnamed(kind: str = "") -> str:
    """Sources without a name, all kinds or one: `statements/unnamed/`, `statements/unnamed/security/`."""
    return f"statements/unnamed/{kind}/" if kind else "statements/unnamed/"


def letter(index: str, name: str) -> str:
    """One letter of an index: `actors/letter/ر/`; what begins with no letter is at `actors/letter/other/`."""
    return f"{index}letter/{'other' if name == '#' else name}/"


def kind(index: str, name: str) -> str:
    """One kind of an index: `actors/kind/party/`."""
    return f"{index}kind/{name}/"


def by_count(index: str) -> str:
    """What an index holds by how often articles name it: `actors/count/`."""
    return f"{index}count/"


def page(list_address: str, number: int) -> str:
    """A numbered page of a list: `actors/sergey-lavrov/page/2/`."""
    return f"{list_address}page/{number}/"


def topic(slug: str) -> str:
    """A topic's page: `topics/سياسة/`."""
    return f"topics/{slug}/"


def source(slug: str) -> str:
    """A source's page: `sources/وكالات/`."""
    return f"sources/{slug}/"


def ground(name: str) -> str:
    """The land and borders of a map, which pages share: `map/sy.svg`."""
    return f"{MAP}{name}.svg"


def former(written: str) -> str:
    """Return the file for an address that an article once had: `/news/12/` is `news/12/index.html`.

    A whole URL gives its path. Returns "" for what leads nowhere below the root, is no file's name, or lies
    where the archive has pages of its own.
    """
    try:
        path = unquote(urlsplit(written.strip()).path).strip("/")
    except ValueError:  # a host's name that is none
        return ""
    parts = path.split("/")
    if parts[0].casefold() in _OURS or _LIST_OF_TIME.fullmatch(path) or not all(map(_is_name, parts)):
        return ""
    return path if parts[-1].endswith((".html", ".htm")) else f"{path}/index.html"


def _is_name(part: str) -> bool:
    """Whether a part of an address can be a file's name everywhere; hidden files are not ours to write."""
    return (
        part.isprintable()
        and "\\" not in part
        and part[:1] not in {"", "."}
        and len(part.encode()) <= _LONGEST
    )


def href(address: str, root: str) -> str:
    """An address as a link from a page whose way to the root is `root` («../..», «.» or a whole URL)."""
    path, hash_, fragment = address.partition("#")
    encode = quote if "://" in root else _encode
    return f"{root.rstrip('/')}/{encode(path)}{hash_}{encode(fragment)}"


def beside(address: str, page: str) -> str:
    """An address as the shortest link from a page's own: from one article of a day to another, `../b/`."""
    return f"{_encode(posixpath.relpath(f'/{address}', f'/{page}'))}/"


def _encode(path: str) -> str:
    """Encode what may not stand in a link within the site: letters of any script may, and are shorter so."""
    return _NOT_IN_LINKS.sub(lambda m: quote(m[0]), path)
