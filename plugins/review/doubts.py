"""Find what the rules are not certain of: statements whose speaker may be another, names that may be none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plugins.arabic.lexicon import name_key
from plugins.arabic.normalise import fold
from plugins.arabic.review import leans_on
from plugins.arabic.tokens import is_definite
from plugins.arabic.values import Entity, Mention, Statement
from plugins.arabic.words import FUNCTION_WORDS
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.review.likeness import Likenesses

MOST_GUESSES = 3
FAR = 2  # blocks between a speaker's name and the words he inherits
_NEARBY = 400  # characters before a statement in which its speaker is sought
_LONGEST = 7  # words of a name that is one
_KINDS = {"direct": 0, "partial": 1, "indirect": 2}  # a reader sees a wrong quotation first
_LIKE_KNOWN = 3  # articles more that a known one's other spelling counts for: it parts him in two
_ONE_WORD = 3  # times more that a name of one word counts for: it is none more often than others are
_BY_A_PERSON = {"by-hand", "by-review", "after-review"}
_SEVERAL = {
    "descriptor-of-several": "وصف يصلح لأكثر من واحد في المادة",
    "surname-of-several": "لقب يحمله أكثر من واحد في المادة",
}
_WEAK = {
    "text-of-last-speaker": "نُسب إلى من سبق كلامه، والنص لا يقول إلا «{source}»",
    "descriptor-of-body": "نُسب إلى هيئة في المادة يبدأ اسمها بكلمة «{source}»",
}


@dataclass(frozen=True, slots=True)
class StatementDoubt:
    """A statement whose speaker may be another."""

    record: Record
    statement: Statement
    why: str
    guesses: tuple[str, ...]
    weight: tuple[int, ...]  # the smaller, the more doubtful


@dataclass(frozen=True, slots=True)
class NameDoubt:
    """A found name that may be another's or none; or, with `written`, a known one of several bearers."""

    entity: Entity | None
    written: str
    record: Record  # the oldest article that has it
    place: Mention | None  # where it stands there
    count: int  # of articles; of places in the article for `written`
    why: str
    kind: Literal["double", "shared", "frequent"]
    same: tuple[Entity, ...] = ()  # whom it may mean
    weight: tuple[int, ...] = ()


# ── statements ───────────────────────────────────────────────────────────────────────────────


def doubt_statements(records: Iterable[Record]) -> list[StatementDoubt]:
    """All doubtful statements, the most doubtful first."""
    found = [d for r in records for d in _of_article(r)]
    return sorted(found, key=lambda d: (d.weight, d.record.path, d.statement.start, d.statement.id))


def _of_article(record: Record) -> Iterator[StatementDoubt]:
    asked: Statement | None = None
    for number, statement in enumerate(record.analysis.statements):
        doubt = _doubt(record, statement)
        # Of statements that one answer settles only the first is asked about.
        settled = asked is not None and leans_on(statement, asked, record.text)
        asked = statement if doubt is not None else None
        if doubt is not None and not settled:
            rank, why, distance = doubt
            weight = (rank, _KINDS[statement.kind], -distance)
            yield StatementDoubt(record, statement, why, guess(record, number), weight)


def _doubt(record: Record, statement: Statement) -> tuple[int, str, int] | None:
    """How doubtful a statement is, why, and how far its speaker stands; None for one that is certain."""
    if statement.rule in _BY_A_PERSON:
        return None
    source = statement.source_text
    if statement.grade == "unresolved":
        several = _SEVERAL.get(statement.rule)
        if several:
            return 0, f"{several}: «{source}»", 0
        if source:
            return 2, f"لم يُعرف من المقصود بـ«{source}»", 0
        cue = " ".join(statement.cue.split())
        return 2, f"لا فاعل ظاهر لـ«{cue}»" if cue else "اقتباس لا يُذكر معه قائله", 0
    if statement.rule == "anonymous-descriptor":
        words = name_key(source)
        # «مصدر أمني» is nobody's name; «الوزير» is somebody whom the article should name.
        if words and len(words) == 1 and is_definite(words[0]):
            return 3, f"الوصف «{source}» لم يُعرف صاحبه", 0
    if statement.grade == "inherited":
        distance = _distance(record, statement)
        if distance >= FAR and _rival(record, statement):
            # Before what is open: of these most are wrong, and a wrong speaker is worse than none.
            return 1, f"نُسب إلى {statement.speaker_name} من السياق، وقد ذُكر غيره بعده", distance
    if statement.rule in _WEAK:
        return 4, _WEAK[statement.rule].format(source=source), 0
    return None


def _distance(record: Record, statement: Statement) -> int:
    """How many blocks lie between a statement and the last words that name its speaker."""
    return record.text.count("\n", _last_named(record, statement), statement.start)


def _last_named(record: Record, statement: Statement) -> int:
    ids = {s.entity for s in statement.speakers if s.entity}
    ends = [m.end for m in record.analysis.mentions if m.entity in ids and m.end <= statement.start]
    ends += [
        s.source.end
        for s in record.analysis.statements
        if s.source is not None and s.speakers == statement.speakers and s.source.end <= statement.start
    ]
    return max(ends, default=0)


def _rival(record: Record, statement: Statement) -> bool:
    """Whether another person is named between the speaker and what is given to him."""
    start = _last_named(record, statement)
    return any(
        start <= m.start < statement.start
        and (entity := record.analysis.entities.get(m.entity)) is not None
        and entity.type == "person"
        for m in record.analysis.mentions
    )


def guess(record: Record, number: int) -> tuple[str, ...]:
    """Who may have made the article's statement of that number, the likeliest first, as an answer has it."""
    analysis = record.analysis
    statement = analysis.statements[number]
    actors = {i: e for i, e in analysis.entities.items() if not e.is_place}
    said = set(name_key(statement.source_text))
    ids = [i for i, e in actors.items() if said and said <= set(name_key(e.name))]
    names = [s.entity or s.name for s in statement.speakers]
    before = [s for s in analysis.statements[:number][::-1] if s.end <= statement.start]
    spoke = [who.entity or who.name for s in before[:4] for who in s.speakers]
    near = [
        m.entity
        for m in reversed(analysis.mentions)
        if m.entity in actors
        and actors[m.entity].type == "person"
        and statement.start - _NEARBY <= m.start < statement.start
    ]
    following = analysis.statements[number + 1 : number + 2]
    after = [who.entity or who.name for s in following if s.grade == "named" for who in s.speakers]
    found = dict.fromkeys([*names, *ids, *spoke, *near, *after])
    guesses = (_as_answer(i, actors) for i in found)
    return tuple(g for g in guesses if _is_likely(g))[:MOST_GUESSES]


def _is_likely(guess: str) -> bool:
    """Whether a speaker's words can be one: not half a sentence, and no word like «فيه»."""
    return 0 < len(guess.split()) <= _LONGEST and fold(guess) not in FUNCTION_WORDS


def _as_answer(who: str, actors: Mapping[str, Entity]) -> str:
    """A name where only one actor of the article bears it; else the id."""
    entity = actors.get(who)
    if entity is None:
        return who
    same = [e for e in actors.values() if fold(e.name) == fold(entity.name)]
    return entity.name if len(same) == 1 else entity.id


# ── names ────────────────────────────────────────────────────────────────────────────────────


def doubt_names(archive: Archive, known: Mapping[str, Entity], threshold: int) -> list[NameDoubt]:
    """All doubtful names, the most frequent of each kind first."""
    found = {i: one for i, one in archive.entities.items() if one.entity.status == "found"}
    alike = Likenesses()
    alike.add(known.values())
    alike.add(one.entity for one in found.values())
    doubts = []
    for entity_id, one in found.items():
        others = alike.like(one.entity)
        same = [e for e in others if e.id in known] or [
            e for e in others if _rank(archive, e.id) < _rank(archive, entity_id)
        ]
        placed = ((r, m) for r in one.records for m in r.analysis.mentions if m.entity == entity_id)
        first = next(placed, None)
        if first is None or not (same or len(one.records) >= threshold):
            continue  # without a mention a person has named it, in the metadata
        same = same[:MOST_GUESSES]
        why = _why_like(same, known) if same else "اسم رُصد آليًا وصارت له صفحة: أهو اسم صحيح؟"
        count = len(one.records)
        if same:
            weight = -count - (_LIKE_KNOWN if same[0].id in known else 0)
        else:
            weight = -count * (_ONE_WORD if len(name_key(one.entity.name)) == 1 else 1)
        kind: Literal["double", "frequent"] = "double" if same else "frequent"
        placed_in, place = first
        doubts.append(
            NameDoubt(
                one.entity, "", placed_in, place, count, why, kind, tuple(same), (weight, -one.mentions)
            )
        )
    doubts += _undecided(archive.records, known)
    return sorted(doubts, key=lambda d: (d.weight, d.entity.id if d.entity else "", d.record.path, d.written))


def _rank(archive: Archive, entity_id: str) -> tuple[int, str]:
    """Of two spellings the one that fewer articles have is in doubt."""
    return -len(archive.entities[entity_id].records), entity_id


def _why_like(same: Sequence[Entity], known: Mapping[str, Entity]) -> str:
    names = " أو ".join(f"«{e.name}»" for e in same)
    return f"لعله هو {names}" + ("، من دليل الأسماء" if same[0].id in known else "")


def _undecided(records: Iterable[Record], known: Mapping[str, Entity]) -> Iterator[NameDoubt]:
    """Names that several of the authority bear, article by article."""
    for record in records:
        places: dict[str, Mention] = {}
        times: Counter[str] = Counter()
        bearers: dict[str, dict[str, None]] = defaultdict(dict)
        for name in record.analysis.undecided:
            key = fold(record.text[name.start : name.end])
            places.setdefault(key, Mention(name.start, name.end, ""))
            times[key] += 1
            bearers[key].update(dict.fromkeys(i for i in name.ids if i in known))
        for key, place in places.items():
            same = tuple(known[i] for i in bearers[key])
            if same:
                written = " ".join(record.text[place.start : place.end].split())
                why = "اسم في الدليل لأكثر من واحد، ولم يُعرف من السياق أيهم المراد"
                yield NameDoubt(None, written, record, place, times[key], why, "shared", same, (-times[key],))
