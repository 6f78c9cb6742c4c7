"""What the answers come to: the names in them as entities, and for each article those that concern it."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from plugins.arabic.lexicon import name_key
from plugins.arabic.normalise import fold, slug
from plugins.arabic.review import Answers, SpeakerAnswer, apply_answers, make_speaker
from plugins.arabic.tokens import without_article
from plugins.arabic.values import Entity, EntityType, Speaker
from plugins.arabic.words import ANONYMOUS_HEADS, BODY_HEADS, ROLES, body_sort
from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import nearest
from plugins.review.answers import STATEMENT, Answer, Review

ACTORS: tuple[EntityType, ...] = ("person", "organization")
_NEAR = 0.8  # of letters alike, where another name of the article was probably meant


@dataclass(frozen=True, slots=True)
class Settled:
    """The articles as the editor has corrected them, and what is wrong with her answers."""

    records: tuple[Record, ...]
    problems: tuple[Problem, ...] = ()


def apply_review(review: Review, records: Sequence[Record], known: Mapping[str, Entity]) -> Settled:
    """Obey the answers; `known` is the authority. Without answers the articles come back as they are."""
    if not review.is_answered:
        return Settled(tuple(records))
    return _Settling(review, records, known).settle()


class _Settling:
    """Settles the answers of one build; the problems gather in it."""

    def __init__(self, review: Review, records: Sequence[Record], known: Mapping[str, Entity]) -> None:
        self.review, self.records, self.known = review, records, known
        self.problems: list[Problem] = []
        self.names: dict[str, Entity | None] = {}
        self.paths = {r.path: r for r in records}

    @cached_property
    def found(self) -> dict[str, Entity]:
        """Every found name of the archive, in the form that most articles give it."""
        spelt: dict[str, Counter[Entity]] = defaultdict(Counter)
        for record in self.records:
            for entity_id, entity in record.analysis.entities.items():
                if entity.status == "found":
                    spelt[entity_id][entity] += 1
        return {i: min(c, key=lambda e: (-c[e], -len(e.name), e.name, e.type)) for i, c in spelt.items()}

    @cached_property
    def bearers(self) -> dict[str, list[Entity]]:
        """The authority by folded name; those whose own name it is stand before those whose alias it is."""
        by_name: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.known.values():
            by_name[fold(entity.name)].append(entity)
        for entity in self.known.values():
            for alias in entity.aliases:
                by_name[fold(alias)].append(entity)
        return by_name

    def settle(self) -> Settled:
        """All articles, with the answers that concern each."""
        answered = [a for a in self.review.answers if a.is_answered]
        targets = {a.id: (a, t) for a in answered if a.table != STATEMENT and a.id for t in self._name(a)}
        self.names = {entity_id: self._end_of(entity_id, targets) for entity_id in targets}
        for entity in [e for e in self.names.values() if e is not None and e.status == "authority"]:
            if entity.id in self.found:  # a name that she vouches for is vouched for in every article
                self.names.setdefault(entity.id, entity)
        readings: dict[str, dict[str, Entity | None]] = defaultdict(dict)
        for answer in answered:
            if answer.written:
                self._read_written(answer, readings)
        statements: dict[str, dict[str, SpeakerAnswer]] = defaultdict(dict)
        asked = {a.id: a for a in answered if a.table == STATEMENT}
        for record in self.records if asked else ():
            for statement in record.analysis.statements:
                if statement.id in asked:
                    answer = asked.pop(statement.id)
                    statements[record.path][statement.id] = self._speakers(answer, record)
        self.problems += [self._lost(a) for a in asked.values()]
        done = []
        for record in self.records:
            names = self.names.keys() & record.analysis.entities.keys()
            answers = Answers(
                statements.get(record.path, {}),
                {n: self.names[n] for n in sorted(names)},
                readings.get(record.path, {}),
            )
            analysis = apply_answers(record.analysis, record.text, answers, record.day)
            done.append(record if analysis is record.analysis else replace(record, analysis=analysis))
        return Settled(tuple(done), tuple(sorted(self.problems)))

    def _report(
        self, answer: Answer, code: str, what: str, how: str, key: str, *, warning: bool = False
    ) -> None:
        self.problems.append(self.review.problem(answer, code, what, how, key=key, warning=warning))

    def _lost(self, answer: Answer) -> Problem:
        """An answer about a statement that is no longer there."""
        how = "راجع المادة، ثم احذف الجواب أو أجب من جديد بعد make review"
        if answer.article and answer.article not in self.paths:
            what, code, key = f"جواب عن مادة غير موجودة: {answer.article}", "ARTICLE", "article"
        else:
            what, code, key = f"جواب عن تصريح لم يعد في المادة: {answer.id}", "STATEMENT", "id"
        return self.review.problem(answer, code, what, how, key=key, warning=True)

    # ── names ────────────────────────────────────────────────────────────────────────────────

    def _name(self, answer: Answer) -> Iterable[Entity | None]:
        """What a found name is: an entity, None for no name; nothing where the answer cannot be obeyed."""
        base = self.found.get(answer.id)
        if base is None:
            what = f"جواب عن اسم لم يعد يُرصد في المواد: {answer.id}"
            how = "احذف الجواب إن استغنيت عنه" + (
                "، فهذا المعرّف في دليل الأسماء" if answer.id in self.known else ""
            )
            self._report(answer, "NAME-ABSENT", what, how, "id", warning=True)
            return
        if answer.drop:
            yield None
        elif answer.same_as:
            target = self._target(answer)
            if target is not None:
                yield target
        else:
            yield self._renamed(base, answer)

    def _renamed(self, base: Entity, answer: Answer) -> Entity:
        """A name that she confirmed or wrote anew: the authority's where that knows it, else its own."""
        name, type_ = answer.name or base.name, answer.kind or base.type
        fitting = [e for e in self.bearers.get(fold(name), ()) if e.type == type_]
        if len({e.id for e in fitting}) == 1:
            return fitting[0]
        entity_id = slug("-".join(name_key(name))) if answer.name else base.id
        same = self.found.get(entity_id)
        kind = (same or base).kind if type_ == (same or base).type else _kind(type_, name)
        return Entity(entity_id or base.id, name, type_, "authority", kind)

    def _target(self, answer: Answer) -> Entity | None:
        """The entity that `is` names, by its id or its name; None and a problem where there is none."""
        wanted = answer.same_as
        entity = self.known.get(wanted) or self.found.get(wanted)
        if entity is None:
            named = self.bearers.get(fold(wanted), []) or [
                e for e in self.found.values() if fold(e.name) == fold(wanted)
            ]
            ids = list(dict.fromkeys(e.id for e in named))
            if len(ids) > 1:
                self._report(answer, "AMBIGUOUS", f"«{wanted}» اسم لأكثر من واحد", _choose(ids), "is")
                return None
            entity = named[0] if named else None
        if entity is None:
            near = nearest(wanted, self.known) or nearest(wanted, self.found)
            how = f"لعلك تريد {near}" if near else "اكتب معرّفًا من دليل الأسماء، أو أضف صاحبه إليه"
            self._report(answer, "UNKNOWN", f"لا أحد بهذا المعرّف: {wanted}", how, "is")
        elif entity.id == answer.id:
            how = f'إن كان الاسم صحيحًا فاكتب: name = "{entity.name}"'
            self._report(answer, "CIRCLE", f"الاسم هو نفسه: {wanted}", how, "is")
            entity = None
        return entity

    def _end_of(self, entity_id: str, targets: Mapping[str, tuple[Answer, Entity | None]]) -> Entity | None:
        """What a name is at the end of a chain of answers: a is b, and b is c."""
        answer, target = targets[entity_id]
        seen = {entity_id}
        while target is not None and target.id in targets and target.id not in seen:
            seen.add(target.id)
            target = targets[target.id][1]
        after = targets[target.id][1] if target is not None and target.id in seen else None
        if target is not None and after is not None and after.id != target.id:
            self._report(answer, "CIRCLE", "أجوبة يحيل بعضها إلى بعض ولا تنتهي", "صحّح أحدها", "is")
        return target

    def _read_written(self, answer: Answer, readings: dict[str, dict[str, Entity | None]]) -> None:
        """Whom a name that several bear means in one article."""
        record = self.paths.get(answer.article)
        key = fold(answer.written)
        if record is None:
            what, how = f"جواب عن مادة غير موجودة: {answer.article}", "صحّح المسار، أو احذف الجواب"
            self._report(answer, "ARTICLE", what, how, "article", warning=True)
        elif not any(fold(record.text[u.start : u.end]) == key for u in record.analysis.undecided):
            what = f"جواب عن اسم لم يعد في المادة بلا صاحب: {answer.written}"
            self._report(answer, "NAME-ABSENT", what, "احذف الجواب إن استغنيت عنه", "written", warning=True)
        elif answer.drop:
            readings[record.path][key] = None
        else:
            target = self._target(answer)
            if target is not None:
                readings[record.path][key] = target

    # ── speakers ─────────────────────────────────────────────────────────────────────────────

    def _speakers(self, answer: Answer, record: Record) -> SpeakerAnswer:
        """Who spoke, by her answer about one statement."""
        if answer.says_no_statement:
            return SpeakerAnswer(is_statement=False)
        if answer.says_nobody:
            return SpeakerAnswer()
        speakers, entities = [], []
        for who in answer.speaker:
            entity = self._who(who, answer, record)
            if isinstance(entity, Entity) and not entity.is_place:
                entities.append(entity)
            speakers.append(entity if isinstance(entity, Speaker) else make_speaker(entity, record.day))
        return SpeakerAnswer(tuple(dict.fromkeys(speakers)), tuple(entities))

    def _who(self, who: str, answer: Answer, record: Record) -> Entity | Speaker:
        """An actor of the article, of the authority, of the archive; else a new one, or a description."""
        here = self._here(record)
        by_id = here.get(who) or self.known.get(who)
        if by_id is not None:
            return by_id
        key = fold(who)
        before = {i for i, e in record.analysis.entities.items() if fold(e.name) == key and i in self.names}
        if len(before) == 1:  # a name about which she has another answer
            return self.names[before.pop()] or Speaker(who)
        actors = [e for e in here.values() if not e.is_place]
        for fitting in (
            [e for e in actors if fold(e.name) == key],
            [e for e in actors if key in {fold(a) for a in e.aliases}],
            [e for e in self.bearers.get(key, ()) if not e.is_place],
            list(self.bearers.get(key, ())),
        ):
            ids = list(dict.fromkeys(e.id for e in fitting))
            if len(ids) == 1:
                return fitting[0] if not fitting[0].is_place else Speaker(who)
            if ids:
                self._report(answer, "AMBIGUOUS", f"«{who}» اسم لأكثر من واحد", _choose(ids), "speaker")
                return Speaker(who)
        head = name_key(who)[:1]
        if head and (head[0] in ANONYMOUS_HEADS or without_article(head[0]) in ROLES):
            return Speaker(who)  # «مصدر أمني»: a description, and nobody's name
        self._warn_of_slip(who, answer, actors)
        return self._new(who)

    def _here(self, record: Record) -> dict[str, Entity]:
        """The names of an article as the answers have them; a former id still leads to its name."""
        here: dict[str, Entity] = {}
        for entity_id, entity in record.analysis.entities.items():
            target = self.names.get(entity_id, entity)
            if target is not None:
                here.setdefault(target.id, target)
                here.setdefault(entity_id, target)
        return here

    def _warn_of_slip(self, who: str, answer: Answer, actors: Iterable[Entity]) -> None:
        names = {fold(e.name): e.name for e in actors}
        near = difflib.get_close_matches(fold(who), names, n=1, cutoff=_NEAR)
        if near:
            what = f"«{who}» اسم جديد، وفي المادة «{names[near[0]]}»"
            how = "إن كان هو نفسه فاكتبه كما في المادة، وإلا فأضفه إلى دليل الأسماء"
            self._report(answer, "NEAR", what, how, "speaker", warning=True)

    def _new(self, who: str) -> Entity | Speaker:
        """An actor whom nobody knew before."""
        key = name_key(who)
        entity_id = slug("-".join(key))
        if not entity_id:
            return Speaker(who)
        if entity_id in self.names and self.names[entity_id] is not None:
            return self.names[entity_id] or Speaker(who)
        if entity_id in self.found and not self.found[entity_id].is_place:
            return self.found[entity_id]
        type_: EntityType = "organization" if without_article(key[0]) in BODY_HEADS else "person"
        return Entity(entity_id, who, type_, "authority", _kind(type_, who))


def _kind(type_: EntityType, name: str) -> str:
    if type_ == "organization":
        return body_sort(without_article(name_key(name)[0])) if name_key(name) else "other"
    return "person" if type_ == "person" else "other"


def _choose(ids: Sequence[str]) -> str:
    return f"اكتب معرّف من تريد: {'، '.join(ids[:5])}"
