"""Who is at hand for a verb of saying that no rule of grammar gave a subject.

A reader looks for the one who agrees with the verb: in its own sentence, then in the sentence before.
Where one alone does, he is meant; where several do, whoever stands as a subject, and not behind a
preposition; else nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from plugins.arabic import words
from plugins.arabic.contents import COMMAS, RELATIVES, Contents
from plugins.arabic.cues import CUES, Cue, Gender, split_that
from plugins.arabic.normalise import fold, fold_words, strip_marks
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import (
    MALE_PLACES,
    MANY_PEOPLE,
    NO_PERSONS,
    Source,
    Stage,
    agree,
    gender_of_noun,
    is_adverb,
    is_people,
    is_plural,
    is_plural_of_body,
    is_plural_of_role,
)
from plugins.arabic.tokens import first_at, is_definite, without_article, without_conjunction
from plugins.arabic.values import Span, Speaker

AT_HAND = "only-one-at-hand"
# What may stand before a verb that opens its sentence: «لكنه أكد», «كما قال».
_OPENERS = fold_words("كما لكن لكنه لكنها لكنهم لكنهما إلا أنه أنها أنهم قد كان كانت ثم")
# A verb opens its clause behind these.
_CLAUSES = fold_words("حيث إذ بعدما عندما حينما حين فقد حتى")
_A_PERSON = fold_words("رجل امرأة شاب شابة فتاة طفل طفلة شخص")
_THEN_IN = fold_words("ففي فعن فمن")
_THAT = fold("أن")
_ALREADY = fold_words("قد لقد")
_HIS_KIN = fold_words("زوجته زوجها شقيقه شقيقته ابنه ابنته ابنها ابنتها والده والدته نجله نجلها صديقه صديقته")
_ANYBODY = fold("شخص")  # «أول شخص يتساءل»
_BEFORE_SUBJECTS = fold_words("لكن قيام")
_SOURCES = fold_words("بحسب حسب وفق")
_SPEAKERS = words.ROLES | words.ANONYMOUS_HEADS
_OF_TEXTS = frozenset({"جاء", "ورد"})  # lemmas whose subject is no person
_NOUN_ENDINGS = ("ات", "ين", "ون", "اء", "ان")
_RESUMED = fold_words("فيه فيها فيهما به بها")  # «تصريحات قال فيها»
_OBJECTS = ("ه", "ها", "هم")  # whoever follows «فجرها» does it
FARTHEST_BEFORE = 2  # sentences


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody named before a verb, and whether he stands where a subject stands."""

    source: Source
    end: int
    subject: bool
    dual: bool


@dataclass(slots=True)
class AtHand:
    """Looks for whoever is at hand in one article; indices count tokens."""

    contents: Contents
    stage: Stage
    sentences: Sequence[Sentence]
    # The source of a word that no list has as a name, where nothing but a name can stand.
    name_at: Callable[[int, Gender], Source | None] = field(default=lambda _, __: None)

    def find(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """The source of a verb at i, or None."""
        if cue.lemma in _OF_TEXTS:
            return None
        if self.contents.key(i - 1) in RELATIVES:
            return self._antecedent(i, cue, sentence)
        beside = self._person_beside(i, cue, sentence)
        if beside is not None or self._has_own_noun(i, cue, sentence):
            return beside
        here = self._candidates(sentence.first, i)
        found = self._only(here, cue) or self._many(i, cue, sentence)
        if found is not None or here or self.stage.passed:
            return found
        before = self._before(sentence)
        if cue.number == "d" and cue.form != "participle":
            return self._only(before, cue) or self._pair_before(sentence)
        fronted = cue.form != "participle" and self._is_fronted(sentence.first)
        fronted = fronted and not self._has_verb(sentence.first, i)
        if not (fronted or self._opens(i, sentence) or self._has_no_subject(i, sentence)):
            # Where the sentence begins with something else, only her gender shows that she goes on.
            before = [c for c in before if cue.gender == "f" and self._is_person(c.source)]
        return self._only(before, cue)

    def _is_fronted(self, first: int) -> bool:
        """«ففي باب كذا | يقول»: a phrase in front of the verb."""
        return self.stage.is_preposition(first) or self.contents.key(first) in _THEN_IN

    def _antecedent(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """«وزير الرياضة آنذاك، الذي طالبه»: the noun phrase that ends at the relative before a verb.

        Where it does not agree with the verb, the relative is of the only person named before it: «هدى سرور
        الباحثة في المركز العربي التي أوضحت».
        """
        key, end = self.contents.key, i - 1
        while end > sentence.first and (key(end - 1) in COMMAS or is_adverb(key(end - 1))):
            end -= 1
        start = end
        while start > sentence.first and self._is_definite(start - 1):
            start -= 1
        if start > sentence.first and without_conjunction(key(start - 1)) in words.ROLES | words.BODY_HEADS:
            start -= 1
        for j in range(start, end):
            source = None if j in self.contents.in_marks else self._read(j, end, None)
            if source is None or source.span is None or not source.speakers:
                continue
            candidate = Candidate(source, end, subject=True, dual=False)
            after = first_at(self.stage.tokens, source.span.end)
            reaches = all(self._is_definite(k) for k in range(after, end))
            seat = not self._is_person(source) and self._is_seat(j)
            if reaches and self._agrees(candidate, cue) and not self._is_part(j, source) and not seat:
                return _at_hand(source)
            break
        apart = self._is_seat(start) or {self._gender_at(end - 1), cue.gender} == {"m", "f"}
        if start == end or key(i) not in CUES or not apart:
            return None
        return self._only([c for c in self._candidates(sentence.first, i) if self._is_person(c.source)], cue)

    def _is_seat(self, j: int) -> bool:
        """«(الطبيب فلان) بمستشفى البلدة (الذي أوضح)», «في وزارة الخارجية»: where somebody works."""
        key = self.contents.key(j)
        return self.contents.key(j - 1) == "في" or (key[:1] == "ب" and self.stage.is_preposition(j))

    def _is_part(self, j: int, source: Source) -> bool:
        """«إحدى دول أمريكا اللاتينية، التي أعلنت»: a place within a phrase about something else."""
        place = source.rule == "place-for-government" and j > 0
        apart = self.stage.is_preposition(j) or self.stage.is_preposition(j - 1)
        return place and not apart and not self._is_joined_noun(j) and self.contents.key(j - 1) not in COMMAS

    def _is_joined_noun(self, j: int) -> bool:
        return self.contents.key(j)[:1] == "و" and self.stage.starts[j].start > self.stage.tokens[j].start

    def _is_definite(self, j: int) -> bool:
        key = self.contents.key(j)
        return j in self.stage.covered or is_definite(key) or is_definite(key[1:]) or key[:2] == "لل"

    def _gender_at(self, j: int) -> Gender:
        """The gender that an adjective or a noun with its article shows."""
        written = strip_marks(self.stage.tokens[j].text)
        return "f" if written.endswith(("ة", "ات")) else "m"

    def _person_beside(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """«(دفع مبلغا) لامرأة اتهمته»: a person without a name, right before a verb about him."""
        noun = self.contents.key(i - 1)
        bare = noun[1:] if noun[:1] in "لب" else noun
        if (
            i - 1 <= sentence.first
            or bare not in _A_PERSON - {_ANYBODY}
            or cue.number != "s"
            or self._is_joined(i)
        ):
            return None
        if {"f" if bare.endswith("ه") else "m", cue.gender} == {"m", "f"}:
            return None
        start = self.stage.tokens[i - 1].start + (bare != noun)
        span = Span(start, self.stage.tokens[i - 1].end)
        text = self.stage.text[span.start : span.end]
        return Source(
            span, text, (Speaker(text),), None, "described", "anonymous-descriptor", cue.gender, "s"
        )

    def _is_joined(self, i: int) -> bool:
        key = self.contents.key(i)
        return key[:1] in "وف" and key not in CUES and without_conjunction(key) in CUES

    def _has_no_subject(self, i: int, sentence: Sentence) -> bool:
        """«وأبدى رضاه عن اللقاء، وقال»: nobody is named behind the verb that opens the sentence either."""
        at = sentence.first
        while at < i and without_conjunction(self.contents.key(at)) in _ALREADY:
            at += 1
        first = without_conjunction(self.contents.key(at))
        after = at + 1
        if at > sentence.first and after + 1 == i and self.contents.key(after)[-1:] == "ا":
            return first in words.VERBS  # «وقد أصدرت تقريرا | أشارت فيه»
        verb = first in words.VERBS or self.contents.cue_at(sentence.first) is not None
        owned = strip_marks(self.stage.tokens[after].text).endswith(("ه", "ها", "هم")) if after < i else False
        return verb and self._is_joined(i) and after < i and (owned or self.stage.is_preposition(after))

    def _many(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """The only people whom a sentence names before a participle in the plural, wherever they stand."""
        if (cue.number, cue.form) != ("p", "participle"):
            return None
        found: list[Source] = []
        j = sentence.first
        while j < i:
            free = j not in self.contents.in_marks and j not in self.stage.covered
            source = self._people_at(j, i) if free and self._are_people(j) else None
            if source is not None and source.span is not None and source.speakers:
                found.append(source)
                j = max(j, first_at(self.stage.tokens, source.span.end) - 1)
            j += 1
        if len({f.speakers for f in found}) != 1:
            return None
        return _at_hand(found[0])

    def _people_at(self, j: int, last: int) -> Source | None:
        return self.stage.read(j, last, attached=self.stage.head(j) != self.contents.key(j))

    def _are_people(self, j: int) -> bool:
        """Whether a noun of several people stands at a token, of any case: «العاملين», «مسؤولو التحكيم»."""
        head = self.stage.head(j)
        bare = without_article(head)
        if head.startswith(("وي", "وت")):
            return False  # «وينامون»
        many = bare[:-2] + "ون" if bare.endswith("ين") and is_definite(head) else bare
        construct = bare.endswith("و") and bare[:-1] in _SPEAKERS
        return (
            is_people(many)
            or is_plural_of_role(bare)
            or construct
            or not {head, bare}.isdisjoint(MANY_PEOPLE)
        )

    def _before(self, sentence: Sentence) -> list[Candidate]:
        """Who acts in the sentence before, of this paragraph or the one before it."""
        at = bisect_left(self.sentences, sentence.first, key=lambda s: s.first)
        for before in reversed(self.sentences[max(0, at - FARTHEST_BEFORE) : at]):
            if before.block < sentence.block - 1:
                break
            near = self._candidates(before.first, before.last)
            if near:
                return near
        return []

    def _pair_before(self, sentence: Sentence) -> Source | None:
        """«اتهم النائب فلان وزوجته. ولكنهما نفيا»: the two whom the sentence before names, and no third."""
        at = bisect_left(self.sentences, sentence.first, key=lambda s: s.first)
        before = self.sentences[at - 1] if at else None
        if before is None or before.block < sentence.block - 1:
            return None
        stage = self.stage
        found: dict[str, Speaker] = {}
        for j in range(before.first, before.last):
            mention = stage.starts.get(j)
            if mention is None:
                key = self.contents.key(j)
                if found and key[:1] == "و" and key[1:] in _HIS_KIN and j - 1 in stage.covered:
                    written = stage.tokens[j].text[1:]
                    found[written] = Speaker(written)
                continue
            entity = stage.names.entities[mention.entity]
            if entity.type == "person":
                found[entity.id] = Speaker(entity.name, entity.id)
        if len(found) != len(("أ", "ب")):
            return None
        speakers = tuple(found.values())
        return Source(speakers=speakers, grade="inherited", rule=AT_HAND, number="d")

    def _has_own_noun(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«(ولكن) المزيد من التحقيق يشير»: a noun right before a verb that nothing joins is its subject."""
        key = self.contents.key
        if i == sentence.first or cue.form in {"participle", "noun"} or key(i) not in CUES:
            return False
        before = i - 1
        after = i + 1
        if after < sentence.last and is_definite(key(after)) and not self.stage.can_speak(after):
            return after not in self.stage.covered and after not in self.contents.in_marks
        word = self.stage.tokens[before].is_word and before not in self.stage.covered
        that = split_that(key(i + 1))
        if that is not None and that[1] and not is_definite(key(before)):
            return False  # «أموال تقول إنها تلقتها»: it is what she speaks of
        if not word or key(i + 1) in _RESUMED or self._is_function(key(before)):
            return False
        return not self.stage.can_speak(before)

    @staticmethod
    def _is_function(key: str) -> bool:
        """Whether a word opens or joins a clause, or is a verb itself."""
        bare = without_conjunction(key)
        known = bare in _OPENERS or bare in words.FUNCTION_WORDS or key in RELATIVES or is_adverb(key)
        return known or bare in words.VERBS or bare in CUES or split_that(bare) is not None

    def _opens(self, i: int, sentence: Sentence) -> bool:
        """Whether a verb opens its sentence: «وقال», «لكنه أكد»."""
        return all(without_conjunction(self.contents.key(j)) in _OPENERS for j in range(sentence.first, i))

    def _candidates(self, first: int, last: int) -> list[Candidate]:
        """Whoever stands as a subject among tokens [first, last), or has a clause about him, in order."""
        found: list[Candidate] = []
        j = first
        while j < last:
            gender = self._verb_before(j, first)
            source = None if j in self.contents.in_marks else self._read(j, last, gender)
            end = j + 1
            if source is not None and source.span is not None and source.speakers:
                end = max(first_at(self.stage.tokens, source.span.end), j + 1)
                subject = bool(gender) or self._is_subject(j, first, source)
                if self._is_somebody(j, source) and (subject or self._is_told_of(end, last, source)):
                    found.append(Candidate(source, end, subject, self.stage.is_dual_construct(j)))
            j = end
        return found

    def _verb_before(self, j: int, first: int) -> Gender | None:
        """The gender of the verb right before a token, where it opens its clause; None where none does."""
        key = self.contents.key
        verb = j - 1
        if j == first or verb in self.contents.in_marks or self.stage.is_preposition(j):
            return None
        before = key(verb)
        bare = without_conjunction(before)
        cue = self.contents.cue_at(verb)
        has_object = before not in words.VERBS and before not in CUES and before.endswith(_OBJECTS)
        joined = before != bare or key(verb - 1) in COMMAS or self._is_function(key(verb - 1))
        clause = self._begins_clause(verb, first)
        opening = clause or (joined and not self.stage.is_preposition(verb - 1))
        if cue is not None and cue.form in {"perfect", "imperfect"}:
            return cue.gender if (opening or has_object) and cue.number == "s" else None
        known = bare in words.VERBS
        hers = has_object and before.endswith("تها") and key(j) in _A_PERSON  # «دعوى رفعتها امرأة»
        if not opening and not (known and has_object) and not hers:
            return None
        if not known and not ((clause or hers) and self._may_be_verb(verb)):
            return None
        if bare.endswith(("ت", "تها")):
            return "f"
        return "-" if bare[:1] == "ت" else "m"  # «تلقى», «تكتب»

    def _begins_clause(self, verb: int, first: int) -> bool:
        """Whether a token opens its sentence or stands behind «حيث», «بعد أن», «كما»."""
        before = self.contents.key(verb - 1)
        if verb == first or (self.stage.is_preposition(first) and not self._has_verb(first, verb)):
            return True
        comma = next((j for j in range(verb - 1, first, -1) if self.contents.key(j) in COMMAS), None)
        front = first if comma is None else comma + 1
        fronted = self.contents.key(front)[-1:] == "ا" and self.stage.is_preposition(front + 1)
        if fronted and front + 1 < verb and not self._has_verb(front, verb):
            return True  # «وتزامنا مع تطويرها لهذه الصواريخ بدأت …»
        opened = without_conjunction(before) in _OPENERS | _CLAUSES
        return opened or split_that(before) is not None

    def _has_verb(self, first: int, last: int) -> bool:
        return any(
            without_conjunction(self.contents.key(j)) in words.VERBS or self.contents.cue_at(j) is not None
            for j in range(first, last)
        )

    def _may_be_verb(self, j: int) -> bool:
        """Whether a word that no list has can be a verb: «سجنت (امرأة)», «أهدى (المكرمون)»."""
        key = self.contents.key(j)
        bare = without_conjunction(key)
        noun = (
            is_definite(bare)
            or bare.endswith(_NOUN_ENDINGS)
            or words.is_nisba(bare)
            or words.is_verbal_noun(bare)
        )
        noun = noun or bare in words.FUNCTION_WORDS or self.stage.can_speak(j) or j in self.stage.covered
        noun = noun or bare in words.NOT_NAMES or any(bare in heads for heads in words.PLACE_HEADS.values())
        return not noun and self.stage.tokens[j].is_word and not self.stage.is_preposition(j)

    def _read(self, j: int, last: int, gender: Gender | None) -> Source | None:
        """The source at a token: a name, a noun that speaks, or right behind a verb a person of no name."""
        stage, key = self.stage, self.contents.key(j)
        mention = stage.starts.get(j)
        attached, human = False, True
        if mention is not None:
            attached = mention.start > stage.tokens[j].start or key[:2] == "لل"
        elif j in stage.covered:
            return None
        elif stage.can_speak(j):
            if is_definite(key) and is_definite(self.contents.key(j - 1)):
                return None  # «التواجد النسائي الكبير»
            attached = stage.head(j) != key
        elif stage.is_somebody(j) and self.contents.key(j - 1) == _THAT:
            return (
                replace(source, gender=gender_of_noun(source.text + " "))
                if (source := stage.read(j, j + 1, anything=True))
                else None
            )
        elif gender and (key in _A_PERSON or stage.is_somebody(j) or self._are_people(j)):
            human = False
            last = self._past_adjectives(j, last) if key in _A_PERSON else last
        else:
            return self.name_at(j, gender) if gender else None
        source = stage.read(j, last, human=human, attached=attached)
        if source is None:
            return None
        if source.rule == "place-for-government":
            male = fold(source.speakers[0].name) in MALE_PLACES
            return replace(source, gender="m" if male else "f")
        known = stage.gender_of(source)
        return replace(source, gender=gender if gender and known == "-" else known)

    def _past_adjectives(self, j: int, last: int) -> int:
        """Where «امرأة أسترالية | ثلاثة أشهر» ends."""
        end = j + 1
        woman = self.contents.key(j).endswith("ه")
        if end < last and woman and self.contents.key(end).endswith("ه"):
            end += 1
        while end < last and words.is_nisba(self.contents.key(end)):
            end += 1
        return end

    def _is_somebody(self, j: int, source: Source) -> bool:
        """Whether a source is a person, people, or a body by its name: no «موقع», «مصادر»."""
        if source.speakers[0].entity or source.rule == "place-for-government":
            return True
        if j and without_conjunction(self.contents.key(j - 1)) in _SOURCES:
            return True
        if (
            self._are_people(j)
            or source.rule == "bare-name"
            or self.contents.key(j) in _A_PERSON
            or self.stage.is_somebody(j)
        ):
            return True
        return self.stage.is_officer(j) or is_people(self.stage.head(j)) or is_plural(source)

    def _is_person(self, source: Source) -> bool:
        entity = self.stage.names.entities.get(source.speakers[0].entity)
        return entity is not None and entity.type == "person"

    def _is_subject(self, j: int, first: int, source: Source) -> bool:
        """Whether somebody at a token opens a clause without a verb before him: first, or behind أن."""
        place = source.rule == "place-for-government"
        if j == first:
            return not place and not self.stage.is_preposition(j)
        if j == first + 1 and without_conjunction(self.contents.key(first)) in _SOURCES:
            return True  # «وبحسب مصادر عسكرية، أكدت أن»
        bare = without_conjunction(self.contents.key(j - 1))
        if bare == _THAT and not self.stage.is_preposition(j):
            # «أن الحزب اعترف», «أن الطفل مصاب»
            after = first_at(self.stage.tokens, source.span.end) if source.span is not None else j + 1
            acts = self.contents.key(after) not in RELATIVES
            body = acts and source.rule in {"descriptor-of-body", "body-subject"}
            return body or self._is_person(source) or self.stage.is_somebody(j)
        return self._is_person(source) and (split_that(bare) is not None or bare in _BEFORE_SUBJECTS)

    def _is_told_of(self, end: int, last: int, source: Source) -> bool:
        """Whether a clause about somebody follows his name: «فلان، الذي …», «(خطاب) من فلان | عبر»."""
        if end == last:
            before_verb = self.contents.key(last) in CUES and self.contents.key(last + 1) not in _RESUMED
            return self._is_person(source) and before_verb
        end += self.contents.key(end) in COMMAS
        human = not source.speakers[0].entity or self._is_person(source)
        return human and self.contents.key(end) in RELATIVES and source.rule != "place-for-government"

    def _only(self, found: list[Candidate], cue: Cue) -> Source | None:
        fitting = [c for c in found if self._agrees(c, cue)]
        if len({c.source.speakers for c in fitting}) > 1:
            fitting = [c for c in fitting if c.subject]
        if len({c.source.speakers for c in fitting}) != 1:
            return None
        return _at_hand(fitting[-1].source)

    def _agrees(self, candidate: Candidate, cue: Cue) -> bool:
        """Whether somebody agrees with a verb; of a woman the article must show that she is one."""
        source = candidate.source
        many = is_plural(source)
        head = without_article(fold(source.text.split(maxsplit=1)[0])) if source.text else ""
        if cue.number == "p" and (candidate.dual or head in NO_PERSONS):
            return False
        if cue.gender == "f" and source.gender != "f" and not many:
            return False
        if cue.number == "s" and many:
            return cue.gender == "f" and (head in NO_PERSONS or is_plural_of_body(head))
        return agree(source, cue.gender, cue.number)


def _at_hand(source: Source) -> Source:
    return replace(source, span=None, text="", grade="inherited", rule="only-one-at-hand")
