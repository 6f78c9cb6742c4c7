"""Take an HTML page apart: its links, its anchors, what could run, and the article's text.

Our templates need only a small part of HTML, and this reader accepts only that part: what it does
not know is malformed. So a browser cannot see a tag here that the gate did not see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

ARTICLE_TEXT_CLASS = "article__text"
# What stands inside the text and no article says: notes in the margin, captions.
GENERATED = frozenset({"aside", "figcaption"})

_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++)"""
_NAME = r"""[^\s"'<>/=]++"""
# A text; an end tag; a start tag with its attributes; a comment without «<» and «>» (with them, a
# comment inside <noscript> or <title> would end elsewhere in a browser); the doctype.
_TOKEN = re.compile(
    rf"""([^<]++)
      | </([a-zA-Z][a-zA-Z0-9-]*+)\s*+>
      | <([a-zA-Z][a-zA-Z0-9-]*+)((?:\s++{_NAME}(?:\s*+=\s*+{_VALUE})?+)*+)\s*+/?+>
      | (<!--(?:(?!--)[^<>])*+-->)
      | (<!doctype\ html>)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+")
# After these tags a browser reads on as text; what they hold must not look like a tag.
_RAW = frozenset({"script", "style", "title", "textarea"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
})  # fmt: skip
_NEVER = frozenset({
    "applet", "base", "embed", "frame", "frameset", "iframe", "noembed", "noframes", "object", "plaintext",
    "portal", "style", "xmp",
})  # fmt: skip
_BLOCKS = frozenset({
    "article", "aside", "blockquote", "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section", "summary", "table",
    "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# End tags that HTML lets a page leave out, and within which elements only.
_OPEN_ENDED = frozenset({"dd", "dt", "li", "p"})
_OPEN_ENDED_IN_TABLES = _OPEN_ENDED | {"tbody", "td", "tfoot", "th", "thead", "tr"}
_OF_TABLES = frozenset({"table", "tbody", "tfoot", "thead", "tr"})
_OPEN_ENDED_PAGE = _OPEN_ENDED_IN_TABLES | {"body", "html"}
# What a start tag ends where it stands directly in it; every block also ends a paragraph.
_PARAGRAPH = frozenset({"p"})
_ITEM, _TERM = frozenset({"li", "p"}), frozenset({"dd", "dt", "p"})
_CELL = frozenset({"p", "td", "th"})
_ROW = _CELL | {"tr"}
_ROWS = _ROW | {"tbody", "thead"}
_ENDS = dict.fromkeys(_BLOCKS | {"main", "nav"}, _PARAGRAPH) | {
    "li": _ITEM, "dt": _TERM, "dd": _TERM, "td": _CELL, "th": _CELL, "tr": _ROW,
    "tbody": _ROWS, "tfoot": _ROWS,
}  # fmt: skip
_IN_LISTS, _IN_TERMS, _IN_ROWS = frozenset({"ol", "ul"}), frozenset({"dl"}), frozenset({"tr"})
_IN_TABLES = frozenset({"table"})
# Only there: elsewhere a browser closes more than these.
_STANDS_IN = {
    "li": _IN_LISTS, "dt": _IN_TERMS, "dd": _IN_TERMS, "td": _IN_ROWS, "th": _IN_ROWS,
    "tr": _IN_TABLES | {"tbody", "tfoot", "thead"}, "tbody": _IN_TABLES, "tfoot": _IN_TABLES,
    "thead": _IN_TABLES,
}  # fmt: skip
_CONTAINERS = (_BLOCKS | {"body", "caption", "head", "html", "main", "nav"}) - _PARAGRAPH
_ADDRESSES = frozenset({
    "action", "background", "cite", "data", "formaction", "href", "longdesc", "manifest", "ping", "poster",
    "src", "xlink:href",
})  # fmt: skip
_FETCHED = frozenset({"src", "poster", "background", "data", "srcset"})
# Kinds of <link> that a browser does not load by itself.
_NAMING_LINKS = frozenset({
    "alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev", "search",
    "shortlink",
})  # fmt: skip
_BAD_SCHEMES = ("javascript:", "vbscript:", "livescript:", "data:")
_UNSEEN = re.compile(r"[\x00-\x20\u200b-\u200f\u2028-\u202e\ufeff]")
_LOOSE = re.compile(r"\*|https?:|unsafe|data:|blob:")
_BLANKS = " \t\n\r\f"


@dataclass(frozen=True, slots=True)
class Link:
    """An address in a page. A fetched one is loaded by the browser without the reader's doing."""

    address: str
    fetched: bool


@dataclass(slots=True)
class Page:
    """What one page holds."""

    links: list[Link] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)  # ids that stand twice
    faults: list[str] = field(default_factory=list)  # what could run or break, in Arabic
    text: list[str] | None = None  # the article text's pieces between block elements
    policy: str = ""  # the content security policy, if it stands before all that it is to govern

    @property
    def is_guarded(self) -> bool:
        """Whether a browser would run and fetch nothing here but what the site itself holds."""
        return self.policy.startswith("default-src 'none';") and not _LOOSE.search(self.policy)


def read_page(html: str) -> Page:
    """Everything the gate must know of a page, in one pass."""
    page = Page()
    walk = _Walk(page)
    position, end = 0, len(html)
    match = _TOKEN.match
    while position < end and not walk.lost:
        token = match(html, position)
        if token is None:
            walk.lose(f"وسم غير سليم: «{html[position : position + 40]}»")
            break
        position = token.end()
        words, closed, opened, attributes, _, _ = token.groups()
        if words:
            walk.take_text(words)
        elif closed:
            walk.close(closed.lower())
        elif opened and walk.open(opened.lower(), attributes):
            position = walk.skip_raw(html, position)
    walk.finish()
    return page


class _Walk:
    """Where one reading of a page stands: the open tags, and how deep in them the article's text is."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lost = False
        self._tags: list[str] = []
        self._attributes: dict[str, str] = {}  # of the last tag that was opened
        self._text = self._generated = 0  # the depth at which each began; 0 outside
        self._words: list[str] = []

    def lose(self, fault: str) -> None:
        """Stop here: what follows cannot be known for certain."""
        self.page.faults.append(fault)
        self.lost = True

    def take_text(self, words: str) -> None:
        if self._text and not self._generated:
            self._words.append(words)

    def open(self, tag: str, raw: str) -> bool:
        """Take in a start tag; whether raw text follows it."""
        self._attributes = _read_attributes(self.page, tag, raw) if raw else {}
        _look_at(self.page, tag, self._attributes)
        if self._text and tag in _BLOCKS:
            self._cut()
        if ends := _ENDS.get(tag):
            self._end(ends)
            if self._in_paragraph():
                self.lose(f"<{tag}> داخل فقرة لم تُغلق")
        if tag in _STANDS_IN and (not self._tags or self._tags[-1] not in _STANDS_IN[tag]):
            self.lose(f"<{tag}> في غير مكانه")
        if tag in _VOID:
            return False
        self._tags.append(tag)
        if self.page.text is None and ARTICLE_TEXT_CLASS in self._attributes.get("class", "").split():
            self.page.text = []
            self._text = len(self._tags)
        if self._text and not self._generated and tag in GENERATED:
            self._generated = len(self._tags)
        return tag in _RAW

    def close(self, tag: str) -> None:
        if self._text and tag in _BLOCKS:
            self._cut()
        if tag in _CONTAINERS:
            in_them = _OPEN_ENDED_IN_TABLES if tag in _OF_TABLES else _OPEN_ENDED
            self._end((_OPEN_ENDED_PAGE if tag == "html" else in_them) - {tag})
        if not self._tags or self._tags.pop() != tag:
            self.lose(f"وسم إغلاق في غير مكانه: </{tag}>")
        self._leave()

    def skip_raw(self, html: str, position: int) -> int:
        """Where the content of a raw-text element ends; a script may hold nothing but JSON."""
        tag = self._tags[-1]
        stop = html.find("<", position)
        stop = len(html) if stop < 0 else stop
        if html[stop : stop + len(tag) + 2].lower() != f"</{tag}":
            self.lose(f"في <{tag}> علامة «<» لم تُحوّل")
        if tag == "script" and "src" in self._attributes and html[position:stop].strip():
            self.page.faults.append("برنامج مكتوب في الصفحة نفسها")
        return stop

    def finish(self) -> None:
        self._end(_OPEN_ENDED_PAGE)
        if self._tags and not self.lost:
            self.page.faults.append(f"وسم بلا إغلاق: <{self._tags[-1]}>")

    def _end(self, tags: frozenset[str]) -> None:
        """Close what needs no end tag of its own here."""
        while self._tags and self._tags[-1] in tags:
            self._tags.pop()
            self._leave()

    def _leave(self) -> None:
        depth = len(self._tags)
        self._generated = self._generated if depth >= self._generated else 0
        self._text = self._text if depth >= self._text else 0

    def _in_paragraph(self) -> bool:
        """Whether a paragraph is open around open inline elements: a block in it is torn by browsers."""
        for tag in reversed(self._tags):
            if tag in _CONTAINERS:
                return False
            if tag == "p":
                return True
        return False

    def _cut(self) -> None:
        """End a piece of the article's text at the edge of a block element."""
        piece = unescape("".join(self._words)).strip(_BLANKS)
        self._words.clear()
        if piece and self.page.text is not None:
            self.page.text.append(piece)


def _read_attributes(page: Page, tag: str, raw: str) -> dict[str, str]:
    """A tag's attributes with their values unescaped."""
    attributes: dict[str, str] = {}
    for name, quoted in _ATTRIBUTE.findall(raw):
        key = name.lower()
        if key in attributes:
            page.faults.append(f"صفة مكررة: <{tag} {key}>")
        value = quoted[1:-1] if quoted[:1] in {'"', "'"} else quoted
        attributes[key] = unescape(value) if "&" in value else value
    return attributes


def _look_at(page: Page, tag: str, attributes: dict[str, str]) -> None:
    """Take a tag's links and anchors, and what must not be in a page."""
    if tag in _NEVER:
        page.faults.append(f"عنصر ممنوع: <{tag}>")
    if tag == "script":
        _look_at_script(page, attributes)
    elif tag == "meta" and "http-equiv" in attributes:
        _look_at_meta(page, attributes)
    for name, value in attributes.items():
        if name == "id":
            (page.twice.append if value in page.ids else page.ids.add)(value)
        elif name in _ADDRESSES:
            _look_at_address(page, tag, name, attributes)
        elif name == "srcset":
            page.links += [Link(part.split()[0], fetched=True) for part in value.split(",") if part.strip()]
        elif name.startswith("on"):
            page.faults.append(f"برنامج في صفة: <{tag} {name}>")
        elif name in {"style", "srcdoc"}:
            page.faults.append(f"صفة ممنوعة: <{tag} {name}>")


def _look_at_script(page: Page, attributes: dict[str, str]) -> None:
    """Only data, or a file of the theme's."""
    source = attributes.get("src")
    if source is None and attributes.get("type", "").lower() != "application/ld+json":
        page.faults.append("برنامج مكتوب في الصفحة نفسها")
    elif source is not None and not re.match(r"(?:\.{1,2}/)*theme/", source):
        page.faults.append(f"برنامج من خارج القالب: «{source}»")


def _look_at_address(page: Page, tag: str, name: str, attributes: dict[str, str]) -> None:
    address = attributes[name]
    if _UNSEEN.sub("", address).lower().startswith(_BAD_SCHEMES):
        page.faults.append(f'عنوان ممنوع: <{tag} {name}="{address[:40]}">')
        return
    if tag == "link":
        fetched = not set(attributes.get("rel", "").lower().split()) <= _NAMING_LINKS
    else:
        fetched = name in _FETCHED or tag in {"use", "image", "feimage"}
    page.links.append(Link(address, fetched))


def _look_at_meta(page: Page, attributes: dict[str, str]) -> None:
    """A page may send its readers on to another of ours (a renamed name), and set no other header."""
    kind = attributes["http-equiv"].lower()
    if kind == "refresh":
        _, _, target = attributes.get("content", "").partition("url=")
        page.links.append(Link(target.strip(), fetched=True))
    elif kind != "content-security-policy":
        page.faults.append(f'صفة ممنوعة: <meta http-equiv="{kind}">')
    elif not page.links:
        page.policy = page.policy or attributes.get("content", "")
