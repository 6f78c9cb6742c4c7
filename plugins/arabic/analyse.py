"""Read an article: its names, and who said what in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from plugins.arabic import contents, persons
from plugins.arabic.cues import ACCORDING, CUES
from plugins.arabic.lexicon import Lexicon, name_key
from plugins.arabic.memo import remember
from plugins.arabic.names import Names, find_names
from plugins.arabic.normalise import fold, slug
from plugins.arabic.quotations import find_quotations
from plugins.arabic.sentences import split_sentences
from plugins.arabic.speakers import Stage
from plugins.arabic.statements import StatementFinder, finish, name_statement
from plugins.arabic.tokens import read_keys, tokenize, without_article
from plugins.arabic.values import (
    Analysis,
    Block,
    Entity,
    EntityType,
    HandQuote,
    Span,
    Speaker,
    Statement,
)
from plugins.arabic.words import BODY_HEADS, body_sort

ACTORS: tuple[EntityType, ...] = ("person", "organization")
_CUE_KEYS = frozenset(CUES) | ACCORDING.keys()  # what may begin a sentence behind a quotation's own stop


def analyse(
    article_id: str,
    blocks: Sequence[Block],
    *,
    lexicon: Lexicon,
    day: date | None = None,
    hand_quotes: Sequence[HandQuote] = (),
    add_actors: Iterable[str] = (),
    add_places: Iterable[str] = (),
    drop: Iterable[str] = (),
    manual: bool = False,
) -> Analysis:
    """The statements, mentions and entities of an article; offsets count in its text.

    `add_*` and `drop` are names that the editor added or took away: hers beat what is found. With
    `manual`, only her own quote blocks are statements. The same arguments give the same value.
    """
    prose = [b for b in blocks if b.kind != "code"]
    text = "\n".join(b.text for b in blocks)
    tokens = tokenize("\n".join(b.text if b.kind != "code" else " " * len(b.text) for b in blocks))
    folded = read_keys(tokens, _parts_of)
    names = find_names(text, tokens, folded, lexicon, day)
    for name in add_actors:
        _add(names, name, ACTORS, lexicon)
    for name in add_places:
        _add(names, name, ("place",), lexicon)
    _drop(names, drop)
    statements: list[Statement] = []
    if not manual:
        quotations = [find_quotations(b) for b in prose]
        sentences = split_sentences(prose, tokens, quotations, _CUE_KEYS)
        stage = Stage(text, tokens, names, lexicon, day)
        finder = StatementFinder(text, prose, tokens, folded, sentences, stage)
        statements = [
            s
            for s in finish(article_id, text, finder.find())
            if not any(h.span.start < s.end and s.start < h.span.end for h in hand_quotes)
        ]
    said = Counter(text[s.start : s.end] for s in statements)
    for quote in hand_quotes:
        span = _within_marks(quote.span, text)
        words = text[span.start : span.end]
        said[words] += 1
        named = name_statement(article_id, words, said[words])
        statements.append(_by_hand(named, span, quote, names, lexicon, day))
    return Analysis(
        statements=tuple(sorted(statements, key=lambda s: (s.start, s.end, s.kind))),
        mentions=tuple(names.mentions),
        entities=dict(sorted(names.entities.items())),
        undecided=tuple(sorted(names.undecided, key=lambda u: (u.start, u.end))),
    )


@remember
def _parts_of(key: str) -> int:
    """What a folded word can be, in names and in reported speech: bits, each of one kind."""
    return persons.part_of(key) | contents.part_of(key)


def _find(names: Names, name: str, types: Sequence[EntityType], lexicon: Lexicon) -> Entity | None:
    """The one entity that bears a name: of this article, or of the authority."""
    key = name_key(name)
    here = {
        e.id: e
        for e in names.entities.values()
        if e.type in types and key in {name_key(n) for n in (e.name, *e.aliases)}
    }
    if len(here) == 1:
        return next(iter(here.values()))
    ids = lexicon.bearers.get(key, ())
    fitting = [lexicon.entities[i] for i in ids if lexicon.entities[i].type in types]
    return fitting[0] if len(fitting) == 1 else None


def _add(names: Names, name: str, types: Sequence[EntityType], lexicon: Lexicon) -> None:
    entity = _find(names, name, types, lexicon)
    if entity is None:
        head = without_article(name_key(name)[0]) if name_key(name) else ""
        type_ = "organization" if "organization" in types and head in BODY_HEADS else types[0]
        kind = body_sort(head) if type_ == "organization" else type_
        entity_id = slug(fold(name))
        if not entity_id:
            return  # no letters: nobody's name
        other = names.entities.get(entity_id)
        if other is not None and other.type != type_:
            entity_id = f"{entity_id}-{type_}"  # a bridge and a man of one name
        entity = Entity(entity_id, " ".join(name.split()), type_, "found", kind)
    names.entities.setdefault(entity.id, entity)


def _drop(names: Names, dropped: Iterable[str]) -> None:
    gone = set()
    for name in dropped:
        key = name_key(name)
        gone |= {i for i, e in names.entities.items() if key in {name_key(n) for n in (e.name, *e.aliases)}}
    for entity_id in gone:
        del names.entities[entity_id]
    names.mentions = [m for m in names.mentions if m.entity not in gone]


def _by_hand(
    statement_id: str, span: Span, quote: HandQuote, names: Names, lexicon: Lexicon, day: date | None
) -> Statement:
    """The statement of a quote block that the editor wrote; the speaker is whom she names."""
    speakers: tuple[Speaker, ...] = ()
    entity = _find(names, quote.speaker, ACTORS, lexicon)
    if entity is None and quote.speaker:
        _add(names, quote.speaker, ACTORS, lexicon)
        entity = _find(names, quote.speaker, ACTORS, lexicon)
    if entity is not None:
        names.entities.setdefault(entity.id, entity)
        role = quote.role or next((r.title for r in entity.roles if r.holds_on(day)), "")
        speakers = (Speaker(entity.name, entity.id, role),)
    return Statement(
        id=statement_id,
        kind="direct",
        start=span.start,
        end=span.end,
        outer=quote.span,
        cue="",
        cue_class="say",
        grade="named" if speakers else "unresolved",
        rule="by-hand",
        source_text=quote.speaker,
        speakers=speakers,
    )


def _within_marks(span: Span, text: str) -> Span:
    """The words of a hand-written quote, without marks that enclose the whole of them."""
    start, end = span
    if end - start > 2 and text[start] in '«"“' and text[end - 1] in '»"”':  # noqa: PLR2004 — marks and a letter
        return Span(start + 1, end - 1)
    return span
