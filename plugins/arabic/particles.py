"""Attribution without a verb of its own: «بحسب فلان», «وفقا لـ», «على حد قوله», «كما قال فلان»."""

from __future__ import annotations

from dataclasses import dataclass

from plugins.arabic import words
from plugins.arabic.contents import COMMAS, STOPS, Contents
from plugins.arabic.cues import (
    AS_SAID,
    CUES,
    HIS_WORDS,
    ON,
    PRONOUNS,
    RELAYS,
    SPEECH_NOUNS,
    Cue,
    may_attribute,
    split_that,
)
from plugins.arabic.normalise import fold_words, strip_marks
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import Source, Stage, is_adverb
from plugins.arabic.tokens import first_at
from plugins.arabic.values import Span

_ON_NOUNS = fold_words("حد حسب لسان ذمة")  # «على حد قوله», «على لسان فلان»
_CLAUSE_ENDS = COMMAS | STOPS
# «بحسب ما أظهر استطلاع»: verbs of no saying that tell what somebody has made known.
_SHOWS = fold_words(
    "أظهر أظهرت نشر نشرت بث بثت تناقل تناقلت تداول تداولت رصد رصدت وثق وثقت سجل سجلت حدد حددت قرر قررت"
)
_HIMSELF = fold_words("نفسه نفسها أنفسهم")
_OPEN_CLAUSE = fold_words("ما كل هذا ذلك")
_OF_THEM = {"له": PRONOUNS["ه"], "لها": PRONOUNS["ها"], "لهم": PRONOUNS["هم"]}
# After «كما» these tell another deed: «كما أبان الرعب», «كما زاد المؤشر».
_NOT_AS = frozenset("أبان زاد تحدث واصل ختم اختتم".split())  # noqa: SIM905 — lemmas as the table of cues writes them
FAR = 24  # words within which «كما نقلت» has «قوله»
NEAR = 12  # words within which «كما قال إن…» shows that it is an ordinary verb


@dataclass(frozen=True, slots=True)
class Particle:
    """A particle and whoever it names: its cue, its class, and the token after its source.

    For a pronoun («على حد قوله») the source has no speakers yet, only gender and number.
    """

    cue: Span
    cue_class: str
    source: Source
    end: int
    is_pronoun: bool = False


_REVEALS = frozenset({"أظهر", "كشف", "بين"})  # findings do
_TO_US = fold_words("لنا لها لهم لكم")
_ARRIVES = frozenset({"جاء", "ورد"})


@dataclass(slots=True)
class Particles:
    """Looks for particles of attribution in one article; indices count tokens."""

    contents: Contents
    stage: Stage

    def particle_at(self, i: int, sentence: Sentence) -> Particle | None:
        """The particle that begins at token i; None where there is none, or it names nobody."""
        key, nxt = self.contents.key(i), i + 1
        if nxt >= sentence.last or not may_attribute(key):
            return None
        if self.contents.key(nxt) in _CLAUSE_ENDS or self.contents.key(nxt) == "بل":
            return None  # «… وحسب، بل …»
        if key in AS_SAID:
            return self._with_verb(nxt, sentence, check=True)
        if key in ON and self.contents.key(nxt) in _ON_NOUNS:
            if self.contents.key(nxt) in {"حد", "حسب"}:
                return self._with_noun(i, nxt + 1, sentence)
            # «على ذمة التحقيق» is no source; whoever stands after it must be able to speak.
            speaks = nxt + 1 < sentence.last and self.stage.can_speak(nxt + 1)
            return self._with_source(i, nxt, nxt + 1, sentence, "say") if speaks else None
        if not self.contents.is_according(i, sentence):
            return None
        if self.contents.key(i - 1) in ON and i > sentence.first:
            return None  # «على حسب» was read with its first word
        return self._according(i, sentence)

    def _according(self, i: int, sentence: Sentence) -> Particle | None:
        nxt = i + 1
        if self.contents.key(nxt) in {"ما", "لما"}:  # «بحسب ما ذكرت», «وفقا لما ذكرته»
            return self._with_verb(nxt + 1, sentence, check=False)
        pronoun = _OF_THEM.get(self.contents.key(nxt))
        if pronoun is not None:  # «وفقا له»
            cue = Span(self.contents.tokens[i].start, self.contents.tokens[i].end)
            gender, number = pronoun
            return Particle(cue, "according", Source(gender=gender, number=number), nxt + 1, is_pronoun=True)
        spoken = self._with_noun(i, nxt, sentence)
        if spoken is not None:
            cue_class = "according" if spoken.cue_class == "say" else spoken.cue_class
            return Particle(spoken.cue, cue_class, spoken.source, spoken.end, spoken.is_pronoun)
        start = nxt + 1 if self.contents.key(nxt) == "عن" else nxt
        return self._with_source(i, i, start, sentence, "according")

    def _with_verb(self, i: int, sentence: Sentence, *, check: bool) -> Particle | None:
        """«بحسب ما ذكرت الشرطة», «كما قال الوزير»: the verb is the cue."""
        cue = self.contents.cue_at(i) if i < sentence.last else None
        if cue is None or cue.form not in {"perfect", "imperfect"}:
            # «وفقا لما تناقله نشطاء»: of no verb of saying, but somebody's all the same.
            verb = self.contents.key(i)
            relative = not check and (verb in _SHOWS or verb.endswith(("ه", "ها")))
            if not relative or i + 1 >= sentence.last or not self.stage.can_speak(i + 1):
                return None
            return self._with_source(i, i, i + 1, sentence, "according")
        if "marks" in cue.frames or (check and cue.lemma in _NOT_AS):
            return None  # «كما رفض العرض»
        if check and self.contents.has_content(i, cue, sentence, self._until_participle(i, sentence)):
            return None  # «كما قال إن…» goes on as an ordinary statement
        if (
            check
            and cue.lemma == "نقل"
            and HIS_WORDS & set(self.contents.keys[i : min(sentence.last, i + FAR)])
        ):
            return None  # «كما نقلت الوكالة عن فلان قوله…»
        told = self._told_by(i, cue, sentence)
        if told is not None:
            return told
        himself = i + 1 < sentence.last and self.contents.key(i + 1) in _HIMSELF  # «كما وصف نفسه»
        after = i + 1 + himself
        closed = after == sentence.last or self.contents.key(after) in _CLAUSE_ENDS
        dated = closed and self.contents.key(i) not in CUES and self.contents.key(after) in COMMAS
        if dated and is_adverb(self.contents.key(after + 1)):
            closed = False  # «حسب ما أكده، اليوم الخميس، المنسق فلان»
        if not (closed and cue.form == "perfect"):
            found = self._with_source(i, i, i + 1, sentence, cue.cue_class, cue)
            if found is not None or check:
                return found
        # «…، حسبما قالت», «بحسب ما صرح به في مقابلة»: whoever the sentence is about.
        said = Span(self.contents.tokens[i].start, self.contents.tokens[i].end)
        silent = Source(gender=cue.gender, number=cue.number)
        return Particle(said, cue.cue_class, silent, after, is_pronoun=True)

    def _until_participle(self, i: int, sentence: Sentence) -> int:
        """How far the words of «كما ذكر متحدث» go: «، موضحا أن» begins another statement."""
        for j in range(i + 2, min(sentence.last, i + NEAR)):
            cue = self.contents.cue_at(j)
            if cue is not None and cue.form == "participle" and self.contents.key(j - 1) in COMMAS:
                return j - i
        return NEAR

    def _told_by(self, i: int, cue: Cue, sentence: Sentence) -> Particle | None:
        """«وفق ما نقلته الوكالة عن فلان»: he speaks, and not who passed it on.

        «حسب ما ورد في بلاغ للهيئة»: so does the text in which it stands.
        """
        stands = cue.lemma in _ARRIVES and self.contents.key(i + 1) == "في"
        if stands and self.contents.key(i - 1) != "كما" and not self._is_his(i + 2):
            return self._with_source(i, i, i + 2, sentence, cue.cue_class)
        for j in range(i + 1, min(sentence.last, i + NEAR)):
            if cue.lemma not in RELAYS or self.contents.key(j) in _CLAUSE_ENDS:
                break
            if self.contents.key(j) == RELAYS[cue.lemma]:
                return self._with_source(i, i, j + 1, sentence, cue.cue_class)
        return None

    def _is_his(self, j: int) -> bool:
        """«(حسب ما جاء في) حسابه»: a noun with a pronoun."""
        token = self.contents.tokens[j] if j < len(self.contents.tokens) else None
        return token is None or strip_marks(token.text).endswith(("ه", "ها", "هم"))

    def _with_noun(self, i: int, j: int, sentence: Sentence) -> Particle | None:
        """«قوله», «تعبير الوزير»: the noun of speech with a pronoun or with whoever spoke."""
        key = self.contents.key(j)
        if key[:1] == "ل" and i != j and self.contents.key(i) not in ON:
            key = key[1:]  # «وفقا لتعبيره»
        for noun, cue_class in SPEECH_NOUNS.items():
            if key == noun:
                return self._with_source(i, j, j + 1, sentence, cue_class)
            pronoun = PRONOUNS.get(key.removeprefix(noun)) if key.startswith(noun) else None
            if pronoun is not None:
                gender, number = pronoun
                cue = Span(self.contents.tokens[i].start, self.contents.tokens[j].end)
                return Particle(cue, cue_class, Source(gender=gender, number=number), j + 1, is_pronoun=True)
        return None

    def _with_source(
        self, first: int, last: int, j: int, sentence: Sentence, cue_class: str, cue: Cue | None = None
    ) -> Particle | None:
        """A particle over tokens [first, last] with the source that begins at j."""
        if j >= sentence.last or self._opens_clause(j):
            return None
        gender, number = (cue.gender, cue.number) if cue is not None else ("-", "-")
        attached = self.contents.key(j)[:1] == "ل" and self._carries_l(j)
        source = self.stage.read(j, sentence.last, gender, number, attached=attached)
        if source is None and cue is not None and cue.lemma in _REVEALS:
            source = self.stage.read_noun(j, j + 1, gender)  # «بحسب ما أظهر التحقيق»
        if source is None or source.span is None:
            return None
        tokens = self.contents.tokens
        end = max(first_at(tokens, source.span.end), j + 1)
        return Particle(Span(tokens[first].start, tokens[last].end), cue_class, source, end)

    def _opens_clause(self, j: int) -> bool:
        key = self.contents.key(j)
        return split_that(key) is not None or key in words.VERBS or key in _OPEN_CLAUSE

    def _carries_l(self, j: int) -> bool:
        """Whether the ل of «وفقا للوزير» is attached, and no letter of a name («لافروف»)."""
        mention = self.stage.starts.get(j)
        key = self.contents.key(j)
        if mention is not None and mention.start == self.contents.tokens[j].start:
            return key.startswith("لل")
        return len(key) > 2 and key not in _TO_US  # noqa: PLR2004 — ل and a noun
