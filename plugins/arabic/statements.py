"""Find who said what: direct quotations, phrases in marks, and speech that is reported by meaning.

The reading goes sentence by sentence. A *cue* (a verb, a participle, a particle) looks for its
*content* to the right (a colon, marks, أن, or a noun that its frame allows) or, for «بحسب» and its
like, to the left; what stands between cue and content is read for the *source*. Words in marks that
no cue governs are names, titles or irony, and are left alone.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plugins.arabic import words
from plugins.arabic.cues import (
    ACCORDING,
    CUES,
    NOT_SOURCES,
    PRONOUNS,
    SPEECH_NOUNS,
    Cue,
    split_that,
)
from plugins.arabic.lexicon import Lexicon, name_key
from plugins.arabic.normalise import fold
from plugins.arabic.quotations import Quotation
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import Source, Stage
from plugins.arabic.tokens import Token, first_at, is_definite, readings, without_article, without_conjunction
from plugins.arabic.values import Block, Grade, Span, Statement, StatementKind


def _set(text: str) -> frozenset[str]:
    return frozenset(fold(w) for w in text.split())


MOST_SUBJECT_WORDS = 45  # between a verb and its content; longer ones are two sentences run together
_COMMA = frozenset("،,؛")
_STOPS = frozenset(".؟?!…")
_RELATIVE = _set("الذي التي الذين اللذان اللتان")
# Before أن these make another clause of it: «بعد أن», «كما أن», «يجب أن».
_NOT_THAT_AFTER = _set(
    "بعد قبل منذ دون بدون كما غير إلا حتى رغم لو يجب ينبغي يمكن يريد تريد أريد نريد يود أود لولا إما أي بما مجرد شرط على_أن يكاد "
    "بشرط عسى قبيل حيث سوى بيد شريطة مقابل قرر قررت أراد أرادت تقرر يفترض سبق تستطيع يستطيع"
)
_NEGATIONS = _set("لم لن لا ما دون ليس عدم بدون ولم ولن ولا")
# Verbs that, without a subject and with أن at once, are the newspaper's own voice: «يُذكر أن».
_IMPERSONAL = _set(
    "يذكر يشار يعتقد يقال يتوقع يرجح يزعم يلاحظ يفترض يخشى ينتظر تجدر الجدير يبدو يظهر يعرف يعلم يقدر يرى قيل نقل ينقل"
)
# What closes reported speech after a comma: the reporter speaks again.
_RETURNS = (
    ("فيما",), ("بينما",), ("في", "حين"), ("في", "اشاره"), ("وذلك", "بعد"), ("وذلك", "ردا"), ("وذلك", "عقب"), ("في", "وقت"),
    ("كما", "قال"), ("كما", "قالت"), ("حسبما",), ("وفقما",), ("على", "حد"), ("علي", "حد"), ("على", "لسان"), ("في", "تصريح"),
    ("في", "تصريحات"), ("خلال", "موتمر"), ("جاء", "ذلك"), ("وجاء", "ذلك"), ("بحسب",), ("وبحسب",), ("كما", "ذكر"), ("كما", "ذكرت"),
)  # fmt: skip
# Nouns that begin a content without أن: «أكد وجود…», «نفى صحة…», «أعلن وفاة…».
_CONTENT_NOUNS = _set(
    "وجود أهمية ضرورة حرص استعداد رفض مقتل إصابة اعتقال تسجيل تعيين إطلاق فوز عزم التزام دعم وقوف تمسك نية وفاة سقوط ارتفاع انخفاض صحة "
    "مسؤولية توقيف ضبط إحباط تشكيل تعليق وقف بدء انتهاء فتح إغلاق تأجيل إلغاء مشاركة انسحاب تنفيذ نجاح فشل عدم استمرار مواصلة اتفاق رغبة "
    "ثقة قدرة حق تضامن تأييد إجراء عقد تنظيم استهداف تدمير السيطرة سيطرة تحرير استعادة إنشاء إقامة تخصيص صرف زيادة رفع خفض تسريح إقالة "
    "إحالة إدانة اكتشاف العثور عثور وصول عودة مغادرة قبول اعتماد إقرار احتمال إمكانية علم صلة أي كل تلقي تعرض حدوث وقوع اندلاع انفجار تورط "
    "الاتهامات اتهامات الشائعات شائعات الأنباء أنباء المزاعم ادعاءات الادعاءات التقارير موافقة موقف توصل قيام دخول خروج تحقيق تقديم إرسال "
    "توقف الإفراج إفراج العمل مضي المضي الحاجة حاجة اقتراب تعاون التعاون سعي"
)
# Words that, outside its marks, add nothing to a content.
_WEIGHTLESS = _set("و ف قد ب ل ك")


@dataclass(frozen=True, slots=True)
class _Content:
    """What a cue governs: tokens [first, last), and how it was introduced."""

    first: int
    last: int
    how: str  # that, colon, marks, noun, before
    pronoun: str = ""
    marks: Quotation | None = None  # words in marks that follow at once


@dataclass(slots=True)
class _Draft:
    """A statement before it has an id."""

    kind: StatementKind
    span: Span
    outer: Span
    cue: Span | None
    cue_class: str
    source: Source
    rule: str
    grade: Grade


class StatementFinder:
    """Reads one article; `find` gives its statements in order of start."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        stage: Stage,
        lexicon: Lexicon,
    ) -> None:
        """Prepare the reading; nothing is computed yet."""
        self.text = text
        self.blocks = blocks
        self.tokens = tokens
        self.keys = [t.key for t in tokens]
        self.sentences = sentences
        self.stage = stage
        self.lexicon = lexicon
        self.drafts: list[_Draft] = []
        self.used: set[Span] = set()
        self.mark_at: dict[int, Quotation] = {}
        self.in_marks: set[int] = set()
        self.name_marks: set[Span] = set()
        for sentence in sentences:
            for quote in sentence.quotations:
                first, last = first_at(tokens, quote.outer.start), first_at(tokens, quote.outer.end)
                self.mark_at[first] = quote
                self.in_marks.update(range(first, last))
                if self._is_name(quote, first):
                    self.name_marks.add(quote.outer)

    # ── words in marks ───────────────────────────────────────────────────────────────────────

    def _is_name(self, quote: Quotation, first: int) -> bool:
        """Whether the marks hold a name: a known one, or one that «تنظيم», «فيلم», «صحيفة» introduces."""
        inner = self.text[quote.inner.start : quote.inner.end]
        key = name_key(inner)
        if len(key) > 6 or not key:  # noqa: PLR2004 — the longest names of films and plans
            return not key
        before = self.keys[first - 1] if first else ""
        if before == ":" or split_that(before):
            return False
        mention = self.stage.covered.get(first + 1)
        if mention is not None and mention.end >= quote.inner.end - 1 and mention.start <= quote.inner.start:
            return True
        if any(stem in words.NAME_HEADS for _, stem in readings(before)):
            return True  # in construct: «تنظيم "…"»; but «الشبكة "منهكة"» says something
        return before in {"بعنوان", "باسم", "اسمه", "اسمها", "تسميته", "يسمي", "سماه", "سماها"}

    def _last_of(self, quote: Quotation) -> int:
        """The index of the token after a quotation."""
        return first_at(self.tokens, quote.outer.end)

    # ── the reading ──────────────────────────────────────────────────────────────────────────

    def find(self) -> list[_Draft]:
        """All statements, in order of start."""
        block, ended_with_colon = -1, False
        for sentence in self.sentences:
            if sentence.block != block:
                block = sentence.block
                self._continue_block(sentence, ended_with_colon=ended_with_colon)
            self._read_sentence(sentence)
            ended_with_colon = self.keys[sentence.last - 1] == ":"
        self.drafts.sort(key=lambda d: (d.span.start, d.span.end))
        return self.drafts

    def _continue_block(self, sentence: Sentence, *, ended_with_colon: bool) -> None:
        """A paragraph that is wholly in marks continues the last direct quotation, or a colon before it."""
        if not sentence.quotations:
            return
        quote = sentence.quotations[0]
        block = self.blocks[sentence.block]
        begins = not self.text[block.start : quote.outer.start].strip()
        ends = not self.text[quote.outer.end : block.end].strip(" .،\u00a0")
        if not (begins and ends) or quote.outer in self.name_marks or len(self._inner_words(quote)) < 3:  # noqa: PLR2004
            return
        if ended_with_colon or (self.drafts and self.drafts[-1].kind == "direct"):
            source = self.stage.inherit("-", "-")
            self._quote("direct", quote, None, "", source, "stands-alone")

    def _read_sentence(self, sentence: Sentence) -> None:
        if any(
            self.keys[i] == "من"
            and i + 1 < sentence.last
            and self.keys[i + 1] in {"جهته", "جهتها", "جانبه", "جانبها", "جهتهم"}
            for i in range(sentence.first, min(sentence.first + 6, sentence.last))
        ) or self.keys[sentence.first : sentence.first + 1] in (["بدوره"], ["وبدوره"], ["بدورها"]):
            self.stage.passed = True
        governing: Source | None = None
        before = len(self.drafts)
        i = sentence.first
        while i < sentence.last:
            if i in self.in_marks:
                i += 1
                continue
            nominal = self._nominal(i, sentence, governing, before)
            if nominal is not None:
                i, source = nominal
                governing = source or governing
                continue
            step = self._verbal(i, sentence, governing)
            if step is None:
                i += 1
                continue
            i, source = step
            governing = source if source.speakers or source.text else governing
        self._leftover_marks(sentence, before, governing)

    # ── verbs and participles ────────────────────────────────────────────────────────────────

    def _cue_at(self, i: int) -> Cue | None:
        key = self.keys[i]
        if not self.tokens[i].is_word:
            return None
        cues = CUES.get(key)
        if cues is None and key[:1] in "وفس":
            cues = CUES.get(without_conjunction(key)) or (CUES.get(key[1:]) if key[:1] == "س" else None)
        if cues is None:
            for ending in ("ها", "هم", "ه"):  # «حذّرها», «نقلته»: the verb with its object
                if key.endswith(ending):
                    stem = key[: -len(ending)]
                    cues = CUES.get(stem) or CUES.get(without_conjunction(stem))
                    if cues and cues[0].form in {"perfect", "imperfect"}:
                        break
                    cues = None
        if not cues:
            return None
        cue = cues[0]
        if i in self.stage.covered and i not in self.stage.starts:
            return None
        return None if self.stage.covered.get(i) and cue.form == "participle" else cue

    def _verbal(self, i: int, sentence: Sentence, governing: Source | None) -> tuple[int, Source] | None:
        cue = self._cue_at(i)
        if cue is None or self._is_no_cue(i, cue, sentence):
            return None
        content = self._content_after(i, cue, sentence)
        if content is None:
            return None
        source = self._source_of(i, cue, content, sentence, governing)
        if source is None:
            return None
        begin, end = i, self._cue_end(i, content)
        if cue.lemma == "نقل":
            begin = next(
                (j for j in range(i, content.first) if self.keys[j] in {"قوله", "قولها", "قولهم"}), i
            )
            end = max(end, begin + 1) if begin == i else begin + 1
        cue_span = Span(self.tokens[begin].start, self.tokens[end - 1].end)
        last = self._emit(cue_span, cue, content, source, sentence)
        self.stage.remember(source, sentence.block)
        return max(last, i + 1), source

    def _cue_end(self, i: int, content: _Content) -> int:
        """«وتابع قائلا» is one cue."""
        nxt = i + 1
        if nxt < content.first and self.keys[nxt] in {"قايلا", "قايله", "قايلين", "بالقول", "يقول", "تقول"}:
            return nxt + 1
        return nxt

    def _is_no_cue(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        before = self.keys[i - 1] if i > sentence.first else ""
        relative = before == "ما" and (self.keys[i].endswith(("ه", "ها")) or self.keys[i - 2] in ACCORDING)
        if before in _NEGATIONS and not relative:
            return True
        if cue.cue_class == "accuse" and cue.form == "perfect" and self._is_passive(i, sentence):
            return True
        if cue.form == "imperfect" and split_that(before):
            return True
        nxt = self.keys[i + 1] if i + 1 < sentence.last else ""
        key = without_conjunction(self.keys[i])
        if key in _IMPERSONAL or self.keys[i] in _IMPERSONAL:
            after = self.keys[i + 2] if i + 2 < sentence.last else ""
            if split_that(nxt) or (nxt in {"الي", "على", "علي"} and split_that(after)):
                return True
        return cue.form == "noun"

    def _is_passive(self, i: int, sentence: Sentence) -> bool:
        """«واتُّهم مدير المصرف بالاختلاس» has no accuser: one noun only stands before the ب."""
        if not CUES.get(without_conjunction(self.keys[i])):
            return False  # «اتهمه»: the accused is the pronoun
        for j in range(i + 1, min(sentence.last, i + MOST_SUBJECT_WORDS)):
            if self.keys[j][:1] == "ب" and j not in self.stage.covered and len(self.keys[j]) > 2:  # noqa: PLR2004 — ب and a noun
                named = {m.entity for k, m in self.stage.starts.items() if i < k < j}
                return len(named) < 2 and j - i < 5  # noqa: PLR2004 — accuser and accused
            if split_that(self.keys[j]) or self.keys[j] == ":":
                return False
        return True

    def _content_after(self, i: int, cue: Cue, sentence: Sentence) -> _Content | None:  # noqa: C901, PLR0911, PLR0912 — one scan, one table of stops
        """What a verb governs, looked for to its right within its sentence."""
        j = i + 1
        stop = min(sentence.last, i + MOST_SUBJECT_WORDS)
        describes = "describe" in cue.frames
        while j < stop:
            key = self.keys[j]
            quote = self.mark_at.get(j)
            if quote is not None:
                if quote.outer in self.name_marks:
                    j = self._last_of(quote)
                    continue
                if "quote" in cue.frames or "that" in cue.frames or self._framed(j, cue):
                    if (
                        cue.strict
                        and not self._framed(j, cue)
                        and not describes
                        and "quote" not in cue.frames
                    ):
                        return None
                    return self._marked(j, quote, cue, sentence, "marks")
                j = self._last_of(quote)
                continue
            if (
                key == ":"
                and j > i
                and "quote" in cue.frames | ({"quote"} if "that" in cue.frames else set())
            ):
                if j + 1 < sentence.last and j + 1 in self.mark_at:
                    return self._marked(j + 1, self.mark_at[j + 1], cue, sentence, "colon")
                if j + 1 >= sentence.last:
                    return None  # the next paragraph holds the words
                return _Content(j + 1, self._content_end(j + 1, sentence), "colon")
            that = split_that(key)
            if that is not None and self.keys[j - 1] not in _NOT_THAT_AFTER:
                if describes and that[0] != "بان":
                    j += 1
                    continue
                nxt = j + 1
                if (
                    nxt < sentence.last
                    and nxt in self.mark_at
                    and self.mark_at[nxt].outer not in self.name_marks
                ):
                    return self._marked(nxt, self.mark_at[nxt], cue, sentence, "that", that[1])
                if nxt >= sentence.last or "that" not in cue.frames | ({"that"} if describes else set()):
                    return None
                return _Content(nxt, self._content_end(nxt, sentence), "that", that[1])
            if describes and key.startswith("ب") and (j + 1 in self.mark_at) and len(key) <= 2:  # noqa: PLR2004 — «بـ"…"»
                return self._marked(j + 1, self.mark_at[j + 1], cue, sentence, "noun")
            framed = self._frame(j, cue, sentence)
            if framed is not None:
                return framed
            if j > i + 1 and self._another_cue(j, i, sentence):
                return None
            j += 1
        return None

    def _framed(self, j: int, cue: Cue) -> bool:
        """Whether the marks at j follow the preposition that the cue takes: «دعا إلى «…»»."""
        return self.keys[j - 1] in cue.frames or (
            self.keys[j - 1] == "ب" and ("ب" in cue.frames or "describe" in cue.frames)
        )

    def _frame(self, j: int, cue: Cue, sentence: Sentence) -> _Content | None:
        """Content that is a noun: after the preposition the cue takes, or bare where it takes none."""
        key = self.keys[j]
        nxt = j + 1
        if cue.cue_class in {"call", "warn", "promise", "accuse"} or cue.lemma in {
            "أعرب",
            "عبر",
            "شدد",
            "أكد",
            "أصر",
            "تحدث",
            "اعترف",
            "أقر",
            "أفاد",
        }:
            if (
                key in cue.frames
                and key in {"الي", "علي", "على", "عن", "من"}
                and nxt < sentence.last
                and not split_that(self.keys[nxt])
            ):
                if nxt in self.mark_at or cue.lemma in {"تحدث"} and not self._is_event(nxt):
                    return None
                return _Content(nxt, self._content_end(nxt, sentence), "noun")
            if (
                "ب" in cue.frames
                and key[:1] == "ب"
                and len(key) > 3
                and not split_that(key)
                and self._attached_b(j)
            ):  # noqa: PLR2004
                return _Content(j, self._content_end(j, sentence), "noun")
        if "bare" in cue.frames and self._is_event(j) and self._bare_may_begin(j):
            return _Content(j, self._content_end(j, sentence), "noun")
        return None

    def _attached_b(self, j: int) -> bool:
        return j not in self.stage.covered and not self.keys[j].startswith(
            ("باس", "بين", "بعد", "بشا", "بسب", "بحس", "بدو", "بمو")
        )

    def _is_event(self, j: int) -> bool:
        key = self.keys[j]
        for ending in ("", "ه", "ها", "هم"):
            if key.endswith(ending) and (key.removesuffix(ending) if ending else key) in _CONTENT_NOUNS:
                return True
        # ta marbuta before a pronoun: «رغبتها»
        return any(
            key.endswith("ت" + e) and key[: -len(e) - 1] + "ه" in _CONTENT_NOUNS for e in ("ه", "ها", "هم")
        )

    def _bare_may_begin(self, j: int) -> bool:
        """Whether a bare noun is the object: it follows the verb, a name, or the end of its subject."""
        before = self.keys[j - 1]
        return (
            before not in {"في", "من", "عن", "الي", "علي", "على", "مع", "بعد", "قبل", "خلال"}
            and j not in self.stage.covered
        )

    def _another_cue(self, j: int, i: int, sentence: Sentence) -> bool:
        """Whether another finite verb of saying begins here, so that the first has no content."""
        cue = self._cue_at(j)
        if cue is None or cue.strict:
            return False
        if cue.form == "participle":
            nxt = self.keys[j + 1] if j + 1 < sentence.last else ""
            return j > i + 1 and (bool(split_that(nxt)) or nxt in {":", "الي"} or (j + 1) in self.mark_at)
        before = self.keys[j - 1]
        return before not in _RELATIVE and before not in {"قد", "ما", "كما"} and not split_that(before)

    def _marked(
        self, j: int, quote: Quotation, cue: Cue, sentence: Sentence, how: str, pronoun: str = ""
    ) -> _Content:
        """Content that begins with marks; it goes on after them where the clause does."""
        last = self._last_of(quote)
        end = self._content_end(j, sentence) if how == "that" else last
        return _Content(j, max(last, end), how, pronoun, quote)

    def _content_end(self, first: int, sentence: Sentence) -> int:
        """Where reported words end: at the sentence's end, or where the reporter speaks again."""
        j = first
        while j < sentence.last:
            quote = self.mark_at.get(j)
            if quote is not None:
                j = self._last_of(quote)
                continue
            key = self.keys[j]
            if j > first and key in _COMMA and self._returns(j + 1, sentence):
                return j
            if j > first and self.keys[j - 1] not in _COMMA and self._resumes(j, sentence):
                return j
            if key in _STOPS and j + 1 >= sentence.last:
                return j
            j += 1
        end = sentence.last
        while end > first and self.keys[end - 1] in _STOPS | _COMMA:
            end -= 1
        return end

    def _returns(self, j: int, sentence: Sentence) -> bool:
        """Whether after a comma the reporter takes the word again."""
        if j >= sentence.last:
            return False
        for phrase in _RETURNS:
            if tuple(self.keys[j : j + len(phrase)]) == phrase:
                return True
        key = self.keys[j]
        if key in ACCORDING and self._is_according(j, sentence):
            return True
        return self._resumes(j, sentence)

    def _resumes(self, j: int, sentence: Sentence) -> bool:
        """Whether a cue here opens a new statement: a participle, or و with a verb of saying."""
        if j in self.in_marks or not self.tokens[j].is_word:
            return False
        key = self.keys[j]
        cue = self._cue_at(j)
        if cue is None:
            return False
        if cue.form == "participle":
            if cue.gender == "-" or (not key.endswith(("ا", "ه", "ين")) and not is_definite(key)):
                return False
            return self._has_complement(j, cue, sentence, near=8)
        if key[:1] not in "وف" or key in CUES:
            return False
        return cue.form == "perfect" and self._has_complement(j, cue, sentence, near=14)

    def _has_complement(self, j: int, cue: Cue, sentence: Sentence, near: int) -> bool:
        for k in range(j + 1, min(sentence.last, j + near)):
            key = self.keys[k]
            if key == ":" or k in self.mark_at and self.mark_at[k].outer not in self.name_marks:
                return True
            if split_that(key) and self.keys[k - 1] not in _NOT_THAT_AFTER:
                return True
            if self._frame(k, cue, sentence) is not None:
                return True
            if key in _COMMA and cue.form == "participle":
                return False
        return False

    # ── the subject ──────────────────────────────────────────────────────────────────────────

    def _source_of(
        self, i: int, cue: Cue, content: _Content, sentence: Sentence, governing: Source | None
    ) -> Source | None:
        limit = self._subject_limit(i, content)
        first = self._cue_end(i, content)
        gender, number = cue.gender, cue.number
        if cue.lemma == "نقل":
            return self._reported_from(first, limit)
        if cue.lemma in {"جاء", "ورد"} and first < limit and self.keys[first] == "في":
            return self.stage.read(first + 1, limit, "-", "-")  # «وجاء في بيان للحركة»
        if cue.form == "participle":
            if governing is not None:
                return replace(governing, rule="governing-clause") if governing.speakers else governing
            subject = self._clause_subject(sentence.first, i)
            if subject is not None:
                return replace(subject, rule="subject-of-main-verb")
            return self.stage.inherit(cue.gender, cue.number)
        relative = self._relative(i, sentence, cue)
        if relative is not None:
            return relative
        source = self.stage.read(first, limit, gender, number)
        if source is not None and not self._is_object(source, cue, first):
            return source
        before = self._subject_before(i, sentence, cue)
        if before is not None:
            return before
        if governing is not None and governing.speakers and self._fits(governing, cue):
            return replace(governing, rule="second-verb")
        if i > sentence.first + 1 and governing is None:
            subject = self._clause_subject(sentence.first, i)
            if subject is not None and subject.speakers:
                return replace(subject, rule="subject-of-main-verb")
        if cue.form == "imperfect" and cue.gender == "m" and not self.stage.turns:
            return None
        return self.stage.inherit(gender, number)

    def _fits(self, source: Source, cue: Cue) -> bool:
        if cue.number == "p":
            return source.number == "p" or len(source.speakers) > 1
        return cue.gender == "-" or source.gender in {"-", cue.gender}

    def _is_object(self, source: Source, cue: Cue, first: int) -> bool:
        """Whether the noun after a verb is its object: «أكد أهمية…» and «أعلن تفاصيل» have no subject."""
        return bool("bare" in cue.frames and self._is_event(first))

    def _subject_limit(self, i: int, content: _Content) -> int:
        limit = content.first
        while limit > i + 1 and (
            self.keys[limit - 1] in {":", "الي", "علي", "على", "عن", "من", "ب"}
            or split_that(self.keys[limit - 1])
        ):
            limit -= 1
        for j in range(i + 1, limit):
            if self.keys[j] in _RELATIVE and j > i + 1:
                return j
        return limit

    def _relative(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«الذي قال إنه…»: whoever stands before the relative, if he can speak."""
        if i == sentence.first or self.keys[i - 1] not in _RELATIVE:
            return None
        end = i - 1
        if end > sentence.first and self.keys[end - 1] in _COMMA:
            end -= 1
        for start in range(end - 1, max(sentence.first - 1, end - 6), -1):
            mention = self.stage.starts.get(start)
            if mention is not None and self.stage.covered.get(end - 1) is mention:
                if self.stage.names.entities[mention.entity].type == "place":
                    return None
                return self.stage.read(start, end, cue.gender, cue.number)
        return None

    def _subject_before(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """A subject before its verb: «وكان فلان قد أعلن», «لكن الناطق أوضح», «"الصحيفة" كشفت»."""
        if self.keys[i][:1] in "وف" and self.keys[i] not in CUES:
            return None
        end = i - 1 if i > sentence.first and self.keys[i - 1] == "قد" else i
        start = sentence.first
        for j in range(end - 1, sentence.first - 1, -1):
            key = without_conjunction(self.keys[j])
            if (
                key
                in {"كان", "كانت", "كانوا", "لكن", "ان", "بينما", "فيما", "حين", "الا", "اما", "غير", "بيد"}
                and j not in self.in_marks
            ):
                start = j + 1
                break
        if end - start > MOST_SUBJECT_WORDS or start >= end:
            return None
        if start == sentence.first and self.keys[start][:1] in "وف" and start not in self.stage.starts:
            return None  # «وقرر المجلس … أعلن»: the sentence has another verb
        return self.stage.read(start, end, cue.gender, cue.number, human=True)

    def _clause_subject(self, first: int, i: int) -> Source | None:
        """The subject of the sentence's main verb, for a participle after it: «هاجم الوزير …، قائلا»."""
        for start in (first, first + 1, first + 2):
            if start >= i:
                return None
            if start in self.stage.starts or self.stage._human(without_conjunction(self.keys[start])):  # noqa: SLF001 — one reading in two modules
                source = self.stage.read(start, i, "-", "-", human=True)
                if source is not None:
                    return source
        return None

    def _reported_from(self, first: int, limit: int) -> Source | None:
        """«نقلت الوكالة عن فلان (قوله) إن…»: فلان speaks; the agency is the medium."""
        for j in range(first, limit):
            if self.keys[j] == "عن":
                end = next(
                    (k for k in range(j + 1, limit) if self.keys[k] in {"قوله", "قولها", "قولهم"}), limit
                )
                return self.stage.read(j + 1, end, "-", "-")
        return self.stage.read(first, limit, "-", "-")

    # ── particles: بحسب، وفقا لـ، على حد قوله ────────────────────────────────────────────────

    def _is_according(self, i: int, sentence: Sentence) -> bool:
        nxt = i + 1
        if nxt >= sentence.last:
            return False
        key, need = self.keys[nxt], ACCORDING.get(self.keys[i]) or ""
        if key in NOT_SOURCES or key.isdigit():
            return False
        if need == "ل":
            return key.startswith("ل")
        if need in {"عن", "الي", "إلى"}:
            return key == fold(need)
        return True

    def _nominal(
        self, i: int, sentence: Sentence, governing: Source | None, before: int
    ) -> tuple[int, Source | None] | None:
        """A particle of attribution at i: (where the reading goes on, its source), or None."""
        read = self._particle(i, sentence)
        if read is None:
            return None
        end, source, cue_class = read
        begin = next((j for j in range(i, i + 3) if j < sentence.last and self._verb_of_particle(i, j)), i)
        stop = source.span.start if source.span is not None else self.tokens[min(end, sentence.last) - 1].end
        last = begin
        while last + 1 < sentence.last and self.tokens[last + 1].end <= stop:
            last += 1
        cue = Span(self.tokens[begin].start, self.tokens[last].end)
        pronoun = source.rule == "pronoun"
        if pronoun:
            gender, number = source.gender, source.number
            fitting = governing if governing is not None and governing.speakers else None
            source = fitting or self.stage.inherit(gender, number)
        at_start = all(
            self.keys[j] in {"و", "ف", "#"} or self.keys[j] in {"علي", "على"}
            for j in range(sentence.first, i)
        )
        if at_start:
            first = end
            while first < sentence.last and (self.keys[first] in _COMMA):
                first += 1
            if (
                first < sentence.last
                and self.keys[first].startswith("فان")
                and split_that(self.keys[first][1:])
            ):
                first += 1
            if first >= sentence.last:
                return None
            if self._cue_at(first) is not None and self.keys[first] in CUES:
                return None
            last = self._content_end(first, sentence)
            content = _Content(first, last, "before", "", None)
        else:
            if len(self.drafts) > before and (
                pronoun or self.drafts[-1].span.end >= self.tokens[i].start - 4
            ):
                if not pronoun and source.speakers and not self._same(source, self.drafts[-1].source):
                    self.stage.remember(source, sentence.block)
                return end, governing
            last = i
            while last > sentence.first and self.keys[last - 1] in _COMMA | {"و", "-", "–", "("}:
                last -= 1
            if last - sentence.first < 3:  # noqa: PLR2004 — no clause
                return end, governing
            content = _Content(sentence.first, last, "before", "", None)
        self.stage.remember(source, sentence.block)
        grade_rule = "particle"
        made = Cue("بحسب", cue_class, "noun", "-", "-", frozenset(), strict=False, follow_up=False)
        after = self._emit(cue, made, content, replace(source, rule=source.rule or grade_rule), sentence)
        return max(end, after if at_start else end), source

    def _verb_of_particle(self, i: int, j: int) -> bool:
        """Whether the cue of «بحسب ما ذكرت» and «كما قالت» is the verb at j."""
        if j == i:
            return False
        return self.keys[j - 1] in {"ما", "كما", "حسبما", "وفقما"} and self._cue_at(j) is not None

    def _same(self, one: Source, other: Source) -> bool:
        return one.speakers == other.speakers

    def _particle(self, i: int, sentence: Sentence) -> tuple[int, Source, str] | None:
        """(end, source, class) of «بحسب X», «على حد قوله», «بحسب ما ذكرت X», «كما قالت X»."""
        key = self.keys[i]
        nxt = i + 1
        if nxt >= sentence.last:
            return None
        if key in {"حسبما", "وفقما", "كما"}:
            cue = self._cue_at(nxt)
            if (
                cue is None
                or cue.form not in {"perfect", "imperfect"}
                or self._has_complement(nxt, cue, sentence, near=12)
            ):
                return None
            return self._read_particle(nxt + 1, sentence, cue.cue_class, cue)
        if key in {"على", "علي", "وعلى", "وعلي"} and self.keys[nxt] in {"حد", "حسب", "لسان", "ذمه"}:
            if self.keys[nxt] in {"حد", "حسب"} and nxt + 1 < sentence.last:
                return self._pronoun_or_noun(nxt + 1, sentence)
            return self._read_particle(nxt + 1, sentence, "say", None)
        if key in ACCORDING or (key[:1] == "و" and key[1:] in ACCORDING):
            if i > sentence.first and self.keys[i - 1] in {"علي", "على", "وعلي", "وعلى"}:
                return None
            if not self._is_according(i if key in ACCORDING else i, sentence) and key in ACCORDING:
                return None
            if self.keys[nxt] == "ما" and nxt + 1 < sentence.last:
                cue = self._cue_at(nxt + 1)
                return self._read_particle(nxt + 2, sentence, cue.cue_class, cue) if cue is not None else None
            spoken = self._pronoun_or_noun(nxt, sentence)
            if spoken is not None:
                return *spoken[:2], "according" if spoken[2] == "say" else spoken[2]
            start = nxt + 1 if self.keys[nxt] == "عن" else nxt
            return self._read_particle(start, sentence, "according", None)
        return None

    def _pronoun_or_noun(self, j: int, sentence: Sentence) -> tuple[int, Source, str] | None:
        """«قوله», «تعبير الوزير»: the noun of speech with a pronoun or with whoever spoke."""
        key = self.keys[j]
        for noun, cue_class in SPEECH_NOUNS.items():
            if key == noun and j + 1 < sentence.last:
                return self._read_particle(j + 1, sentence, cue_class, None)
            ending = key[len(noun) :] if key.startswith(noun) else ""
            if ending in PRONOUNS and key == noun + ending:
                gender, number = PRONOUNS[ending]
                return j + 1, Source(rule="pronoun", gender=gender, number=number), cue_class  # type: ignore[arg-type]  # PRONOUNS holds the literals
        return None

    def _read_particle(
        self, j: int, sentence: Sentence, cue_class: str, cue: Cue | None
    ) -> tuple[int, Source, str] | None:
        if j >= sentence.last:
            return None
        gender, number = (cue.gender, cue.number) if cue is not None else ("-", "-")
        key = self.keys[j]
        if key[:1] == "ل" and len(key) > 2 and not self._bare_mention(j):  # noqa: PLR2004 — «وفقا للوزير»
            source = self._without_l(j, sentence)
        else:
            source = self.stage.read(j, sentence.last, gender, number) if not self._starts_clause(j) else None
        if source is None or source.span is None:
            return None
        return max(first_at(self.tokens, source.span.end), j + 1), source, cue_class

    def _bare_mention(self, j: int) -> bool:
        mention = self.stage.starts.get(j)
        return (
            mention is not None
            and mention.start == self.tokens[j].start
            and not self.keys[j].startswith("لل")
        )

    def _starts_clause(self, j: int) -> bool:
        return (
            bool(split_that(self.keys[j]))
            or self.keys[j] in words.VERBS
            or self.keys[j] in {"ما", "كل", "هذا", "ذلك"}
        )

    def _without_l(self, j: int, sentence: Sentence) -> Source | None:
        """A source after the ل of «وفقا لـ»: «للمتحدث» is read as «المتحدث»."""
        source = self.stage._read_one(  # noqa: SLF001 — the phrase begins inside its word
            j, self._particle_end(j, sentence), "-", "-", sentence.last
        )
        if source is None or not source.speakers or source.speakers[0].entity:
            return source
        name = source.speakers[0].name
        bare = "ال" + name[2:] if name.startswith("لل") else name.removeprefix("ل").removeprefix("ـ")
        return replace(source, speakers=(replace(source.speakers[0], name=bare),))

    def _particle_end(self, j: int, sentence: Sentence) -> int:
        return max(self.stage._phrase_end(j + 1, sentence.last), j + 1)  # noqa: SLF001 — see above

    # ── statements ───────────────────────────────────────────────────────────────────────────

    def _emit(self, cue_span: Span, cue: Cue, content: _Content, source: Source, sentence: Sentence) -> int:
        """Make the statements of one cue; returns where the reading goes on."""
        quote = content.marks
        if quote is not None and self._covers(quote, content):
            kind: StatementKind = self._kind(quote, content, cue)
            self._quote(kind, quote, cue_span, cue.cue_class, source, source.rule)
            return self._more_marks(content.last, sentence, cue_span, cue, source)
        if quote is not None and content.how in {"colon", "marks"}:
            self._quote(self._kind(quote, content, cue), quote, cue_span, cue.cue_class, source, source.rule)
            return self._more_marks(content.last, sentence, cue_span, cue, source)
        first, last = content.first, content.last
        while last > first and self.keys[last - 1] in _COMMA | _STOPS | {"-", "–", ":"}:
            last -= 1
        while first < last and self.keys[first] in _COMMA | {":", "-"}:
            first += 1
        if first >= last:
            return content.last
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        inside = [q for q in sentence.quotations if span.start <= q.outer.start and q.outer.end <= span.end]
        outside = [i for i in range(first, last) if i not in self.in_marks and self.tokens[i].is_word]
        spoken = [q for q in inside if q.outer not in self.name_marks]
        whole = bool(spoken) and all(self.keys[i] in _WEIGHTLESS for i in outside)
        for q in spoken:
            kind = "direct" if content.how == "before" and whole else "partial"
            if q is quote:
                kind = self._kind(q, content, cue)
            elif (
                content.how == "before"
                and self._is_clause(q)
                and first_at(self.tokens, q.outer.start) == first
            ):
                kind = "direct"
            self._quote(kind, q, cue_span, cue.cue_class, source, source.rule)
        if not whole:
            self.drafts.append(
                _Draft("indirect", span, span, cue_span, cue.cue_class, source, source.rule, source.grade)
            )
            self._nested(first, last, sentence)
        return content.last

    def _nested(self, first: int, last: int, sentence: Sentence) -> None:
        """Somebody's words within the words reported: «إن الوزيرة سلمى الراعي ترى أن…»; one level, named only."""
        inner = Sentence(first, last, sentence.block, sentence.quotations)
        for i in range(first + 1, last):
            cue = self._cue_at(i) if i not in self.in_marks else None
            if cue is None or cue.form not in {"perfect", "imperfect"} or self.keys[i] not in CUES:
                continue
            content = self._content_after(i, cue, inner)
            if content is None or content.how != "that" or content.marks is not None:
                continue
            source = self.stage.read(first, i, cue.gender, cue.number, human=True)
            if (
                source is None
                or source.grade != "named"
                or source.span is None
                or source.span.end < self.tokens[i].start - 2
            ):
                continue
            span = Span(self.tokens[content.first].start, self.tokens[content.last - 1].end)
            cue_span = Span(self.tokens[i].start, self.tokens[i].end)
            rule = "nested"
            self.drafts.append(
                _Draft("indirect", span, span, cue_span, cue.cue_class, source, rule, source.grade)
            )
            return

    def _covers(self, quote: Quotation, content: _Content) -> bool:
        """Whether nothing of weight stands outside the marks."""
        return all(
            self.keys[i] in _WEIGHTLESS
            for i in range(content.first, content.last)
            if i not in self.in_marks and self.tokens[i].is_word
        )

    def _kind(self, quote: Quotation, content: _Content, cue: Cue) -> StatementKind:
        """Direct where the marks hold a clause that the cue governs at once; partial otherwise."""
        count = len(self._inner_words(quote))
        if content.how == "noun" or "describe" in cue.frames:
            return "partial"
        first = first_at(self.tokens, quote.outer.start)
        before = self.keys[first - 1] if first else ""
        if content.how == "colon" or before == ":":
            return "direct" if count > 1 else "partial"
        if content.how == "that":
            if content.pronoun:
                return "direct" if self._verb_first(quote) else "partial"
            return "direct" if count > 2 else "partial"  # noqa: PLR2004 — أن needs a subject and what it does
        if before in {"في", "علي", "على", "الي", "عن", "من", "ب", "ل", "بانه", "مع"}:
            return "partial"
        return "direct" if count > 3 or self._is_clause(quote) else "partial"  # noqa: PLR2004 — a phrase is shorter

    def _inner_words(self, quote: Quotation) -> list[int]:
        return [
            i
            for i in range(first_at(self.tokens, quote.inner.start), first_at(self.tokens, quote.inner.end))
            if self.tokens[i].is_word
        ]

    def _verb_first(self, quote: Quotation) -> bool:
        inner = self._inner_words(quote)
        if not inner:
            return False
        key = without_conjunction(self.keys[inner[0]])
        return (
            key in words.VERBS
            or key in {"لم", "لن", "لا", "ليس", "ليست", "قد", "سوف", "يجب", "لقد", "تم", "ما", "كان", "كانت"}
            or (key[:1] in "يتنا" and len(key) > 3 and not is_definite(key) and not key.endswith("ه"))  # noqa: PLR2004
            or key.startswith(("سي", "ست", "سن"))
        )

    def _is_clause(self, quote: Quotation) -> bool:
        inner = self._inner_words(quote)
        if len(inner) < 2:  # noqa: PLR2004 — one word is a phrase
            return False
        return self._verb_first(quote) or any(
            self.keys[i]
            in {"نحن", "انا", "انت", "هو", "هي", "هم", "هناك", "لا", "لن", "لم", "هذا", "هذه", "ذلك"}
            or split_that(self.keys[i])
            for i in inner[:3]
        )

    def _more_marks(self, at: int, sentence: Sentence, cue_span: Span, cue: Cue, source: Source) -> int:
        """Further marks joined to the first by و or a comma belong to the same cue."""
        j = at
        while j < sentence.last:
            k = j
            while k < sentence.last and (self.keys[k] in _COMMA or self.keys[k] in {"و", "او"}):
                k += 1
            quote = self.mark_at.get(k)
            if quote is None or k == j or quote.outer in self.name_marks:
                return j
            self._quote(
                "direct" if self._is_clause(quote) else "partial",
                quote,
                cue_span,
                cue.cue_class,
                source,
                source.rule,
            )
            j = self._last_of(quote)
        return j

    def _quote(
        self,
        kind: StatementKind,
        quote: Quotation,
        cue: Span | None,
        cue_class: str,
        source: Source,
        rule: str,
    ) -> None:
        if quote.outer in self.used or quote.inner.start >= quote.inner.end:
            return
        self.used.add(quote.outer)
        self.drafts.append(_Draft(kind, quote.inner, quote.outer, cue, cue_class, source, rule, source.grade))

    def _leftover_marks(self, sentence: Sentence, before: int, governing: Source | None) -> None:
        """Marks that no cue took: the words after them may attribute them, or a cut quotation goes on."""
        for quote in sentence.quotations:
            if quote.outer in self.used or quote.outer in self.name_marks:
                continue
            after = self._last_of(quote)
            j = after
            while j < sentence.last and self.keys[j] in _COMMA | {"-", "–"}:
                j += 1
            cue = self._cue_at(j) if j < sentence.last and j not in self.in_marks else None
            if (
                cue is not None
                and cue.form in {"perfect", "imperfect"}
                and "quote" in cue.frames
                and not cue.strict
                and len(self._inner_words(quote)) > 2  # noqa: PLR2004 — a clause
                and self.keys[j][:1] not in "وف"
            ):
                source = self.stage.read(j + 1, sentence.last, cue.gender, cue.number)
                if source is None:
                    source = self.stage.inherit(cue.gender, cue.number)
                self._quote(
                    "direct",
                    quote,
                    Span(self.tokens[j].start, self.tokens[j].end),
                    cue.cue_class,
                    source,
                    "quote-then-verb",
                )
                self.stage.remember(source, sentence.block)


def name_statement(article_id: str, words_: str, occurrence: int) -> str:
    """A statement's id: from the article, the words, and which occurrence of them (from 1)."""
    digest = hashlib.sha256(f"{article_id}\0{words_}\0{occurrence}".encode()).hexdigest()
    return f"s-{digest[:10]}"


def finish(article_id: str, text: str, drafts: Sequence[_Draft]) -> tuple[Statement, ...]:
    """Give drafts their ids and their words; statements in order of start."""
    seen: Counter[str] = Counter()
    made = []
    for draft in drafts:
        said = text[draft.span.start : draft.span.end]
        seen[said] += 1
        source = draft.source
        resolved = bool(source.speakers) and draft.grade != "unresolved"
        made.append(
            Statement(
                id=name_statement(article_id, said, seen[said]),
                kind=draft.kind,
                start=draft.span.start,
                end=draft.span.end,
                outer=draft.outer,
                cue=text[draft.cue.start : draft.cue.end] if draft.cue else "",
                cue_class=draft.cue_class,
                grade=draft.grade if resolved else "unresolved",
                rule=draft.rule,
                cue_span=draft.cue,
                source=source.span,
                source_text=source.text,
                speakers=source.speakers if resolved else (),
                on_behalf_of=source.on_behalf_of if resolved else None,
            )
        )
    return tuple(made)
