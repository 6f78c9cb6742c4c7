"""Compare what was found in articles with what a person found, and count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plugins.arabic.values import EntityType, Statement
from plugins.evaluate.compare import NameKey, name_key, pair, same_name, without_clitic
from plugins.evaluate.gold import Article, Name, Quote
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record

SAME_QUOTE = 0.8  # of the longer text's words
SAME_INDIRECT = 0.5  # its edges are softer
_ACTORS: tuple[EntityType, ...] = ("person", "organization")
_PLACES: tuple[EntityType, ...] = ("place",)


@dataclass(frozen=True, slots=True)
class Figure:
    """Right ones, of how many a person found, of how many the rules found."""

    right: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: Figure) -> Figure:
        """Both together."""
        return Figure(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """One thing missed or wrong: of which sort, in which article, what."""

    sort: str  # quote-missed, quote-wrong, speaker, indirect-missed, …
    article: str
    text: str


@dataclass(frozen=True, slots=True)
class Score:
    """All figures, by name, in the order in which they are shown; and what was missed or wrong.

    Of «speaker», `found` is `gold`: the matched quotes whose speaker a person knows.
    """

    articles: int = 0
    figures: Mapping[str, Figure] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


FIGURES = ("direct", "quoted", "speaker", "end-to-end", "indirect", "actors", "places")


def score(golds: Iterable[Article], archive: Archive) -> Score:
    """The figures of all annotated articles together; one that the archive lacks has nothing found."""
    records = {r.id: r for r in archive.records}
    names = {i: listing.entity for i, listing in archive.entities.items()}
    figures = dict.fromkeys(FIGURES, Figure())
    notes: list[Note] = []
    count = 0
    for article in golds:
        count += 1
        record = records.get(article.id) or Record("", article.id, "")
        tags = _tags(record)
        for name, figure in _score_said(article, record, tags, notes):
            figures[name] += figure
        for name, gold, optional, types in (
            ("actors", article.actors, article.optional_actors, _ACTORS),
            ("places", article.places, article.optional_places, _PLACES),
        ):
            found = [(names[i].name, s) for i, s in tags.items() if names[i].type in types]
            left_out = {name_key(n) for n in optional}
            found = [(n, s) for n, s in found if name_key(n) not in left_out]
            figure, missed, wrong = _score_names(gold, found)
            figures[name] += figure
            notes += [Note(f"{name}-missed", article.id, n) for n in missed]
            notes += [Note(f"{name}-wrong", article.id, n) for n in wrong]
    return Score(count, figures, tuple(notes))


def _tags(record: Record) -> dict[str, set[str]]:
    """Each entity that the text mentions, with its forms there, in the order of the first mention."""
    tags: dict[str, set[str]] = {}
    for mention in record.analysis.mentions:
        tags.setdefault(mention.entity, set()).add(record.text[mention.start : mention.end])
    return tags


def _score_said(
    article: Article, record: Record, tags: Mapping[str, set[str]], notes: list[Note]
) -> Iterable[tuple[str, Figure]]:
    said = record.analysis.statements
    found = [s for s in said if s.kind in ("direct", "partial")]
    texts = [_words(record, s) for s in found]
    direct = [_words(record, s) for s in found if s.kind == "direct"]
    gold = [q.text for q in article.quotes]
    gold_direct = [q.text for q in article.quotes if q.kind == "direct"]
    # A direct quote found as a partial one, or the other way round, is no miss and no false find here.
    hits = len(pair(gold_direct, texts, SAME_QUOTE))
    strays = len(direct) - len(pair(gold, direct, SAME_QUOTE))
    yield "direct", Figure(hits, len(gold_direct), strays + hits)
    matched = pair(gold, texts, SAME_QUOTE)
    yield "quoted", Figure(len(matched), len(gold), len(texts))
    known = [(i, j) for i, j in matched if article.quotes[i].speaker]
    wrong = [(i, j) for i, j in known if not _is_speaker(article, article.quotes[i], found[j], tags)]
    yield "speaker", Figure(len(known) - len(wrong), len(known), len(known))
    yield "end-to-end", Figure(len(matched) - len(wrong), len(gold), len(texts))
    notes += [
        Note(
            "speaker",
            article.id,
            f"{article.quotes[i].speaker} ← {found[j].speaker_name or '؟'}: {article.quotes[i].text}",
        )
        for i, j in wrong
    ]
    _note_unmatched("quote", article, gold, texts, matched, notes)
    if article.indirect is not None:
        reported = [_words(record, s) for s in said if s.kind == "indirect"]
        matched = pair(article.indirect, reported, SAME_INDIRECT)
        yield "indirect", Figure(len(matched), len(article.indirect), len(reported))
        _note_unmatched("indirect", article, article.indirect, reported, matched, notes)


def _words(record: Record, statement: Statement) -> str:
    return record.text[statement.start : statement.end]


def _note_unmatched(
    sort: str,
    article: Article,
    gold: Sequence[str],
    found: Sequence[str],
    matched: Iterable[tuple[int, int]],
    notes: list[Note],
) -> None:
    hit, used = {i for i, _ in matched}, {j for _, j in matched}
    notes += [Note(f"{sort}-missed", article.id, t) for i, t in enumerate(gold) if i not in hit]
    notes += [Note(f"{sort}-wrong", article.id, t) for j, t in enumerate(found) if j not in used]


def _is_speaker(article: Article, quote: Quote, found: Statement, tags: Mapping[str, set[str]]) -> bool:
    """Whether the one who was found is the one who spoke, under any name that the article gives him."""
    name = found.speaker_name
    forms = _speaker_forms(article, quote)
    return any(
        same_name(forms, n) for n in (name, *name.split(" / "), *sorted(tags.get(found.speaker_id, ())))
    )


def _speaker_forms(article: Article, quote: Quote) -> set[NameKey]:
    """Every form under which the speaker may be named: his own, each of several, his actor's mentions."""
    speaker = quote.speaker or ""
    key = name_key(speaker)
    forms = {name_key(n) for n in (speaker, *speaker.split(" / "))}
    for actor in article.actors:
        theirs = {name_key(n) for n in (actor.name, *actor.mentions)}
        if key in theirs:
            forms |= theirs
    if quote.mention and not any(name_key(a.name) == key for a in article.actors):
        forms.add(name_key(quote.mention))
    return forms


def _score_names(
    gold: Sequence[Name], found: Iterable[tuple[str, set[str]]]
) -> tuple[Figure, list[str], list[str]]:
    """A tag is right where its name or a form of it here is a form of the person's; a second tag is wrong."""
    forms = []
    for name in gold:
        keys = {name_key(n) for n in (name.name, *name.mentions)}
        forms.append(keys | {without_clitic(k) for k in keys})
    taken: set[int] = set()
    wrong = []
    for name_found, surfaces in found:
        keys = {name_key(n) for n in {name_found, *surfaces} if n}
        free = [i for i, f in enumerate(forms) if f & keys and i not in taken]
        if free:
            taken.add(free[0])
        else:
            wrong.append(name_found)
    counted = [i for i, name in enumerate(gold) if not name.media]
    right = sum(i in taken for i in counted)
    missed = [gold[i].name for i in counted if i not in taken]
    return Figure(right, len(counted), right + len(wrong)), missed, wrong
