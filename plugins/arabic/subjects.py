"""Who governs a cue: its subject, wherever in the sentence it stands.

After the verb (the rule in Arabic news), before it («وكان فلان قد أعلن», «لكن الناطق أوضح»), in
front of a relative («الذي قال إنه»), in the main clause for a participle («…، مضيفا أن»), or, where
there is no subject at all, the last speaker.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from plugins.arabic import words
from plugins.arabic.contents import COMMAS, MOST_SUBJECT_WORDS, RELATIVES, Content, Contents
from plugins.arabic.cues import CUES, Cue, split_that
from plugins.arabic.normalise import fold_words
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import Source, Stage, is_honorific
from plugins.arabic.tokens import first_at, is_definite, without_conjunction
from plugins.arabic.values import Span

_HIS_WORDS = fold_words("قوله قولها قولهم")
# Words between a subject and أن, a colon or marks that belong to the content's frame.
_FRAME = fold_words("إلى على عن من ب") | {":"}
# After these a clause begins anew, and with it its subject.
_TEXTS = fold_words("بيان تصريح منشور تغريدة رسالة مقال مقالة تقرير حوار مقابلة خطاب كلمة")
_DEATHS = fold_words("قتل قتلت توفي توفيت مات ماتت لقي لقيت اغتيل اغتيلت استشهد استشهدت رحل رحلت أعدم أعدمت")
_DATELINE_ENDS = frozenset("(-–—:")
_WHEN = fold_words("حين عندما")
_CLAUSE_OPENERS = fold_words(
    "كان كانت كانوا لكن لكنه لكنها لكنهم أن أنه أنها أنهم بينما فيما حين إلا أما غير بيد"
)
MOST_RELATIVE_WORDS = 5  # between a name's first word and the relative after it


@dataclass(slots=True)
class Subjects:
    """Looks for subjects in one article; indices count tokens."""

    contents: Contents
    stage: Stage

    def subject_of(
        self, i: int, cue: Cue, content: Content, sentence: Sentence, governing: Source | None
    ) -> Source | None:
        """The source of the cue at i, or None where the cue turns out to attribute nothing.

        `governing` is the source of an earlier cue of the same sentence: a participle or a second verb
        without a subject of its own has its speaker and its grade.
        """
        limit = self._limit(i, content)
        first = self.contents.cue_end(i, content)
        if cue.lemma == "نقل":
            return self._reported_from(first, limit)
        if cue.lemma in {"جاء", "ورد"} and first < limit and self.contents.key(first) == "في":
            return self.stage.read(first + 1, limit)  # «وجاء في بيان للحركة»
        if cue.form == "participle":
            return self._of_participle(i, cue, sentence, governing)
        has_object = "bare" in cue.frames and self.contents.is_event(first)  # «أكد أهمية…» has no subject
        after = None if has_object else self.stage.read(first, limit, cue.gender, cue.number)
        return (
            self._before_relative(i, sentence, cue)
            or after
            or self._before_verb(i, sentence, cue)
            or self._of_clause(i, cue, sentence, governing)
            or self._inherited(cue)
        )

    def _limit(self, i: int, content: Content) -> int:
        """Where the space for a subject ends: before the content's frame, and before a relative."""
        limit = content.first
        while limit > i + 1 and (
            self.contents.key(limit - 1) in _FRAME or split_that(self.contents.key(limit - 1))
        ):
            limit -= 1
        return next((j for j in range(i + 2, limit) if self.contents.key(j) in RELATIVES), limit)

    def _reported_from(self, first: int, limit: int) -> Source | None:
        """«نقلت الوكالة عن فلان (قوله) إن…»: فلان speaks; the agency is the medium."""
        for j in range(first, limit):
            if self.contents.key(j) == "عن":
                end = next((k for k in range(j + 1, limit) if self.contents.key(k) in _HIS_WORDS), limit)
                return self.stage.read(j + 1, end)
        return self.stage.read(first, limit)

    def _of_participle(self, i: int, cue: Cue, sentence: Sentence, governing: Source | None) -> Source:
        """A participle's speaker is the subject of the clause that governs it."""
        if governing is not None:
            return replace(governing, rule="governing-clause") if governing.speakers else governing
        subject = self._main_subject(sentence.first, i)
        if subject is None:
            subject = self._after_verb_before(i, sentence)
        if subject is not None:
            return replace(subject, rule="subject-of-main-verb")
        return self.stage.inherit(cue.gender, cue.number)

    def _after_verb_before(self, i: int, sentence: Sentence) -> Source | None:
        """«وعلق مستخدم آخر قائلا»: the subject of the verb of saying before a participle, whoever it is."""
        for v in range(i - 1, sentence.first - 1, -1):
            verb = self.contents.cue_at(v)
            if verb is not None and verb.form in {"perfect", "imperfect"} and v not in self.contents.in_marks:
                return self.stage.read(v + 1, i, verb.gender, verb.number)
        return None

    def _before_relative(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«فلان الذي قال إنه…», «فلان حين قال»: whoever stands before the relative, if he can speak."""
        if i == sentence.first or self.contents.key(i - 1) not in RELATIVES | _WHEN:
            return None
        end = i - 1
        while end > sentence.first and (
            self.contents.key(end - 1) in COMMAS or (end - 1) in self.contents.in_marks
        ):
            end -= 1  # «كيسنجر "الثعلب" حين قال»
        for start in range(end - 1, max(sentence.first, end - MOST_RELATIVE_WORDS) - 1, -1):
            mention = self.stage.starts.get(start)
            if mention is not None and self.stage.covered.get(end - 1) is mention:
                is_place = self.stage.names.entities[mention.entity].is_place
                return None if is_place else self.stage.read(start, end, cue.gender, cue.number)
        return None

    def _before_verb(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """A subject before its verb: «وكان فلان قد أعلن», «لكن الناطق أوضح», «"الصحيفة" كشفت»."""
        key = self.contents.key
        if key(i)[:1] in {"و", "ف", "ل"} and key(i) not in CUES:
            return None
        end = i - 1 if i > sentence.first and key(i - 1) == "قد" else i
        start = next(
            (
                j + 1
                for j in range(end - 1, sentence.first - 1, -1)
                if without_conjunction(key(j)) in _CLAUSE_OPENERS and j not in self.contents.in_marks
            ),
            sentence.first,
        )
        if not 0 < end - start <= MOST_SUBJECT_WORDS:
            return None
        joined = start == sentence.first and key(start)[:1] in {"و", "ف"} and start not in self.stage.starts
        if joined and not is_honorific(without_conjunction(key(start))):
            return None  # «وقرر المجلس … أعلن»: the sentence has another verb
        return self.stage.read(start, end, cue.gender, cue.number, human=True)

    def _of_clause(self, i: int, cue: Cue, sentence: Sentence, governing: Source | None) -> Source | None:
        """The speaker of an earlier cue, or the subject of the sentence's main verb."""
        if governing is not None:
            fits = governing.speakers and _fits(governing, cue)
            return replace(governing, rule="second-verb") if fits else None
        subject = self._main_subject(sentence.first, i) if i > sentence.first + 1 else None
        return (
            replace(subject, rule="subject-of-main-verb")
            if subject is not None and subject.speakers
            else None
        )

    def actor_of(self, sentence: Sentence) -> Source | None:
        """The person who does what a sentence without speech tells: «وقام فلان بزيارة…».

        Whoever dies in it goes on to say nothing.
        """
        first = sentence.first
        if without_conjunction(self.contents.key(first)) in _DEATHS:
            return None
        source = self._main_subject(first, min(sentence.last, first + MOST_SUBJECT_WORDS))
        if source is None or source.grade != "named" or len(source.speakers) != 1:
            return None
        entity = self.stage.names.entities.get(source.speakers[0].entity)
        if entity is None or entity.type != "person" or source.span is None or self._is_mixed(source.span):
            return None
        after = first_at(self.stage.tokens, source.span.end)
        # «وصل فلان وفلان»: one of them, or both
        return None if self.contents.key(after).startswith("و") else source

    def _is_mixed(self, span: Span) -> bool:
        """Whether words stand before the name that are no title of his: another's name, perhaps."""
        tokens = self.stage.tokens
        first, last = first_at(tokens, span.start), first_at(tokens, span.end)
        return any(
            tokens[j].is_word
            and j not in self.stage.covered
            and not (
                is_definite(tokens[j].key) or is_honorific(tokens[j].key) or words.is_nisba(tokens[j].key)
            )
            and tokens[j].key not in words.BODY_HEADS
            for j in range(first, last)
        )

    def of_main_clause(self, sentence: Sentence, i: int) -> Source | None:
        """The speaker of a particle at i that names none: «يبدأ الوزير جولته…، بحسب ما صرح به»."""
        subject = self._main_subject(sentence.first, i)
        if subject is None or not subject.speakers or i == sentence.first:
            return None
        return replace(subject, rule="subject-of-main-verb", grade=subject.grade)

    def _main_subject(self, first: int, i: int) -> Source | None:
        """The subject of the sentence's main verb: «هاجم الوزير …، قائلا».

        A phrase in front of the verb holds none: «وفي العاصمة صنعاء، قالت…».
        """
        if self.stage.is_preposition(first):
            comma = next((j for j in range(first, i) if self.contents.key(j) in COMMAS), i)
            if self.contents.key(first + 1) in _TEXTS and self.contents.key(first + 2).endswith(("ه", "ها")):
                # «وفي بيان نشرته الوزارة، ذكرت…»: hers are the words too.
                return self.stage.read(first + 3, comma, human=True)
            first = comma + 1
        for start in range(first, min(first + 3, i)):
            if self.stage.can_speak(start) and not self._is_dateline(start):
                source = self.stage.read(start, i, human=True)
                if source is not None:
                    return source
        return None

    def _is_dateline(self, start: int) -> bool:
        """Whether a place at the head of a sentence says where it was written: «دبي (CNN) --», «عمان -»."""
        mention = self.stage.starts.get(start)
        if mention is None or not self.stage.names.entities[mention.entity].is_place:
            return False
        after = self.contents.key(first_at(self.stage.tokens, mention.end))
        return after in COMMAS or after in _DATELINE_ENDS

    def _inherited(self, cue: Cue) -> Source | None:
        """The last speaker; «يعتقد أن» before anybody has spoken is a general belief, and nobody's."""
        if cue.form == "imperfect" and cue.gender == "m" and not self.stage.turns:
            return None
        return self.stage.inherit(cue.gender, cue.number, goes_on=cue.follow_up)


def _fits(source: Source, cue: Cue) -> bool:
    """Whether a second verb agrees with the speaker of the first."""
    if cue.number == "p":
        return source.number == "p" or len(source.speakers) > 1
    return cue.gender == "-" or source.gender in {"-", cue.gender}
