"""An article's body as a flat row of pieces, from which both the page and the text are made.

`<ul><li>…</li></ul>` is Open("ul"), Leaf("li", …), Close("ul"): containers open and close, leaves
hold the text. Inline markup lies beside the text as marks with offsets, so that statements and
names can be drawn over the same offsets without ever parsing HTML again.
"""

from __future__ import annotations

from dataclasses import dataclass

from plugins.arabic.values import Block, HandQuote

Attributes = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Inline markup over part of the article text: a, em, strong, code, del, sub, sup.

    Where start equals end, it stands between two letters: br, img.
    """

    start: int
    end: int
    tag: str
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Open:
    """A container begins: ul, ol, li, blockquote, table, thead, tbody, tr, dl, and so on."""

    tag: str
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class Close:
    """A container ends."""

    tag: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """An element that holds text: p, h2 … h6, li, td, th, pre, dt, dd."""

    tag: str
    block: Block
    marks: tuple[Mark, ...] = ()
    attributes: Attributes = ()


@dataclass(frozen=True, slots=True)
class OpenQuote:
    """The editor's own quote block begins; its leaves follow, then Close("blockquote")."""

    quote: HandQuote


@dataclass(frozen=True, slots=True)
class Picture:
    """An image by itself between blocks; its caption and alternative text are not article text."""

    address: str  # under the site's root: images/2016/raqqa.jpg
    alternative: str
    caption: str = ""
    credit: str = ""


Piece = Open | Close | Leaf | OpenQuote | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """The whole body."""

    pieces: tuple[Piece, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of text, in order."""
        return tuple(p.block for p in self.pieces if isinstance(p, Leaf))

    @property
    def hand_quotes(self) -> tuple[HandQuote, ...]:
        """The quote blocks that the editor wrote, in order."""
        return tuple(p.quote for p in self.pieces if isinstance(p, OpenQuote))

    @property
    def text(self) -> str:
        """The article text: what `article.txt` holds and all offsets count in."""
        return "\n".join(b.text for b in self.blocks)
