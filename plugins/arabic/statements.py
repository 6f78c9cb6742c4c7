"""Find who said what: direct quotations, phrases in marks, and speech that is reported by meaning.

The reading goes sentence by sentence. A *cue* (a verb, a participle, a particle) governs a *content*
(`contents`) and has a *source* (`subjects`, `particles`), which resolves to a speaker (`speakers`).
Words in marks that no cue governs are names, titles or irony, and are left alone.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from plugins.arabic.at_hand import AT_HAND, AtHand
from plugins.arabic.contents import COMMAS, RELATIVES, STOPS, WEIGHTLESS, Content, Contents
from plugins.arabic.cues import ACCORDING, AS_SAID, CUES, HIS_SIDE, HIS_WORDS, ON, RELAYS, Cue, split_that
from plugins.arabic.normalise import fold, fold_words
from plugins.arabic.particles import Particle, Particles
from plugins.arabic.quotations import Quotation
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import Source, Stage, is_plural
from plugins.arabic.subjects import Subjects
from plugins.arabic.tokens import Keys, Token, first_at, without_article, without_conjunction
from plugins.arabic.values import Block, Span, Statement, StatementKind
from plugins.arabic.words import TEXT_HEADS

_DASHES = frozenset("-–—")
_BEFORE_PARTICLE = COMMAS | _DASHES | fold_words("و وذلك") | {"("}
_THIS = fold_words("هذا ذلك وهذا")
_FROM = fold_words("من ومن")
_IN_TURN = fold_words("بدوره بدورها وبدوره وبدورها")
_RESULTS = fold_words("نتائج خلاصات مؤشرات سجلات وثائق تحقيقات")
SIDE_WITHIN = 6  # «من جهته» stands at the head of its sentence
# «أظهرت الدراسة أن»: without a subject beside them these tell what happened, not what was said.
_SHOWS = frozenset({"أظهر"})  # things show too; what a text shows is told
_FINDS = frozenset("توصل خلص".split())  # noqa: SIM905 — lemmas as the table of cues writes them
LONGER_THAN_HEADING = 12  # words: «"لن نعود"» alone between paragraphs is a heading
MOST_TITLE_WORDS = 5  # without a verb: «"تحت الجسر القديم"»
NEAR_DESCRIBER = 10  # tokens from «وصفه» to the marks
FEWEST_WORDS = 3  # of a clause
NEAR_CLAUSE = 6  # tokens from «على لسان فلان» to «الذي قال»


class Draft(NamedTuple):
    """A statement before it has an id."""

    kind: StatementKind
    span: Span
    outer: Span
    cue: Span | None
    cue_class: str
    source: Source
    rule: str


@dataclass(slots=True)
class StatementFinder:
    """Reads one article; `find` gives its statements in order of start."""

    text: str
    blocks: Sequence[Block]
    tokens: Sequence[Token]
    folded: Keys
    sentences: Sequence[Sentence]
    stage: Stage
    drafts: list[Draft] = field(default_factory=list)
    used: set[Quotation] = field(default_factory=set)
    waiting: tuple[Span, Cue, Source] | None = None  # a cue whose colon ends its block
    contents: Contents = field(init=False)
    subjects: Subjects = field(init=False)
    particles: Particles = field(init=False)

    def __post_init__(self) -> None:
        """Note all words in marks first: a cue must pass over those that are names."""
        self.contents = Contents(self.text, self.tokens, self.folded, self.stage)
        self.contents.take_in(self.sentences)
        at_hand = AtHand(self.contents, self.stage, self.sentences)
        self.subjects = Subjects(self.contents, self.stage, at_hand)
        at_hand.name_at = self.subjects.name_at
        self.particles = Particles(self.contents, self.stage)
        self.stage.actor_of = self.subjects.actor_of
        self.stage.author_of = self.subjects.author_of
        self.stage.goes_on = self.subjects.is_subjectless

    def find(self) -> list[Draft]:
        """All statements, in order of start."""
        block, ended_with_colon = -1, False
        for sentence in self.sentences:
            if sentence.block != block:
                block = self.stage.here = sentence.block
                self._continue_block(sentence, ended_with_colon=ended_with_colon)
            self.waiting = None
            before = len(self.drafts), len(self.stage.turns)
            self._read_sentence(sentence)
            if before == (len(self.drafts), len(self.stage.turns)) or (
                before[1] == len(self.stage.turns) and self._is_passed_on(before[0])
            ):
                self.stage.acts(sentence)
            else:
                self.stage.lone = None
            self.stage.before = sentence
            ended_with_colon = self.contents.key(sentence.last - 1) == ":"
        self.drafts.sort(key=lambda d: (d.span.start, d.span.end))
        return self.drafts

    def _is_passed_on(self, first: int) -> bool:
        """«وبحسب الوكالة، فقد رفض الوزير…»: from draft `first` on nobody speaks but an agency."""
        return all(d.cue_class == "according" and self.stage.is_medium(d.source) for d in self.drafts[first:])

    def _continue_block(self, sentence: Sentence, *, ended_with_colon: bool) -> None:
        """A paragraph that is wholly in marks continues the last direct quotation, or a colon before it."""
        if not sentence.quotations:
            return
        quote, block = sentence.quotations[0], self.blocks[sentence.block]
        around = self.text[block.start : quote.outer.start] + self.text[quote.outer.end : block.end]
        if around.strip(" .،\u00a0") or quote in self.contents.names:
            return
        if len(self.contents.inner_words(quote)) < FEWEST_WORDS:
            return
        if self.waiting is not None:
            span, cue, source = self.waiting
            self._quote("direct", quote, span, cue.cue_class, source)
        elif ended_with_colon or self._speaks_on(quote, sentence):
            spoke = ended_with_colon or self.drafts[-1].kind != "indirect" or self._ended_in_marks()
            known = spoke and (ended_with_colon or bool(self.drafts[-1].source.speakers))
            # After words told by meaning a new voice may begin, who is named only after his words.
            source = self.stage.inherit("-", "-") if known else Source(rule="nobody-before")
            rule = "stands-alone" if known else ""
            self._quote("direct", quote, None, "", source, rule)

    def _ended_in_marks(self) -> bool:
        """«قالت إنها فعلت ذلك «لتحمي نفسها»»: words told by meaning that go over into the speaker's own."""
        last = self.drafts[-1]
        return any(
            d.kind != "indirect" and d.cue == last.cue and d.outer.end == last.span.end
            for d in self.drafts[-FEWEST_WORDS:]
        )

    def _speaks_on(self, quote: Quotation, sentence: Sentence) -> bool:
        """Whether the last statement goes on: a direct one, or one of the paragraph before; no heading."""
        if not self.drafts:
            return False
        last = self.drafts[-1]
        before = self.blocks[sentence.block - 1].start if sentence.block else 0
        whole = self.blocks[sentence.block].text.rstrip(' »”"')[-1:] in STOPS
        near = (
            whole and last.span.end >= before and len(self.contents.inner_words(quote)) >= LONGER_THAN_HEADING
        )
        phrase = len(self.contents.inner_words(quote)) <= MOST_TITLE_WORDS
        title = phrase and not self.contents.is_clause(quote)
        return (last.kind == "direct" and not title) or near

    def _read_sentence(self, sentence: Sentence) -> None:
        if self._announces_another(sentence):
            self.stage.passed = True
        governing: Source | None = None
        before = len(self.drafts)
        past = sentence.first
        for i in self._attributing(sentence.first, sentence.last):
            if i < past:
                continue
            step = self._by_particle(i, sentence, governing, before) or self._by_verb(i, sentence, governing)
            if step is None:
                continue
            past, source = step
            if source is not None and self._governs(i, source):
                governing = source
        self._quotes_before_verbs(sentence)
        self._quotes_after_colons(sentence)

    def _governs(self, i: int, source: Source) -> bool:
        """Whether a source of the cue at i governs what follows in its sentence: a participle, a second verb.

        Not whoever is only at hand, nor a bare name of which a relative clause tells.
        """
        told_of = source.rule == "bare-name" and self.contents.key(i - 1) in RELATIVES
        return bool(source.speakers or source.text) and source.rule != AT_HAND and not told_of

    def _attributing(self, first: int, last: int) -> Sequence[int]:
        """The words of tokens [first, last) that can be cues or particles, those in marks left out."""
        found = self.contents.attributing
        return found[bisect_left(found, first) : bisect_left(found, last)]

    def _announces_another(self, sentence: Sentence) -> bool:
        opening = self.contents.keys[sentence.first : min(sentence.first + SIDE_WITHIN, sentence.last) + 1]
        return opening[0] in _IN_TURN or any(a in _FROM and b in HIS_SIDE for a, b in pairwise(opening))

    # ── verbs and participles ────────────────────────────────────────────────────────────────

    def _by_verb(self, i: int, sentence: Sentence, governing: Source | None) -> tuple[int, Source] | None:
        """The statements of a verb at i: (where the reading goes on, the source), or None."""
        cue = self.contents.cue_at(i)
        if cue is None or self.contents.is_no_cue(i, cue, sentence):
            return None
        content = self.contents.content_after(i, cue, sentence)
        if content is None:
            self._wait(i, cue, sentence, governing)
            return self._answers(i, cue, sentence)
        source = self.subjects.subject_of(i, cue, content, sentence, governing)
        if source is None or (cue.lemma in _FINDS and source.span is None):
            return None
        if cue.lemma in _SHOWS and not self._is_of_text(source):
            return None
        first, last = i, self.contents.cue_end(i, content)
        if cue.lemma in RELAYS:  # «نقلت … قوله»: his words are the cue, where the text has them
            spoken = next((j for j in range(i, content.first) if self.contents.key(j) in HIS_WORDS), None)
            first, last = (spoken, spoken + 1) if spoken is not None else (first, last)
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        end = self._emit(span, cue, content, source, sentence)
        if source.rule != AT_HAND or governing is None:  # else he speaks within another's words
            self.stage.remember(source, sentence.block)
        return max(end, i + 1), source

    def _is_of_text(self, source: Source) -> bool:
        """Whether a source is a text: «دراسة», «الاستطلاع», «نتائج التحقيق»."""
        head = fold(source.text.split(maxsplit=1)[0]) if source.text else ""
        return without_article(without_conjunction(head)) in TEXT_HEADS | _RESULTS

    def _answers(self, i: int, cue: Cue, sentence: Sentence) -> tuple[int, Source] | None:
        """«، وهو ما أكده الوزير، قائلا إن»: he governs what follows, though his verb tells nothing new.

        So does whoever stands behind «أوضح ذلك», «كشف هذا».
        """
        if self._closes_sentence(i, cue, sentence):
            return self._after_all(i, cue, sentence)
        that = self.contents.key(i + 1) in _THIS and cue.form == "perfect"
        what = self.contents.key(i) not in CUES and without_conjunction(self.contents.key(i - 1)) == "ما"
        if not (that or what):
            return None
        source = self.stage.read(i + 1 + that, sentence.last, cue.gender, cue.number, human=True)
        if source is None or source.span is None:
            return None
        return first_at(self.tokens, source.span.end), source

    def _closes_sentence(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«…، يعلق الكاتب.»: a verb of saying and whoever speaks, after his words and set apart from them."""
        if i + 1 >= sentence.last or self.contents.key(i) not in CUES or cue.form == "participle":
            return False
        alone = not self.tokens[i - 1].is_word and i - 1 not in self.contents.in_marks
        speaks = "quote" in cue.frames and not cue.strict
        return (i == sentence.first or alone) and speaks and self.stage.can_speak(i + 1)

    def _after_all(self, i: int, cue: Cue, sentence: Sentence) -> tuple[int, Source] | None:
        """The speaker whose words stand before him; who goes on («ويضيف») is he."""
        source = self.stage.read(i + 1, sentence.last, cue.gender, cue.number, human=True)
        if source is None or source.span is None:
            return None
        end = first_at(self.tokens, source.span.end)
        if any(self.tokens[j].is_word for j in range(end, sentence.last)):
            return None
        self.stage.remember(source, sentence.block)
        return end, source

    def _wait(self, i: int, cue: Cue, sentence: Sentence, governing: Source | None) -> None:
        """Keep a cue whose colon ends its block: «قال المزارع سعيد النجار:», the words follow in the next."""
        colon = sentence.last - 1
        if self.contents.key(colon) != ":" or cue.strict or not cue.frames & {"quote", "that"}:
            return
        source = self.subjects.subject_of(i, cue, Content(colon, colon, "colon"), sentence, governing)
        if source is not None:
            self.waiting = (Span(self.tokens[i].start, self.tokens[i].end), cue, source)
            self.stage.remember(source, sentence.block)

    # ── particles ────────────────────────────────────────────────────────────────────────────

    def _by_particle(
        self, i: int, sentence: Sentence, governing: Source | None, before: int
    ) -> tuple[int, Source | None] | None:
        """The statement of a particle at i; `before` is how many drafts earlier sentences gave."""
        particle = self.particles.particle_at(i, sentence)
        if particle is None:
            return None
        source = particle.source
        if particle.is_pronoun:
            above = (governing, self.subjects.of_main_clause(sentence, i))
            source = next(
                (s for s in above if s is not None and s.speakers and self._is_his(s, source)),
                None,
            ) or self._inherit(i, source, sentence)
        if self._goes_on_as_clause(i, particle, sentence):
            return particle.end, source
        if all(self.contents.key(j) in {"و", "ف", "#"} for j in range(sentence.first, i)):
            if self.contents.key(i) in AS_SAID and not self._is_set_apart(particle.end):
                return None  # «كما أعلنت الحكومة الحداد»: as well, not as she said
            return self._particle_first(particle, source, sentence)
        return self._particle_after(i, particle, source, sentence, before)

    def _inherit(self, i: int, pronoun: Source, sentence: Sentence) -> Source:
        """Whom a pronoun means that no clause above it tells: the last speaker, or whoever is at hand."""
        found = self.stage.inherit(pronoun.gender, pronoun.number)
        if found.speakers:
            return found
        cue = Cue("", "", "noun", pronoun.gender, pronoun.number, frozenset(), strict=False, follow_up=False)
        return self.subjects.at_hand.find(i, cue, sentence) or found

    def _goes_on_as_clause(self, i: int, particle: Particle, sentence: Sentence) -> bool:
        """«على لسان الناطقة فلانة التي قالت إن»: what she said follows, and stands not before her."""
        if self.contents.key(i) not in ON or particle.is_pronoun:
            return False
        last = min(sentence.last, particle.end + NEAR_CLAUSE)
        at = next((j for j in range(particle.end, last) if self.contents.key(j) in RELATIVES), last)
        cue = self.contents.cue_at(at + 1) if at < last else None
        return cue is not None and self.contents.content_after(at + 1, cue, sentence) is not None

    def _is_his(self, source: Source, pronoun: Source) -> bool:
        """Whether a pronoun can mean a source: «حسب قولهم» is not one man's."""
        if pronoun.number in {"p", "d"}:
            return is_plural(source)
        return {pronoun.gender, self.stage.gender_of(source)} != {"m", "f"}

    def _is_set_apart(self, i: int) -> bool:
        """Whether a comma, a stop or «فإن» follows an attribution that opens its sentence."""
        key = self.contents.key(i)
        return not key or key in COMMAS | STOPS or key.startswith("فان")

    def _particle_first(
        self, particle: Particle, source: Source, sentence: Sentence
    ) -> tuple[int, Source | None] | None:
        """«وبحسب فلان، فإن …»: the content follows."""
        first = particle.end
        while first < sentence.last and self.contents.key(first) in COMMAS:
            first += 1
        first = self._after_then(first, sentence)
        if first >= sentence.last or self.contents.key(first) in STOPS:
            return self._particle_alone(particle, source, sentence)
        if self.contents.cue_at(first) is not None and self.contents.key(first) in CUES:
            return None  # «وبحسب الوكالة، قال فلان…»: the verb attributes
        content = Content(first, self.contents.content_end(first, sentence), "before")
        return self._emit_particle(particle, content, source, sentence)

    def _after_then(self, first: int, sentence: Sentence) -> int:
        """Behind «فإن», at `first` or after a comma: «ووفق استطلاع أجراه معهد لحساب صحيفة، فإن …»."""
        for j in range(first, sentence.last - 1):
            key = self.contents.key(j)
            then = key.startswith("فان") and split_that(key[1:]) is not None
            if then and (j == first or self.contents.key(j - 1) in COMMAS):
                return j + 1
            if self.contents.cue_at(j) is not None and j not in self.contents.in_marks:
                break
        return first

    def _particle_alone(
        self, particle: Particle, source: Source, sentence: Sentence
    ) -> tuple[int, Source | None] | None:
        """«…. بحسب فلان.»: a sentence of its own, whose content is the sentence before."""
        before = next(
            (s for s in reversed(self.sentences) if s.last == sentence.first and s.block == sentence.block),
            None,
        )
        if before is None or any(d.span.start >= self.tokens[before.first].start for d in self.drafts):
            return None
        return self._emit_particle(particle, Content(before.first, before.last, "before"), source, before)

    def _particle_after(
        self, i: int, particle: Particle, source: Source, sentence: Sentence, before: int
    ) -> tuple[int, Source | None]:
        """«…، بحسب فلان»: the content stands before; where another cue governs it, it closes only."""
        if len(self.drafts) > before and (
            particle.is_pronoun or self.drafts[-1].span.end >= self.tokens[i].start - len("»، ") - 1
        ):
            if not particle.is_pronoun and source.speakers != self.drafts[-1].source.speakers:
                passed_on = self.stage.is_medium(source)
                (self.stage.note if passed_on else self.stage.remember)(source, sentence.block)
            return particle.end, None
        last = i
        while last > sentence.first and self.contents.key(last - 1) in _BEFORE_PARTICLE:
            last -= 1
        first = self._apart_from_others(sentence, last, before)
        if last - first < FEWEST_WORDS:
            return particle.end, None
        _, spoken = self._emit_particle(particle, Content(first, last, "before"), source, sentence)
        return particle.end, spoken

    def _apart_from_others(self, sentence: Sentence, last: int, before: int) -> int:
        """Where the clause before a particle begins: behind what other cues of the sentence govern."""
        if len(self.drafts) == before:
            return sentence.first
        said = first_at(self.tokens, max(d.outer.end for d in self.drafts[before:]))
        commas = (j + 1 for j in range(max(said, sentence.first), last) if self.contents.key(j) in COMMAS)
        first = next(commas, last)
        return last if without_conjunction(self.contents.key(first)) in ACCORDING else first

    def _emit_particle(
        self, particle: Particle, content: Content, source: Source, sentence: Sentence
    ) -> tuple[int, Source | None]:
        (self.stage.note if self.stage.is_medium(source) else self.stage.remember)(source, sentence.block)
        cue = Cue("", particle.cue_class, "noun", "-", "-", frozenset(), strict=False, follow_up=False)
        end = self._emit(particle.cue, cue, content, source, sentence)
        return max(particle.end, end), source

    # ── drafts ───────────────────────────────────────────────────────────────────────────────

    def _emit(self, span: Span, cue: Cue, content: Content, source: Source, sentence: Sentence) -> int:
        """Draft the statements of one cue; returns where the reading goes on."""
        quote = content.marks
        if quote is not None and (content.how in {"colon", "marks"} or self.contents.is_whole(content)):
            self._quote(self.contents.kind_of(quote, content, cue), quote, span, cue.cue_class, source)
            after = min(content.last, self.contents.after(quote))
            return max(content.last, self._joined_marks(after, sentence, span, cue, source))
        first, last = self._trimmed(content)
        if first >= last:
            return content.last
        whole = Span(self.tokens[first].start, self.tokens[last - 1].end)
        inside = [
            q
            for q in sentence.quotations
            if whole.start <= q.outer.start and q.outer.end <= whole.end and q not in self.contents.names
        ]
        in_marks_only = bool(inside) and all(
            self.contents.key(i) in WEIGHTLESS
            for i in range(first, last)
            if i not in self.contents.in_marks and self.tokens[i].is_word
        )
        for q in inside:
            kind = self._kind_inside(q, content, cue, first, alone=in_marks_only)
            self._describe(q, first)
            self._quote(kind, q, span, cue.cue_class, source)
        if not in_marks_only:
            self.drafts.append(Draft("indirect", whole, whole, span, cue.cue_class, source, source.rule))
            self._nested(first, last, sentence)
        return content.last

    def _describe(self, quote: Quotation, first: int) -> None:
        """«(قال إن) الخطة وصفها أحد النواب بـ«الخطأ»»: what somebody else calls a thing, who is named."""
        at = first_at(self.tokens, quote.outer.start)
        for j in range(at - 2, max(first, at - NEAR_DESCRIBER), -1):
            cue = self.contents.cue_at(j)
            if cue is None or "describe" not in cue.frames or self.contents.key(j) in CUES:
                continue
            source = self.stage.read(j + 1, at, cue.gender, cue.number, human=True)
            if source is not None and source.span is not None and source.speakers:
                self._quote("partial", quote, Span(*self.tokens[j][:2]), cue.cue_class, source)
            return

    def _trimmed(self, content: Content) -> tuple[int, int]:
        """A content without the stops and commas around it."""
        first, last = content.first, content.last
        while last > first and self.contents.key(last - 1) in COMMAS | STOPS | _DASHES | {":"}:
            last -= 1
        while first < last and self.contents.key(first) in COMMAS | _DASHES | {":"}:
            first += 1
        return first, last

    def _kind_inside(
        self, quote: Quotation, content: Content, cue: Cue, first: int, *, alone: bool
    ) -> StatementKind:
        """The kind of marks within a longer content: partial, but for a clause that begins it."""
        if quote is content.marks:
            return self.contents.kind_of(quote, content, cue)
        begins = first_at(self.tokens, quote.outer.start) == first
        if content.how == "before" and (alone or (begins and self.contents.is_clause(quote))):
            return "direct"
        return "partial"

    def _nested(self, first: int, last: int, sentence: Sentence) -> None:
        """Somebody's words within the words reported: «إن الوزيرة سلمى الراعي ترى أن…».

        One level, and only for a speaker who is named beside his verb.
        """
        inner = Sentence(first, last, sentence.block, sentence.quotations)
        for i in self._attributing(first + 1, last):
            cue = self.contents.cue_at(i)
            if cue is None or cue.form not in {"perfect", "imperfect"} or self.contents.key(i) not in CUES:
                continue
            content = self.contents.content_after(i, cue, inner)
            if content is None or content.how != "that" or content.marks is not None:
                continue
            source = self._within(first, i, cue, content)
            if source is None:
                continue
            span = Span(self.tokens[content.first].start, self.tokens[content.last - 1].end)
            said = Span(self.tokens[i].start, self.tokens[i].end)
            self.drafts.append(Draft("indirect", span, span, said, cue.cue_class, source, "nested"))
            return

    def _within(self, first: int, i: int, cue: Cue, content: Content) -> Source | None:
        """Who is named beside a verb within reported words: «الرجلين اللذين قالت الوزيرة فلانة إنهما …»."""
        after = self.contents.key(i - 1) in RELATIVES
        source = (
            self.stage.read(i + 1, content.first - 1, cue.gender, cue.number, human=True)
            if after
            else self.stage.read(first, i, cue.gender, cue.number, human=True)
        )
        if source is None or source.grade != "named" or source.span is None:
            return None
        # Somebody else may stand nearer to the verb.
        return source if after or first_at(self.tokens, source.span.end) >= i else None

    def _joined_marks(self, at: int, sentence: Sentence, span: Span, cue: Cue, source: Source) -> int:
        """Further marks joined to the first by و or a comma belong to the same cue."""
        while True:
            k = at
            while k < sentence.last and (
                self.contents.key(k) in COMMAS or self.contents.key(k) in {"و", "او"}
            ):
                k += 1
            quote = self.contents.spoken_at(k) if k < sentence.last else None
            if quote is None or k == at:
                return at
            kind: StatementKind = "direct" if self.contents.is_clause(quote) else "partial"
            self._quote(kind, quote, span, cue.cue_class, source)
            at = self.contents.after(quote)

    def _quote(
        self,
        kind: StatementKind,
        quote: Quotation,
        cue: Span | None,
        cue_class: str,
        source: Source,
        rule: str = "",
    ) -> None:
        if quote not in self.used:
            self.used.add(quote)
            self.drafts.append(
                Draft(kind, quote.inner, quote.outer, cue, cue_class, source, rule or source.rule)
            )

    def _quotes_after_colons(self, sentence: Sentence) -> None:
        """Marks after a colon that no cue took: «وانتقد الوزير …، موجها حديثه إلى النواب: «…»»."""
        for quote in sentence.quotations:
            colon = first_at(self.tokens, quote.outer.start) - 1
            if quote in self.used or quote in self.contents.names or self.contents.key(colon) != ":":
                continue
            if len(self.contents.inner_words(quote)) < FEWEST_WORDS or colon <= sentence.first:
                continue
            source = self.subjects.of_main_clause(sentence, colon)
            if source is None or source.grade != "named":
                continue
            self._quote("direct", quote, None, "", source)
            self.stage.remember(source, sentence.block)

    def _quotes_before_verbs(self, sentence: Sentence) -> None:
        """Marks that no cue took, with the verb after them: «…»، تقول أم ياسر»."""
        for quote in sentence.quotations:
            if quote in self.used or quote in self.contents.names:
                continue
            first = first_at(self.tokens, quote.outer.start)
            if first > sentence.first and self.tokens[first - 1].is_word:
                continue  # «دخول المدينة «في أي لحظة»، أعلن المتحدث أن …»
            j = self.contents.after(quote)
            while j < sentence.last and self.contents.key(j) in COMMAS | _DASHES:
                j += 1
            referred = self.contents.key(j) in _THIS and self.contents.key(j + 1) == "ما"
            j += 2 if referred else 0  # «…»، هذا ما قاله الوزير
            cue = self.contents.cue_at(j) if j < sentence.last and j not in self.contents.in_marks else None
            if cue is None or cue.form == "participle" or cue.strict or "quote" not in cue.frames:
                continue
            if (self.contents.key(j) not in CUES and not referred) or len(
                self.contents.inner_words(quote)
            ) < FEWEST_WORDS:
                continue
            source = self.stage.read(j + 1, sentence.last, cue.gender, cue.number)
            source = source or self.stage.inherit(cue.gender, cue.number)
            span = Span(self.tokens[j].start, self.tokens[j].end)
            self._quote("direct", quote, span, cue.cue_class, source, "quote-then-verb")
            self.stage.remember(source, sentence.block)


def name_statement(article_id: str, words_: str, occurrence: int) -> str:
    """A statement's id: from the article, the words, and which occurrence of them (from 1)."""
    digest = hashlib.sha256(f"{article_id}\0{words_}\0{occurrence}".encode()).hexdigest()
    return f"s-{digest[:10]}"


def finish(article_id: str, text: str, drafts: Sequence[Draft]) -> tuple[Statement, ...]:
    """Give drafts their ids and their words; statements in order of start."""
    seen: Counter[str] = Counter()
    made = []
    for draft in drafts:
        said = text[draft.span.start : draft.span.end]
        seen[said] += 1
        source = draft.source
        resolved = bool(source.speakers) and source.grade != "unresolved"
        made.append(
            Statement(
                id=name_statement(article_id, said, seen[said]),
                kind=draft.kind,
                start=draft.span.start,
                end=draft.span.end,
                outer=draft.outer,
                cue=text[draft.cue.start : draft.cue.end] if draft.cue else "",
                cue_class=draft.cue_class,
                grade=source.grade if resolved else "unresolved",
                rule=draft.rule,
                cue_span=draft.cue,
                source=source.span,
                source_text=source.text,
                speakers=source.speakers if resolved else (),
                on_behalf_of=source.on_behalf_of if resolved else None,
            )
        )
    return tuple(made)
