"""An article's body as HTML: its blocks, with what was found in them drawn over the text.

No word is repeated or lost: a paragraph is cut around its quote block. What the article does not
itself say stands in a `figcaption` or, as a note in the margin, in an `aside`, and nothing else does,
so that the gate reads the article's own words. Paragraphs are closed by what follows them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from plugins.arabic.numbers import DigitStyle
from plugins.arabic.quotations import find_quotations
from plugins.arabic.values import Block, HandQuote, Mention, Speaker, Statement
from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import NEED_THEIR_CUE, Record
from plugins.newsroom.document import Close, Leaf, Mark, Open, OpenQuote, Picture
from plugins.newsroom.phrases import bdi, grade_name, phrase, show_number, statement_kind_name
from plugins.quotes.drawing import Drawn, draw
from plugins.quotes.layout import Setting, set_block

_VOID = frozenset({"hr"})
_DOT = "\u00a0· "  # the dot ends a line rather than beginning one
_STRAIGHT = frozenset('"＂')
# Of elements over the same letters: the statement outside, then the author's markup, then the name's link.
_STATEMENT, _MARKUP, _NAME = 0, 1, 2


def render_body(record: Record, archive: Archive, root: str, digits: DigitStyle = "latin") -> Markup:
    """Draw the whole body inside `<div class="article__text">`; `root` is the way to the site's root."""
    return _Body(record, archive, root, digits).render()


class _Body:
    """One article's drawing; offsets count in its text throughout."""

    def __init__(self, record: Record, archive: Archive, root: str, digits: DigitStyle) -> None:
        self.record = record
        self.archive = archive
        self.root = root
        self.digits = digits
        self.text = record.text
        self.statements = [s for s in record.analysis.statements if s.rule != "by-hand"]
        self.by_hand = [s for s in record.analysis.statements if s.rule == "by-hand"]
        self.first_mentions = self._first_mentions(record.analysis.mentions)
        self.linked: set[str] = set()  # the speakers that a caption or the margin has linked so far

    def render(self) -> Markup:
        """The body."""
        out: list[str] = []
        quote: HandQuote | None = None
        inner = 0  # quotations that the hand-written one holds
        for piece in self.record.document.pieces:
            match piece:
                case Leaf():
                    out.append(self._leaf(piece, by_hand=quote is not None))
                case OpenQuote():
                    quote, inner = piece.quote, 0
                    out.append(self._open_hand_quote(quote))
                case Close("blockquote") if quote is not None and not inner:
                    out.append(self._close_hand_quote(quote))
                    quote = None
                case Picture():
                    out.append(self._picture(piece))
                case Open():
                    inner += piece.tag == "blockquote"
                    out.append(_tag(piece.tag, piece.attributes))
                case Close() if piece.tag not in _VOID:
                    inner -= piece.tag == "blockquote"
                    out.append(f"</{piece.tag}>")
        language = self.record.language
        other = "" if language == "ar" else f' lang="{escape(language)}" dir="auto"'
        inside = "\n".join(o for o in out if o)
        return Markup(f'<div class="article__text"{other}>\n{inside}</div>')  # noqa: S704 - made of escaped parts

    # ── blocks ───────────────────────────────────────────────────────────────────────────────

    def _leaf(self, leaf: Leaf, *, by_hand: bool) -> str:
        block = leaf.block
        begin_here = [s for s in self.statements if block.start <= s.outer.start < block.end]
        here = [s for s in self.statements if s.outer.start < block.end and block.start < s.outer.end]
        setting = (
            set_block(self.text, block, begin_here)
            if leaf.tag == "p" and not by_hand
            else Setting((), tuple(here))
        )
        apart = {s.id for s, _ in setting.apart}
        spans = [
            *(self._drawn_statement(s) for s in here if s.id not in apart),
            *self._drawn_marks(leaf.marks),
            *self._drawn_names(block, leaf.marks),
        ]
        shown = self._shown(block, leaf.marks)
        notes = [s for s in begin_here if s.id not in apart]
        margin = self._margin(notes)
        out, at, margin_at = [], block.start, 0
        opening = _tag(leaf.tag, leaf.attributes)
        closing = "" if leaf.tag == "p" else f"</{leaf.tag}>"
        for statement, span in setting.apart:
            if self.text[at : span.start].strip():
                words = draw(self.text, at, span.start, spans, shown, closes=False)
                out.append(opening + words + closing)
            # Beside the words that it is about, and on a phone under them.
            if notes and notes[0].outer.start < span.start:
                margin_at = margin_at or len(out)
            last = span.end == block.end
            words = draw(self.text, span.start, span.end, spans, shown, closes=last)
            out.append(self._figure(statement, words))
            at = span.end
        if self.text[at : block.end].strip() or not setting.apart:
            out.append(opening + draw(self.text, at, block.end, spans, shown) + closing)
        if margin and leaf.tag == "p":
            out.insert(margin_at or len(out), margin)
        elif margin and leaf.tag in {"li", "td", "dd"} and not setting.apart:
            out[-1] = out[-1][: -len(closing)] + margin + closing
        return "\n".join(out)

    def _shown(self, block: Block, marks: Sequence[Mark]) -> dict[int, str]:
        """Paired straight marks are shown as « », which are mirrored in right-to-left text."""
        shown: dict[int, str] = {}
        if block.kind == "code":
            return shown
        code = [m for m in marks if m.tag == "code"]
        for quotation in find_quotations(block):
            start, end = quotation.outer
            if any(m.start <= start < m.end or m.start < end <= m.end for m in code):
                continue
            if self.text[start] in _STRAIGHT and self.text[end - 1] in _STRAIGHT:
                shown[start], shown[end - 1] = "«", "»"
            elif self.text.startswith("''", start) and self.text.startswith("''", end - 2):
                shown[start], shown[start + 1], shown[end - 2], shown[end - 1] = "«", "", "»", ""
        return shown

    # ── what is drawn over the text ──────────────────────────────────────────────────────────

    def _drawn_statement(self, statement: Statement) -> Drawn:
        name = "span" if statement.kind == "indirect" else "q"
        return Drawn(
            statement.outer.start,
            statement.outer.end,
            name,
            f"<{name}{_anchor(statement)}>",
            f'<{name} data-of="{statement.id}">',
            _STATEMENT,
        )

    def _drawn_marks(self, marks: Iterable[Mark]) -> list[Drawn]:
        drawn = []
        for mark in marks:
            attributes = dict(mark.attributes)
            if mark.tag == "a":
                opening = self._link(attributes)
            elif mark.tag == "img":
                source = addresses.href(attributes.get("src", ""), self.root)
                opening = _image(source, attributes.get("alt", ""))
            else:
                opening = _tag(mark.tag, mark.attributes)
            drawn.append(Drawn(mark.start, mark.end, mark.tag, opening, opening, _MARKUP))
        return drawn

    def _link(self, attributes: dict[str, str]) -> str:
        target = attributes.get("href", "")
        if target.startswith("{filename}"):
            path, _, fragment = target.removeprefix("{filename}").lstrip("/").partition("#")
            other = self.archive.by_path.get(path)
            address = addresses.article(other) if other is not None else ""
            address += f"#{fragment}" if fragment else ""
            return f'<a href="{escape(addresses.href(address, self.root))}">'
        external = "" if target.startswith("#") else ' rel="external noopener"'
        return f'<a href="{escape(target)}"{external}>'

    def _first_mentions(self, mentions: Sequence[Mention]) -> list[Mention]:
        first: dict[str, Mention] = {}
        for mention in mentions:
            if self.archive.has_page(mention.entity):
                first.setdefault(mention.entity, mention)
        return list(first.values())

    def _drawn_names(self, block: Block, marks: Sequence[Mark]) -> list[Drawn]:
        links = [m for m in marks if m.tag == "a"]
        drawn = []
        for mention in self.first_mentions:
            if not (block.start <= mention.start and mention.end <= block.end):
                continue
            if any(m.start < mention.end and mention.start < m.end for m in links):
                continue  # no link within a link
            target = escape(addresses.href(self.archive.address(mention.entity), self.root))
            opening = f'<a href="{target}">'
            drawn.append(Drawn(mention.start, mention.end, "a", opening, opening, _NAME))
        return drawn

    # ── quote blocks ─────────────────────────────────────────────────────────────────────────

    def _figure(self, statement: Statement, words: str) -> str:
        return (
            f'<figure class="quote"{_anchor(statement)}><blockquote><p>{words}</blockquote>\n'
            f"{self._caption(statement)}</figure>"
        )

    def _caption(self, statement: Statement) -> str:
        roles = [s.role for s in statement.speakers if s.role]
        alone = len(statement.speakers) == 1 and bool(roles)  # of two, nobody could tell whose it is
        role = str(escape(roles[0])) if alone else ""
        grade = str(escape(_grade(statement)))
        return _caption(self._speakers(statement), role, _kind_link(statement), grade)

    def _speakers(self, statement: Statement, *, repeats: bool = True) -> str:
        """Who speaks, and for whom; without `repeats` a link or a body only where none stood before."""
        if not statement.speakers:
            return _nobody()
        names = f" {phrase('and.speaker')}".join(self._speaker(s, repeats) for s in statement.speakers)
        body = statement.on_behalf_of
        if body is None or body.name in statement.speaker_name:  # «متحدث باسم الهيئة» says it
            return names
        if body.entity and body.entity in self.linked and not repeats:
            return names
        return f"{names} ({phrase('on_behalf_of', name=Markup(self._speaker(body, repeats)))})"  # noqa: S704 — ours

    def _speaker(self, speaker: Speaker, repeats: bool) -> str:  # noqa: FBT001 - passed on
        name = bdi(speaker.name)
        if not self.archive.has_page(speaker.entity) or (speaker.entity in self.linked and not repeats):
            return f"<b>{name}</b>"
        self.linked.add(speaker.entity)
        address = self.archive.address(speaker.entity)
        return f'<a href="{escape(addresses.href(address, self.root))}">{name}</a>'

    def _hand_statement(self, quote: HandQuote) -> Statement | None:
        return next((s for s in self.by_hand if s.outer == quote.span), None)

    def _open_hand_quote(self, quote: HandQuote) -> str:
        statement = self._hand_statement(quote)
        anchor = _anchor(statement) if statement is not None else ""
        return f'<figure class="quote quote--by-hand"{anchor}><blockquote>'

    def _close_hand_quote(self, quote: HandQuote) -> str:
        statement = self._hand_statement(quote)
        if statement is not None and statement.speakers:
            caption = self._speakers(statement)
        else:
            caption = f"<b>{bdi(quote.speaker)}</b>" if quote.speaker else _nobody()
        source = f"({bdi(quote.source)})" if quote.source else ""
        link = _kind_link(statement) if statement is not None else ""
        return f"</blockquote>\n{_caption(caption, str(escape(quote.role)), source, link)}</figure>"

    # ── the margin ───────────────────────────────────────────────────────────────────────────

    def _margin(self, statements: Iterable[Statement]) -> str:
        """Who speaks in this paragraph: a note for each speaker and grade, with the kinds of statements."""
        notes: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for statement in statements:
            notes[statement.speaker_name, _grade(statement)].append(statement)
        if not notes:
            return ""
        lines = []
        for (_, grade), of_one in notes.items():
            # Each statement has its link: the first of a kind the kind's name, the others their numbers.
            kinds: dict[str, list[str]] = defaultdict(list)
            for statement in of_one:
                links = kinds[statement_kind_name(statement.kind)]
                number = show_number(len(links) + 1, self.digits) if links else ""
                links.append(_kind_link(statement, number))
            labels = f"{phrase('comma')} ".join(" ".join(links) for links in kinds.values())
            lines.append(_in_a_row(self._speakers(of_one[0], repeats=False), labels, str(escape(grade))))
        inside = lines[0] if len(lines) == 1 else "".join(f"<p>{line}" for line in lines)
        return f'<aside role="note">{inside}</aside>'

    def _picture(self, picture: Picture) -> str:
        image = _image(addresses.href(picture.address, self.root), picture.alternative)
        caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
        return f'<figure class="picture">{image}{caption}</figure>'


def _image(source: str, alternative: str) -> str:
    """A picture in the text, which is fetched only by who comes so far."""
    return f'<img src="{escape(source)}" alt="{escape(alternative)}" loading="lazy">'


def _grade(statement: Statement) -> str:
    """How the speaker is known, in words, unless the name beside it says it already.

    «مصدر أمني» is only «بالصفة», not «بالصفة: «مصدر أمني»»; nobody («قائل غير محدد») is known no way.
    """
    if not statement.speakers:
        return ""
    same = statement.source_text == statement.speaker_name
    return grade_name(statement.grade, "" if same else statement.source_text)


def _anchor(statement: Statement) -> str:
    """Where a statement is; with its cue, which whoever cites it must not leave out, where it needs one."""
    needs = statement.cue and statement.cue_class in NEED_THEIR_CUE
    cue = f' data-cue="{escape(statement.cue)}"' if needs else ""
    return f' id="{statement.id}"{cue}'


def _kind_link(statement: Statement, words: str = "") -> str:
    """A statement's permanent address, under its kind: for whoever will cite it."""
    return f'<a href="#{statement.id}">{escape(words or statement_kind_name(statement.kind))}</a>'


def _nobody() -> str:
    return f"<b>{escape(phrase('speaker.unknown'))}</b>"


def _caption(*parts: str) -> str:
    return f"<figcaption>{_in_a_row(*parts)}</figcaption>"


def _in_a_row(*parts: str) -> str:
    """Who speaks, in what office, of what kind his words are, how he is known: «… · … · …»."""
    return _DOT.join(part for part in parts if part)


def _tag(tag: str, attributes: Iterable[tuple[str, str]]) -> str:
    written = "".join(f' {name}="{escape(value)}"' for name, value in attributes)
    return f"<{tag}{written}>"
