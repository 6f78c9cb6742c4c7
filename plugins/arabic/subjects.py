"""Who governs a cue: its subject, wherever in the sentence it stands.

After the verb (the rule in Arabic news), before it («وكان فلان قد أعلن», «لكن الناطق أوضح»), in
front of a relative («الذي قال إنه»), in the main clause for a participle («…، مضيفا أن»), or, where
there is no subject at all, the last speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from plugins.arabic import words
from plugins.arabic.at_hand import AtHand
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.contents import COMMAS, MOST_SUBJECT_WORDS, RELATIVES, Content, Contents
from plugins.arabic.cues import BY_SAYING, CUES, HIS_SIDE, HIS_WORDS, RELAYS, Cue, Gender, split_that
from plugins.arabic.normalise import fold, fold_words, strip_marks
from plugins.arabic.scene import is_common
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import (
    MANY_BODIES,
    Source,
    Stage,
    are_broken_plural,
    are_oblique_people,
    gender_of_noun,
    is_adverb,
    is_honorific,
    is_people,
    is_plural,
    is_plural_of_body,
    is_plural_of_role,
)
from plugins.arabic.tokens import first_at, is_definite, readings, without_article, without_conjunction
from plugins.arabic.values import Entity, Mention, Span, Speaker

# What ends the source of «نقلت الوكالة عن فلان قوله إن».
_WORDS_OF = HIS_WORDS | fold_words("القول")
# Words between a subject and أن, a colon or marks that belong to the content's frame.
_FRAME = fold_words("إلى على عن من ب") | {":"}
# After these a clause begins anew, and with it its subject.
_TEXTS = fold_words(
    "بيان تصريح منشور تغريدة رسالة مقال مقالة تقرير حوار مقابلة خطاب كلمة حديث "
    "تصريحات بيانات تغريدات رسائل تدوينة تعليق تسجيل شريط مقطع دليل منشورات مذكرة وثيقة بلاغ عنوان إعلان "
    "نداء برقية عريضة مدونة فيديو سرد"
)
# «كلمة ألقاها فلان أكد فيها»: what its author does with a text.
_AUTHORED = fold_words(
    "ألقاها ألقاه ألقته ألقتها أدلى أدلت نشرها نشره نشرته نشرتها كتبها كتبه كتبته كتبتها أصدره أصدرته أصدرها "
    "أصدرتها بثها بثه بثته بثتها وجهها وجهه وجهته وجهتها أرسلها أرسله أرسلته أرسلتها أجراها أجراه أجرته "
    "أجرتها"
)
_REASONS = fold_words("تبرير رد موقف رأي اعتراض شرح وصف انتقاد انتقادات مبررات تحذير تحذيرات دعوة")
_ADDRESSED = fold_words("رسالة خطابا كلمة")
_ISSUING = fold_words("إصدار نشر بث إرسال إطلاق توجيه")  # «بعد إصدار الوزارة بيانا جاء فيه»
_IN_IT = fold_words("خلاله خلالها ضمنه ضمنها")
_BY_PEN = fold("بقلم")
_DOING = fold_words("قيام إعلان تأكيد إقدام")
_IN_ONE = fold_words("فيه به خلاله ضمنه")
_DEATHS = fold_words("قتل قتلت توفي توفيت مات ماتت لقي لقيت اغتيل اغتيلت استشهد استشهدت رحل رحلت أعدم أعدمت")
_DATELINE_ENDS = frozenset("(-–—:")
_WHEN = fold_words("حين عندما")
_WHOEVER = fold_words("من ممن وممن")
_WHO = fold_words("الذين اللذين اللذان")
_AND_WHO = fold_words("والذي والتي")
_WHERE = fold_words("حيث إذ بحيث")
# Phrases in front of a verb that names nobody new.
_FRONTS = fold_words("بعدما عندما حينما قبلما عما كلما ردا تعليقا")
_CAME = fold_words("جاء وجاء جاءت وجاءت")
_CALLED = fold_words("يدعى تدعى اسمه اسمها")
# Verbs of no saying before «بالقول», whose subject follows them.
_SPEAKS_BY = fold_words(
    "اكتفى اكتفت توجه توجهت بدأ بدأت تطرق تطرقت افتتح افتتحت استهل استهلت دافع دافعت ختم ختمت"
)
_WRITTEN_ON = fold_words("فيه فيها عليه عليها")
_RESUMED = fold_words("فيه فيها فيهما به بها")  # «تقريرا قال فيه»: somebody else says it there
_NO_ANTECEDENTS = fold_words(
    "بعض أحد والد والدة نتائج وسائل آخرون آخرين كثيرون كثيرين"
)  # these need a noun behind them
_DID = fold_words("سبق يسبق")
_TO_HIM = fold_words("له لها لهم")
_PAGES = fold_words("حساب صفحة موقع")
# Verbs whose subject gives a text away, whatever noun it is: «أصدر المطعم بيانا قال فيه».
_ISSUES = fold_words(
    "أصدر أصدرت نشر نشرت بث بثت وجه وجهت أرسل أرسلت وزع وزعت كتب كتبت ألقى ألقت أذاع أذاعت أطلق أطلقت "
    "بعث بعثت"
)
# Verbs of saying that take nobody for their object: a noun right after them is their subject.
_TELLS_NOBODY = frozenset("قال ذكر أضاف أوضح أعلن أكد كشف".split())  # noqa: SIM905 — lemmas as the table of cues writes them
_INFORMS = frozenset("قال أفاد صرح أضاف".split())  # noqa: SIM905 — see the line before
_SAID = "قال"  # nothing but its subject, and clauses, can follow it
FARTHEST_PAPER = 150  # tokens
NEAR_AUTHOR = 18  # tokens between a text's author and what he says in it
NEAR_TEXT = 14  # tokens between a text and what is said in it
MOST_AUTHOR_WORDS = 7
NEAR_DID = 14  # tokens between «سبق» and the verb after أن
_SHARES = fold_words("أغلبية غالبية معظم عشرات مئات آلاف")  # of people
_NUMBERS = fold_words("ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة عدة")
_PUBLISHES = fold_words("نشر نشرت ينشر تنشر أصدر أصدرت يصدر تصدر بث بثت")
_FIRMS = fold_words("شركة منظمة جماعة")
_GROUPS = fold_words("حزب حركة حكومة لجنة هيئة جمعية مؤسسة وكالة صحيفة قناة")
_CLAUSE_OPENERS = fold_words(
    "ظل ظلت بات باتت أصبح أصبحت زال زالت يزال تزال وظل وظلت وبات وباتت وأصبح وأصبحت "  # كان and its sisters
    "كان كانت كانوا لكن لكنه لكنها لكنهم لأن لأنه لأنها لأنهم أن أنه أنها أنهم بينما فيما حين إلا أما غير بيد"
)
_BEEN = fold_words("كان كانت")
_BEGAN = fold_words("راح راحت بدأ بدأت أخذ أخذت وقف وقفت جلس جلست")
_BUT = fold_words("لكن ولكن بينما فيما")
MOST_OWN_WORDS = 6  # of a subject between «لكن» and its verb
_OPENERS = fold_words("كما لكن إلا بينما فيما أما قد")
MOST_OPENERS = 4
FARTHEST_AS_FOR = 16  # tokens between «أما» and its verb
MOST_DATELINE = 14  # tokens
_OTHERS_TEXTS = fold_words("تصريحات بيانات رسائل تغريدات")  # «تصريحات أفادت»: not the sentence's subject's
_DAMMA = "\u064f"
_NO_PEOPLE_BEGIN = frozenset("يتال")  # «أن تتعايش», «إلا لحياة»
_THEY = "وا"  # the ending of the perfect in the plural
_THINGS = fold_words("أمر هدف واقع شيء سبب قانون نظام")  # no masdars by their form
_WHILE_HE = fold_words("وهو وهي وقد وكان وكانت ولم ولا وما")  # «وظهر فلان وهو يتكئ على العصا»
_A_PERSON = fold_words("رجل امرأة مرأة شاب فتاة طفل طفلة صديق صديقة جار جارة شقيق شقيقة زعيم")
_A_PERSON_AT_ALL = fold_words("رجل امرأة شاب شابة فتاة طفل طفلة شخص")
_BEFORE_VERB = fold_words("قد لا لم لن")
_POINTS = frozenset({"أشار", "ألمح"})  # they take no object; «لفت الانتباه» has one
_WRITES = frozenset({"ذكر", "كتب", "أشار", "قال", "أوضح"})
_PROVES = "أثبت"  # things do
_NOBODY = frozenset({"no-agreement", "nobody-before", "another-between"})
_ARTICLES = fold_words("مقال المقال مقالي مقالتي المقالة مقالة")
_I = fold_words("كنت وكنت قلت أنا وأنا رأيي برأيي مقالي شخصيا أزعم")
# What goes on in a head, and is somebody's word only where he is named.
_COMES = frozenset({"جاء", "ورد", "كتب"})  # what stands in a text, whoever wrote it
_THOUGHTS = frozenset("اعتقد ظن افترض".split())  # noqa: SIM905 — lemmas as the table of cues writes them
_OPINIONS = frozenset("توقع اعتبر عد قدر رجح لاحظ أمل".split())  # noqa: SIM905 — see the line before
# What things do as well as people: «الأرقام تشير إلى أن».
_SHOWN = frozenset("أشار أكد أثبت عبر كشف حث حض ذكر بين أظهر أوضح دعا نبه وعد هدد نص".split())  # noqa: SIM905
_TOLD_YOU = frozenset({"ذكر", "لاحظ"})  # «وتذكر أن» is a command too
_YOU = fold_words("عليك لديك أنت إليك منك لأنك أنك فأنت نفسك أمامك")
_PAPERS = fold_words("بيان البيان بلاغ البلاغ تقرير التقرير")
_GOD = fold_words("الله المولى الباري العلي ربه ربهم")
_WITH_ME = fold_words("معي معنا")
_BUT_HE = fold_words("لكنه لكنها لكنهم أنه أنها أنهم")
_INNER = fold_words("بعدما عندما حينما حين حيث إذ بينما فيما هنا وهنا وحين وعندما وبعدما وبينما وفيما")
_AFTER = fold_words("بعد وبعد قبل منذ إلى")
_THESE = fold("هؤلاء")
_THAT = fold_words("ذلك هذا")
_BACKGROUNDS = fold_words("خلفية إثر هامش ضوء")
_TONGUE = fold("لسان")
_ONE_OF = fold_words("أحد إحدى بعض معظم غالبية")
_OF_WHAT = fold_words("عما مما")  # «واعتذر كياو عما قاله»
_ON_IT = fold_words("عليه عليها عليهما")
_NO_THINGS = words.TEXT_HEADS | words.FUNCTION_WORDS | words.VERBS
_PARTICIPLE = re.compile(r"^م.{3,4}ه?$")  # «متطرف», «محلية»
_WHO_DOES = re.compile(r"^(.ا..ه|م....?ه)$")
_RESUMED_TOO = fold_words("إليه إليها عليه عليها عنه عنها منه منها")
_OWNED = ("ته", "تها", "تهم")
_FINDING = frozenset({"خلص", "توصل", "أظهر", "نص"})
_HIS: tuple[tuple[str, Gender], ...] = (("ها", "f"), ("ه", "m"))
_SOME_ONE = fold_words("أحد إحدى")
_HANDS_DOWN = "روى"
_HE, _ASKED = fold_words("هو هي هما هم"), fold_words("سئل سئلت يسأل")
_INTERVIEWS = fold_words("مقابلة حوار لقاء حديث")
_AND_THEN = fold("ثم")
_EVEN = fold("فحتى")
_RULES = frozenset("-–—")
# With these letters too many words begin, or end, that are no names.
_LETTERS_BEFORE, _COMMON_ENDINGS = frozenset("بلفوسيتنم"), ("ة", "ات", "ون", "ين", "ان", "ه", "ها", "هم", "ت")
_NOUN_ENDINGS = ("ة", "ات", "ون", "ين", "ها", "هم")
_WITH = fold_words("ذو ذات")  # «كاز ذات الـ29 عاما»
_SHORTEST_NAME = 3  # letters
_TITLES = 5  # tokens from a verb to the name behind titles
MOST_FRONTED = 8  # tokens of a phrase in front of the verb
NEAR_RELATIVE = 4  # tokens from a name in marks to the relative behind it
MOST_RELATIVE_WORDS = 5  # between a name's first word and the relative after it


@dataclass(slots=True)
class Subjects:
    """Looks for subjects in one article; indices count tokens."""

    contents: Contents
    stage: Stage
    at_hand: AtHand
    counts: Counter[str] = field(default_factory=Counter)  # of the article's words, once they were asked for
    first_person: list[bool] = field(default_factory=list)  # whether the writer says «I», likewise

    def subject_of(
        self, i: int, cue: Cue, content: Content, sentence: Sentence, governing: Source | None
    ) -> Source | None:
        """The source of the cue at i, or None where the cue turns out to attribute nothing.

        `governing` is the source of an earlier cue of the same sentence: a participle or a second verb
        without a subject of its own has its speaker and its grade.
        """
        found = self._governor_of(i, cue, content, sentence, governing)
        if found is None or found.speakers or found.rule not in _NOBODY:
            return found
        if cue.lemma == _PROVES or (not found.text and self._is_of_nobody(i, cue, content, sentence)):
            return None  # «وأثبتت الأيام أن»
        return self.at_hand.find(i, cue, sentence) or found

    def _is_of_nobody(self, i: int, cue: Cue, content: Content, sentence: Sentence) -> bool:
        """Whether a cue whose subject no rule can read attributes nothing to anybody.

        A thought of people who are not named («أولئك الذين يظنون أن»), what a thing shows («نظرة سريعة
        إلى القاعة تكشف أن»), a passive («الأدوية التي ينصح بتناولها»), and what the reader is told to do
        («وتذكر أن لديك وقتا»).
        """
        purpose = self.contents.key(i)[:1] == "ل" and self.contents.key(i) not in CUES
        purpose = purpose and cue.form == "imperfect" and content.marks is None
        if purpose or ("describe" not in cue.frames and self._has_its_thing(i, cue)):
            return True  # «وجددت الهزيمة الشكوك», «عادت الليرة لتهبط، لتؤكد عمق الأزمة»
        if cue.lemma in _THOUGHTS or (
            cue.lemma in _OPINIONS and cue.number == "p" and cue.form != "participle"
        ):
            return True
        if cue.lemma == "دعا" and self.contents.key(i + 1) in _GOD:
            return True  # «داعين الله أن»
        you = (cue.lemma in _TOLD_YOU and cue.gender != "m") or cue.lemma == "لاحظ"
        if you and (self._is_second_persons() or self.contents.key(i + 1) in _WITH_ME):
            return True
        if cue.form != "imperfect" or cue.number != "s" or self.contents.key(i) not in CUES:
            return False
        before = self.contents.key(i - 1) if i > sentence.first else ""
        resumed = (
            self.contents.key(i + 1) in _RESUMED | _RESUMED_TOO or without_conjunction(before) in _BUT_HE
        )
        if not before or resumed or before in {"كما", ":"}:
            return False
        if before not in RELATIVES | COMMAS and not (is_definite(before) or is_common(before)):
            return False  # «كان هيلفيغر يؤكد أن»: it may be a name that no list has
        passive = before in RELATIVES and content.how == "noun"
        return passive or (cue.lemma in _SHOWN and content.how in {"that", "noun"} and not content.pronoun)

    def _has_its_thing(self, i: int, cue: Cue) -> bool:
        """«وجددت الهزيمة الشكوك»: a thing behind its verb, and what the verb is done to behind it."""
        key = self.contents.key
        if cue.number != "s" or cue.form == "participle" or i + 2 >= len(self.contents.keys):
            return False
        if not (is_definite(key(i + 1)) and is_definite(key(i + 2)) and self._is_thing(i + 1, cue)):
            return False
        woman = key(i + 1).endswith("ه")
        return woman == (cue.gender == "f") and not (key(i + 2).endswith("ه") and woman)

    def _is_second_persons(self) -> bool:
        """Whether the writer addresses a reader outside marks."""
        return any(t.key in _YOU and j not in self.contents.in_marks for j, t in enumerate(self.stage.tokens))

    def _governor_of(
        self, i: int, cue: Cue, content: Content, sentence: Sentence, governing: Source | None
    ) -> Source | None:
        """Who governs the cue at i, as far as any rule can read it."""
        if self._is_passive(i, cue) or self._is_anybody(i, cue, sentence) or self._is_of_writer(i, cue):
            return None
        limit = self._limit(i, content)
        first = self.contents.cue_end(i, content)
        if cue.lemma in RELAYS:
            return self._reported_from(first, limit, RELAYS[cue.lemma])
        if self.contents.key(first) == "ما" and self.contents.cue_at(first + 1) is not None:
            return self.stage.read(first + 2, limit)  # «لفت ما أعلنه فلان عن أن»
        told = self._passed_on(first, limit)
        if cue.lemma == _HANDS_DOWN and self.contents.key(first) == "عن" and content.marks is not None:
            told = self.stage.read(first + 1, limit)  # «روي عن أفلاطون: «…»»
        if told is not None:
            return told
        if cue.lemma in {"جاء", "ورد"} and first + 1 < limit and self._is_place_of_words(first):
            return self._arrived(first, limit, content)
        if cue.form == "participle":
            return self._of_participle(i, cue, sentence, governing)
        if self._is_first_person(i, cue):  # with a subject after it, a hamza too many
            return self.stage.read(first, limit, cue.gender, cue.number, human=True)
        return self._of_finite(i, cue, content, sentence, governing)

    def _of_finite(
        self, i: int, cue: Cue, content: Content, sentence: Sentence, governing: Source | None
    ) -> Source | None:
        """Who governs a finite verb at i: beside it, in its clause, or the last speaker."""
        limit, first = self._limit(i, content), self.contents.cue_end(i, content)
        if self.contents.key(i) == "كتب" and self.contents.key(first) in _ON_IT:
            return self._raised(i, sentence, governing)
        told = self._told_by_noun(i, sentence)
        if told is not None:
            return told
        beside = self._beside(i, cue, sentence, first, limit)
        governs = not cue.strict or cue.lemma in _FINDING  # «جدد التأكيد على أن» has an object
        if beside is None and content.how in {"that", "colon"} and cue.number == "s" and governs:
            beside = self.stage.read_noun(first, limit, cue.gender, alone=cue.lemma in _TELLS_NOBODY)
        if beside is not None and not beside.speakers and beside.span is not None:
            # «أقامت الممثلة فلانة دعوى على فلان تتهمه»: he before the verb is not she who accuses.
            before = beside.span.end <= self.stage.tokens[i].start
            beside = (before and self._of_clause(i, cue, sentence, governing)) or beside
        shown = beside is None and cue.lemma in _POINTS and words.is_verbal_noun(self.contents.key(first))
        if beside is not None or shown or self._is_of_a_thing(i, cue, content, sentence):
            return beside  # «يشير تطور الأسعار إلى أن»: what a thing shows
        found = self._of_clause(i, cue, sentence, governing) or self._inherited(i, cue, sentence)
        mine = (cue.form, cue.gender) == ("perfect", "f") and self._is_first_persons()
        return None if found is not None and not found.speakers and mine else found

    def _is_first_persons(self) -> bool:
        """Whether the writer says «I» outside marks: then «ذكرت» without a woman before it is his own."""
        if not self.first_person:
            outside = self.contents.in_marks
            self.first_person.append(
                any(t.key in _I and j not in outside for j, t in enumerate(self.stage.tokens))
            )
        return self.first_person[0]

    def _told_by_noun(self, i: int, sentence: Sentence) -> Source | None:
        """«ونقلت الوكالة عن فلان تعهده بالتصدي»: a noun with his pronoun, which folds like a verb."""
        if self.contents.key(i) in CUES or self.contents.key(i)[:1] == "و":
            return None
        for j in range(i - 2, max(sentence.first, i - NEAR_AUTHOR) - 1, -1):
            relay = self.contents.cue_at(j)
            if relay is not None and relay.lemma in RELAYS and relay.form != "participle":
                near = range(j + 1, i)
                about = next((k for k in near if self.contents.key(k) == RELAYS[relay.lemma]), None)
                return self.stage.read(about + 1, i) if about is not None else None
        return None

    def _raised(self, i: int, sentence: Sentence, governing: Source | None) -> Source | None:
        """«رفعوا لافتات كتب عليها»: a passive; the words are theirs who raise them, or else nobody's."""
        if governing is not None and governing.speakers:
            return replace(governing, rule="governing-clause")
        who = self._main_subject(sentence.first, i)
        return _of_main_verb(who) if who is not None and who.speakers else None

    def _is_place_of_words(self, first: int) -> bool:
        """«في بيان», «على حساب المنظمة» after a verb of arriving."""
        key = self.contents.key
        return key(first) == "في" or (key(first) == "علي" and key(first + 1) in _PAGES)

    def _arrived(self, first: int, limit: int, content: Content) -> Source | None:
        """«وجاء في بيان للحركة», «وجاء على حساب المنظمة».

        «وجاء في الإعلان "…"»: somebody's words, whoever issued them.
        """
        page = self.contents.key(first) != "في"
        text = self.contents.key(first + 1)
        for ending, gender in _HIS:
            noun = text.removesuffix(ending)
            known = noun in _TEXTS or (noun.endswith("ت") and noun[:-1] + "ه" in _TEXTS)
            if noun != text and text not in _TEXTS and known:
                return self.stage.inherit(gender, "s")  # «نشر فلان رسالة. وجاء في تغريدته «…»»
        found = self.stage.read(first + 1 + page, limit)
        if found is None and content.marks is not None:
            found = self.stage.read(first + 1 + page, limit, anything=True) or Source(rule="nobody-before")
        return found

    def _passed_on(self, first: int, limit: int) -> Source | None:
        """«ذكرت الوكالة نقلا عن فلان أن»: فلان speaks."""
        for j in range(first, limit - 1):
            if self.contents.key(j) == "نقلا" and self.contents.key(j + 1) == "عن":
                own, told = self.stage.read(first, j), self.stage.read(j + 2, limit)
                passed_on = own is None or self.stage.is_medium(own)
                if passed_on and told is not None and not self.stage.is_medium(told):
                    return told
        return None

    def _beside(self, i: int, cue: Cue, sentence: Sentence, first: int, limit: int) -> Source | None:
        """The subject in the words around a finite verb, of which [first, limit) stand behind it."""
        event = bool(cue.frames & {"bare", "describe"}) and self.contents.is_event(first)
        has_object = event and not self.stage.can_speak(first)  # «أكد أهمية…» has no subject
        # A verb in the plural follows its subject; a noun after it is its object.
        none_after = has_object or cue.number != "s"
        pair = self._pair_after(first, limit, cue) if cue.number in {"d", "p"} and not has_object else None
        return (
            pair
            or self._before_relative(i, sentence, cue)
            or self._who_did_before(i, sentence)
            or self._as_for(i, sentence, cue)
            or self._directly_before(i, sentence, cue)
            or (None if none_after else self._after_verb(i, first, limit, cue))
            or self._only_person(i, sentence, cue)
            or self._in_a_text(i, sentence, cue)
            or self._what_he_called(i, sentence, cue)
            or self._before_indefinite(i, sentence, cue)
            or self._who_began(i, sentence, cue)
            or self._before_verb(i, sentence, cue)
        )

    def _pair_after(self, first: int, limit: int, cue: Cue) -> Source | None:
        """«وقالا وزير النقل فلان والنائب علان»: against grammar, but two names can only be the subject."""
        while limit > first and self.contents.key(limit - 1) in COMMAS:
            limit -= 1
        found = self.stage.read(first, limit, "-", cue.number, human=True) if first < limit else None
        if found is None or found.span is None or found.grade != "named" or len(found.speakers) == 1:
            return None
        return found if self._reaches(found.span.end, limit) else None

    def _is_of_a_thing(self, i: int, cue: Cue, content: Content, sentence: Sentence) -> bool:
        """Whether a verb without a subject beside it is of a thing, which says nothing.

        «رسائل تحض على العنف»; before it with a noun («النتائج تؤكد أن») or a relative («الطاقة التي تحث
        على»). What is told of the thing itself is somebody's word: «الصور التي تقول إنها مزورة».
        """
        if i == sentence.first or cue.form == "participle" or cue.number != "s":
            return False
        if content.how == "noun" and self._is_of_indefinite(i, cue):
            return True
        own = self.contents.key(i) in CUES and not content.pronoun and content.how in {"that", "noun"}
        own = (
            own
            and self.contents.key(i + 1) not in _RESUMED | _RESUMED_TOO
            and self.contents.key(i - 1) != "كما"
        )
        if not own or (cue.cue_class, cue.form) == ("say", "perfect"):
            return False
        before = i - 1 - (self.contents.key(i - 1) in _BEEN)
        if self.contents.key(before) in RELATIVES:
            first = before
            while first > sentence.first and self._is_qualified(first - 1):
                first -= 1
            alone = (
                self.stage.is_preposition(first - 1)
                or without_conjunction(self.contents.key(first - 1)) in words.VERBS
            )
            return first < before and alone and self._is_thing(first, cue)
        first = self._clause_start(i, sentence)
        return first < i and self._is_thing(first, cue) and not self._has_verb(first, i)

    def _is_of_indefinite(self, i: int, cue: Cue) -> bool:
        """«رسائل تحض على العنف»: a clause about an indefinite noun that cannot speak."""
        before = self.contents.key(i - 1)
        if cue.form != "imperfect" or not self.stage.tokens[i - 1].is_word:
            return False
        plain = not is_definite(before) and i - 1 not in self.stage.covered and self.contents.key(i) in CUES
        plain = plain and self.contents.key(i + 1) not in _RESUMED  # «نداء يطالب فيه»
        return plain and not (before in words.FUNCTION_WORDS or before in words.VERBS or before in CUES)

    def _is_qualified(self, j: int) -> bool:
        """Whether a token belongs to the definite noun phrase that ends before a relative."""
        return (
            self.stage.tokens[j].is_word and is_definite(self.contents.key(j)) and not self.stage.can_speak(j)
        )

    def _clause_start(self, i: int, sentence: Sentence) -> int:
        """Where the clause of the verb at i begins: behind «لكن», «أن», «حيث», a colon; or its sentence."""
        key = self.contents.key
        for j in range(i - 1, sentence.first - 1, -1):
            bare = without_conjunction(key(j))
            opens = bare in _CLAUSE_OPENERS or key(j) in _CLAUSE_OPENERS | _WHERE | {":"}
            opens = opens or split_that(bare) is not None
            if opens and j not in self.contents.in_marks:
                return j + 1
        return sentence.first

    def _is_thing(self, j: int, cue: Cue) -> bool:
        """Whether a noun at a token is of no person and agrees with a verb behind it.

        A feminine verb's noun without ة is a broken plural, and one of people has its verb in the plural
        there. Of masculine nouns only masdars and «الأمر» are told from people.
        """
        key = self.contents.key(j)
        bare = without_article(without_conjunction(key))
        tokens = self.stage.tokens
        known = j in self.stage.covered or j in self.contents.in_marks or not tokens[j].is_word
        if known or self.stage.can_speak(j) or self.stage.is_somebody(j) or self.stage.is_preposition(j):
            return False
        if {key, bare} & _NO_THINGS:
            return False
        beside = self.stage.covered.get(j + 1)
        if beside is not None and self._is_one(beside) and not is_definite(self.contents.key(j + 1)):
            return False  # «علوية عز الدين»: a name of which a part was found
        definite = is_definite(without_conjunction(key)) or is_definite(self.contents.key(j + 1))
        if not (definite or j + 1 in self.stage.covered or bare.endswith(_OWNED)) or self._is_name_like(j):
            return False
        masdar = words.is_verbal_noun(key) or bare in _THINGS
        woman = strip_marks(tokens[j].text).endswith("ة")
        if cue.gender == "m":
            return masdar and not woman
        agent = _WHO_DOES.match(bare) is not None  # «العارضة»
        return masdar or not woman or not agent

    def _has_verb(self, first: int, last: int) -> bool:
        """Whether a verb stands among tokens [first, last), that of a relative clause left out."""
        related = False
        for j in range(first, last):
            key = self.contents.key(j)
            if key in RELATIVES:
                related = True
            elif self.contents.cue_at(j) is not None or without_conjunction(key) in words.VERBS:
                if not related:
                    return True
                related = False
        return False

    def _is_anybody(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«هناك من يقول إن»: nobody in particular."""
        finite = cue.form != "participle" and cue.lemma not in RELAYS
        return finite and i > sentence.first and without_conjunction(self.contents.key(i - 1)) in _WHOEVER

    def _after_verb(self, i: int, first: int, limit: int, cue: Cue) -> Source | None:
        """The subject behind its verb; of «وصفت القرار بأنه خطأ» what is described is none."""
        pen = next(
            (j for j in range(first, limit - 1) if without_conjunction(self.contents.key(j)) == _BY_PEN), None
        )
        if pen is not None:  # «وتقول "النهار" بقلم الكاتب فلان»
            return self.stage.read(pen + 1, limit, human=True)
        source = self.stage.read(first, limit, cue.gender, cue.number)
        if source is None and self._can_only_be_subject(i, first, limit, cue):
            source = self.stage.read(first, limit)
            if source is not None and source.rule == "place-for-government":
                source = replace(source, rule="named-like-a-place")
        if source is None and cue.lemma == _SAID and first == i + 1 < limit:
            source = self.stage.read_unknown(first, limit, cue.gender)
        if source is None and cue.lemma in _TELLS_NOBODY and first == i + 1 < limit:
            source = self._bare_name_at(first, cue.gender) if self._is_name_like(first, beside=True) else None
        if source is None or source.span is None or "describe" not in cue.frames:
            return source
        key = self.contents.key(i)
        has_object = key not in CUES and without_conjunction(key) not in CUES  # «وصفه الوزير بأنه»
        if has_object or not self._reaches(source.span.end, limit):
            return source
        at = first_at(self.stage.tokens, source.span.start)
        mention = self.stage.starts.get(at)
        alone = at + 1 == limit or (mention is not None and mention.end >= source.span.end)
        return None if alone or not self.stage.can_speak(at) else source

    def _can_only_be_subject(self, i: int, first: int, limit: int, cue: Cue) -> bool:
        """«قال وزارة الخارجية إنها», «أعلن برشلونة»: a wrong gender, or a club named as its town is.

        The verb has no object that could stand there.
        """
        if cue.number != "s" or first != i + 1 or first >= limit:
            return False
        if cue.lemma in _INFORMS and self.stage.is_officer(first) and is_definite(self.contents.key(first)):
            return True  # «وأفادت الخبير المالية»
        if cue.lemma not in _TELLS_NOBODY:
            return False
        key = self.contents.key(i)
        mention = self.stage.starts.get(first)
        if key not in CUES and without_conjunction(key) not in CUES:
            return False
        if mention is not None:
            return mention.start == self.stage.tokens[first].start
        return self.stage.is_party(first) or self.stage.head(first) in words.BODY_HEADS

    def _is_passive(self, i: int, cue: Cue) -> bool:
        """«طُلب من الوزير أن»: the vowel says that nobody is named who asks."""
        written = self.stage.tokens[i].text.removeprefix("و").removeprefix("ف")
        vowels = written[1:2] + (written[3:4] if written.startswith("ا") else "")  # «اعتُبر»
        return cue.form == "perfect" and cue.lemma not in RELAYS and _DAMMA in vowels

    def _is_of_writer(self, i: int, cue: Cue) -> bool:
        """«ذكرت في المقال السابق أن»: the writer speaks of himself.

        «المعلومات جاءت على خلفية إعلان الأسطول أن»: nobody does.
        """
        if cue.lemma in {"جاء", "ورد"} and self.contents.key(i + 2) in _BACKGROUNDS:
            return True
        mine = (cue.form, cue.gender) == ("perfect", "f") and cue.lemma in _WRITES
        mine = mine and self.contents.key(i + 1) == "في"
        return mine and self.contents.key(i + 2) in _ARTICLES

    def _is_first_person(self, i: int, cue: Cue) -> bool:
        """«أعتقد أن» is the writer's own: the perfect «اعتقد» has no hamza."""
        written = strip_marks(self.stage.tokens[i].text).removeprefix("و").removeprefix("ف")
        return written.startswith("أ") and cue.lemma.startswith("ا")

    def _limit(self, i: int, content: Content) -> int:
        """Where the space for a subject ends: before the content's frame, and before a relative."""
        limit = content.first
        while limit > i + 1 and (
            self.contents.key(limit - 1) in _FRAME or split_that(self.contents.key(limit - 1))
        ):
            limit -= 1
        return next((j for j in range(i + 2, limit) if self.contents.key(j) in RELATIVES), limit)

    def _reported_from(self, first: int, limit: int, preposition: str) -> Source | None:
        """«نقلت الوكالة عن فلان (قوله) إن…»: فلان speaks; the agency is the medium."""
        for j in range(first, limit):
            if self.contents.key(j) == preposition:
                end = next((k for k in range(j + 1, limit) if self.contents.key(k) in _WORDS_OF), limit)
                return self.stage.read(j + 1, end)
        return self.stage.read(first, limit)

    def _of_participle(self, i: int, cue: Cue, sentence: Sentence, governing: Source | None) -> Source:
        """A participle's speaker is the subject of the clause that governs it."""
        if governing is not None:
            if cue.number == "p" and governing.speakers and not is_plural(governing):
                # «قال الوزير إن العمال أضربوا، مطالبين»
                return self._nominative(sentence.first, i, cue) or Source(rule="no-agreement")
            replied = self._who_replies(i, cue, governing, sentence)
            if replied is not None:
                return _of_main_verb(replied)
            wrong = governing.rule == "subject-named" and self._disagrees(i, cue, governing)
            if wrong and self._others_behind(governing, i, cue):
                return Source(rule="no-agreement")  # «وقالت فلانة إنها تحدثت مع نجلها، مؤكدا»
            return replace(governing, rule="governing-clause") if governing.speakers else governing
        subject = self._main_subject(sentence.first, i)
        if subject is None:
            subject = self._after_verb_before(i, sentence) or self._of_inner_clause(i, sentence)
        if subject is not None and self._disagrees(i, cue, subject):
            return Source(rule="no-agreement")
        if subject is not None:
            return _of_main_verb(subject)
        if self.contents.key(i) in BY_SAYING:
            return self._of_unread_verb(i, cue, sentence)
        many = self._nominative(sentence.first, i, cue) if cue.number in {"p", "d"} else None
        return many or self.stage.inherit(cue.gender, cue.number)

    def _who_replies(self, i: int, cue: Cue, governing: Source, sentence: Sentence) -> Source | None:
        """«ويرى المؤيدون …، لكن فلانا يرد قائلا»: one man's participle is not theirs."""
        if (cue.gender, cue.number) != ("m", "s") or governing.span is None or not is_plural(governing):
            return None
        after = max(first_at(self.stage.tokens, governing.span.end), sentence.first)
        but = next((j for j in range(i - 1, after, -1) if self.contents.key(j) in _BUT), None)
        if but is None or but + 2 >= i:
            return None
        found = self.stage.read(but + 1, i, "m", "s", human=True)
        begins = found is not None and found.span is not None and not is_plural(found)
        if begins and found is not None and found.span is not None:
            return found if first_at(self.stage.tokens, found.span.start) == but + 1 else None
        return self._bare_name_at(but + 1, "m") if self._is_name_like(but + 1, beside=True) else None

    def _others_behind(self, source: Source, i: int, cue: Cue) -> bool:
        """Whether anybody stands between a speaker and a participle who could be meant by it."""
        if source.span is None:
            return True
        first = first_at(self.stage.tokens, source.span.end)
        his = {s.entity for s in source.speakers}
        for j in range(first, i):
            mention = self.stage.covered.get(j)
            if mention is None:
                apposed = j <= first + 1 or j - 1 in self.stage.covered
                woman = cue.gender == "m" and strip_marks(self.stage.tokens[j].text).endswith("ة")
                if without_article(self.contents.key(j)) in _A_PERSON:
                    return True
                if self.stage.can_speak(j) and not (apposed or woman):
                    return True
            elif self._is_one(mention) and mention.entity not in his:
                return True
        return False

    def _nominative(self, first: int, last: int, cue: Cue) -> Source | None:
        """The nearest people among tokens [first, last) whose ending shows a subject: «المزارعون».

        A verb or a participle of many belongs to them, whatever stands between.
        """
        for j in range(last - 1, first - 1, -1):
            if j in self.contents.in_marks or j in self.stage.covered:
                continue
            if not (self._is_nominative(j, cue) or self._are_many(j, first, cue)):
                continue
            if j > first and self.stage.is_preposition(j - 1):
                continue  # «إلى لاريونيون»
            j -= j - 1 > first and self.contents.key(j - 1) in _SHARES  # noqa: PLW2901 — «أغلبية النواب»
            while j > first and self._is_nominative(j - 1, cue):
                j -= 1  # noqa: PLW2901 — «باحثون يونانيون»: the noun, and not its adjective
            source = self.stage.read(j, last)
            known = source is not None and source.span is not None and source.speakers
            counted = cue.number == "p" and j > first and are_oblique_people(self.contents.key(j))
            counted = counted and not is_definite(self.contents.key(j))
            if source is not None and known and counted and source.span is not None:
                span = Span(self.stage.tokens[j - 1].start, self.stage.tokens[j].end)  # «عشرة متظاهرين»
                text = self.stage.text[span.start : span.end]
                source = replace(source, span=span, text=text, speakers=(Speaker(text),), number="p")
            if source is not None and known and (cue.number == "d" or is_plural(source)):
                return replace(source, rule="subject-of-main-verb")
        return None

    def _are_many(self, j: int, first: int, cue: Cue) -> bool:
        """Whether people whose plural has no ending stand where a subject does: «وبدأ نشطاء», «زعماء».

        At the head of the clause, or right behind its verb; counted people too: «عشرة متظاهرين».
        """
        key, before = self.contents.key(j), without_conjunction(self.contents.key(j - 1))
        if cue.number != "p":
            return False
        if are_oblique_people(key) and not is_definite(key):
            return j > first and (before in _NUMBERS or before.isdigit())
        heads = j == first or before in words.VERBS or before in CUES or before in _BUT
        heads = heads or (before in _SHARES and without_conjunction(self.contents.key(j - 2)) in words.VERBS)
        heads = heads or j - 1 == first or (self.contents.key(j - 2) in COMMAS and before not in COMMAS)
        return (heads or split_that(before) is not None) and are_broken_plural(key)

    def _is_nominative(self, j: int, cue: Cue) -> bool:
        """Whether a noun of people has the ending of a subject in the plural, or the dual."""
        key = self.contents.key(j)
        bare = without_article(key)
        if cue.number == "d":
            pair = bare.removesuffix("ان") if bare.endswith("ان") else ""
            stem = pair.removesuffix("ت") + "ه" if pair.endswith("ت") else pair
            known = stem in words.ROLES or stem in words.ANONYMOUS_HEADS or stem in words.BODY_HEADS
            people = bool(pair) and (known or (is_definite(key) and stem in _A_PERSON))
            return people or self.stage.is_dual_construct(j)
        owned = next((bare.removesuffix(p) for p in ("ها", "هم", "ه") if bare.endswith("و" + p)), bare)
        construct = owned.endswith("و") and (owned[:-1] in words.ROLES or owned[:-1] in words.ANONYMOUS_HEADS)
        return construct or (bare.endswith("ون") and is_people(key))

    def _of_unread_verb(self, i: int, cue: Cue, sentence: Sentence) -> Source:
        """«واكتفى فلان بالقول»: whoever follows the verb; no earlier speaker, since a verb names another."""
        verbs = (
            j
            for j in range(i - 1, sentence.first - 1, -1)
            if without_conjunction(self.contents.key(j)) in _SPEAKS_BY
        )
        first = next(verbs, None)
        if first is None:
            return self._named_up_to(i, cue, sentence) or Source(rule="nobody-before")
        found = self.stage.read(first + 1, i, cue.gender, cue.number)
        return found if found is not None else self.stage.inherit(cue.gender, cue.number)

    def _named_up_to(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """«الحضور الذي أثنى عليه فلان بالقول»: a name between a verb, with its pronoun, and «بالقول»."""
        mention = self.stage.covered.get(i - 1)
        if mention is None or not self._is_one(mention):
            return None
        first = first_at(self.stage.tokens, mention.start)
        while first > sentence.first and is_honorific(self.contents.key(first - 1)):
            first -= 1
        before = self.contents.key(first - 1) if first > sentence.first else ""
        pronoun = before in _RESUMED | _RESUMED_TOO
        verb = without_conjunction(self.contents.key(first - 1 - pronoun))
        acts = pronoun or verb in words.VERBS or verb in CUES
        return self.stage.read(first, i, cue.gender, cue.number, human=True) if acts else None

    def _disagrees(self, i: int, cue: Cue, source: Source) -> bool:
        """Whether a participle is of the other gender than a person: «هاجمت فلانة علانا، مؤكدا».

        «أمله» folds like a feminine; its ه has no dots.
        """
        if cue.gender == "f" and not strip_marks(self.stage.tokens[i].text).endswith("ة"):
            return False
        person = source.grade == "named" and len(source.speakers) == 1 and source.speakers[0].entity
        if not person or self.stage.names.entities[person].type != "person":
            return False
        return {cue.gender, self.stage.gender_of(source)} == {"m", "f"}

    def _after_verb_before(self, i: int, sentence: Sentence) -> Source | None:
        """«وعلق مستخدم آخر قائلا»: the subject of the verb of saying before a participle, whoever it is."""
        for v in range(i - 1, sentence.first - 1, -1):
            verb = self.contents.cue_at(v)
            if verb is not None and verb.form in {"perfect", "imperfect"} and v not in self.contents.in_marks:
                return self.stage.read(v + 1, i, verb.gender, verb.number)
        return None

    def _before_relative(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«فلان الذي قال إنه…», «فلان حين قال»: whoever stands before the relative, if he can speak."""
        been = self.contents.key(i - 1) in _BEEN and i - 1 > sentence.first  # «الرئيس الذي كان وعد»
        relative = i - 1 - been
        if i == sentence.first or self.contents.key(relative) not in RELATIVES | _WHEN:
            return None
        when = self.contents.key(relative) in _WHEN
        if not when and self.contents.key(i) not in CUES:
            return None  # «الخطة التي وصفها بأنها»: the relative is what he speaks of
        end = relative
        closing = relative - 1 - (self.contents.key(relative - 1) in COMMAS)
        marked = self.stage.covered.get(closing - 1) if closing in self.contents.in_marks else None
        if marked is not None and self.stage.is_body(marked):  # «"المنارة" التي قالت», «"المنارة"، التي»
            return self.stage.read(first_at(self.stage.tokens, marked.start), closing, cue.gender, cue.number)
        while end > sentence.first and (
            self.contents.key(end - 1) in COMMAS or (end - 1) in self.contents.in_marks
        ):
            end -= 1  # «كيسنجر "الثعلب" حين قال»
        for start in range(end - 1, max(sentence.first, end - MOST_RELATIVE_WORDS) - 1, -1):
            mention = self.stage.starts.get(start)
            if mention is not None and self.stage.covered.get(end - 1) is mention:
                if self.stage.names.entities[mention.entity].is_place:
                    break
                apposed = self._named_before(start, sentence)
                first = start if apposed is None else apposed
                attached = (
                    first == start and mention.start > self.stage.tokens[start].start
                )  # «لبلومبرغ التي»
                found = self.stage.read(first, end, cue.gender, cue.number, attached=attached)
                if found is not None or self._is_one(mention):
                    return found
                break  # «(فلان الباحث) في وزارة الخارجية الذي»: the office, and not he
        resumed = self.contents.key(i + 1) in _RESUMED  # «الكلمة التي قال فيها»
        if resumed:
            return None
        return (
            self._noun_before(end, sentence, cue)
            or self._people_before(i, end, sentence, cue)
            or self._titled_before(end, sentence, cue)
            or self._bare_before(end, sentence, cue)
        )

    def _bare_before(self, end: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«وانتقد أنجيه الذي تعهد»: one word before the relative that nothing but a name can be."""
        before = end - 1
        if before <= sentence.first or cue.number != "s" or self.contents.key(before) in words.GIVEN_NAMES:
            return None
        if not self._is_name_like(before, beside=True):
            return None
        found = self._bare_name_at(before, cue.gender)
        key = without_conjunction(self.contents.key(before - 1))
        plain = self.stage.tokens[before - 1].is_word and not (is_common(key) or is_definite(key))
        plain = plain and not (self.stage.can_speak(before - 1) or key.endswith(_COMMON_ENDINGS))
        if found is None or found.speakers[0].entity or not plain or self.stage.is_preposition(before - 1):
            return found
        span = Span(self.stage.tokens[before - 1].start, self.stage.tokens[before].end)  # «بايتون ريد الذي»
        text = self.stage.text[span.start : span.end]
        return replace(found, span=span, text=text, speakers=(Speaker(text),))

    def _only_person(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«… وزير النقل فلان (45 عاما) وهو …، والذي أعلن»: the one person whom the sentence has named."""
        last = i - 1 - (self.contents.key(i - 1) in _BEEN)
        if (
            last <= sentence.first
            or self.contents.key(last) not in _AND_WHO
            or self.contents.key(i) not in CUES
        ):
            return None
        people = {m.entity: m for m in self.stage.mentions_in(sentence.first, last) if self._is_one(m)}
        if len(people) != 1:
            return None
        at = first_at(self.stage.tokens, next(iter(people.values())).start)
        return self.stage.read(at, last, cue.gender, cue.number)

    def _is_one(self, mention: Mention) -> bool:
        return self.stage.names.entities[mention.entity].type == "person"

    def _titled_before(self, end: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«فلان الباحث في المركز الذي أوضح»: a name with its bearer's office up to the relative."""
        people = [m for m in self.stage.mentions_in(sentence.first, end) if self._is_one(m)]
        for person in reversed(people):  # another may stand within his office: «في مركز علان»
            first, after = (first_at(self.stage.tokens, o) for o in (person.start, person.end))
            if any(self.contents.key(j) in COMMAS for j in range(after, end)):
                return None
            if after < end and is_honorific(self.contents.key(after)):
                return self.stage.read(first, end, cue.gender, cue.number)
        return None

    def _who_did_before(self, i: int, sentence: Sentence) -> Source | None:
        """«سبق للوزير أن أعلن»: whoever stands after ل."""
        if split_that(self.contents.key(i - 1)) is None:
            return None
        for j in range(i - 2, max(sentence.first, i - NEAR_DID) - 1, -1):
            if without_conjunction(self.contents.key(j)) in _DID:
                if self.contents.key(j + 1) in _TO_HIM:
                    return None  # «سبق له أن أعلن»: who was named before
                return self.stage.read(j + 1, i - 1, attached=True)
        return None

    def _named_before(self, start: int, sentence: Sentence) -> int | None:
        """Where the name begins to which a role ending in another's name belongs: «فلان، محامي علان»."""
        j = start - 1
        while j > sentence.first and self.contents.key(j) not in COMMAS and start - j < MOST_RELATIVE_WORDS:
            j -= 1
        if j == start - 1 or j <= sentence.first or self.contents.key(j) not in COMMAS:
            return None
        mention = self.stage.covered.get(j - 1)
        if mention is None or not is_honorific(self.contents.key(j + 1)):
            return None
        first = first_at(self.stage.tokens, mention.start)
        return first if self.stage.names.entities[mention.entity].type == "person" else None

    def _noun_before(self, end: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«محافظة المدينة التي قالت»: the nearest noun that speaks and whose phrase ends at the relative."""
        tokens = self.stage.tokens
        for start in range(end - 1, max(sentence.first, end - MOST_RELATIVE_WORDS) - 1, -1):
            if start in self.stage.covered or not self._is_person(start):
                continue
            attached = self.stage.head(start) != self.contents.key(start)  # «للسلطات التي أعلنت»
            source = self.stage.read(start, end, cue.gender, cue.number, human=True, attached=attached)
            if source is None or source.span is None or source.span.end < tokens[end - 1].end:
                return None
            return source
        return None

    def _people_before(self, i: int, end: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«المتظاهرين الذين هتفوا»: the plural relative is of people, whatever their noun."""
        start = end
        while start > max(sentence.first, end - MOST_RELATIVE_WORDS) and is_definite(
            self.contents.key(start - 1)
        ):
            start -= 1
        if self.contents.key(i - 1) not in _WHO or start == end or cue.number == "s":
            return None
        attached = self.contents.key(start)[:1] == "ل" or self.stage.head(start) != self.contents.key(start)
        found = self.stage.read(start, end, cue.gender, cue.number, attached=attached)
        return found or self._in_nominative(end - 1)

    def _in_nominative(self, j: int) -> Source | None:
        """«التونسيين (الذين)» as it stands by itself: «التونسيون»; None for other words."""
        token = self.stage.tokens[j]
        many = are_oblique_people(token.key) or token.key.endswith("يين")
        if j in self.contents.in_marks or not (is_definite(token.key) and many):
            return None
        name = token.text.removesuffix("ين") + "ون"
        span = Span(token.start, token.end)
        return Source(span, token.text, (Speaker(name),), None, "described", "anonymous-descriptor", "m", "p")

    def _is_person(self, j: int) -> bool:
        head = self.stage.head(j)
        bare = without_article(head)
        people = bare in words.ROLES or is_plural_of_role(bare) or self.stage.is_world(j)
        return people or (head in words.ANONYMOUS_HEADS - words.TEXT_HEADS and is_definite(head))

    def _directly_before(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«وزير الخارجية يطالب الحكومة بـ»: a subject that opens the clause and reaches up to its verb."""
        if i == sentence.first or self.contents.key(i)[:1] == "و" or i - 1 in self.contents.in_marks:
            return None
        if self.contents.key(i - 1)[:1] in _RULES and i - 1 > sentence.first:
            return self._before_dashes(i - 1, sentence, cue)
        if self.contents.key(i - 1) in COMMAS:  # «مصادر طبية، أبلغت الصحيفة بأن»
            topic = self.stage.read(sentence.first, i - 1, cue.gender, cue.number, human=True)
            whole = topic is not None and topic.span is not None and self._reaches(topic.span.end, i - 1)
            begins = topic is not None and topic.span is not None and self._begins(topic.span, sentence)
            return topic if whole and begins else None
        source = self._before_verb(i, sentence, cue)
        end = self._verb_begins(i, sentence)
        framed = end < i - 1  # «(أن مسؤولا في شركة) كان قد أبلغ "النهار" أن»: nobody stands behind it
        if source is not None and source.span is not None and (framed or self._reaches(source.span.end, end)):
            return source
        mention = self.stage.covered.get(end - 1)
        if mention is None or self.stage.names.entities[mention.entity].type != "person":
            return None
        first = first_at(self.stage.tokens, mention.start)
        before = self.contents.key(first - 1) if first > sentence.first else ""
        apart = mention.start == self.stage.tokens[first].start and not self.stage.is_preposition(first - 1)
        resumed = self.contents.key(i + 1) in _RESUMED  # «تغريدة من فلانة قالت فيها»
        if not resumed and (not apart or before not in _CALLED):
            return None
        return self.stage.read(first, end, cue.gender, cue.number)

    def _before_dashes(self, closing: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«فلانة – وهي كاتبة – أعلنت أن»: a subject, and a remark between dashes."""
        for j in range(closing - 1, sentence.first, -1):
            if self.contents.key(j)[:1] in _RULES:
                subject = self.stage.read(sentence.first, j, cue.gender, cue.number, human=True)
                if subject is None or subject.span is None or not self._reaches(subject.span.end, j):
                    return None
                return subject
        return None

    def _in_a_text(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """What is said «فيه» or «فيها» is of the text's author, or of who gives it away."""
        after = self.contents.key(i + 1)
        if after not in _RESUMED | _IN_IT:
            return self._text_says(i, sentence, cue) if self.contents.key(i) in CUES else None
        found = self._of_author(i, sentence, cue) or self._issuer(i, sentence)
        if found is not None or cue.lemma not in _COMES or self._subject_ahead(i, cue, sentence) is not None:
            return found
        text = self._text_before(i, sentence)
        return self._text_itself(text, i) if text is not None else None

    def _text_before(self, i: int, sentence: Sentence) -> int | None:
        """The nearest noun of a text before a verb: «بيانا», «بتغريدة», «رسالة»."""
        for j in range(i - 1, max(sentence.first, i - NEAR_TEXT) - 1, -1):
            if j not in self.contents.in_marks and self._text_noun(j) in _TEXTS:
                return j
        return None

    def _text_noun(self, j: int) -> str:
        """A folded noun without its case and a ب before it: «بيانا», «بتغريدة»."""
        key = without_article(without_conjunction(self.contents.key(j)))
        key = key.removesuffix("ا") if key not in _TEXTS else key
        return key[1:] if key[:1] == "ب" and key not in _TEXTS else key

    def _text_itself(self, text: int, last: int) -> Source | None:
        """«دليل موجه إلى الناشطين جاء فيه»: a text that nobody is named for speaks for itself."""
        begins = self.contents.key(text)[:1] == "ب" and self.contents.key(text) not in _TEXTS
        last = min(last, text + (1 if is_definite(self.contents.key(text)) else 2))
        found = self.stage.read(text, last, attached=begins, anything=True)
        return found if found is not None and found.speakers else None

    def _text_says(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«رسالة من الحكومة تقول», «خطاب من الوزير عبر عن»: a clause about a text is its author's.

        Only a verb of the present may tell what a text says that names no author.
        """
        key = self.contents.key
        if cue.number != "s" or cue.form == "participle" or i - 2 <= sentence.first:
            return None
        last = i - (cue.form == "perfect" and key(i - 1) in COMMAS)
        for j in range(last - 1, max(sentence.first, i - NEAR_TEXT) - 1, -1):
            closed = not self.stage.tokens[j].is_word or key(j) in RELATIVES or key(j) in _WHERE
            if closed or j in self.contents.in_marks:
                return None
            noun = self._text_noun(j)
            if noun not in _TEXTS:
                continue
            feminine = strip_marks(self.stage.tokens[j].text).endswith(("ة", "ات")) or noun == "رسائل"
            if is_definite(key(j)) or feminine != (cue.gender == "f"):
                return None
            author = self._signed(j, last)
            if author is not None or cue.form == "perfect":
                return author
            return None
        return None

    def _signed(self, text: int, last: int) -> Source | None:
        """Whose a text is by the words behind it: «رسالة من الحكومة», «تقرير نشرته الصحيفة»."""
        for j in range(text + 1, last - 1):
            key = self.contents.key(j)
            if key == "من" or key in _AUTHORED:
                found = self.stage.read(j + 1, last, human=True)
                return found if found is not None and found.span is not None else None
        return None

    def _as_for(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«أما المدير فوصف القرار بأنه خطأ»: whoever stands between «أما» and the verb with ف."""
        key = self.contents.key
        if key(i)[:1] != "ف" or key(i)[1:] not in CUES:
            return None
        for j in range(i - 2, max(sentence.first - 1, i - FARTHEST_AS_FOR), -1):
            if without_conjunction(key(j)) == "اما" and j not in self.contents.in_marks:
                found = self.stage.read(j + 1, i, cue.gender, cue.number, human=True)
                if found is None or found.span is None:
                    return None
                begins = first_at(self.stage.tokens, found.span.start) <= j + 1 + MOST_OPENERS
                return found if begins else None
        return None

    def _who_began(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«فراح جمهوره يقول», «وبدأت الطالبة تشرح»: whoever stands between the two verbs."""
        if cue.form != "imperfect" or self.contents.key(i) not in CUES:
            return None
        for j in range(i - 2, max(sentence.first, i - MOST_AUTHOR_WORDS) - 1, -1):
            if without_conjunction(self.contents.key(j)) in _BEGAN and j not in self.contents.in_marks:
                return self.stage.read(j + 1, i, cue.gender, cue.number, anything=True)
        return None

    def _of_author(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«نفته الوزارة في بيان قالت فيه», «حديثا لمدرب الفريق قال فيه»: a text is its author's.

        He stands before it, or after it with ل; but a letter with ل is to somebody.
        """
        key = self.contents.key
        author = self._author(i, sentence, cue)
        if author is not None:
            return author
        first = max(sentence.first, i - NEAR_TEXT)
        text = next((j for j in range(i - 1, first - 1, -1) if key(j).removesuffix("ا") in _TEXTS), None)
        if text is None or text == sentence.first:
            return None
        one = not key(text).endswith(("ه", "ات")) and key(text) != "رسائل"
        if one != (key(i + 1) in _IN_ONE):
            return None  # «تصريحات … تعليق قال فيه»
        for j in range(text + 1, i):
            if key(j)[:1] == "ل" and len(key(j)) > 3 and key(text) not in _ADDRESSED:  # noqa: PLR2004 — not «له»
                return self.stage.read(j, i, cue.gender, cue.number, attached=True)
        return self._giver(text - self.stage.is_preposition(text - 1), sentence, cue)

    def _issuer(self, i: int, sentence: Sentence) -> Source | None:
        """«أصدر المطعم بيانا قال فيه», «نشر القصر الخبر في تغريدة قالوا فيها»: who gives it away says it."""
        key = self.contents.key
        for j in range(i - 2, max(sentence.first, i - NEAR_AUTHOR) - 1, -1):
            verb = without_conjunction(key(j))
            issues = verb in _ISSUES or key(j) in _ISSUING
            if not issues or j in self.contents.in_marks or j in self.stage.covered:
                continue
            if not any(key(k).removesuffix("ا") in _TEXTS for k in range(j + 2, i)):
                return None
            last = i
            gender: Gender = "f" if verb.endswith("ت") and verb[:-1] in _ISSUES else "m"
            gender = "-" if verb in _ISSUING - _ISSUES else gender
            known = j + 1 not in self.stage.starts and self.stage.bearers_of(key(j + 1))
            if known or (not self.stage.can_speak(j + 1) and self._is_name_like(j + 1, beside=True)):
                return self._bare_name_at(j + 1, gender)
            if not self.stage.can_speak(j + 1):
                if not is_definite(key(j + 1)):
                    return None
                last = j + 2  # «القصر الملكي | الخبر»
                while last < i and is_definite(key(last)) and key(last).endswith(("ي", "يه")):
                    last += 1
            return self.stage.read(j + 1, last, gender, "s", anything=True)
        return None

    def _what_he_called(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«قدم الوزير | ما اعتبره «دليلا»»: whoever stands up to «ما»."""
        if self.contents.key(i) in CUES or self.contents.key(i - 1) != "ما" or i - 1 <= sentence.first:
            return None
        return self._giver(i - 1, sentence, cue)

    def _giver(self, end: int, sentence: Sentence, cue: Cue) -> Source | None:
        """Whoever stands up to the text at `end` that he gave: «أطلق الوزير | تغريدة … قال فيها»."""
        for j in range(end - 1, max(sentence.first, end - MOST_AUTHOR_WORDS) - 1, -1):
            if self.stage.can_speak(j) and (j in self.stage.starts or j not in self.stage.covered):
                if self.stage.is_preposition(j) or (j > 0 and self.stage.is_preposition(j - 1)):
                    return None  # «نشرت الشركة على موقعها بيانا»
                construct = self.contents.key(j - 1) in words.ROLES and j - 1 > sentence.first
                first = j - 1 if construct else j  # «رئيس الوزراء»
                source = self.stage.read(first, end, cue.gender, cue.number, human=True)
                if source is not None and source.span is not None and self._reaches(source.span.end, end):
                    return source
        return None

    def _author(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«كلمة ألقاها الوزير أكد فيها», «تصريحات أدلى بها مسؤول قال فيها»: whoever gave the text."""
        key = self.contents.key
        for j in range(i - 2, max(sentence.first, i - NEAR_AUTHOR), -1):
            if key(j) in _AUTHORED and (
                key(j - 1).removesuffix("ا") in _TEXTS
                or (key(j - 1) in RELATIVES and any(key(j - k) in _TEXTS for k in (2, 3, 4)))
            ):  # also «خطاب النصر الذي ألقاه»
                first = j + 2 if key(j + 1) in _RESUMED else j + 1
                return self.stage.read(first, i, cue.gender, cue.number)
        return None

    def _begins(self, span: Span, sentence: Sentence) -> bool:
        """Whether a subject opens its sentence; a dateline's place does not count."""
        first = first_at(self.stage.tokens, span.start)
        return first <= sentence.first + 1 and not self._is_dateline(first)

    def _reaches(self, offset: int, end: int) -> bool:
        return first_at(self.stage.tokens, offset) >= end

    def _before_indefinite(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«ناجين قالوا إن», «لشركات خاصة زعمت أن»: an indefinite noun needs no relative before its clause."""
        key = self.contents.key
        joined = key(i)[:1] == "و" and key(i) not in CUES  # «وعد» is no «عد»
        if joined or key(i + 1) in _RESUMED:
            return None
        for j in range(i - 1, max(sentence.first, i - MOST_RELATIVE_WORDS) - 1, -1):
            word = key(j)
            if not self.stage.tokens[j].is_word or is_definite(word) or j in self.stage.covered:
                return None
            head = self.stage.head(j)
            if word[:1] == "و" and head == word and word[1:] in _GROUPS:
                head = word[1:]  # «حركة محلية وحزب متطرف وعد»
            attached = head != word
            counted = cue.number == "p" and j == i - 1 and j > sentence.first and key(j - 1) in _NUMBERS
            if counted and word.endswith(("ون", "ين")):
                # «ثمانية ناجين قالوا»: a verb in the plural has people before it
                return self.stage.read(j - 1, i, cue.gender, cue.number)
            adjective = head.endswith(("ي", "يه")) or _PARTICIPLE.match(head) is not None
            adjective = adjective and not is_definite(key(j - 1)) and j > sentence.first
            if adjective and not self.stage.is_preposition(j - 1) and key(j - 1) not in words.FUNCTION_WORDS:
                continue  # «أزمة دبلوماسية تهدد»
            if word[:1] == "و" and head == word[1:] and head in _GROUPS:
                return _without_and(self.stage.read(j, i, cue.gender, cue.number))
            if self._is_antecedent(head, attached=attached):
                return self.stage.read(j, i, cue.gender, cue.number, attached=attached)
            if word in words.FUNCTION_WORDS or word in CUES or word in words.VERBS:
                return None
        return None

    @staticmethod
    def _is_antecedent(head: str, *, attached: bool) -> bool:
        """Whether a folded indefinite noun is of people or bodies; a text's words are its author's."""
        if head in words.TEXT_HEADS or head in _NO_ANTECEDENTS or is_definite(head):
            return False
        watchers = head.endswith("ين") and head[:-2] + "ون" in words.ANONYMOUS_HEADS
        many = (
            watchers
            or head in MANY_BODIES
            or is_plural_of_role(head)
            or is_plural_of_body(head)
            or head in words.ANONYMOUS_HEADS
        )
        one = head in words.ROLES or head in _FIRMS or head in _GROUPS
        return many or (one and not attached)

    def _verb_begins(self, i: int, sentence: Sentence) -> int:
        """Where a verb begins with what stands before it: «(إلى أن الوزير)، كان قد أعلن»."""
        key = self.contents.key
        end = i - 1 if i > sentence.first and key(i - 1) in _BEFORE_VERB else i
        while end > sentence.first + 1 and (
            key(end - 1) in _BEEN or (key(end) in _BEEN and key(end - 1) in COMMAS)
        ):
            end -= 1
        return end

    def _before_verb(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """A subject before its verb: «وكان فلان قد أعلن», «لكن الناطق أوضح», «"الصحيفة" كشفت»."""
        key = self.contents.key
        if key(i)[:1] in {"و", "ف", "ل"} and key(i) not in CUES:
            return None
        if key(i - 1) == "كما":
            return None  # «…، كما أشار إلى أن»: it begins its clause
        end = self._verb_begins(i, sentence)
        start = next(
            (
                j + 1
                for j in range(end - 1, sentence.first - 1, -1)
                if (key(j) == ":" or without_conjunction(key(j)) in _CLAUSE_OPENERS)
                and j not in self.contents.in_marks
            ),
            sentence.first,
        )
        if start == sentence.first:
            start = self._after_dateline(start, end)  # «دبي (CNN)—»
        start = self._after_so(start, end)
        nominal = self._nominal_clause(start, end, cue) if start < end else None
        if nominal is not None or not 0 < end - start <= MOST_SUBJECT_WORDS:
            return nominal
        person = self.stage.starts.get(start + 1) if start + 1 < end else None
        if person is not None and self._is_one(person) and is_definite(key(start)):
            start += words.is_nisba(key(start)) and not is_honorific(key(start))  # «(أن) السويسري غروس»
        titled = end - start > _SHORTEST_NAME - 1 and words.is_nisba(key(start)) and is_definite(key(start))
        if titled and is_honorific(key(start + 2)) and self._is_name_like(start + 1, beside=True):
            return self._bare_name_at(start + 1, cue.gender)  # «(أن) السويسري غروس مدرب الأهلي»
        joined = start == sentence.first and key(start)[:1] in {"و", "ف"} and start not in self.stage.starts
        people = self.stage.head(start) != key(start)  # «والمتداولون يقولون»
        if joined and not (
            is_honorific(key(start)) or is_honorific(without_conjunction(key(start))) or people
        ):
            return None  # «وقرر المجلس … أعلن»: the sentence has another verb
        # Between «كان» and «قد» nothing but the subject stands.
        framed = (
            key(i - 1) == "قد" and start > sentence.first and without_conjunction(key(start - 1)) in _BEEN
        )
        framed = framed or (key(i - 1) == "قد" and end < i - 1)
        return self.stage.read(start, end, cue.gender, cue.number, human=not framed)

    def _after_so(self, start: int, end: int) -> int:
        """Where «تعثرت الصفقة فالوزير (أكد)», «… فحتى زوجته (صرحت)» begins anew; or start."""
        for j in range(end - 1, max(start, end - MOST_RELATIVE_WORDS), -1):
            key = self.contents.key(j)
            if key == _EVEN:
                return j + 1
            if key.startswith("فال") and j not in self.stage.covered and self.stage.head(j) == key[1:]:
                return j
        return start

    def _nominal_clause(self, start: int, end: int, cue: Cue) -> Source | None:
        """«…، والأمير فلان قال أيضا»: a new clause after a comma, which its subject begins."""
        comma = next((j for j in range(end - 1, start, -1) if self.contents.key(j) in COMMAS), 0)
        first = comma + 1
        if not comma or end - first > MOST_RELATIVE_WORDS or not self.contents.key(first).startswith("و"):
            return None
        source = self.stage.read(first, end, cue.gender, cue.number, human=True)
        whole = source is not None and source.span is not None and source.grade == "named"
        return source if whole else None

    def _of_clause(self, i: int, cue: Cue, sentence: Sentence, governing: Source | None) -> Source | None:
        """The speaker of an earlier cue, or the subject of the sentence's main verb."""
        if self.contents.key(i - 1) in _OTHERS_TEXTS and self.contents.key(i + 1) not in _RESUMED:
            return Source(rule="no-agreement")
        second = self._of_first_verb(governing, cue)
        if second is not None:
            return second
        if cue.number in {"p", "d"}:
            people = (
                self._of_earlier_plural(i, sentence, cue)
                or self._after_that(i, sentence, cue)
                or self._nominative(sentence.first, i, cue)
                or (self._both(sentence.first, i) if cue.number == "d" else None)
            )
            if people is not None:
                return people
        if governing is not None:
            return self._in_reported_clause(i, cue, sentence)
        own = self._own_subject(i, cue, sentence)
        if own is not None:
            return own
        subject = self._subject_ahead(i, cue, sentence)
        if subject is None or not subject.speakers or not (cue.number == "s" or is_plural(subject)):
            return None
        before = tuple(stem.removesuffix("ا") for _, stem in readings(self.contents.key(i - 1)))
        if words.is_nisba(self._text_noun(i - 1)):  # «عنوانا رئيسيا يقول»
            before = (*before, self._text_noun(i - 2))
        its_text = cue.lemma in {"جاء", "ورد"} or not _TEXTS.isdisjoint(before)  # «رابطا لمقال يقترح»
        if not its_text and {cue.gender, self.stage.gender_of(subject)} == {"m", "f"}:
            return None  # «ما زال الرئيس يشكو الأنباء التي تقول إن»
        return _of_main_verb(subject)

    def _of_first_verb(self, governing: Source | None, cue: Cue) -> Source | None:
        """The speaker of the sentence's first verb, where a second one agrees with him."""
        if governing is None or not governing.speakers:
            return None
        if _fits(replace(governing, gender=self.stage.gender_of(governing)), cue):
            return replace(governing, rule="second-verb")
        if cue.number == "p" and self._has_people(governing):
            return replace(governing, rule="second-verb", number="p")
        return None

    def _has_people(self, source: Source) -> bool:
        """«وينفي فلان ومؤيدوه …، ويصرون على»: whoever is joined to a speaker by و and his pronoun."""
        if source.span is None or not source.speakers:
            return False
        after = first_at(self.stage.tokens, source.span.end)
        key = self.contents.key(after)
        return key[:1] == "و" and key.endswith(("وه", "وها")) and len(key) > len("ومعوها")

    def _in_reported_clause(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """«وأشار النجار إلى أن تركيا كانت حازمة وأبلغت جيرانها بأن»: she of whom the words reported tell.

        Only for a verb in the feminine, which the speaker does not agree with.
        """
        joined = self.contents.key(i)[:1] == "و" and self.contents.key(i) not in CUES
        if (cue.gender, cue.number) != ("f", "s") or not joined:
            return None
        for j in range(i - 2, sentence.first, -1):
            that = split_that(without_conjunction(self.contents.key(j)))
            if that is None or j in self.contents.in_marks:
                continue
            if that[1] or not self.stage.can_speak(j + 1) or self.stage.is_preposition(j + 1):
                return None
            last = next((k for k in range(j + 2, i) if self._is_present(k)), i)
            found = self.stage.read(j + 1, last, cue.gender, cue.number, human=True)
            if found is None or found.span is None or first_at(self.stage.tokens, found.span.start) != j + 1:
                return None
            place = found.rule == "place-for-government"
            return _of_main_verb(found) if place or self.stage.gender_of(found) == "f" else None
        return None

    def _is_present(self, j: int) -> bool:
        """Whether a word has the form of a verb of the present, in the feminine: «تدافع»."""
        key = self.contents.key(j)
        free = j not in self.stage.covered and not words.is_verbal_noun(key) and not words.is_nisba(key)
        return free and key[:1] == "ت" and len(key) > len("تجد") and not key.endswith(_NOUN_ENDINGS)

    def _own_subject(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """«…، لكن الكثير من الصيادين حذروا من»: a noun after «لكن» is the verb's subject, whatever it is."""
        key = self.contents.key
        for j in range(i - 2, max(sentence.first, i - MOST_OWN_WORDS) - 1, -1):
            some = without_article(key(j + 1)) in _ONE_OF and is_definite(key(j + 2))  # «لكن إحدى النظريات»
            if key(j) in _BUT and (some or is_definite(key(j + 1))):
                if key(i) not in CUES or not all(self.stage.tokens[k].is_word for k in range(j + 1, i)):
                    return None
                found = self.stage.read(j + 1, i, cue.gender, cue.number)
                whole = found is not None and found.span is not None and self._reaches(found.span.end, i)
                return found if whole else Source(rule="another-between")
        return None

    def _both(self, first: int, last: int) -> Source | None:
        """«أجرى الملك فلان اتصالا بالرئيس علان أكدا خلاله»: two did it, and two are named."""
        people = {m.entity: m for m in self.stage.mentions_in(first, last) if self._is_one(m)}
        read = [
            self.stage.read(first_at(self.stage.tokens, m.start), last, attached=True)
            for m in people.values()
        ]
        speakers = tuple(s for r in read if r is not None for s in r.speakers)
        if len(people) != len(("أ", "ب")) or {s.entity for s in speakers} != set(people):
            return None
        span = Span(min(m.start for m in people.values()), max(m.end for m in people.values()))
        text = self.stage.text[span.start : span.end]
        return Source(span, text, speakers, None, "named", "joint-subject", "-", "d")

    def _subject_ahead(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """Who stands before a verb without a subject, in its own sentence."""
        key = self.contents.key
        subject = self._main_subject(sentence.first, i) if i > sentence.first + 1 else None
        if key(i - 1) in _WHERE and (subject is None or self.stage.is_medium(subject)):
            subject = self._whose_words(sentence.first, i, cue) or subject
        if subject is None and key(i)[:1] == "و":
            subject = self._in_reported_clause(i, cue, sentence) or self._of_inner_clause(i, sentence)
        if subject is None and key(i)[:1] == "و" and key(i)[1:] in CUES:
            subject = self._of_relative(i, sentence, cue)
        if subject is None and cue.form == "imperfect" and key(i) in CUES:
            subject = self._after_verb_before(i, sentence)  # «وكتبت المدوِّنة على صفحتها تقول إن»
        if subject is None and key(i - 1) in _WHERE:
            subject = self._on_the_tongue(sentence.first, i)
        return subject

    def _of_inner_clause(self, i: int, sentence: Sentence) -> Source | None:
        """«تأتي هذه الكلمات بعد أن شن فلان هجوما، ووصفه بأنه»: whoever acts in a clause goes on in it."""
        key = self.contents.key
        for j in range(i - 2, sentence.first, -1):
            after = split_that(key(j)) is not None and key(j - 1) in _AFTER
            then = key(j)[:1] == "ف" and key(j - 1) in COMMAS and key(j)[1:] in words.VERBS
            if not (after or then or key(j) in _INNER) or j in self.contents.in_marks:
                continue
            verb = j if then else j + 1
            if not then and key(verb) not in words.VERBS and self.contents.cue_at(verb) is None:
                return self._somebody_beside(verb, i)
            found = self._beside_verb(verb, i)
            named = found is not None and found.grade == "named" and len(found.speakers) == 1
            return found if named else self._somebody_beside(verb, i)
        return None

    def _somebody_beside(self, verb: int, last: int) -> Source | None:
        """«عندما اقترب منها شخص في المتجر وقال لها»: a person without a name, right behind a verb."""
        at = verb + 1 + (self.contents.key(verb + 1) in _RESUMED | _RESUMED_TOO)
        if at >= last or self.contents.key(at) not in _A_PERSON_AT_ALL:
            return None
        woman = self.contents.key(at).endswith("ه")
        return self.stage.read(at, min(last, at + 1), "f" if woman else "m")

    def _of_relative(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«في الوزيرة فلانة التي أسست حزبا وقالت إن»: a person of whom a relative clause tells goes on."""
        stage, seen = self.stage, False
        for j in range(i - 1, sentence.first, -1):
            seen = seen or self.contents.key(j) in RELATIVES
            mention = stage.covered.get(j)
            if mention is None or stage.names.entities[mention.entity].type != "person":
                continue
            first = first_at(stage.tokens, mention.start)
            apart = self.contents.key(j + 1) in COMMAS  # «فلانة، التي انتقدت علانا، وقالت»
            if not seen and cue.gender == "f" and stage.genders.get(mention.entity, "-") != "f":
                continue
            if not seen or self.contents.key(j + 1 + apart) not in RELATIVES:
                return None
            found = stage.read(first, j + 1, human=True)
            fits = found is not None and cue.number == "s" and stage.gender_of(found) in {cue.gender, "-"}
            return found if fits else None
        return None

    def _of_earlier_plural(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«(إن) الحراس هددوا … وطالبوا»: a verb in the plural follows its subject, and so shows it."""
        for v in range(i - 1, sentence.first, -1):
            key = self.contents.key(v)
            past = key.endswith(_THEY) and len(key) > len(_THEY) + 1
            present = key[:1] == "ي" and key.endswith("ون") and len(key) > len("يون") + 1
            if (past or present) and v not in self.contents.in_marks and v not in self.stage.covered:
                source = self._before_verb(v, sentence, cue)
                if source is None:
                    source = self._before_relative(v, sentence, cue) or self._before_indefinite(
                        v, sentence, cue
                    )
                whole = source is not None and source.span is not None and self._reaches(source.span.end, v)
                people = source is not None and bool(source.speakers) and is_plural(source)
                return replace(source, rule="subject-of-main-verb") if source and whole and people else None
        return None

    def _after_that(self, i: int, sentence: Sentence, cue: Cue) -> Source | None:
        """«بيد أن نقاده، ومنهم كثيرون، يقولون»: people after أن, whose verb comes later."""
        for j in range(i - 2, max(sentence.first - 1, i - MOST_SUBJECT_WORDS), -1):
            key = without_conjunction(self.contents.key(j))
            that = split_that(key)
            if key == "لكن" or (that is not None and not that[1]):
                people = self.stage.read(j + 1, i, cue.gender, cue.number)
                if people is None or people.span is None or not people.speakers:
                    return None
                begins = first_at(self.stage.tokens, people.span.start) == j + 1
                noun = self.contents.key(j + 1)
                definite = is_definite(noun) and noun.endswith("ين")
                may = (
                    definite
                    or self.stage.can_speak(j + 1)
                    or (
                        noun[:1] not in _NO_PEOPLE_BEGIN
                        and noun[-1:] != "ا"
                        and (noun[:1] != "ن" or noun[-1:] == "ه")  # «نقاده»
                    )
                )
                many = may and (definite or is_plural(people))
                return replace(people, rule="subject-of-main-verb") if many and begins else None
        return None

    def _on_the_tongue(self, first: int, i: int) -> Source | None:
        """«جاء ذلك على لسان فلان، حيث قال», «في تغريدة لفلان، حيث قال»: the one person of the sentence."""
        if self.contents.key(first) not in _CAME:
            return None
        tongue = next((j for j in range(first + 1, i - 1) if self.contents.key(j) == _TONGUE), None)
        if tongue is not None and self.contents.key(tongue - 1) == "علي":
            return self.stage.read(tongue + 1, i)
        people = {
            self.stage.starts[j].entity: j
            for j in range(first, i)
            if j in self.stage.starts
            and self.stage.names.entities[self.stage.starts[j].entity].type == "person"
        }
        if len(people) != 1:
            return None
        at = next(iter(people.values()))
        return self.stage.read(at, i, attached=True)

    def _whose_words(self, first: int, i: int, cue: Cue) -> Source | None:
        """«نقلت الوكالة تصريحات الأمير فلان، إذ قال», «في تبرير البلدية للمنع، إذ قالت»: the words' owner."""
        after = self.contents.key(i + 1)
        if is_definite(after) and not self.stage.can_speak(i + 1):
            return None  # «حيث تقترح الخطة»
        for j in range(i - 3, first, -1):
            noun = self._text_noun(j)
            if j in self.contents.in_marks or not (noun in _TEXTS or noun in _REASONS):
                continue
            if j + 1 not in self.stage.starts and not is_definite(self.contents.key(j + 1)):
                continue
            found = self.stage.read(j + 1, i, cue.gender, cue.number, human=True)
            if found is None or found.span is None or not found.speakers:
                continue
            begins = first_at(self.stage.tokens, found.span.start) == j + 1
            return found if begins and {self.stage.gender_of(found), cue.gender} != {"m", "f"} else None
        return None

    def actor_of(self, sentence: Sentence) -> Source | None:
        """The person who does what a sentence without speech tells: «وقام فلان بزيارة…».

        Whoever dies in it goes on to say nothing.
        """
        first = sentence.first
        if without_conjunction(self.contents.key(first)) in _DEATHS:
            return None
        source = self._main_subject(first, min(sentence.last, first + MOST_SUBJECT_WORDS))
        if source is None or not source.speakers or not self._is_person_source(source):
            asked = self._interviewed(sentence)
            if asked is not None:
                return asked
        if source is None or source.span is None or len(source.speakers) != 1:
            return None
        entity = self.stage.names.entities.get(source.speakers[0].entity)
        if source.rule == "bare-name":
            return source
        if source.grade == "described" and (entity is None or entity.type != "person"):
            start = first_at(self.stage.tokens, source.span.start)
            some = self.contents.key(start) in _SOME_ONE and self.stage.can_speak(start + 1)
            if not (some or self.stage.is_officer(start)):
                return None  # «ووصف أحد المرشدين ما جرى. ويقول»
        elif source.grade != "named" or entity is None or entity.is_place or self._is_mixed(source):
            return None
        after = first_at(self.stage.tokens, source.span.end)
        # «وصل فلان وفلان»: one of them, or both
        joined = self.contents.key(after).startswith("و") and self.contents.key(after) not in _WHILE_HE
        return None if joined else source

    def is_subjectless(self, sentence: Sentence) -> bool:
        """Whether a sentence goes on with whoever the one before was about: «وهو يعيش هناك»."""
        key, first = self.contents.key, sentence.first
        if without_conjunction(key(first)) in _HE:
            return True
        if self.stage.is_preposition(first):  # «وفي محادثة سئل عما إذا»
            return any(without_conjunction(key(j)) in _ASKED for j in range(first + 1, sentence.last))
        first = self._past_openers(first, sentence.last)
        verb = without_conjunction(key(first))
        known = (
            verb in words.VERBS or verb in _BEEN or verb in _ASKED or self.contents.cue_at(first) is not None
        )
        return known and first + 1 < sentence.last and self.stage.is_preposition(first + 1)

    def _interviewed(self, sentence: Sentence) -> Source | None:
        """«أجرى برنامج مقابلة مع فلان»: whoever is interviewed speaks on."""
        for j in range(sentence.first + 1, sentence.last - 2):
            if without_article(self.contents.key(j)).removesuffix("ا") not in _INTERVIEWS:
                continue
            if self.contents.key(j + 1) != "مع":
                return None
            found = self.stage.read(j + 2, sentence.last, human=True)
            known = found is not None and found.grade == "named" and len(found.speakers) == 1
            begins = found is not None and found.span is not None
            if found is None or not (known and begins and self._is_person_source(found)):
                return None
            return replace(found, gender=self.stage.gender_of(found))
        return None

    def _is_person_source(self, source: Source) -> bool:
        entity = self.stage.names.entities.get(source.speakers[0].entity)
        return entity is not None and entity.type == "person"

    def author_of(self, sentence: Sentence, noun: str) -> Source | None:
        """The body that acts in a silent sentence which tells of its text: «وفي رسالة، رسمت الوزارة»."""
        if not any(self.contents.key(j) == noun for j in range(sentence.first, sentence.last)):
            return None
        source = self._main_subject(sentence.first, min(sentence.last, sentence.first + MOST_SUBJECT_WORDS))
        return source if source is not None and source.rule == "body-subject" else None

    def _is_mixed(self, source: Source) -> bool:
        """Whether words stand before the name that are no title of his: another's name, perhaps."""
        tokens, span = self.stage.tokens, source.span
        if span is None:
            return False
        first, last = first_at(tokens, span.start), first_at(tokens, span.end)
        if self.stage.is_officer(first):
            return False
        starts, who = self.stage.starts, source.speakers[0].entity
        last = next((j for j in range(first, last) if j in starts and starts[j].entity == who), last)
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
        return _of_main_verb(subject)

    def _main_subject(self, first: int, i: int) -> Source | None:
        """The subject of the sentence's main verb, or of the one after «ثم»: «… ثم ألقى الشيخ كلمة، وقال»."""
        between = self.contents.keys[first + 1 : i - 1]
        later = None
        if _AND_THEN in between:
            later = self._subject_from(i - 1 - between[::-1].index(_AND_THEN), i)
        return later or self._subject_from(first, i)

    def _subject_from(self, first: int, i: int) -> Source | None:
        """The subject of the verb that opens a clause: «هاجم الوزير …، قائلا».

        A phrase in front of the verb holds none: «وفي العاصمة صنعاء، قالت…».
        """
        first = self._past_openers(self._after_dateline(first, i), i)
        if first >= i:
            return None
        if self.stage.is_preposition(first):
            comma = next((j for j in range(first, i) if self._ends_front(j)), i)
            told = strip_marks(self.stage.tokens[min(first + 2, i)].text)
            if self.contents.key(first + 1) in _TEXTS and told.endswith(("ه", "ها")):
                # «وفي بيان نشرته الوزارة، ذكرت…»: hers are the words too.
                return self.stage.read(first + 3, comma, human=True)
            verb = self._verb_from(first + 2, min(comma, first + MOST_FRONTED))
            first = comma + 1 if verb is None else verb
        return self._beside_verb(first, i) or self._bare_name(first, i)

    def _bare_name(self, first: int, i: int) -> Source | None:
        """«تمسك كياو بموقفه، وأضاف», «كياو كان…»: one word that no list knows, where the subject stands.

        A given name, or a word that the article has again and that nothing else can be.
        """
        if first + 1 >= i:
            return None
        at = first
        verb = without_conjunction(self.contents.key(first))
        derived = verb[:1] == "ا" and not is_definite(verb) and len(verb) > len("اعت")  # «اعتذر»
        acts = verb in _BEEN or verb in words.VERBS or verb in CUES or derived
        if self._is_name_like(first):
            after = self.contents.key(first + 1)
            closed = after in _BEEN or after in words.VERBS or after in RELATIVES
            if not closed and after[:1] not in _RULES:
                return None
        elif self._spoke_as(first + 1) is not None and not is_definite(verb):
            return self._spoke_as(first + 1)
        elif verb in _DEATHS or not (
            self._is_name_like(first + 1, beside=acts) or self._is_name_like(first + 1)
        ):
            return None
        else:
            at = first + 1
            if self.contents.key(at + 1) in RELATIVES and verb in CUES:
                return None  # «وانتقد أنجيه الذي تعهد …، قائلا»: he may be whom the verb is done to
        if self._goes_on_as_noun(at) and not self._is_proper(at, been=verb in _BEEN):
            return None
        gender: Gender = "-"
        if at > first and (verb in words.VERBS or verb in CUES):
            gender = "f" if verb.endswith("ت") or verb[0] == "ت" else "m"
        return self._bare_name_at(at, gender)

    def _spoke_as(self, at: int) -> Source | None:
        """«وتلقى سعد ردودا»: who spoke, before somebody else, by this one word."""
        token = self.stage.tokens[at]
        if at in self.stage.covered or is_definite(token.key) or len(token.key) < _SHORTEST_NAME:
            return None
        for turn in reversed(self.stage.by_head.get(token.key, ())):
            who = turn.source
            if who.rule in {"bare-name", "anonymous-descriptor"} and len(who.speakers) == 1:
                alone = fold(who.speakers[0].name) == token.key and not self.stage.can_speak(at)
                alone = alone and not self.stage.is_on(who)  # else he goes on anyway
                return replace(who, span=Span(token.start, token.end), rule="bare-name") if alone else None
        return None

    def _bare_name_at(self, at: int, gender: Gender) -> Source | None:
        """The source that a bare name at a token is: whom the article names in full, or the word itself."""
        introduced = self.contents.key(at + 1) == "("  # «كان محمد (5 سنوات)» is nobody whom we have met
        known = () if introduced else self.stage.bearers_of(self.contents.key(at))
        if known:
            known = known if len(known) == 1 else ()
        elif is_definite(self.contents.key(at)) and not self._is_surname(at):
            return None
        else:
            known = (Speaker(self.stage.text[self.stage.tokens[at].start : self._name_end(at)]),)
        span = Span(self.stage.tokens[at].start, self._name_end(at))
        text = self.stage.text[span.start : span.end]
        return Source(span, text, known, None, "described", "bare-name", gender, "s") if known else None

    def name_at(self, at: int, gender: Gender) -> Source | None:
        """The source of a bare name right behind a verb; None where a token can be anything else."""
        plain = at + 1 < len(self.stage.tokens) and self._is_name_like(at, beside=True)
        return self._bare_name_at(at, gender) if plain and not self._goes_on_as_noun(at) else None

    def _is_surname(self, at: int) -> bool:
        """«أدهش الريحاني»: a word with the article and the ending of a family name, which no list has."""
        key = self.contents.key(at)
        known = words.is_nisba(key) or key in COMMON_WORDS or is_common(without_article(key))
        return key.endswith("ي") and not known and len(key) > len("الني") + 1

    def _name_end(self, at: int) -> int:
        """Where a name ends that begins at a token: with a surname that a comma closes, or at once."""
        after = self.stage.tokens[at + 1 : at + 3]
        if len(after) > 1 and after[1].key in COMMAS | {"("} and after[0].is_word:
            key = after[0].key
            plain = not (is_definite(key) or is_common(key) or self.stage.is_preposition(at + 1))
            if plain and key not in words.FUNCTION_WORDS and not is_adverb(key):
                return after[0].end
        return self.stage.tokens[at].end

    def _goes_on_as_noun(self, at: int) -> bool:
        """Whether what follows a word makes it a common noun: «منسوب المياه», «سيارة سوداء»."""
        after = self.stage.tokens[at + 1]
        if not after.is_word or self.stage.is_preposition(at + 1) or after.key in _OF_WHAT:
            return False
        return not (
            after.key in words.VERBS or after.key in _BEEN or after.key in _WITH or after.key in RELATIVES
        ) and not (after.key[:1] == "ب" and len(after.key) > _SHORTEST_NAME)

    def _is_proper(self, at: int, *, been: bool) -> bool:
        """Whether a word is a name although a noun or a verb that no list has follows it.

        «وفقدت تشاريتي الوعي»: the article has it again and again, and never with an article; «وكانت كيلي
        تمتلك»: behind «كان» stands its verb of the present.
        """
        key, after = self.contents.key(at), self.contents.key(at + 1)
        often = self._count(key) > _SHORTEST_NAME and not self._count("ال" + key)
        present = been and after[:1] in "يت" and len(after) > _SHORTEST_NAME and not is_definite(after)
        past = not is_definite(after) and (
            after[-1:] == "ت" or not (is_common(after) or after in COMMON_WORDS)
        )
        present = present or (been and key in words.GIVEN_NAMES and past)  # «وكانت هيفاء صدمت»
        return present or (often and is_definite(after))

    def _is_name_like(self, j: int, *, beside: bool = False) -> bool:
        """Whether a word is a given name, or no word of any list that stands in the article again.

        Right beside its verb (`beside`) it may begin like other words with a letter attached.
        """
        tokens = self.stage.tokens
        key = tokens[j].key
        if not tokens[j].is_word or j in self.stage.covered or j in self.contents.in_marks:
            return False
        if key in words.GIVEN_NAMES:
            known = len(key) > _SHORTEST_NAME or (beside and self._count(key) > 1)
            return known and not is_common(key)
        written = strip_marks(tokens[j].text)
        often = 1 if beside else _SHORTEST_NAME  # «تشاريتي», all through the article
        plain = len(key) > _SHORTEST_NAME - 1 and (key[0] not in _LETTERS_BEFORE or self._count(key) > often)
        plain = plain and not (beside and (written.endswith("ا") or is_definite(key)))
        endings: tuple[str, ...] = _COMMON_ENDINGS
        if self._count(key) > _SHORTEST_NAME and not self._count("ال" + key):
            endings = _NOUN_ENDINGS  # «بولت», all through the article and never with an article
        plain = plain and not (written.endswith(endings) or "ً" in tokens[j].text)
        plain = (
            plain and not is_common(key.removeprefix("و") or key) and self.contents.key(j + 1) != "#"
        )  # «وإذا», «وسم #…»
        if not plain or key in COMMON_WORDS or is_common(key) or words.is_verbal_noun(key):
            return False
        if (words.is_nisba(key) and endings is _COMMON_ENDINGS) or self.stage.can_speak(j) or key in CUES:
            return False
        return self._count(key) > 1

    def _count(self, key: str) -> int:
        """How often the article has a folded word, bare or with و or ل."""
        if not self.counts:
            self.counts = Counter(self.contents.keys)
        return self.counts[key] + self.counts["و" + key] + self.counts["ل" + key]

    def _past_openers(self, first: int, i: int) -> int:
        """Where a sentence goes on after «كما أن», «وبدوره», «من جهته،»."""
        opened = min(i, first + MOST_OPENERS)
        while first < opened:
            if self._on_his_side(first):
                first += 2
            elif self.contents.key(first) == "هذا" and self.contents.key(first + 1) == "وقد":
                first += 2  # «هذا وقد حذرت تركيا…»
            elif self._opens(first) or is_adverb(self.contents.key(first)):
                first += 1
            else:
                break
        return first + 1 if first < i and self.contents.key(first) in COMMAS else first

    def _beside_verb(self, verb: int, i: int) -> Source | None:
        """Whoever can speak at a verb, or soon after it; further on only through nouns to a name."""
        first, near = verb, verb + 3
        if self._on_his_side(verb + 1):
            first, near = verb + 3, near + 2  # «ودعمت من جهتها وزيرة الأمن…»
        last = near
        while last < min(i, verb + MOST_FRONTED) and is_definite(self.contents.key(last - 1)):
            last += 1  # «حدد الفقيه الدستوري الدكتور فلان…»
        for start in range(first, min(last, i)):
            after_verb = start > first and self.stage.tokens[start - 1].is_word  # «وبخت دلتانا، الجمعة،»
            # «وذهبت الفتاة إلى الشرطة، وقالت», «ونشر البرنامج الحوار، قائلا»
            published = without_conjunction(self.contents.key(verb)) in _PUBLISHES
            somebody = published and is_definite(self.contents.key(start))
            somebody = start == verb + 1 and (somebody or self.stage.is_somebody(start))
            if start > verb + 1 and self._is_owned(start):
                continue
            if (somebody or self.stage.can_speak(start)) and (after_verb or not self._is_dateline(start)):
                alone = published and not self.stage.can_speak(start)  # «ونشرت الصفحة | الصورة»
                source = self.stage.read(start, start + 1 if alone else i, human=not somebody)
                if source is None and alone:
                    woman = self.contents.key(start).endswith("ه")
                    source = self.stage.read_noun(start, start + 1, "f" if woman else "m")
                if source is not None and (start < near or self._is_apposed(verb, source)):
                    return source
        return None

    def _is_owned(self, start: int) -> bool:
        """«(تمحورت) زيارة الوزير (حول)»: what is somebody's is the subject, and not he."""
        key = self.contents.key(start - 1)
        if is_definite(key) or start - 1 in self.stage.covered or key in words.VERBS or key in CUES:
            return False
        return words.is_verbal_noun(key) or words.is_masdar(key)

    def _ends_front(self, j: int) -> bool:
        """Whether a comma ends a phrase in front of the verb: not «بين الوزير، والشركة، أعلن …»."""
        following = self.contents.key(j + 1)
        joined = following[:1] == "و" and is_definite(following)
        return self.contents.key(j) in COMMAS and not joined

    def _is_apposed(self, verb: int, source: Source) -> bool:
        """Whether a verb, and no noun, stands before the words that lead to a name."""
        return source.grade == "named" and not is_definite(self.contents.key(verb))

    def _after_dateline(self, first: int, i: int) -> int:
        """Where a sentence begins after «دبي، الإمارات (CNN)—», «(CNN)--»; first, where it has none."""
        agency = self.contents.key(first) == "("  # «(CNN)--»
        if not agency and (first not in self.stage.starts or not self._is_dateline(first)):
            return first
        last = min(i - 1, first + MOST_DATELINE)
        return next((j + 1 for j in range(last, first, -1) if self.contents.key(j)[:1] in _RULES), first)

    def _verb_from(self, first: int, last: int) -> int | None:
        """The verb after a phrase in front of it without a comma: «وفي وقت لاحق ردت المتحدثة…»."""
        for j in range(first, last):
            key = self.contents.key(j)
            if j in self.contents.in_marks or j in self.stage.covered or key in RELATIVES:
                return None
            if key in CUES and CUES[key][0].form in {"perfect", "imperfect"} and CUES[key][0].lemma != "بين":
                return j
            dated = self.contents.key(j - 1).isdigit() or self.contents.key(j - 1) == "م"
            person = self.stage.starts.get(j + 1)
            named = person is not None and self._is_one(person)
            titled = is_honorific(self.contents.key(j + 1)) and self.stage.leads_to_name(j + 1, j + _TITLES)
            acts = key in words.VERBS and (named or titled)
            if (
                (key in _PUBLISHES or acts or (dated and key in words.VERBS))
                and j + 1 < last
                and self.stage.can_speak(j + 1)
            ):
                return j  # «في عام ألفين اجتمع قادة العالم», «وردا على ذلك أطلق فلان»
        return None

    def _opens(self, j: int) -> bool:
        """Whether a word opens a sentence without being its verb or its subject."""
        key = without_conjunction(self.contents.key(j))
        return key in _OPENERS or split_that(key) is not None or (key == "#" and j + 1 in self.stage.starts)

    def _on_his_side(self, j: int) -> bool:
        """«من جهته», «ومن جانبها»: it says that another speaks now, and not who."""
        key = self.contents.key(j)
        return without_conjunction(key) == "من" and self.contents.key(j + 1) in HIS_SIDE

    def _is_dateline(self, start: int) -> bool:
        """Whether a place at the head of a sentence says where it was written: «دبي (CNN) --», «عمان -»."""
        mention = self.stage.starts.get(start)
        if mention is None or not self.stage.names.entities[mention.entity].is_place:
            return False
        after = self.contents.key(first_at(self.stage.tokens, mention.end))
        return after in COMMAS or after in _DATELINE_ENDS

    def _tells_of_another(self, i: int, sentence: Sentence) -> bool:
        """Whether the sentence tells of somebody whom no rule reads before a verb without a subject.

        «استذكرت أم ياسر والدها، وقالت»: she speaks, and not whoever spoke last. A verb without a subject
        and a phrase in front of the verb («وعن القرار قال») tell of nobody new.
        """
        key = self.contents.key
        if key(i - 1) in RELATIVES:
            # «الإجراء الذي وصفته بأنه» is what she speaks of; «بحسب "المنارة"، التي أشارت»: the last speaker.
            near = max(sentence.first, i - NEAR_RELATIVE)
            return key(i) in CUES and not self.stage.is_of_last(near, i - 1, bare=True)
        first = self._past_openers(self._after_dateline(sentence.first, i), i)
        if first + 1 >= i or self.stage.is_preposition(first) or self.contents.cue_at(first) is not None:
            return False
        if without_conjunction(key(first)) in _FRONTS or self.stage.is_of_last(first, i):
            return False
        after = key(first + 1)
        silent = self.stage.is_preposition(first + 1) or split_that(after) or is_adverb(after)
        # «ويأتي ذلك في إطار …»: a thing
        silent = silent or after in _THAT or (key(first) in _THAT and after == "ما")
        # «وضرب مثالا على ذلك، حيث قال», «وأصدرت تقريرا»: an object, and no subject before it
        silent = silent or after in _ADDRESSED
        silent = silent or (after[-1:] == "ا" and not COMMON_WORDS.isdisjoint((after, after[:-1])))
        return not silent and self.stage.tokens[first + 1].is_word

    def _inherited(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """The last speaker; «يعتقد أن» before anybody has spoken is a general belief, and nobody's."""
        if cue.form == "imperfect" and cue.gender == "m" and not self.stage.turns:
            return None
        if cue.lemma == "كتب" and self.contents.key(i + 1) in _WRITTEN_ON:
            text = self._text_before(i, sentence)  # «كتب فيها: «…»»: nobody is named who wrote
            return (text is not None and self._text_itself(text, i)) or Source(rule="nobody-before")
        these = (
            self.contents.key(i + 1) == _THESE
        )  # «وأشار هؤلاء إلى أن»: a verb before its subject is singular
        found = self.stage.inherit(cue.gender, "p" if these else cue.number, goes_on=cue.follow_up)
        if not found.speakers and cue.number == "s" and self._is_of_paper(i, cue, found):
            last = self.stage.turns[-1].source
            return replace(last, span=None, text="", grade="inherited", rule="text-of-last-speaker")
        another = bool(found.speakers) and not cue.follow_up and self._tells_of_another(i, sentence)
        found = Source(rule="another-between") if another else found
        thought = cue.lemma in _THOUGHTS | _OPINIONS and self.contents.key(i) in CUES
        if not found.speakers and cue.number == "s" and i > sentence.first and not (these or thought):
            return self._only_one_told_of(i, cue, sentence) or found
        if not found.speakers and cue.number == "p" and not (self.stage.passed or thought or another):
            return self._people_behind(i, cue) or self._people_ahead(cue, sentence) or found
        return found

    def _is_of_paper(self, i: int, cue: Cue, found: Source) -> bool:
        """«وقالت الوزارة في بيان … وأضاف أن»: a masculine verb after a feminine body's is of its بيان."""
        joined = self.contents.key(i)[:1] == "و" and self.contents.key(i) not in CUES
        if cue.gender != "m" or found.rule != "no-agreement" or not (joined and self.stage.turns):
            return False
        turn = self.stage.turns[-1]
        body = all(e is None or e.type == "organization" for e in map(self._entity_of, turn.source.speakers))
        recent = self.contents.keys[max(0, i - FARTHEST_PAPER) : i]
        return body and self.stage.gender_of(turn.source) == "f" and not _PAPERS.isdisjoint(recent)

    def _entity_of(self, speaker: Speaker) -> Entity | None:
        return self.stage.names.entities.get(speaker.entity)

    def _only_one_told_of(self, i: int, cue: Cue, sentence: Sentence) -> Source | None:
        """Of the persons in its sentence the only one whom a verb without a subject can mean, or the body.

        Where a word before the verb leads back to him («… الرئيس فلان، حينما أعلن», «…، بيد أنها أقرت»), or
        where he did something just before («قيام الفنان فلان بزيارة وقال»).
        """
        key = self.contents.key
        before = without_conjunction(key(i - 1))
        that = split_that(before)
        did = key(i - 2) in _TO_HIM and without_conjunction(key(i - 3)) in _DID  # «سبق لها أن أعلنت»
        after = that is not None and (bool(that[1]) or key(i - 2) in _AFTER or did)
        related = before in RELATIVES
        if related and cue.gender == "m" and key(i) not in CUES:
            return None  # «الوزير فلان الذي طالبه»: another asks him
        linked = related or before in _FRONTS or before in _WHEN or before in _BUT_HE or after
        persons, others = [], []
        for mention in self.stage.mentions_in(sentence.first, i):
            entity = self.stage.names.entities[mention.entity]
            if first_at(self.stage.tokens, mention.start) in self.contents.in_marks:
                continue
            if entity.type == "person":
                gender = self.stage.genders.get(entity.id, "-")
                if gender == cue.gender or (gender == "-" and (linked or cue.gender == "m")):
                    persons.append(mention)
            elif linked and not related and cue.gender == "f" == self._gender_of(mention):
                others.append(mention)
        known = [m for m in persons if self.stage.genders.get(m.entity) == cue.gender]
        fitting = known or (persons if cue.gender == "m" or not others else others) or others
        if len({m.entity for m in fitting}) != 1:
            return None
        for mention in reversed(fitting):
            at = first_at(self.stage.tokens, mention.start)
            joined = key(i)[:1] == "و" and mention in persons
            if linked or (joined and self._did_something(at, sentence)):
                return self.stage.read(at, first_at(self.stage.tokens, mention.end), attached=True)
        return None

    def _gender_of(self, mention: Mention) -> Gender:
        """The gender of a body, or of a place that acts: «ونادرا ما أقرت دلتانا»; else "-"."""
        entity = self.stage.names.entities[mention.entity]
        if not entity.is_place:
            return gender_of_noun(entity.name + " ")
        first = first_at(self.stage.tokens, mention.start)
        cue = self.contents.cue_at(first - 1) if first else None
        acts = cue is not None and cue.gender == "f" and mention.start == self.stage.tokens[first].start
        return "f" if acts else "-"

    def _did_something(self, at: int, sentence: Sentence) -> bool:
        """Whether whoever is named at a token is a verb's subject, or a masdar's: «قيام الفنان فلان»."""
        key = self.contents.key
        first = at
        while first > sentence.first + 1 and (is_honorific(key(first - 1)) or is_definite(key(first - 1))):
            first -= 1
        verb = first - 1
        while verb > sentence.first and key(verb) in _RESUMED | _RESUMED_TOO:
            verb -= 1  # «قدم فيها الوزير فلان معلومات»
        if key(verb) in _DOING:
            return True
        clause = key(verb - 1) in RELATIVES or without_conjunction(key(verb - 1)) == "ما"
        return self.stage.tokens[verb].is_word and (clause or verb + 1 < first)

    def _people_behind(self, i: int, cue: Cue) -> Source | None:
        """«وقد عبروا الأبطال عن فرحتهم»: as people speak, the verb agrees with a subject behind it."""
        key = self.contents.key(i + 1)
        many = is_definite(key) and (are_broken_plural(key) or (key.endswith("ون") and is_people(key)))
        owned = not {self.contents.key(i), without_conjunction(self.contents.key(i))} & CUES.keys()
        return self.stage.read(i + 1, i + 2, cue.gender, cue.number) if many and not owned else None

    def _people_ahead(self, cue: Cue, sentence: Sentence) -> Source | None:
        """«خرج المحتجون رغم الحر. وعبروا عن غضبهم»: of many only the sentence before has told.

        So too where they stand in it alone: «… على عدول المحتجين عن مطالبهم».
        """
        before = self.stage.before
        if before is None or before.block < sentence.block - 1:
            return None
        people = self._nominative(before.first, before.last, cue)
        if people is None:
            many = {
                key: j
                for j in range(before.first, before.last)
                if is_definite(key := self.contents.key(j))
                and are_oblique_people(key)
                and j not in self.contents.in_marks
            }
            if len(many) != 1:
                return None
            token = self.stage.tokens[next(iter(many.values()))]
            name = token.text.removesuffix("ين") + "ون"
            people = Source(Span(token.start, token.end), token.text, (Speaker(name),), number="p")
        return replace(people, span=None, text="", grade="inherited", rule="subject-before")


def _without_and(source: Source | None) -> Source | None:
    """A source without the «و» attached to it: «(حركة) وحزب متطرف»."""
    if source is None or source.span is None or source.text[:1] != "و":
        return source
    speakers = tuple(replace(s, name=s.name.removeprefix("و")) for s in source.speakers)
    span = Span(source.span.start + 1, source.span.end)
    return replace(source, span=span, text=source.text[1:], speakers=speakers)


def _of_main_verb(subject: Source) -> Source:
    """A subject as the one of the main verb; a name that no list knows stays told apart."""
    return subject if subject.rule == "bare-name" else replace(subject, rule="subject-of-main-verb")


def _fits(source: Source, cue: Cue) -> bool:
    """Whether a second verb agrees with the speaker of the first."""
    if cue.number == "p":
        return is_plural(source)
    return cue.gender == "-" or source.gender in {"-", cue.gender}
