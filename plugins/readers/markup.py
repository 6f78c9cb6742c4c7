"""From Markdown to a document: flat pieces, and inline markup as marks over the article text.

Raw HTML is not passed through (it shows as the text that it is), attributes cannot be written, and
what the parser makes goes through an allow-list before a piece is made of it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET  # the type of the parser's tree; no XML is read
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from html.parser import HTMLParser
from typing import Literal

import nh3
from markdown import Markdown
from markdown.blockprocessors import BlockQuoteProcessor
from markdown.treeprocessors import Treeprocessor

from plugins.arabic.values import Block, HandQuote, Span
from plugins.newsroom.document import Attributes, Close, Document, Leaf, Mark, Open, OpenQuote, Picture, Piece
from plugins.newsroom.problems import Problem
from plugins.readers.body import Body, is_blank, make_paragraphs
from plugins.readers.limits import find_excess
from plugins.readers.links import ALLOWED_SCHEMES, Target, resolve_image, resolve_link

Kind = Literal["paragraph", "heading", "item", "cell", "code"]

_TAB = 4
# What a text without any of these means in Markdown is paragraphs and nothing else: inline signs,
# a line that begins like a list, a rule, a heading's underline or code, a line that ends in two blanks.
_SIGNIFICANT = re.compile(r"[\\`*_\[\]<>&#|\t]|^[ ]*(?:[-+=]|\d+\.)|^[ ]{4}|[ ]{2}$", re.MULTILINE)

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CONTAINERS = frozenset({"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr"})
_LEAVES = frozenset({"p", "pre", "td", "th", *_HEADINGS})
_INLINE = frozenset({"a", "em", "strong", "code"})
_VOID = frozenset({"br", "img", "hr"})
_ALLOWED_TAGS = {*_CONTAINERS, *_LEAVES, *_INLINE, *_VOID}
_ALLOWED_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
_KINDS: dict[str, Kind] = {
    "p": "paragraph", "pre": "code", "li": "item", "td": "cell", "th": "cell",
    **dict.fromkeys(_HEADINGS, "heading"),
}  # fmt: skip
# The longest number that an ordered list may begin with.
_START_LENGTH = 6

# «— القائل، الصفة (المصدر)»: an em or en dash, a horizontal bar, or two hyphens.
_ATTRIBUTION = re.compile(r"(?:^|\n)[ \t]*(?:[—–―]|--)[ \t]*(?P<who>[^\n]{1,200})$")
_SOURCE = re.compile(r"\((?P<source>[^()]*)\)\s*$")
_COMMA = re.compile("[،,]")


def read_markdown(lines: Sequence[str], first: int, path: str, where: str) -> Body:
    """Make a body of Markdown lines; `first` is the file's line of lines[0].

    `path` is the article's from the content folder, `where` what messages call it.
    """
    source = [_level(line) for line in lines]
    text = "\n".join(source)
    if not _SIGNIFICANT.search(text):
        return read_plain_paragraphs(source, first)
    if excess := find_excess(source, first, where):
        return Body(problems=excess)
    return parse(source, first, path, where)


def read_plain_paragraphs(lines: Sequence[str], first: int) -> Body:
    """Make a body of lines that hold no Markdown: paragraphs are parted by blank lines."""
    paragraphs: list[tuple[int, str]] = []
    open_: list[str] = []
    for i, line in enumerate([*lines, ""]):
        if line:
            open_.append(line.strip(" "))
        elif open_:
            paragraphs.append((first + i - len(open_), " ".join(open_)))
            open_ = []
    return make_paragraphs(paragraphs)


def parse(lines: Sequence[str], first: int, path: str, where: str) -> Body:
    """Make a body of Markdown lines by way of the parser, however plain they are."""
    converter = _converter()
    links = converter.links
    links.path, links.refused = path, []
    try:
        html = converter.markdown.reset().convert("\n".join(lines) + "\n\n")
    except RecursionError:
        what = "تداخل في علامات Markdown أعمق من أن يُقرأ"
        return Body(problems=(Problem(where, first, "W-LIMIT-NESTING", what, "بسّط التداخل"),))
    finder = _Finder(lines, first)
    problems = [
        Problem(where, finder.line_of(written), target.code, target.what, target.how)
        for written, target in links.refused
    ]
    builder = _Builder()
    builder.feed(nh3.clean(html, _ALLOWED_TAGS, attributes=_ALLOWED_ATTRIBUTES, link_rel=None,
                           url_schemes=set(ALLOWED_SCHEMES)))  # fmt: skip
    builder.close()
    problems += [
        Problem(where, finder.line_of(words), code, what, how) for words, code, what, how in builder.wrong
    ]
    document = _assemble(builder.pieces)
    return Body(document, finder.lines_of(document), tuple(problems))


class _Quotes(BlockQuoteProcessor):
    """Quotes parted by a blank line are two, as in CommonMark: each may have its own attribution."""

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        block = blocks.pop(0)
        if m := self.RE.search(block):
            self.parser.parseBlocks(parent, [block[: m.start()]])
            block = "\n".join(self.clean(line) for line in block[m.start() :].split("\n"))
        self.parser.state.set("blockquote")
        self.parser.parseChunk(ET.SubElement(parent, "blockquote"), block)
        self.parser.state.reset()


class _Links(Treeprocessor):
    """Resolves the addresses in the parser's tree; takes off those that lead nowhere allowed."""

    path = ""
    refused: list[tuple[str, Target]]

    def run(self, root: ET.Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                self._put(element, "href", resolve_link(element.get("href", ""), self.path))
            elif element.tag == "img":
                self._put(element, "src", resolve_image(element.get("src", ""), self.path))

    def _put(self, element: ET.Element, attribute: str, target: Target) -> None:
        written = element.attrib.pop(attribute, "")
        if target.address:
            element.set(attribute, target.address)
        else:
            self.refused.append((written, target))


@dataclass(frozen=True, slots=True)
class _Converter:
    markdown: Markdown
    links: _Links


@cache
def _converter() -> _Converter:
    """The one parser of this process: making one costs more than reading an article."""
    md = Markdown(extensions=["tables", "sane_lists"], output_format="html", tab_length=_TAB)
    md.preprocessors.deregister("html_block")
    md.preprocessors.deregister("normalize_whitespace")  # done already, and tabs within a line stay
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.deregister("entity")
    md.parser.blockprocessors.register(_Quotes(md.parser), "quote", 20)
    links = _Links(md)
    md.treeprocessors.register(links, "links", -1)  # when escaped letters are themselves again
    return _Converter(md, links)


def _level(line: str) -> str:
    """A line with its indentation in blanks, and nothing at all where it is white."""
    rest = line.lstrip(" \t")
    return line[: len(line) - len(rest)].expandtabs(_TAB) + rest if rest else ""


@dataclass(slots=True)
class _Raw:
    """A leaf while its text is being gathered; soft breaks are still line feeds."""

    tag: str
    kind: Kind
    implicit: bool = False  # text that stands in a list item without a paragraph
    parts: list[str] = field(default_factory=list)
    length: int = 0
    marks: list[Mark] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    @property
    def text(self) -> str:
        return "".join(self.parts)


@dataclass(frozen=True, slots=True)
class _HandQuoteOpens:
    """Where a quote block with its attribution begins; its span is known only later."""

    speaker: str
    role: str
    source: str


class _Builder(HTMLParser):
    """Makes a flat row of pieces from clean HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece | _Raw | _HandQuoteOpens] = []
        self.wrong: list[tuple[str, str, str, str]] = []  # words to find the line by, code, what, how
        self._leaf: _Raw | None = None
        self._containers: list[tuple[str, int]] = []  # with the index of their Open
        self._marks: list[tuple[str, int] | None] = []  # open inline elements, with the index of their mark
        self._after_break = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {k: v or "" for k, v in attrs}
        if tag in _CONTAINERS:
            self._end_leaf()
            self._containers.append((tag, len(self.pieces)))
            self.pieces.append(Open(tag, _start(attributes)))
        elif tag in _LEAVES:
            self._begin_leaf(tag)
        elif tag == "hr":
            self._end_leaf()
            self.pieces += [Open("hr"), Close("hr")]
        elif tag in _VOID:
            self._stand(tag, attributes)
        else:
            self._begin_mark(tag, attributes)

    def handle_endtag(self, tag: str) -> None:
        if tag in _CONTAINERS:
            self._end_leaf()
            name, at = self._containers.pop()
            if name == "blockquote":
                self._attribute(at)
            self.pieces.append(Close(name))
        elif tag in _LEAVES:
            self._end_leaf()
        elif tag in _INLINE and self._marks:
            self._end_mark()

    def handle_data(self, data: str) -> None:
        if self._after_break:
            data = data.lstrip()
            self._after_break = not data
        if self._leaf is None:
            if not data.strip():
                return
            self._begin_implicit()
        if self._leaf is not None:
            self._leaf.add(data)

    def _begin_leaf(self, tag: str) -> None:
        self._end_leaf()
        inside = self._containers[-1][0] if self._containers else ""
        self._leaf = _Raw(tag, "item" if inside == "li" and tag == "p" else _KINDS[tag])

    def _begin_implicit(self) -> None:
        inside = self._containers[-1][0] if self._containers else ""
        self._leaf = _Raw("p", "item" if inside == "li" else "paragraph", implicit=True)

    def _end_leaf(self) -> None:
        if self._leaf is not None:
            while self._marks:
                self._end_mark()
            self.pieces.append(self._leaf)
        self._leaf, self._after_break = None, False

    def _begin_mark(self, tag: str, attributes: dict[str, str]) -> None:
        if self._leaf is None:
            self._begin_implicit()
        leaf = self._leaf
        if leaf is None or leaf.tag == "pre" or (tag == "a" and "href" not in attributes):
            self._marks.append(None)
            return
        # Kept in the order in which they open, so that of two over the same words the outer is first.
        self._marks.append((tag, len(leaf.marks)))
        leaf.marks.append(Mark(leaf.length, leaf.length, tag, tuple(sorted(attributes.items()))))

    def _end_mark(self) -> None:
        opened = self._marks.pop()
        if opened is not None and self._leaf is not None:
            mark = self._leaf.marks[opened[1]]
            self._leaf.marks[opened[1]] = Mark(mark.start, self._leaf.length, mark.tag, mark.attributes)

    def _stand(self, tag: str, attributes: dict[str, str]) -> None:
        """Put a mark without width: a line break, or an image, if it is one that may be shown."""
        if self._leaf is None:
            self._begin_implicit()
        if self._leaf is None:
            return
        if tag == "br":
            self._leaf.marks.append(Mark(self._leaf.length, self._leaf.length, "br"))
            self._leaf.add("\n")
            self._after_break = True
        elif "src" in attributes:
            if is_blank(attributes.get("alt", "")):
                what = f"الصورة «{attributes['src']}» بلا نص بديل"
                how = "صف ما تُظهره بين القوسين المعقوفين: ![الوصف](images/…)"
                self.wrong.append((attributes["src"].rpartition("/")[2], "W-IMAGE-ALT", what, how))
            self._leaf.marks.append(
                Mark(self._leaf.length, self._leaf.length, "img", tuple(sorted(attributes.items())))
            )

    def _attribute(self, at: int) -> None:
        """Read the last line of the quote that opens at `at` as its attribution, if it is one."""
        last = self.pieces[-1]
        if not isinstance(last, _Raw) or last.tag != "p":
            return
        m = _ATTRIBUTION.search(last.text.rstrip())
        if m is None or (m.start() == 0 and at == len(self.pieces) - 2):
            return  # no attribution, or nothing but that
        who = m["who"].strip()
        source = _SOURCE.search(who)
        name, _, role = _split(who[: source.start()] if source else who)
        if not name:
            what, how = f"سطر القائل «{who}» بلا اسم", "اكتبه هكذا: — القائل، الصفة (المصدر)"
            self.wrong.append((who, "W-QUOTE-SPEAKER", what, how))
            return
        self.pieces[at] = _HandQuoteOpens(name, role, source["source"].strip() if source else "")
        text = last.text[: m.start()]
        last.parts, last.length = [text], len(text)
        last.marks = [
            Mark(k.start, min(k.end, len(text)), k.tag, k.attributes)
            for k in last.marks
            if k.start < len(text)
        ]
        if not text.strip():
            self.pieces.pop()


def _split(who: str) -> tuple[str, str, str]:
    """Part «القائل، الصفة» at its first comma."""
    m = _COMMA.search(who)
    return (who[: m.start()].strip(), m[0], who[m.end() :].strip()) if m else (who.strip(), "", "")


def _start(attributes: dict[str, str]) -> Attributes:
    """The number with which an ordered list begins, in Latin digits, where it is not 1."""
    start = attributes.get("start", "")
    return (("start", str(int(start))),) if start.isdecimal() and len(start) <= _START_LENGTH else ()


def _assemble(pieces: Sequence[Piece | _Raw | _HandQuoteOpens]) -> Document:
    """Give every leaf its place in the article text, and every quote its span."""
    shift = 2 - min((int(p.tag[1]) for p in pieces if isinstance(p, _Raw) and p.tag in _HEADINGS), default=2)
    made: list[Piece] = []
    at = 0
    for piece in _fold_items(pieces):
        if isinstance(piece, _Raw):
            new = _finish(piece, at, shift)
            made += new
            at = max([at, *(p.block.end + 1 for p in new if isinstance(p, Leaf))])
        elif isinstance(piece, _HandQuoteOpens):
            made.append(OpenQuote(HandQuote(Span(at, at), piece.speaker, piece.role, piece.source)))
        else:
            made.append(piece)
    return Document(_close_quotes(made))


def _fold_items(pieces: Sequence[Piece | _Raw | _HandQuoteOpens]) -> Iterator[Piece | _Raw | _HandQuoteOpens]:
    """Make one leaf of each list item that holds text and nothing else."""
    at = 0
    while at < len(pieces):
        piece = pieces[at]
        match pieces[at : at + 3]:
            case [Open("li"), _Raw(implicit=True) as raw, Close("li")]:
                yield _Raw("li", "item", parts=raw.parts, length=raw.length, marks=raw.marks)
                at += 3
            case _:
                yield piece
                at += 1


def _close_quotes(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Let every hand-written quote reach to the end of the last leaf within it."""
    made = list(pieces)
    opened: list[int] = []
    end = 0
    for i, piece in enumerate(pieces):
        if isinstance(piece, Leaf):
            end = piece.block.end
        elif isinstance(piece, OpenQuote) or piece == Open("blockquote"):
            opened.append(i)
        elif piece == Close("blockquote"):
            at = opened.pop()
            before = made[at]
            if isinstance(before, OpenQuote):
                start = before.quote.span.start
                made[at] = OpenQuote(replace(before.quote, span=Span(start, max(start, end))))
    return tuple(made)


def _finish(raw: _Raw, at: int, shift: int) -> list[Piece]:
    """Make the pieces of one leaf that starts at `at`: one, or for what has no text, its images."""
    tag = f"h{min(6, int(raw.tag[1]) + shift)}" if raw.tag in _HEADINGS else raw.tag
    text, marks = _settle(raw)
    if is_blank(text):
        images = [_picture(m) for m in marks if m.tag == "img"]
        # A paragraph of images is these images; an empty cell or item keeps its place.
        return [Open(tag), *images, Close(tag)] if tag in {"td", "th", "li"} else [*images]
    placed = tuple(Mark(m.start + at, m.end + at, m.tag, m.attributes) for m in marks)
    return [Leaf(tag, Block(raw.kind, at, text), placed)]


def _picture(mark: Mark) -> Picture:
    attributes = dict(mark.attributes)
    return Picture(attributes["src"], attributes.get("alt", "").strip(), attributes.get("title", "").strip())


def _settle(raw: _Raw) -> tuple[str, list[Mark]]:
    """Join soft-broken lines by one blank, trim both ends, and move the marks along."""
    text, places = (raw.text, None) if raw.tag == "pre" else _join_lines(raw.text)
    trimmed = text.strip()
    lead, last = len(text) - len(text.lstrip()), len(trimmed)
    marks = []
    for m in raw.marks:
        start, end = (places[m.start], places[m.end]) if places else (m.start, m.end)
        start, end = min(max(start - lead, 0), last), min(max(end - lead, 0), last)
        # A break at either end parts nothing; of markup around nothing only an image shows.
        if m.tag == "img" or (0 < start < last if m.tag == "br" else start < end):
            marks.append(Mark(start, end, m.tag, m.attributes))
    return trimmed, sorted(marks, key=lambda m: (m.start, -m.end))


def _join_lines(text: str) -> tuple[str, list[int] | None]:
    """The lines joined by one blank each, and for every old place its new one (None: none moved)."""
    if "\n" not in text:
        return text, None
    places: list[int] = []
    parts: list[str] = []
    at = 0
    lines = text.split("\n")
    for i, line in enumerate(lines):
        inner = line.lstrip(" \t") if i else line
        before = len(line) - len(inner)
        inner = inner.rstrip(" \t") if i < len(lines) - 1 else inner
        places += [at] * before
        places += range(at, at + len(inner))
        at += len(inner)
        # What was blank at the line's end, and the line feed, are now this one blank.
        places += [at] * (len(line) - before - len(inner) + 1)
        at += 1
        parts.append(inner)
    return " ".join(parts), places


# How many words of a block are looked for in its source, and how many lines on at most.
_NEEDLE_WORDS = 3
_LOOK_AHEAD = 80
_MARKUP = re.compile(r"[\\`*_\[\]<>#|!]")


class _Finder:
    """Finds the lines of the source on which a document's blocks begin: near enough for a message."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._written = lines
        self._bare = [_MARKUP.sub("", line) for line in lines]
        self._first = first
        self._line = 0
        self._column = 0

    def line_of(self, written: str) -> int:
        """The line on which an address or some words stand, wherever."""
        words = written.strip()
        bare = _MARKUP.sub("", words)
        for i, line in enumerate(self._written):
            if words and (words in line or (bare and bare in self._bare[i])):
                return self._first + i
        return self._first

    def lines_of(self, document: Document) -> tuple[int, ...]:
        """The line of each block, in order."""
        found = []
        for block in document.blocks:
            words = _MARKUP.sub("", block.text[:200]).split()
            self._find(words[:_NEEDLE_WORDS])
            found.append(self._first + self._line)
            self._find(_MARKUP.sub("", block.text[-200:]).split()[-2:])
        return tuple(found)

    def _find(self, words: Sequence[str]) -> None:
        """Move on to the next place of these words, or of the first of them; stay where there is none."""
        for needle in (" ".join(words), words[0] if words else ""):
            column = self._column
            for i in range(self._line, min(len(self._bare), self._line + _LOOK_AHEAD)):
                at = self._bare[i].find(needle, column) if needle else -1
                if at >= 0:
                    self._line, self._column = i, at + len(needle)
                    return
                column = 0
