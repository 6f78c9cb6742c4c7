"""An article as reference managers write it: BibTeX, RIS, CSL-JSON.

The page's script makes a statement's from these, with its words and its address (`theme/scripts/cite.js`).
"""

from __future__ import annotations

import json
import re

from markupsafe import Markup

from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site

# What TeX would take for its own. Braces as commands: an escaped one would still be counted as a brace.
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "%&#$_"},
}
_TEX_MARKS = re.compile(r"[\\{}~^%&#$_]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Inside <pre> nothing else can be taken for markup; quotation marks as entities would weigh five bytes each.
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def references(record: Record, site: Site, absolute: str) -> tuple[Markup, Markup, Markup]:
    """Return an article's BibTeX, RIS and CSL-JSON, ready to stand in a `<pre>`."""
    texts = (write(record, site, absolute) for write in (bibtex, ris, csl_json))
    one, two, three = (Markup(text.translate(_HTML)) for text in texts)  # noqa: S704 - escaped here
    return one, two, three


def bibtex(record: Record, site: Site, absolute: str) -> str:
    """Return an entry for BibTeX and biblatex: `@article` with its paper as the journal, else `@misc`."""
    day = record.day
    fields = [
        ("author", " and ".join(map(_tex_name, record.authors))),
        ("title", f"{{{tex(record.title)}}}"),
        ("journal", tex(record.source)),
        *((("year", f"{day.year}"), ("month", _MONTHS[day.month - 1]), ("day", f"{day.day}")) if day else ()),
        ("note", tex(site.title)),
        ("url", _url(record, absolute)),
    ]
    lines = [f"{name}={value if name == 'month' else f'{{{value}}}'}" for name, value in fields if value]
    kind = "article" if record.source else "misc"
    return f"@{kind}{{{record.id},\n" + ",\n".join(lines) + "}"


def ris(record: Record, site: Site, absolute: str) -> str:
    """Return a record of a newspaper article as RIS has it, a tag a line."""
    tags = [
        ("TY", "NEWS"),
        *(("AU", author) for author in record.authors),
        ("TI", record.title),
        ("T2", record.source),
        ("DA", f"{record.day:%Y/%m/%d}" if record.day else ""),
        ("DB", site.title),
        ("LA", record.language),
        ("UR", _url(record, absolute)),
    ]
    lines = [f"{tag}  - {_one_line(value)}" for tag, value in tags if value]
    return "\n".join([*lines, "ER  - "])


def csl_json(record: Record, site: Site, absolute: str) -> str:
    """Return what citeproc reads: a list of one item."""
    day = record.day
    item = {
        "id": record.id,
        "type": "article-newspaper",
        "author": [{"literal": author} for author in record.authors],
        "title": record.title,
        "container-title": record.source,
        "issued": {"date-parts": [[day.year, day.month, day.day]]} if day else None,
        "archive": site.title,
        "language": record.language,
        "URL": _url(record, absolute),
    }
    known = {key: value for key, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, separators=(",", ":"))


def tex(text: str) -> str:
    r"""Return text that TeX prints as it is: «50%» is «50\%»."""
    return _TEX_MARKS.sub(lambda m: _TEX[m[0]], _one_line(text))


def _tex_name(name: str) -> str:
    """Return a name that stays one, and whole, though it has a comma or an «and»."""
    written = tex(name)
    return f"{{{written}}}" if "," in written or re.search(r"\band\b", written, re.IGNORECASE) else written


def _url(record: Record, absolute: str) -> str:
    return addresses.href(addresses.article(record), absolute) if absolute else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
