"""Obey the editor: what she answered about a statement or a name beats what the rules found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from plugins.arabic.normalise import fold
from plugins.arabic.values import Analysis, Entity, Grade, Mention, Speaker, Statement

# A second verb after an answered statement goes on with its speaker, unless somebody new is announced.
_NEW_SPEAKER = re.compile(r"(?<!\w)[وف]?من (?:جهت|جانب|ناحيت)ه|بدوره")
_LEANING: tuple[Grade, ...] = ("inherited", "unresolved")
_NO_AGREEMENT = "no-agreement"


@dataclass(frozen=True, slots=True)
class SpeakerAnswer:
    """Who said it: nobody knows where there are no speakers; it may be no statement at all."""

    speakers: tuple[Speaker, ...] = ()
    entities: tuple[Entity, ...] = ()  # the actors among them
    is_statement: bool = True


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers that concern one article. None in place of an entity: this is no name."""

    statements: Mapping[str, SpeakerAnswer] = field(default_factory=dict)  # by Statement.id
    names: Mapping[str, Entity | None] = field(default_factory=dict)  # by the id of a found entity
    # By the folded words of a name that several bear: whom it means in this article.
    readings: Mapping[str, Entity | None] = field(default_factory=dict)


def apply_answers(analysis: Analysis, text: str, answers: Answers, day: date | None = None) -> Analysis:
    """The analysis as the editor has corrected it; without answers that concern it, the same value."""
    if not (answers.statements or answers.names or answers.readings):
        return analysis
    renamed = {i: answers.names.get(i, e) for i, e in analysis.entities.items()}
    mentions = [
        replace(m, entity=target.id)
        for m in analysis.mentions
        if (target := renamed.get(m.entity)) is not None
    ]
    named = {e.id: e for e in renamed.values() if e is not None}
    undecided = []
    for name in analysis.undecided:
        key = fold(text[name.start : name.end])
        bearer = answers.readings.get(key)
        if key not in answers.readings:
            undecided.append(name)
        elif bearer is not None:
            named.setdefault(bearer.id, bearer)
            mentions.append(Mention(name.start, name.end, bearer.id))
    for entity in (e for answer in answers.statements.values() for e in answer.entities):
        named.setdefault(entity.id, entity)
    return Analysis(
        statements=tuple(_answered(analysis, text, answers, day)),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end, m.entity))),
        entities=dict(sorted(named.items())),
        undecided=tuple(undecided),
    )


def make_speaker(entity: Entity, day: date | None) -> Speaker:
    """An entity as a speaker, with its office on that day; a place speaks without an id."""
    if entity.is_place:
        return Speaker(entity.name)
    return Speaker(entity.name, entity.id, next((r.title for r in entity.roles if r.holds_on(day)), ""))


def _answered(analysis: Analysis, text: str, answers: Answers, day: date | None) -> Iterator[Statement]:
    """The statements with their answers; what leans on an answered statement goes with it."""
    leader: tuple[Statement, Statement] | None = None  # as it was found, and as it was answered
    for found in analysis.statements:
        statement = _with_names(found, answers, day)
        answer = answers.statements.get(found.id)
        if answer is not None:
            if answer.is_statement:
                statement = _by("by-review", statement, answer.speakers)
                leader = found, statement
                yield statement
            continue
        if leader is not None and found.start >= leader[0].end:
            if leans_on(found, leader[0], text):
                statement = _by("after-review", statement, leader[1].speakers)
                leader = found, statement
            else:
                leader = None
        yield statement


def _by(rule: str, statement: Statement, speakers: tuple[Speaker, ...]) -> Statement:
    """The statement with other speakers; the grade still says how the text itself names them."""
    named = statement.source_text and set(fold(statement.source_text).split()) & {
        word for s in speakers for word in fold(s.name).split()
    }
    grade: Grade = "described" if statement.source_text else "inherited"
    return replace(
        statement,
        speakers=speakers,
        on_behalf_of=statement.on_behalf_of if speakers == statement.speakers else None,
        grade="unresolved" if not speakers else "named" if named else grade,
        rule=rule,
    )


def leans_on(statement: Statement, before: Statement, text: str) -> bool:
    """Whether a statement has no words of its own for its speaker, and so has the speaker before it."""
    if statement.cue_span is not None and statement.cue_span == before.cue_span:
        return True
    if statement.source is not None:
        return statement.source == before.source  # one verb with two quotations, or a participle
    if statement.rule == "by-hand" or statement.grade not in _LEANING:
        return False
    if statement.rule == _NO_AGREEMENT and before.rule != _NO_AGREEMENT:
        return False
    return _NEW_SPEAKER.search(text, before.end, max(before.end, statement.start)) is None


def _with_names(statement: Statement, answers: Answers, day: date | None) -> Statement:
    """The statement with its speakers as the answers about names have them."""
    behalf = statement.on_behalf_of
    if not (answers.names.keys() & {s.entity for s in (*statement.speakers, *([behalf] if behalf else ()))}):
        return _with_reading(statement, answers, day)
    alone = len(statement.speakers) == 1
    speakers = []
    for speaker in statement.speakers:
        target = answers.names.get(speaker.entity, speaker)
        if isinstance(target, Speaker):
            speakers.append(target)
        elif target is not None:
            speakers.append(make_speaker(target, day))
        else:
            # The words remain as they stand in the text, with nobody of the archive behind them.
            speakers.append(
                Speaker(statement.source_text if alone and statement.source_text else speaker.name)
            )
    if behalf is not None and behalf.entity in answers.names:
        body = answers.names[behalf.entity]
        behalf = make_speaker(body, day) if body is not None else None
    return replace(statement, speakers=tuple(dict.fromkeys(speakers)), on_behalf_of=behalf)


def _with_reading(statement: Statement, answers: Answers, day: date | None) -> Statement:
    """The statement with the bearer whom the editor chose for the name beside its cue."""
    bearer = answers.readings.get(fold(statement.source_text)) if answers.readings else None
    if bearer is None or statement.speaker_id:
        return statement
    return _by("by-review", statement, (make_speaker(bearer, day),))
