"""What a cue governs: where reported words begin and end, in marks or without.

A verb of saying looks to its right for its *content*: after a colon, in marks, after أن, or, where
its frame allows, a noun. The content ends with its sentence, or where the reporter speaks again.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from plugins.arabic import words
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.cues import (
    ACCORDING,
    BY_SAYING,
    CUES,
    FRAMED,
    HIS_SIDE,
    HIS_WORDS,
    NOT_SOURCES,
    NOT_VERBS,
    PRONOUNS,
    RELAYS,
    SPEECH_NOUNS,
    Cue,
    may_attribute,
    split_that,
)
from plugins.arabic.memo import remember
from plugins.arabic.normalise import fold, fold_words, strip_marks
from plugins.arabic.quotations import Quotation
from plugins.arabic.sentences import Sentence
from plugins.arabic.speakers import Stage, is_adverb, is_plural_of_body
from plugins.arabic.tokens import (
    Keys,
    Token,
    first_at,
    is_definite,
    readings,
    without_article,
    without_conjunction,
)
from plugins.arabic.values import StatementKind

COMMAS = frozenset("،,؛")
STOPS = frozenset(".؟?!…")
RELATIVES = fold_words("الذي التي الذين اللذان اللتان اللذين اللتين اللواتي اللاتي")
MOST_SUBJECT_WORDS = 45  # between a verb and its content; longer ones are two sentences run together
_OBJECT_WORDS = 2  # of what «يعتبر» calls something
NEAR_PARTICIPLE, NEAR_VERB = 8, 14  # how soon a cue that opens a new statement shows its content
_MANY = 4  # short marks in a sentence
_PREPOSITION_AND_NOUN = 2  # tokens: «مطالبة ب|زيادة»
_OFTEN = 3  # one word, so often in marks, is a name
FEWEST_CLAUSE_WORDS = 3
MOST_NAME_WORDS = 6  # the longest names of films and plans in marks
# Before أن these make another clause of it: «بعد أن», «كما أن», «يجب أن».
_NOT_THAT_AFTER = fold_words(
    "شأنه شأنها شأن بعد عقب قبل منذ دون بدون كما غير إلا حتى رغم لو يجب ينبغي يمكن يريد تريد أريد نريد يود "
    "أود لولا إما أي مع "
    "بما مجرد شرط يكاد بشرط عسى قبيل حيث سوى بيد شريطة مقابل قرر قررت أراد أرادت تقرر يفترض سبق تستطيع "
    "يستطيع خاصة خصوصا سيما لاسيما علما"
)
_IN_ADDITION = fold_words("إضافة بالإضافة وبالإضافة نظرا استنادا")
_I_SAY = fold_words("أتمنى نتمنى أعتقد نعتقد أظن نظن أرجو نرجو آمل نأمل أخشى نخشى")
_NEGATIONS = fold_words("لم لن لا ما وما مما دون ليس عدم بدون ولم ولن ولا")
_WHAT = fold_words("ما وما مما")
_CALLING = fold_words("قال اعتبر وصف زعم ادعى")
# Verbs that, without a subject and with أن at once, are the newspaper's own voice: «يُذكر أن».
_IMPERSONAL = fold_words(
    "يذكر يشار يعتقد يقال يتوقع يرجح يزعم يلاحظ يفترض يخشى ينتظر تجدر الجدير يبدو يظهر يعرف يعلم يقدر يرى "
    "قيل نقل ينقل يظن"
)
_HIS_NAME = fold_words("اسمه اسمها أسمائهم أسماءهم هويته هويتها")
_BEFORE_NOUNS_ONLY = fold_words("في عن إلى مع")
_BECAME_CLEAR = fold("تبين")
_TO_HIM = fold_words("له لها لهم لهما لي لنا")
_DESCRIBED = fold_words("وصف يوصف توصف وصفت")
# Verbs whose perfect is spelled as their masdar, and verbs that take one: «رفض الوزير كشف التفاصيل».
_MASDARS_TOO = frozenset("كشف طلب رد ذكر نقل وصف شرح نص".split())  # noqa: SIM905 — lemmas as the table of cues writes them
_BEFORE_DEEDS = fold_words(
    "رفض رفضت رفضوا يرفض ترفض قرر قررت يعتزم تعتزم حاول حاولت استطاع استطاعت يستطيع تستطيع "
    "تجنب تجنبت أراد أرادت"
)
NEAR_REFUSAL = 6  # tokens
_DECIDES = fold_words("قرر قررت قرروا أراد أرادت يريد تريد يريدون يود تود يستطيع تستطيع")
_DESCRIBED_THEM = fold_words("وصف وصفت وصفوا يوصف توصف")
_WORTH_TELLING = fold_words("يذكر تذكر")
# After a comma these give the word back to the reporter.
_RETURNS = fold_words(
    "فيما بينما في_حين في_إشارة في_وقت وذلك_بعد وذلك_في وذلك_ردا وذلك_عقب "
    "وذلك_خلال وذلك_بعدما وذلك_إثر وذلك_قبل وذلك_قبيل وذلك_بعيد وذلك_بحضور وذلك_ضمن وذلك_عبر وذلك_على "
    "كما_قال كما_قالت كما_ذكر كما_ذكرت "
    "حسبما وفقما على_حد على_لسان في_تصريح في_تصريحات خلال_مؤتمر من_دون دون_أن جاء_ذلك وجاء_ذلك بحسب وبحسب"
)
_REFERENCE = fold("إشارة")
_WHICH = fold_words("وهو وهي")
_HAPPENS = fold_words("كانت تمت جرت حدثت")
_AS_WELL = fold_words("كما")
_WHILE = fold_words("بينما فيما")
_MEANWHILE = fold_words("الوقت حين وقت")
_BUT = fold_words("لكن لكنه لكنها لكنهم ولكن ولكنه ولكنها ولكنهم إلا بيد غير")
_NOR = fold_words("ولم ولا وما")
_TELLS_NO_MORE = fold_words(
    "يقدم تقدم يقدموا يحدد تحدد يحددوا يعط تعط يعطوا يشر تشر يدل تدل يضف تضف يفصح تفصح يكشف تكشف يذكر تذكر "
    "يوضح توضح يورد تورد يعلق تعلق يتطرق تتطرق"
)
_BUT_HE = fold_words("لكنه لكنها لكنهم ولكنه ولكنها ولكنهم")
# Nouns that begin a content without أن: «أكد وجود…», «نفى صحة…», «أعلن وفاة…».
_CONTENT_NOUNS = fold_words(
    "وجود أهمية ضرورة حرص استعداد رفض مقتل إصابة اعتقال تسجيل تعيين إطلاق فوز عزم التزام دعم وقوف تمسك نية "
    "وفاة سقوط ارتفاع انخفاض صحة مسؤولية توقيف ضبط إحباط تشكيل تعليق وقف بدء انتهاء فتح إغلاق تأجيل إلغاء "
    "مشاركة انسحاب تنفيذ نجاح فشل عدم استمرار مواصلة اتفاق رغبة ثقة قدرة حق تضامن تأييد إجراء عقد تنظيم "
    "استهداف تدمير السيطرة سيطرة تحرير استعادة إنشاء إقامة تخصيص صرف زيادة رفع خفض تسريح إقالة إحالة إدانة "
    "اكتشاف العثور عثور وصول عودة مغادرة قبول اعتماد إقرار احتمال إمكانية علم صلة أي كل تلقي تعرض حدوث "
    "وقوع أية "
    "اندلاع انفجار تورط الاتهامات اتهامات الشائعات شائعات الأنباء أنباء المزاعم ادعاءات الادعاءات التقارير "
    "موافقة البدء موقف توصل قيام دخول خروج تحقيق تقديم إرسال توقف الإفراج إفراج العمل مضي المضي الحاجة حاجة "
    "اقتراب "
    "تعاون التعاون سعي ضلوع الضلوع استخدام انتشار مطالبة قوة خطورة عمق متانة الاستمرار القيام مكانة "
    "إلقاء كسب خسارة فرض قطع منح طرد حظر منع سحب طرح ضم نشر شن قصف قتل هدم بيع شراء حل عزل حجب خلو ولادة نقل "
    "شعور ارتياح أسف خبر نبأ الأخبار أخبار بقاء "
    "استشهاد اهتمام إعجاب جاهزية سلامة اعتراف انتزاع ارتكاب التهم التهمة تهمة تهم"
)
_HOW_MANY = fold_words("عدد كل")
_COUNTED = fold_words("أكثر أقل نحو حوالي قرابة زهاء عشرات مئات آلاف")  # «استرداد أكثر من ألف قطعة»
# Spellings that are «بين», between, unless they open a sentence: «وبيّن الوزير أن».
_BETWEEN = fold_words("بين وبين بينه بينها بينهم بينهما فبين")
# «جاء», «ورد» tell something only so: «جاء في», «ورد على لسانه», «جاء فيه: …».
_ARRIVALS = frozenset({"جاء", "ورد"})
_ARRIVES = fold_words("في فيه فيها على عن نص :") | {":"}
_AS = fold_words("كما حسبما وفقما ما")
_FOLLOWS_BETWEEN = fold_words("هذه هذا هؤلاء تلك كل الجميع")
_HIS_SIDE = HIS_SIDE | fold_words("بدوره بدورها")
_NO_NEWS = fold_words("مباراة تشرين مبارة")  # of a masdar's form
_TANWIN = ("ا", "ًا", "اً")  # «تضامنا مع»: why, not what
_DOUBLING = "\u0651"  # shadda
# «رئيس "سيرك المدينة"»: whoever leads something leads what the marks name.
_LEADERS = fold_words(
    "رئيس رئيسة مدير مديرة زعيم زعيمة قائد مؤسس مؤسسة مخرج مخرجة مؤلف مؤلفة بطل بطلة نجم نجمة كاتب"
)
# What somebody is charged with: «رفض الاتهامات», «رفضت هذه المزاعم».
_CHARGES = fold_words("الاتهامات اتهامات الاتهام المزاعم مزاعم الادعاءات ادعاءات التهم التهمة")
_THESE = fold_words("هذه تلك كل جميع")
_DEPENDING = fold_words("تبعا وتبعا")
_THESE_ALL = fold_words("هذه هذا تلك ذلك هذين")
# «في حديث إلى "النهار"», «لقائه مع "النهار"»: the paper listens.
_TOWARDS = fold_words("إلى مع على")
_TALKS = tuple(fold_words("حديث تصريح لقاء مقابل حوار"))
_CAN = fold_words("يمكن ويمكن يصعب ويصعب")
_WORTHY = fold_words("الجدير جدير الجديرة ويجدر يجدر تجدر وتجدر والجدير وجدير")
# Verbs after whose preposition a noun is content; after others («أشار إلى», «كشف عن») it is a topic.
_NOUN_CLASSES = frozenset({"call", "warn", "promise", "accuse"})
_POINTING = frozenset("تحدث أشار لفت نوه ألمح".split())  # noqa: SIM905 — see the next line
_NOUN_LEMMAS = _POINTING | frozenset("أعرب عبر شدد أكد أصر اعترف أقر أفاد".split())  # noqa: SIM905 — lemmas as the table of cues writes them
_PREPOSITIONS = fold_words("إلى على عن من")
_BEFORE_NOUN = fold_words("في من عن إلى على مع بعد قبل خلال")
_GOVERNORS = fold_words("في عن إلى على مع بعد قبل خلال عقب إثر أثناء بسبب منذ حول بشأن عبر لدى عند رغم")
_BEFORE_OBJECT = _BEFORE_NOUN | fold_words(
    "بسبب حول بشأن منذ حتى أثناء عبر رغم دون تجاه نحو وفق إثر عقب ضد بين لدى عند حسب بحسب مقابل حيال إزاء "
    "ضمن و ب ل"
)
# ب that begins no content, alone and with a pronoun: «باسم», «بين», «بعده», «بشأنها» …
_NO_B = frozenset(
    word + pronoun
    for word in fold_words(
        "باسم بين بعد بعدما بعيد بشأن بسبب بحسب بدون بموجب بينما بالنسبة بدل بدلا بيد بيان بلدية بواسطة "
        "بعض بلاد "
        "بناء بعيدا بجانب بمناسبة بحضور بدوره بدورها بالتالي بالتأكيد بالفعل بالإضافة بصورة بشكل بوضوح "
        "بشدة بطريقة"
    )
    for pronoun in ("", "ه", "ها", "هم", "نا")
)
# Words with a ب of their own: «(أقرت اللوائح) الخاصة بتحويل …».
_TAKES_B = fold_words(
    "الخاص الخاصة خاص خاصة المتعلق المتعلقة متعلق متعلقة المرتبط المرتبطة المعني المعنية المكلف المكلفة "
    "الملزم الملزمة المتهم المتهمة المتهمين المشتبه المعروف المعروفة القاضي القاضية مقارنة عملا قياما اكتفاء"
)
_FEASTS = fold_words("يوم عيد جمعة ليلة أسبوع")
_BY_A_WORD = fold_words("بكلمة بعبارة بلفظ بوصف بكلمات بعبارات")
_VIA = fold_words(
    "الإعلان الإعلام التعبير الكشف الإفراج الحديث البحث الدفاع الإفصاح "
    "بيان رسالة تغريدة حساب حسابه حسابها حساباته حساباتها صفحته صفحتها موقع موقعه موقعها تويتر فيسبوك يوتيوب "
    "الإنترنت شبكة شبكات وسائل قناة شاشة الهاتف هاتف مكبرات تطبيق منصة الحدود البحر"
)
_AS_TOLD = fold_words("حسبما كما وفقما")
_REACTION = fold_words("فعل الفعل")  # «رد فعل»
_BEFORE_REPLY = fold_words("أقوى أول أفضل أبلغ خير أي هذا بلا")
_DEMANDS = fold_words("مطالبة مخاطبة")  # also what is done: «مطالبة البحارة بزيادة…»
# Words with an عن of their own: «(أعلنت الحداد بعد حادث) أسفر عن سقوط قتلى».
_TAKES_ABOUT = fold_words(
    "أسفر أسفرت يسفر تسفر نتج نتجت ينتج تنتج ناتج ناتجة الناتج الناتجة بدلا فضلا بعيدا عوضا نيابة دفاعا بحثا "
    "المسؤول المسؤولة مسؤول مسؤولة المسؤولين مسؤولية المسؤولية كشف تكشف يكشف"
)
_SOME = fold_words("بعض معظم أحد إحدى جميع")
_VOTES = fold_words("نعم لا")
_WHERE = fold_words("إذ حيث بحيث")
_INFORMS = frozenset({"أخبر", "أبلغ"})
# With the pronoun of an object these are other words, or say nothing.
_NO_OBJECT = frozenset("بين قدر تابع واصل أكمل ختم اختتم مضى زاد".split())  # noqa: SIM905 — lemmas as the table of cues writes them
# «، مثمنا دعم…», «، سائلا الله»: the speaker's own next act, as the reporter tells it.
_REACTING = fold_words(
    "مثمنا مثمنة مثمنين مشيدا مشيدة مشيدين مرحبا مرحبة شاكرا شاكرة شاكرين سائلا سائلة سائلين مهنئا مهنئة "
    "مقدما مقدمة مقدمين متطلعا متطلعة متطلعين موجها موجهة موجهين متمنيا متمنية متمنين "
    "منددا منددة منددين مستنكرا مستنكرة معربا معربة معربين معبرا معبرة معبرين منتقدا منتقدة"
)
# «قبل أن يضيف»: who goes on speaking.
_THINGS_TOO = frozenset({"هدد"})  # what threatens need not be somebody
_THEN = frozenset("أضاف تابع أردف استطرد استدرك قال أكد أوضح ختم اختتم".split())  # noqa: SIM905 — lemmas as the table of cues writes them
# Verbs that tell something only through their preposition: «أجمع الأهالي على أن», «تحدث عن أن».
_CONCLUSIONS = fold_words("استنتاج نتيجة قناعة خلاصة")  # «خلص إلى نتيجة مفادها أن»
_SUMMED_UP = fold_words("مفاده مفادها")
_THROUGH = {"خلص": "الي", "توصل": "الي", "أجمع": "علي", "اتفق": "علي", "تحدث": "عن"}
_HOPING = frozenset({"أمل", "شكك"})  # they take «في أن»
# After «على» these say where or how something is said, and not what.
_NO_MATTER = fold_words(
    "هامش خلفية صفحته صفحتها حسابه حسابها موقعه موقعها موقع تويتر فيسبوك لسان حد الأقل الهواء الملأ"
)
_SAYING_NOUN = fold("القول")
_THAT_THING = fold("ذلك")
_BY_THAT = fold("بذلك")
_BEFORE_NOW = fold("سبق")
_AMONG = fold_words("أحد إحدى من ومن بين هو هي كان كانت وأحد")
_AFTER_DEED = fold_words("عقب بعد إثر قبل خلال أثناء غداة")  # «وصفها بأنها "مروعة" عقب الحادث»: when he spoke
_SAYING = fold_words("قائلا قائلة قائلين بالقول يقول تقول")
_CLAUSE_WORDS = fold_words("نحن أنا أنت هو هي هم هناك لا لن لم هذا هذه ذلك")
# What stands in front of a clause, and of no phrase so long: «إنه «رغم الصعوبات أصبح …»».
_BEFORE_CLAUSE = fold_words("بالنظر رغم إذا لو عندما حين كلما مهما بعد قبل منذ")
_VERB_WORDS = fold_words("لم لن لا ليس ليست قد سوف يجب لقد تم تمت ما كان كانت كانوا")
# «مدينة» is also who condemns: «… مدينة "أعمالا جبانة"».
_NAMED_HEADS = words.NAME_HEADS.union(*words.PLACE_HEADS.values()) - {fold("مدينة")}
_TITLED = fold_words("بعنوان عنوان وبعنوان عنوانها عنوانه عنوانهما")
_NAMING = fold_words(
    "بعنوان باسم اسمه اسمها تسميته يسمي سماه سماها أسمتها أسماها عناصر قادة زعيم مسلحي مسلحو مقاتلي مستوطنة "
    "تبة مؤشر "
    "سوق ثورة ميليشيات جبهة مخطط قسم ناقلة سفن مسمى المعروفة المعروف المعروفين المسمى المسماة المدعو نجوم "
    "عنونت عنون قمر جناح كتيبة طيران أنظمة فيتامين تبة تلة رقم ألوان"
)
_EXALTED = fold_words("تعالى سبحانه")
_BLESSINGS = fold_words("صلى رضي رحمه رحمها رحمهم عز حفظه سلمه")
# Words that, outside its marks, add nothing to a content.
WEIGHTLESS = fold_words("و ف قد ب ل ك")


class Content(NamedTuple):
    """What a cue governs: tokens [first, last), and how it was introduced."""

    first: int
    last: int
    how: Literal["that", "colon", "marks", "noun", "before"]
    pronoun: str = ""  # on أن: «أنها»
    marks: Quotation | None = None  # words in marks that follow at once


@dataclass(slots=True)
class Contents:
    """Looks for contents in one article; indices count tokens."""

    text: str
    tokens: Sequence[Token]
    folded: Keys
    stage: Stage
    keys: list[str] = field(init=False)
    key: Callable[[int], str] = field(init=False)  # the folded word at an index, or "" outside the text
    mark_at: dict[int, Quotation] = field(default_factory=dict)  # by the token of the opening mark
    in_marks: set[int] = field(default_factory=set)
    names: set[Quotation] = field(default_factory=set)  # marks that hold a name
    cue_at: Callable[[int], Cue | None] = field(init=False)  # the cue at a token, as `cue_of` reads it
    cues: dict[int, Cue] = field(init=False)  # by token
    opening: list[int] = field(default_factory=list)  # tokens with which a content may begin
    turning: list[int] = field(default_factory=list)  # tokens with which one may end
    attributing: list[int] = field(default_factory=list)  # cues and particles, those in marks left out

    def __post_init__(self) -> None:
        """Find the words that can be cues: few are, and they are asked for again and again."""
        self.keys, self.key, parts = self.folded
        found = ((i, self._cue(i)) for i, part in parts if part & _CUE)
        self.cues = {i: cue for i, cue in found if cue is not None}
        self.cue_at = self.cues.get

    def take_in(self, sentences: Sequence[Sentence]) -> None:
        """Note words in marks, and which of them are names."""
        quotations = [quote for sentence in sentences for quote in sentence.quotations]
        self.names.update(self._repeated(quotations))
        for sentence in sentences:
            self.names.update(self._listed(sentence.quotations))
        last = None
        for quote in quotations:
            first = first_at(self.tokens, quote.outer.start)
            self.mark_at[first] = quote
            self.in_marks.update(range(first, self.after(quote)))
            joined = last is not None and self._is_joined(last, quote, first)
            if (
                last is not None
                and joined
                and is_plural_of_body(self.key(first_at(self.tokens, last.outer.start) - 1))
            ):
                self.names.add(last)  # «شركات "الواحة" و"نور"»
            if self._is_name(quote, first) or (joined and last in self.names):
                self.names.add(quote)
            last = quote
        called = {self._inner_key(q) for q in self.names}
        if called:
            self.names.update(q for q in quotations if self._inner_key(q) in called and self._may_be_name(q))
        parts = self.folded.parts
        self.opening = sorted([*self.mark_at, *(i for i, part in parts if part & (_OPENS | _CUE))])
        self.turning = sorted([*self.mark_at, *(i for i, part in parts if part & (_TURNS | _CUE))])
        self.attributing = [
            i
            for i, part in parts
            if (part & _ATTRIBUTES or i in self.cues) and i not in self.in_marks and self.tokens[i].is_word
        ]

    # ── words in marks ───────────────────────────────────────────────────────────────────────

    def _repeated(self, quotations: Sequence[Quotation]) -> list[Quotation]:
        """«حصول «بحرية» على…», thrice in marks: whoever writes so writes a name."""
        if len(quotations) < _OFTEN:
            return []
        single: dict[str, list[Quotation]] = {}
        for quote in quotations:
            inner = self.inner_words(quote)
            before = self.key(first_at(self.tokens, quote.outer.start) - 1)
            that = split_that(before)  # «بأنها "مفتعلة"» is said, however often
            if len(inner) == 1 and before != ":" and not (that and that[1]):
                single.setdefault(self.key(inner[0]), []).append(quote)
        return [q for same in single.values() if len(same) >= _OFTEN for q in same]

    def _listed(self, quotations: Sequence[Quotation]) -> Sequence[Quotation]:
        """«وهي «التعاونية» بنسبة…، و«بروج» …، ثم «الصقر»»: many short marks in one sentence are names.

        Words that somebody used stand behind a colon, أن, ب or a verb of saying.
        """
        if len(quotations) < _MANY:
            return ()
        firsts = [first_at(self.tokens, q.outer.start) for q in quotations]
        said = any(
            self.key(i - 1) in {":", "ب"} or split_that(self.key(i - 1)) or i - 1 in self.cues for i in firsts
        )
        short = all(0 < len(self.inner_words(q)) < FEWEST_CLAUSE_WORDS + 1 for q in quotations)
        return quotations if short and not said and not any(map(self.is_clause, quotations)) else ()

    def _is_name(self, quote: Quotation, first: int) -> bool:
        """Whether the marks hold a name: a known one, or one that «تنظيم», «فيلم», «صحيفة» introduces."""
        inner = range(first_at(self.tokens, quote.inner.start), first_at(self.tokens, quote.inner.end))
        size = sum(self.tokens[i].is_word or self.keys[i].isalnum() for i in inner)
        before = self.key(first - 1)
        if before in _TITLED or (before == ":" and self.key(first - 2) in _TITLED):
            return True  # «محاضرة بعنوان: "…"», however long
        if size > MOST_NAME_WORDS or size == 0:
            return size == 0
        that = split_that(before)
        if that is not None and size == 1 and not that[1] and self.key(first + 3) in COMMAS:
            return not is_definite(self.key(first + 1))  # «إن «إيباك»، المقربة من …»
        if before == ":" or that is not None:
            return before == ":" and self.key(first - 2) in words.NAME_HEADS  # «شعار: "…"»
        told = before in CUES and self.key(first - 2) in _AS_TOLD and size < FEWEST_CLAUSE_WORDS
        if told or self.key(first + 1) in _BLESSINGS:
            return True  # «حسبما أفادت "الواحة"», «النبي محمد «صلى الله عليه وسلم»»
        mention = self.stage.covered.get(first + 1)
        if mention is not None and mention.start <= quote.inner.start and mention.end >= quote.inner.end - 1:
            return True
        if size == 1 and (
            self._is_proper(first) or before in RELATIVES or (before == "ب" and self.key(first + 1) in _VOTES)
        ):
            return True  # «صوتوا بـ"نعم"»
        # In construct: «تنظيم "…"»; but «الشبكة "منهكة"» says something.
        heads = any(stem in _NAMED_HEADS for _, stem in readings(before))
        heads = heads or (  # «السيارة "إكس"»
            size == 1
            and without_article(before) in words.NAME_HEADS
            and self.key(first + 1) not in COMMON_WORDS
            and not is_definite(self.key(first + 1))
            and not self.key(first + 1).endswith("ه")
        )
        opening = self.key(first + 1)
        adjective = is_definite(before) and words.is_nisba(opening)
        qualifies = is_definite(opening) and (adjective or before in _FEASTS)  # «يوم "المحاربين القدامى"»
        named = before in _NAMING or without_conjunction(before) in _LEADERS or self._is_bodys(quote)
        named = named or qualifies  # «التحالف "العربي لدعم الشرعية"»
        return named or (heads and not self._is_called(first))

    def _is_joined(self, before: Quotation, quote: Quotation, first: int) -> bool:
        """«شركات "الواحة" و"دار الماء"»: after a name in marks و brings another, and no clause."""
        near = self.after(before) == first - 1 and self.key(first - 1) == "و"
        return near and len(self.inner_words(quote)) <= MOST_NAME_WORDS and not self.is_clause(quote)

    def _inner_key(self, quote: Quotation) -> tuple[str, ...]:
        return tuple(self.key(j) for j in self.inner_words(quote))

    def _may_be_name(self, quote: Quotation) -> bool:
        """Whether marks can hold again the name that they held before: not behind a colon or «بأنه»."""
        before = self.key(first_at(self.tokens, quote.outer.start) - 1)
        that = split_that(before)
        return before != ":" and not (that is not None and that[1])

    def _is_bodys(self, quote: Quotation) -> bool:
        """«المجموعة "شركة الخليج للصناعات العسكرية"»: a body's noun, and none but definite words."""
        inner = [self.key(j) for j in self.inner_words(quote)]
        return len(inner) > 1 and inner[0] in words.BODY_HEADS and all(map(is_definite, inner[1:]))

    def _is_called(self, first: int) -> bool:
        """«وصفه بكلمة "كاذب"», «وصفه بأنه صفقة "رابحة للجميع"»: the marks hold what somebody calls it."""
        before, that = self.key(first - 1), split_that(self.key(first - 2))
        return before in _BY_A_WORD or (that is not None and bool(that[1]) and not is_definite(before))

    def _is_proper(self, first: int) -> bool:
        """«في "أميريتش"», «شركة الغاز "نور"»: one word without article, where only a name can stand."""
        word, before = self.key(first + 1), self.key(first - 1)
        if (
            is_definite(word)
            or word.endswith(("ا", "ه", "ين", "ون", "ت"))
            or word[:1] in {"ب", "ل", "ي", "ت"}
            or word in words.VERBS
        ):
            return False
        mention = self.stage.covered.get(first - 1)
        if before in {"في", "ل"} or (mention is not None and self.stage.is_body(mention)):
            return not self.is_event(first + 1)  # «شركة الغاز الأمريكية "ويستروك"»
        # «الفرقاطات الفرنسية "فريم"»: a predicate would agree with the noun before it.
        feminine = is_definite(before) and before.endswith("ه") and words.is_nisba(before)
        return feminine and word not in COMMON_WORDS

    def after(self, quote: Quotation) -> int:
        """The index of the token after a quotation."""
        return first_at(self.tokens, quote.outer.end)

    def inner_words(self, quote: Quotation) -> list[int]:
        """The words of a quotation."""
        first, last = first_at(self.tokens, quote.inner.start), first_at(self.tokens, quote.inner.end)
        return [i for i in range(first, last) if self.tokens[i].is_word]

    def spoken_at(self, i: int) -> Quotation | None:
        """The quotation that opens at token i, if it holds words and no name."""
        quote = self.mark_at.get(i)
        return quote if quote is not None and quote not in self.names else None

    # ── cues ─────────────────────────────────────────────────────────────────────────────────

    def _looks_like(self, i: int, cue: Cue) -> bool:
        """Whether a word is another that folds like a cue.

        «اكتسح مضيفه بورتو»: a host, with a pronoun; «رجل يُدعى سامر الحلبي»: he is called so.
        """
        if cue.lemma == "أضاف" and cue.form == "participle" and cue.gender == "f":
            return strip_marks(self.tokens[i].text).endswith("ه")
        if cue.lemma == "رأى" and strip_marks(self.tokens[i].text).endswith(("أي", "اي")):
            return True  # «قضية رأي عام»: a noun, by its dots
        return cue.lemma == "ادعى" and self.tokens[i].text.endswith("ى") and i + 1 in self.stage.starts

    def _cue(self, i: int) -> Cue | None:
        cue = cue_of(self.keys[i])
        if cue is None and split_that(self.key(i + 1)) is not None:
            cue = framed_cue_of(self.keys[i])
        if cue is not None and self._looks_like(i, cue):
            return None
        if cue is None or not self.tokens[i].is_word:
            return None
        if cue.form in {"perfect", "imperfect"} and self.tokens[i].text.endswith("ة"):
            return None  # «طالبة», «دعاة»: a noun, and not «طالبه», «دعاه»
        if cue.form == "perfect" and cue.lemma[0] == "أ" and self.tokens[i].text.lstrip("وف")[:1] == "إ":
            return None  # «إبان الحرب», «إشارة»: no verb begins so
        if cue.lemma == "ورد" and self.key(i).startswith("ورد") and self.key(i + 1) not in _ARRIVES:
            cue = CUES.get(self.keys[i][1:], (cue,))[0]  # «وردت الوزيرة بأن»: she answered
        if cue.lemma == "ذكر" and self.key(i + 1) in _HIS_NAME:
            return None  # «رفض ذكر اسمه»
        if cue.lemma == "روى" and "ؤ" in self.tokens[i].text:
            return None  # «ورؤاه»: his views
        mention = self.stage.covered.get(i)
        if mention is not None and (i not in self.stage.starts or cue.form == "participle"):
            return None  # a part of a name
        return cue

    def is_no_cue(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """Whether a word that can be a cue attributes nothing here: negated, passive, impersonal."""
        before = self.key(i - 1) if i > sentence.first else ""
        if before in _WORTHY or before in _CAN:
            return True  # «الجدير ذكره أن», «يمكن وصف المرحلة بأنها»
        relative = before in _WHAT and (
            self.key(i).endswith(("ه", "ها")) or self.key(i - 2) in ACCORDING or self._is_so_called(i, cue)
        )
        return (
            (before in _NEGATIONS and not relative)
            or (cue.form in {"perfect", "imperfect"} and self._is_governed(i, before))
            or (
                cue.form == "imperfect"
                and split_that(before) is not None
                and not (cue.lemma in _THEN and self.key(i - 2) == "قبل")
            )
            or (cue.form == "participle" and self._is_plain_noun(i, cue, before))
            or (cue.lemma == "رد" and (before in _BEFORE_REPLY or self.key(i + 1) in _REACTION))  # nouns
            or (
                cue.lemma == "وصف" and self.key(i) in CUES and self.key(i + 1).startswith("بال")
            )  # «مهمة وصفت بالهامة»
            or (cue.lemma == "عقب" and self._is_after(i))
            or (cue.lemma == "أبرز" and before in _AMONG)  # «أحد أبرز الحلول»
            or self.key(i + 1) in _EXALTED  # «وفي القرآن قال تعالى»
            or self._amounts(i, cue)
            or self._is_increase(i, cue)
            or self._is_proportion(i, cue)
            or self._is_refused(i, cue, sentence)
            or (self.key(i + 1) == "من" and self.key(i + 2) == "قبل")  # «دعوا من قبل الوزير»: a passive
            or self._is_seen(i)
            or self._is_so_said(i, before)
            or (cue.lemma == "عبر" and self.key(i + 1) in _VIA)  # «عبر الإعلان عن»: by way of
            or (cue.form == "perfect" and before in _BEFORE_NOUNS_ONLY)  # «في كتب التراث»
            or self._is_first_person(i, cue)
            or (cue.cue_class == "accuse" and self._is_accused(i, cue, sentence))
            or (cue.lemma in _ARRIVALS and not self._tells(i))
            or self._is_impersonal(i)
            or self._is_announced(i, cue, sentence)
            or self._is_between(i, cue, sentence)
        )

    def _is_increase(self, i: int, cue: Cue) -> bool:
        """«العوامل التي تزيد من خطر المرض»: it grows, or makes grow."""
        return cue.lemma == "زاد" and self.key(i + 1) in {"من", "عن", "علي"}

    def _is_refused(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«رفض الوزير كشف التفاصيل»: what somebody refused to do is a noun."""
        if cue.form != "perfect" or cue.lemma not in _MASDARS_TOO or self.key(i) != fold(cue.lemma):
            return False
        first = max(sentence.first, i - NEAR_REFUSAL)
        return any(without_conjunction(self.key(j)) in _BEFORE_DEEDS for j in range(first, i - 1))

    def _is_proportion(self, i: int, cue: Cue) -> bool:
        """«جاءت نسب التخفيضات كما يلي»: nothing is attributed without «إلى» or «القول»."""
        after = self.keys[i + 1 : i + NEAR_VERB]
        return cue.lemma == "نسب" and RELAYS[cue.lemma] not in after and _SAYING_NOUN not in after

    def _is_seen(self, i: int) -> bool:
        """«تبين أن الشركة أفلست»: it became clear, unless a subject stands before: «الدراسة تبين أن»."""
        after = self.key(i + 1)
        if without_conjunction(self.key(i)) != _BECAME_CLEAR:
            return False
        if after in _TO_HIM:
            return True  # «وتبين له أن»
        named = (is_definite(after) and after[:1] not in {"ل", "ب"}) or i + 1 in self.stage.starts
        if split_that(after) is None and named:
            return False
        alone = self.key(i) == _BECAME_CLEAR
        return not (alone and i and (is_definite(self.key(i - 1)) or i - 1 in self.stage.covered))

    def _is_so_said(self, i: int, before: str) -> bool:
        """«بسبب ما وصف بأنه خطأ», «في مهمة وصفت بالهامة»: a passive, of nobody.

        Who describes something names it before he says what it is.
        """
        after = self.key(i + 1)
        if before == "ما" and self.key(i) in _DESCRIBED:
            return after[:1] == "ب"
        what = after == "ب" or split_that(after) is not None or after.startswith("بال")
        return self.tokens[i - 1].is_word and what and bool({self.key(i), self.key(i)[1:]} & _DESCRIBED_THEM)

    def _amounts(self, i: int, cue: Cue) -> bool:
        """«يبلغ عددها», «تبلغ مساحته»: reaches, and tells nobody."""
        measure = self.key(i + 1).endswith(("ه", "ها", "هم")) and not self.tokens[i + 1].text.endswith("ة")
        near = self.keys[i + 1 : i + NEAR_VERB]
        figure = next((n for n, k in enumerate(near) if k[:1].isdigit()), None)
        # «تبلغ الاحتياطيات 50 مليونا»; but «تبلغ الأهالي أن 50 …»
        counted = figure is not None and not any(split_that(k) for k in near[:figure])
        return cue.lemma == "أبلغ" and cue.form == "imperfect" and (measure or counted)

    def _is_after(self, i: int) -> bool:
        """«عقب أن غادر», «عقب إغلاق السوق»: after."""
        following = self.key(i + 1)
        told = following in {"علي", "ب"} or self.stage.can_speak(i + 1) or i + 1 in self.mark_at
        after = self.key(i) == "عقب" and not told  # «فرضت عقب كارثة»
        return after or split_that(following) is not None or words.is_verbal_noun(following)

    def _is_governed(self, i: int, before: str) -> bool:
        """«في رده على الانتقادات», «بعد وصفه»: what a preposition governs is a noun."""
        return without_conjunction(before) in _GOVERNORS and (i - 1) not in self.stage.covered

    def _is_plain_noun(self, i: int, cue: Cue, before: str) -> bool:
        """«خلفية مطالبة البحارة», «العدد مرجح»: a participle that says is accusative, and apart."""
        key = self.key(i)
        if cue.lemma == "لفت" and key.endswith(("ه", "ات")) and self.key(i + 1) not in {"الي", "النظر"}:
            return split_that(self.key(i + 1)) is None  # «لافتة كتب عليها»: a banner
        if key.endswith("ا") or key in BY_SAYING:
            return False
        if before in _BEFORE_NOUN or (cue.gender, cue.number) == ("m", "s"):
            return True
        if cue.gender == "f" and before.endswith(("ه", "ات")) and not is_definite(before):
            # «إجراءات أمنية مشددة», but «في تغريدة قائلة: …»
            following = self.key(i + 1)
            introduced = split_that(following) or following in cue.frames | {":"} or i + 1 in self.mark_at
            return not introduced
        return key in _DEMANDS and self.tokens[i - 1].is_word

    def _is_first_person(self, i: int, cue: Cue) -> bool:
        """«أعتقد أن»: the hamza tells I from he; nobody else is reported."""
        return cue.lemma == "اعتقد" and self.tokens[i].text.lstrip("وف").startswith("أ")

    def _is_so_called(self, i: int, cue: Cue) -> bool:
        """«(عثر على) ما قال إنه…»: what somebody says that it is; no negation."""
        that = split_that(self.key(i + 1))
        return cue.lemma in _CALLING and that is not None and bool(that[1])

    def _is_between(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«فرق بين الانسحاب وبين البقاء»: «بيّن» opens its clause, or أن follows it at once."""
        if cue.lemma != "بين" or self.key(i) not in _BETWEEN or _DOUBLING in self.tokens[i].text:
            return False
        heads = i == sentence.first or (self.key(i - 1) in COMMAS and self.key(i - 2) in _HIS_SIDE)
        if not heads or self.key(i + 1) in _FOLLOWS_BETWEEN:
            return split_that(self.key(i + 1)) is None or self.key(i).endswith(("ه", "ها", "هم", "هما"))
        for j in range(i + 1, min(sentence.last, i + NEAR_VERB)):
            if split_that(self.key(j)) is not None:
                return False
            if self.key(j)[:1] == "و" and j not in self.stage.starts:
                return True  # «بين المدينة والجبل»
        return True

    def _is_impersonal(self, i: int) -> bool:
        """«يُذكر أن», «ويشار إلى أن»: the newspaper's own voice."""
        if self.key(i) in _WORTH_TELLING and (self.key(i + 1) in COMMAS | STOPS or not self.key(i + 1)):
            return True  # «لم تقع أضرار تذكر»
        if not _IMPERSONAL & {self.key(i), without_conjunction(self.key(i))}:
            return False
        at = i + 2 if self.key(i + 1) in _PREPOSITIONS else i + 1
        return split_that(self.key(at)) is not None

    def _is_announced(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """«أُعلن في المدينة أمس عن وفاة…» opens its sentence without a subject: a passive."""
        if cue.cue_class != "announce" or cue.form != "perfect" or self.key(i) not in CUES:
            return False
        heads = i == sentence.first or not (self.tokens[i - 1].is_word or self.key(i - 1) in COMMAS)
        return heads and (self.key(i + 1) in {"في", "عن"} or self.key(i + 1) in COMMAS)

    def _tells(self, i: int) -> bool:
        """«وجاء في البيان», «وجاء: …», but not «جاء إعلان …», which came as anything comes."""
        nxt = self.key(i + 1)
        return (
            nxt in _ARRIVES or split_that(nxt) is not None or i + 1 in self.mark_at or self.key(i - 1) in _AS
        )

    def _is_accused(self, i: int, cue: Cue, sentence: Sentence) -> bool:
        """Whether a form of «اتهم» names the accused only: a passive, or «بوتينا متهمة بـ»."""
        if cue.form == "participle":
            if self.key(i + 1)[:1] == "ب" and i + 1 not in self.stage.covered:
                return True  # «الأطراف متهمة بالاعتقال»
            owned = is_definite(self.key(i + 1)) or i + 1 in self.stage.starts  # «متهما الوزارة بـ»
            return self.key(i - 1) not in COMMAS and not (owned and self.key(i).endswith(("ا", "ه", "ين")))
        written = self.tokens[i].text
        if any(vowel in written for vowel in ("يُت", "تُت", "اتُّ", "اتُ")):
            return True
        return cue.form == "perfect" and self._is_passive(i, sentence)

    def _is_passive(self, i: int, sentence: Sentence) -> bool:
        """«واتُّهم مدير المصرف بالاختلاس» has no accuser: one noun only stands before the ب."""
        if not CUES.get(without_conjunction(self.key(i))):
            return False  # «اتهمه»: the accused is the pronoun
        before = i - 1 if self.key(i - 1) != "قد" else i - 2
        if before >= sentence.first and (before in self.stage.covered or is_definite(self.key(before))):
            # «وكانت باريس قد اتهمت روما بـ»: the accuser stands before; the passive has nobody behind it
            return not (i + 1 in self.stage.starts or self.stage.can_speak(i + 1))
        for j in range(i + 1, min(sentence.last, i + MOST_SUBJECT_WORDS)):
            key = self.key(j)
            if key[:1] == "ب" and len(key) > 2 and j not in self.stage.covered and key not in _NO_B:  # noqa: PLR2004 — ب and a noun
                named = self.stage.mentions_in(i + 1, j)
                if not named:
                    # «بعض التعليقات» is whole with two words, others may have three
                    least = 4 if self.key(i + 1) in _SOME else 5
                    return j - i < least
                first = first_at(self.tokens, named[0].start)
                if (
                    words.is_nisba(self.key(first - 1))
                    and not is_definite(self.key(first - 1))
                    and first > i + 1
                ):
                    return False  # «اتهمت دول غربية موسكو بـ»: the adjective ends the accuser
                # «واتهم الكيلاني الحكومة بتجاهل…»: somebody follows the accuser.
                return (
                    len(named) == 1
                    and not self._is_accuser(i + 1)
                    and not any(
                        self.tokens[k].is_word
                        and k not in self.stage.covered
                        and self.tokens[k].start > named[0].end
                        for k in range(i + 1, j)
                    )
                )
            if split_that(key) or key == ":":
                return False
        return True

    def _is_accuser(self, j: int) -> bool:
        """«واتهمت المعارضة فلانا بـ», «واتهمت بعض الصحف فلانا»: they have no name, and are not he."""
        key = self.key(j)
        sources = key in words.ANONYMOUS_HEADS and without_article(key) not in words.ROLES
        return self.stage.is_party(j) or key in _SOME or (sources and j not in self.stage.covered)

    def cue_end(self, i: int, content: Content) -> int:
        """The index after a cue; «وتابع قائلا» is one."""
        return i + 2 if i + 1 < content.first and self.key(i + 1) in _SAYING else i + 1

    # ── where a content begins ───────────────────────────────────────────────────────────────

    def content_after(self, i: int, cue: Cue, sentence: Sentence) -> Content | None:
        """What a verb governs, looked for to its right within its clause; None where it is nothing."""
        found = self._content_behind(i, cue, sentence)
        return None if found is not None and self._leaves_clause(i, found) else found

    def _content_behind(self, i: int, cue: Cue, sentence: Sentence) -> Content | None:
        j = self._next(self.opening, i + 1)
        stop = min(sentence.last, i + MOST_SUBJECT_WORDS)
        while j < stop:
            quote = self.mark_at.get(j)
            if quote is not None and (
                self._stands_beside(j, quote, cue) or self._is_passed(j, quote, sentence)
            ):
                j = self._next(self.opening, self.after(quote))
                continue
            if quote is not None and (quote in self.names or not self._takes_marks(j, cue)):
                longer = len(self.inner_words(quote)) > MOST_NAME_WORDS
                if quote not in self.names and cue.strict and cue.lemma not in RELAYS and longer:
                    return None
                j = self._next(self.opening, self.after(quote))
                continue
            if (
                quote is not None
                and self.key(i + 1) == _THAT_THING
                and not cue.frames & {"object", "describe"}
            ):
                return None  # «وذكر ذلك في بيان على موقع "السوق"»
            if quote is not None and self._is_no_speech(j, quote, cue):
                return None
            found = (
                self._with_object(i, j, quote, cue, sentence)
                if quote is not None
                else self._after_colon(j, cue, sentence)
                or self._after_that(i, j, cue, sentence)
                or self._noun(j, cue, sentence, i)
            )
            if found is not None and not self._is_predicate(i, cue, found):
                return found
            if "marks" in cue.frames and (self.key(j) in COMMAS or self._parts(j)):
                return None
            if j > i + 1 and self._opens_another(j, sentence):
                return None
            j = self._next(self.opening, j + 1)
        return None

    def _is_no_speech(self, j: int, quote: Quotation, cue: Cue) -> bool:
        """«ندد بـ"…"», «اختتمت جمعية "واعدون" دورتها», «واصل عمله فشارك في "ليلة في الميناء"».

        Where marks alone are a weak sign, a single word in them is as often a name.
        """
        goes_on = cue.strict and cue.follow_up and self.key(j - 1) != ":"
        if not goes_on and "marks" not in cue.frames:
            return False
        governed = goes_on and self.key(j - 1) in _BEFORE_NOUN
        return governed or len(self.inner_words(quote)) == 1

    def _parts(self, j: int) -> bool:
        """Whether a word begins a clause: what stands in marks behind it is not what a verb praises."""
        return self.cue_at(j) is not None or split_that(self.key(j)) is not None

    def _leaves_clause(self, i: int, found: Content) -> bool:
        """«أبدى الوزير تقديره، بينما انتقد خبراء بأن»: a clause with a verb of its own lies between."""
        if found.first < i + NEAR_PARTICIPLE:
            return False
        return any(
            self.keys[j] in _WHILE and self.keys[j + 1] in words.VERBS for j in range(i + 1, found.first)
        )

    def _is_predicate(self, i: int, cue: Cue, found: Content) -> bool:
        """«لم تكن المشاركة مؤكدة بسبب ضيق الوقت»: said of a thing; what is asserted follows at once."""
        plain = cue.form == "participle" and cue.gender == "f" and self.key(i - 1) not in COMMAS
        return plain and found.how == "noun" and found.first > i + _PREPOSITION_AND_NOUN

    def _next(self, indices: Sequence[int], at: int) -> int:
        """The first of some ascending indices that is not before `at`; the end of the text for none."""
        n = bisect_left(indices, at)
        return indices[n] if n < len(indices) else len(self.keys)

    def _stands_beside(self, j: int, quote: Quotation, cue: Cue) -> bool:
        """Whether marks name who speaks or listens: «ذكرت "النهار" أن», «قال لـ"النهار"»."""
        after = self.key(self.after(quote))
        if split_that(after) is not None or after == ":":
            return True
        size = len(self.inner_words(quote))
        joined = self.mark_at.get(self.after(quote) + 1) if after == "و" else None
        if joined is not None and size < FEWEST_CLAUSE_WORDS and self.key(j - 1) != ":":
            return self._stands_beside(self.after(quote) + 1, joined, cue)  # «مدير «النهار» و«المنار»: …»
        if after in cue.frames & _PREPOSITIONS and size < FEWEST_CLAUSE_WORDS and self.key(j - 1) != ":":
            return True  # «أعلنت السوق "تداول" عن إدراج…»
        if len(self.inner_words(quote)) > MOST_NAME_WORDS:
            return False
        return self.key(j - 1) == "ل" or (
            self.key(j - 1) in _TOWARDS and any(self.key(j - 2).startswith(noun) for noun in _TALKS)
        )

    def _is_passed(self, j: int, quote: Quotation, sentence: Sentence) -> bool:
        """«قال في دورة "المجلس القديم" أمس إن …»: a phrase in marks on the way to أن or a colon."""
        if self.key(j - 1) == ":" or len(self.inner_words(quote)) > MOST_NAME_WORDS or self.is_clause(quote):
            return False
        if not self.tokens[j - 1].is_word or self.key(j - 1) in {"ب", "انه", "انها", "بانه", "بانها"}:
            return False
        first = self.after(quote)
        for k in range(first, min(sentence.last, first + NEAR_VERB)):
            key = self.key(k)
            if key == ":":
                return True
            if split_that(key) is not None:
                return self.key(k - 1) not in _NOT_THAT_AFTER and not split_that(self.key(j - 1))
            other = self.cue_at(k)
            speaks = other is not None and not self.is_no_cue(k, other, sentence)
            if k in self.mark_at or key in STOPS or speaks or key in words.VERBS:
                return False
        return False

    def _takes_marks(self, j: int, cue: Cue) -> bool:
        """Whether a cue may govern marks that no أن and no colon introduce."""
        if cue.frames & {"quote", "marks"} or self._is_framed(j, cue):
            return True
        if cue.lemma in RELAYS:
            if self.key(j - 1) in HIS_WORDS:
                return True  # «نقلت الوكالة عن فلان قوله "…"»
            # «نقلت الوكالة عن مصدر في البلدية "…"»
            return (
                len(self.inner_words(self.mark_at[j])) > MOST_NAME_WORDS
                and RELAYS[cue.lemma] in self.keys[max(0, j - NEAR_VERB) : j]
            )
        return "that" in cue.frames and not cue.strict

    def _is_framed(self, j: int, cue: Cue) -> bool:
        """Whether the marks at j follow the preposition that the cue takes: «دعا إلى «…»», «وصفه بـ«…»»."""
        before = self.key(j - 1)
        if "describe" in cue.frames and (self.key(j + 1)[:1] == "ب" or before in _BY_A_WORD):
            return True  # «وصفه «بأطول رسالة»», «وصفه بكلمة «حيوان»»
        return before in cue.frames or (before == "ب" and bool(cue.frames & {"ب", "describe"}))

    def _with_marks(
        self,
        j: int,
        quote: Quotation,
        how: Literal["that", "colon", "marks", "noun"],
        sentence: Sentence,
        pronoun: str = "",
        *,
        present: bool = False,
    ) -> Content:
        """Content that begins with marks; after أن it goes on after them as the clause does."""
        last = self.after(quote)
        end = self.content_end(j, sentence, present=present) if how == "that" else last
        return Content(j, max(last, end), how, pronoun, quote)

    def _with_object(self, i: int, j: int, quote: Quotation, cue: Cue, sentence: Sentence) -> Content | None:
        """Content in marks alone, or with the noun before it that they describe: «اعتبر القرار «خطأ»»."""
        if "object" in cue.frames and j > i + 1 and self.key(i - 1) not in RELATIVES:
            source = (
                self.stage.read(i + 1, j, cue.gender, cue.number) if self.stage.can_speak(i + 1) else None
            )
            span = source.span if source is not None else None
            first = first_at(self.tokens, span.end) if span is not None else i + 1
            # «تعتبر الكلمة …» is a passive, unless what it calls a thing follows at once.
            named = source is not None and source.grade == "named"
            named = named and not any(self.key(k) in RELATIVES for k in range(first, j))
            near = named or cue.form == "perfect" or j - first <= _OBJECT_WORDS
            if not near:
                return None
            if first < j and all(self.tokens[k].is_word for k in range(first, j)):
                return Content(
                    first, max(self.after(quote), self.content_end(first, sentence)), "noun", "", quote
                )
        return self._with_marks(j, quote, "marks", sentence)

    def _after_colon(self, j: int, cue: Cue, sentence: Sentence) -> Content | None:
        if self.key(j) != ":" or not cue.frames & {"quote", "that"} or j + 1 >= sentence.last:
            return None  # with nothing after it, the next paragraph holds the words
        if j + 1 in self.mark_at:
            named = self.mark_at[j + 1] in self.names  # «بعنوان: "…"»
            return None if named else self._with_marks(j + 1, self.mark_at[j + 1], "colon", sentence)
        # «قال: إن الماء قليل»: the words begin behind إن, as they do without a colon.
        that = split_that(self.key(j + 1)) if j + 2 < sentence.last else None
        first = j + 1 if that is None else j + 2
        quote = self.spoken_at(first)
        if that is not None and quote is not None:
            return self._with_marks(first, quote, "that", sentence, that[1])
        return Content(first, self.content_end(first, sentence), "colon")

    def _after_that(self, i: int, j: int, cue: Cue, sentence: Sentence) -> Content | None:
        that = split_that(self.key(j))
        if that is None or j + 1 >= sentence.last or self._governs_that(i, j, cue):
            return None
        mine = without_conjunction(self.key(j - 1)) in _I_SAY
        if mine and not self.tokens[j - 1].text.startswith("اع"):  # «وقال فلان أتمنى أن يعود»; not «اعتقد»
            spoken = self.key(j - 1) in _I_SAY and "quote" in cue.frames and not cue.strict
            return Content(j - 1, self.content_end(j - 1, sentence), "that") if spoken else None
        if ("describe" in cue.frames and that[0] != "بان") or not cue.frames & {"that", "describe"}:
            return None  # «وصفه بأنه», but not «وصفه أنه»
        quote = self.spoken_at(j + 1)
        present = cue.form == "imperfect"
        ends = self.key(i - 1) in RELATIVES or (
            quote is not None and self.key(self.after(quote)) in _AFTER_DEED
        )
        if quote is not None and "describe" in cue.frames and ends:
            # «أدت المزارع التي وصفها بأنها «بشعة» إلى …»: the rest is the main clause's
            return Content(j + 1, self.after(quote), "that", that[1], quote)
        if quote is not None:
            return self._with_marks(j + 1, quote, "that", sentence, that[1], present=present)
        return Content(j + 1, self.content_end(j + 1, sentence, present=present), "that", that[1])

    def _is_of_other_verb(self, i: int, j: int) -> bool:
        """«كان يوصف بأنه», «تحلم بأن», «قرر الوزير أن»: another verb than the cue at i governs this أن."""
        before = self.key(j - 1)
        may = self.tokens[j].text[:1] != "إ"  # one decides أن, and says إن
        if may and any(k > i and without_conjunction(self.key(k)) in _DECIDES for k in (j - 2, j - 3)):
            return True
        if j - 1 == i or self.key(j)[:1] != "ب" or self.stage.can_speak(j - 1) or j - 1 in self.stage.covered:
            return False
        verb = without_conjunction(before)
        present = verb[:1] in {"ي", "ت"} and len(verb) > 3 and not verb.endswith(("ه", "ي", "ات"))  # noqa: PLR2004 — a prefix and a root
        noun = words.is_verbal_noun(verb) or is_adverb(verb)  # «في يونيو بأنه»
        other = present and self.cue_at(j - 1) is None and not noun
        known = verb != before or verb in COMMON_WORDS  # «تاسك» may be a name
        return verb in _DESCRIBED or (other and known and verb not in words.GIVEN_NAMES)

    def _governs_that(self, i: int, j: int, cue: Cue) -> bool:
        """Whether the أن at j is another word's than the cue's, or no أن at all."""
        before = self.key(j - 1)
        if before in _NOT_THAT_AFTER or without_conjunction(self.key(j - 2)) == _BEFORE_NOW:
            return True  # «وسبق له أن احترف»
        if self._is_of_other_verb(i, j):
            return True
        if self.tokens[j].text.startswith(("آن", "إلا")) or j in self.stage.covered:
            return True  # «، إلا أن», no «ألا»; «قالت آن …»: Anne; «أعرب بان كي مون»
        if _THROUGH.get(cue.lemma, before) not in {before, self._before_conclusion(j - 1)}:
            return True  # «خلص إلى أن», but not «توصل إلى اتفاق يقضي بأن»
        if before == "الي" and self.key(j - 2) in _IN_ADDITION:
            return True  # «بقاء اللاعب، إضافة إلى أن الشروط صعبة»
        if before == "في" and cue.lemma not in _HOPING:
            return True  # «(أقرت) المحكمة حبسه بينما أملوا في أن يطلق سراحه»
        return cue.lemma == "نسب" and not self._his_words(j)  # «نسب إلى الحزب أنه نفذ الهجوم»: a deed

    def _before_conclusion(self, j: int) -> str:
        """The preposition before «استنتاج», «نتيجة مفادها» that ends at j; or ""."""
        last = j - 1 if self.key(j) in _SUMMED_UP else j
        return self.key(last - 1) if self.key(last) in _CONCLUSIONS else ""

    def _his_words(self, j: int) -> bool:
        """«(نسب إلى الوزير) قوله أيضا إن»."""
        return any(self.key(k) in HIS_WORDS or self.key(k) == _SAYING_NOUN for k in (j - 1, j - 2))

    def _noun(self, j: int, cue: Cue, sentence: Sentence, i: int) -> Content | None:
        """Content that is a noun: after the preposition the cue at i takes, or bare where it takes none."""
        key, nxt, present = self.key(j), j + 1, cue.form == "imperfect"
        if "describe" in cue.frames and key == "ب" and nxt in self.mark_at:
            return self._with_marks(nxt, self.mark_at[nxt], "noun", sentence)
        if cue.cue_class in _NOUN_CLASSES or cue.lemma in _NOUN_LEMMAS:
            if self.key(j - 2) in RELATIVES and j - 2 > i and self.key(j - 1).endswith(("ها", "ه")):
                return None  # «شددت القيود التي تفرضها على المدينة»
            if key in cue.frames and key in _PREPOSITIONS and self._may_follow(nxt, cue, sentence):
                return Content(nxt, self.content_end(nxt, sentence, present=present, noun=True), "noun")
            praised = cue.lemma in _POINTING and not _is_content_noun(key[1:])  # «نوه بدور الجمعية»
            if "ب" in cue.frames and self._carries_b(j) and not praised:
                return Content(j, self.content_end(j, sentence, present=present, noun=True), "noun")
        if "denial" in cue.frames:
            begins = j if self.key(j) in _CHARGES else j + 1
            if self.key(begins) in _CHARGES and (begins == j or self.key(j) in _THESE):
                return Content(j, self.content_end(j, sentence, present=present, noun=True), "noun")
        about = cue.cue_class == "announce" and key == "عن" and "عن" in cue.frames
        if (
            about
            and self.key(j - 1) not in _TAKES_ABOUT
            and (self.is_event(nxt) or (self._is_ended(j - 1) and self._is_masdar(nxt, about=True)))
        ):
            return Content(nxt, self.content_end(nxt, sentence, noun=True), "noun")  # «أعلن عن مقتل…»
        if "bare" in cue.frames and self._is_bare_noun(j, cue):
            return Content(j, self.content_end(j, sentence, present=present, noun=True), "noun")
        return None

    def _is_bare_noun(self, j: int, cue: Cue) -> bool:
        """Whether what a verb takes without a preposition stands at j: «أكدت وجود…»."""
        if not (self.is_event(j) or (cue.cue_class == "announce" and self._is_masdar(j))):
            return False
        before = self.key(j - 1)
        inside = any(stem in words.BODY_HEADS for _, stem in readings(before))  # «تحالف دعم القرى»
        return before not in _BEFORE_OBJECT and not inside

    def _may_follow(self, nxt: int, cue: Cue, sentence: Sentence) -> bool:
        """Whether a noun after a preposition is content; marks and أن have rules of their own."""
        if nxt >= sentence.last or split_that(self.key(nxt)):
            return False
        if nxt in self.mark_at:  # «على "شجب" الاعتداء»: the marks begin a longer phrase
            after = self.after(self.mark_at[nxt])
            return after < sentence.last and self.tokens[after].is_word and self.cue_at(after) is None
        if self.key(nxt) == _SAYING_NOUN and split_that(self.key(nxt + 1)):
            return False  # «شدد على القول إنه»
        if self.key(nxt) in _NO_MATTER:
            return False  # «أكد على هامش اللقاء أهمية…»
        if cue.form == "imperfect" and cue.lemma in _POINTING:
            return False  # «أرقام تشير إلى وجود»: things point too
        return cue.lemma not in _POINTING | {"أفاد"} or self.is_event(
            nxt
        )  # one points at many things, few are reports

    def _carries_b(self, j: int) -> bool:
        """«بإعادة فتح…»: a noun with the ب that the cue takes."""
        key = self.key(j)
        return (
            key[:1] == "ب"
            and self.key(j - 1) not in _TAKES_B
            and (len(self.tokens[j].text) > 3 or key[1:] in _CONTENT_NOUNS)  # noqa: PLR2004 — «بسوء», «بشن»
            and split_that(key) is None
            and j not in self.stage.covered
            and key not in _NO_B
            and not (is_definite(key[1:]) and words.body_sort(key[3:]) != "other")  # «(أفادت) بالبرلمان»
        )

    def is_event(self, j: int) -> bool:
        """Whether a word is a noun of event or state, also with a pronoun: «وجود», «حرصها», «رغبته»."""
        key = self.key(j)
        if j in self.stage.covered or (key in _HOW_MANY and self.key(j + 1) == "من"):
            return False  # «أكد عدد من الأهالي…», «أعلنت كل من …»: they are the subject
        named = j + 2 if self.key(j + 1) == "#" else j + 1
        if key in words.BODY_HEADS and (named in self.stage.starts or named in self.mark_at):
            return False  # «أعلن تنظيم داعش مسؤوليته»
        noun = key in _CONTENT_NOUNS or not self.tokens[j].text.endswith("ة")  # «قطعة» is no «قطعه»
        return noun and _is_content_noun(key)

    def _is_masdar(self, j: int, *, about: bool = False) -> bool:
        """Whether a word is by its form what is done to something behind it: «أعلنت استئناف الرحلات»."""
        key = self.key(j)
        of = self.key(j + 1)
        owned = is_definite(of) or j + 1 in self.stage.covered or of.isdigit() or of in _COUNTED
        plain = not is_definite(key) and not self.tokens[j].text.endswith(_TANWIN)
        free = j not in self.stage.covered and key not in _NO_NEWS and (about or self._is_ended(j - 1))
        return owned and plain and free and words.is_masdar(key) and not self._is_who_says(j)

    def _is_who_says(self, j: int) -> bool:
        """«أعلنت إدارة النادي», «أعلنت أمانة العاصمة»: a body's noun that agrees with the verb before it."""
        verb = self.cue_at(j - 1)
        key = self.key(j)
        return (
            verb is not None
            and (verb.gender, verb.number) == ("f", "s")
            and key.endswith("ه")
            and key in words.BODY_HEADS
        )

    def _is_ended(self, j: int) -> bool:
        """Whether the phrase up to here has its end: after «قضية» another noun belongs to it."""
        key = self.key(j)
        return not self.tokens[j].is_word or j in self.stage.covered or is_definite(key) or key in CUES

    def _opens_another(self, j: int, sentence: Sentence) -> bool:
        """Whether another verb of saying begins here, so that the first has no content."""
        cue = self.cue_at(j)
        if cue is None:
            return False
        if cue.strict:  # «، وبيّن أن …»
            after = j + 2 if self.key(j + 1) in {"في", *_PREPOSITIONS} else j + 1  # «، ويأمل في أن»
            return split_that(self.key(after)) is not None and not self.is_no_cue(j, cue, sentence)
        if self.key(j) in BY_SAYING:
            return False  # «رد على السؤال بالقول إن»
        if cue.form == "participle":
            nxt = self.key(j + 1) if j + 1 < sentence.last else ""
            return bool(split_that(nxt)) or nxt in {":", "الي"} or j + 1 in self.mark_at
        before = self.key(j - 1)
        if before in RELATIVES | _NEGATIONS | {"قد", "كما"} or split_that(before):
            return False
        return not self._is_governed(j, before)  # «لم يرغب في كشف اسمه»

    # ── where a content ends ─────────────────────────────────────────────────────────────────

    def content_end(
        self, first: int, sentence: Sentence, *, present: bool = False, noun: bool = False
    ) -> int:
        """Where reported words end: at the sentence's end, or where the reporter speaks again.

        `present` says that a verb of the present governs them, `noun` that they are a noun.
        """
        j = self._next(self.turning, first)
        while j < sentence.last:
            quote = self.mark_at.get(j)
            if quote is not None:
                j = self._next(self.turning, self.after(quote))
                continue
            if j > first:
                if self.key(j) in COMMAS and (
                    self._returns(j + 1, sentence, present=present)
                    or (noun and self._is_past(j + 1))
                    or (noun and self.key(j + 1) in _WHERE)
                    or ((noun or first in self.mark_at) and self.key(j + 1) in _AS_WELL)
                    or self._is_told(first, j)
                ):
                    return j
                if self._closes(j) or self._goes_on(j, sentence):
                    return j
                if self.key(j) == _BY_THAT and self.key(j - 1)[:2] in {"لي", "لت"}:
                    return j - 1  # «… لتبدد بذلك المخاوف»: what her words did
                if self.key(j - 1) not in COMMAS and (
                    self._resumes(j, sentence, present=present)
                    or (self.key(j) in _BUT_HE and self._says(j + 1, sentence))
                ):
                    return j  # «… ولكنه أشار إلى أن»
            j = self._next(self.turning, j + 1)
        end = sentence.last
        while end > first and self.key(end - 1) in STOPS | COMMAS:
            end -= 1
        return end

    def _is_told(self, first: int, comma: int) -> bool:
        """«إنه «لا ينفذ قصفا في البلاد»، بيد أنه …»: a clause in marks is all that is said; و may go on."""
        quote = self.mark_at.get(first)
        if quote is None or self.after(quote) != comma or len(self.inner_words(quote)) <= FEWEST_CLAUSE_WORDS:
            return False
        return self.key(comma + 1)[:1] != "و" and comma + 1 not in self.mark_at and self._verb_first(quote)

    def _is_past(self, j: int) -> bool:
        """«دعا إلى وقف القتال، وغادرت بعثته»: و with a verb of the past joins no noun.

        Only forms that no noun shares: «وقد», a feminine, or a verb of the tenth form and its like.
        """
        key = self.key(j)
        if key[:1] != "و" or j in self.stage.covered:
            return False
        verb = key[1:]
        derived = len(verb) > 4 and verb[0] == "ا" and verb[1] != "ل" and not verb.endswith("ات")  # noqa: PLR2004 — «اهتمت»
        return (
            verb == "قد"
            or (verb in words.VERBS and verb.endswith(("ت", "وا", "ي")))
            or (derived and verb.endswith("ت"))
        )

    def _goes_on(self, j: int, sentence: Sentence) -> bool:
        """«حيث قال إن …», «إذ كتب: …»: a statement of its own."""
        if self.key(j) not in _WHERE | _WHICH | _WHILE:
            return False
        cue = self.cue_at(j + 1)
        if cue is None or cue.form == "participle" or self.key(j + 1) not in CUES:
            return False
        if cue.form == "imperfect" and self.key(j) not in _WHICH and not self.stage.can_speak(j + 2):
            return False  # «حيث يتوقع تحقيق الأرباح»: nobody in particular
        if self.is_no_cue(j + 1, cue, sentence):
            return False
        return self.has_content(j + 1, cue, sentence, NEAR_VERB)

    def _closes(self, j: int) -> bool:
        """«حسب قولهم», «على حد تعبيره», «في إشارة إلى»: the reporter's own, also without a comma."""
        key = self.key(j)
        if key == "في" and self.key(j + 1) == _REFERENCE:
            return True
        on = key == "علي" and self.key(j + 1) == "حد"
        if not on and key not in ACCORDING:
            return False
        noun = self.key(j + 2 if on else j + 1)
        noun = noun[1:] if ACCORDING.get(key) == "ل" and noun[:1] == "ل" else noun
        return any(noun.startswith(n) and noun[len(n) :] in PRONOUNS for n in SPEECH_NOUNS)

    def _returns(self, j: int, sentence: Sentence, *, present: bool = False) -> bool:
        """Whether after a comma the reporter takes the word again."""
        if j >= sentence.last:
            return False
        if self.key(j) in _WHILE and self.key(j + 1)[:1] == "ي" and self.cue_at(j + 1) is None:
            return False  # «، بينما يعيش أبناؤه في الخارج» goes on in the present
        if self.key(j) in _BUT:
            verb = self._verb_after(j + 2 if split_that(self.key(j + 1)) else j + 1, sentence)
            if self.key(verb + 1) == _THAT_THING and self.cue_at(verb) is not None:
                return True  # «، لكن الوزارة نفت ذلك»
            if self.key(verb) in _NEGATIONS:
                return self.cue_at(verb + 1) is not None  # «لكنها لم تذكر السبب»
            cue = self.cue_at(verb)
            if cue is not None and cue.form in {"perfect", "imperfect"} and self.key(verb) in CUES:
                return self.has_content(verb, cue, sentence, NEAR_PARTICIPLE)
        what = j + 1 if self.key(j) in _WHICH else j
        if self.key(what) == "ما" and self._is_answered(what + 1):
            return True  # «، وهو ما نفاه الوزير», «، ما تنفيه طهران»
        if self.key(j) in _AS_WELL and (self._says(j + 1, sentence) or self._does(j + 1)):
            return True  # «، كما أشار إلى أن», «، كما نشرت صورا»
        known = self.key(j) in _RETURNS or f"{self.key(j)} {self.key(j + 1)}" in _RETURNS
        return (
            known
            or self.key(j) in _REACTING
            or (self.key(j) in _NOR and self.key(j + 1) in _TELLS_NO_MORE)  # «، ولم يقدم مزيدا»
            or self._adds(j, sentence)
            or self.is_according(j, sentence)
            or self._resumes(j, sentence, present=present)
        )

    def _verb_after(self, j: int, sentence: Sentence) -> int:
        """The verb of saying behind a subject of few words: «لكن الجيش نفى», «غير أن الناطق باسمه أوضح»."""
        if not self.stage.can_speak(j):
            return j
        for k in range(j + 1, min(sentence.last, j + MOST_NAME_WORDS)):
            if not self.tokens[k].is_word:
                break
            cue = self.cue_at(k)
            if cue is not None and cue.form in {"perfect", "imperfect"} and self.key(k) in CUES:
                return k
        return j

    def _is_answered(self, j: int) -> bool:
        """«ما نفاه الوزير»: a verb whose pronoun is what was said before it."""
        cue = self.cue_at(j)
        return cue is not None and self.key(j) not in CUES

    def _does(self, j: int) -> bool:
        """Whether a verb of the feminine past tells what somebody did besides."""
        key = self.key(j)
        return key in words.VERBS and key.endswith("ت") and key not in _HAPPENS

    def _says(self, j: int, sentence: Sentence) -> bool:
        """Whether a verb of the past here says something of its own."""
        cue = self.cue_at(j)
        perfect = cue is not None and cue.form == "perfect" and self.key(j) in CUES
        return cue is not None and perfect and self.has_content(j, cue, sentence, NEAR_VERB)

    def _adds(self, j: int, sentence: Sentence) -> bool:
        """«، قبل أن يضيف أن …»: the same speaker's next statement."""
        if self.key(j) != "قبل" or split_that(self.key(j + 1)) is None:
            return False
        cue = self.cue_at(j + 2)
        return (
            cue is not None and cue.lemma in _THEN and self.has_content(j + 2, cue, sentence, NEAR_PARTICIPLE)
        )

    def _resumes(self, j: int, sentence: Sentence, *, present: bool = False) -> bool:
        """Whether a cue here opens a new statement: a participle, or و with a verb of saying.

        A verb of the present goes on with one of the present only: «ترى أن …، وتأمل أن».
        """
        cue = self.cue_at(j) if j not in self.in_marks else None
        if cue is None:
            return False
        key = self.key(j)
        if cue.form == "participle":
            accusative = (key.endswith(("ا", "ه", "ين")) or is_definite(key)) and not self.is_no_cue(
                j, cue, sentence
            )
            return accusative and self.has_content(j, cue, sentence, NEAR_PARTICIPLE)
        then = key[:1] == "ل" and cue.form == "imperfect" and key not in CUES  # «، ليضيف أن»
        main = self._is_main_verb(j, cue, sentence)
        if then or main:
            return main or self.has_content(j, cue, sentence, NEAR_PARTICIPLE)
        joined = key not in CUES and key[:1] in "وف" and cue_of(key[1:]) is not None  # not «وصفته»
        theirs = cue.number == "p" and key[1:] not in CUES  # «حاصرت المنزل، وطالبوه بتسليم نفسه»
        if not joined or theirs or self.is_no_cue(j, cue, sentence):
            return False
        if cue.form == "imperfect":
            return present and self.has_content(j, cue, sentence, NEAR_PARTICIPLE)
        things = cue.lemma in _THINGS_TOO and self._carries_b(j + 1)  # «الذي هز الأسواق وهدد بتقويض التحالف»
        if not things and self.has_content(j, cue, sentence, NEAR_VERB):
            return True
        if cue.lemma in _POINTING and self.key(j - 1) in COMMAS and self.key(j + 1) in cue.frames:
            return True  # «، وأشار إلى أغنيته الأولى»
        # «، وناشدت الشرطة السكان»: somebody does something new, whatever he says.
        return self.key(j - 1) in COMMAS and not cue.strict and self.stage.can_speak(j + 1)

    def _is_main_verb(self, j: int, cue: Cue, sentence: Sentence) -> bool:
        """«وفيما أعلنت الداخلية وفاة ثلاثة، قال الناطق إن»: after a clause with «while», the main one."""
        first = sentence.first
        opener = without_conjunction(self.key(first))
        opened = opener in _WHILE or (opener == "في" and self.key(first + 1) in _MEANWHILE)
        before = self.key(j - 1)
        governed = before in RELATIVES | _NEGATIONS | _WHERE | {"قد"} or split_that(before) is not None
        apart = before in COMMAS or (opener in _WHILE and not cue.strict and not governed)
        return opened and self.key(j) in CUES and cue.form == "perfect" and apart

    def has_content(self, j: int, cue: Cue, sentence: Sentence, near: int) -> bool:
        """Whether a cue shows a content within `near` words."""
        for k in range(j + 1, min(sentence.last, j + near)):
            key = self.key(k)
            if key == ":" or self.spoken_at(k) is not None:
                return True
            if split_that(key) and self.key(k - 1) not in _NOT_THAT_AFTER and "marks" not in cue.frames:
                return True
            if self._noun(k, cue, sentence, j) is not None:
                return True
            if key in COMMAS and cue.form == "participle":
                return False
        return False

    def is_according(self, i: int, sentence: Sentence) -> bool:
        """Whether «بحسب», «وفقا لـ» and their like have a source after them: not «حسب الحاجة»."""
        key = self.key(i)
        need = ACCORDING.get(key, ACCORDING.get(key.removeprefix("و")))
        nxt = self.key(i + 1) if i + 1 < sentence.last else ""
        if need is None or not nxt or nxt.isdigit():
            return False
        noun = "ا" + nxt if nxt.startswith("لل") else nxt
        noun = nxt[1:] if need == "ل" and noun == nxt else noun
        if noun in _THESE_ALL:
            noun = self.key(i + 2)  # «وفقا لتلك الإجراءات»
        if key in _DEPENDING and not self.stage.can_speak(i + 1):
            return False  # «تبعا للوزن», but «تبعا للدراسة»
        if nxt in NOT_SOURCES or noun.replace("الل", "ال", 1) in NOT_SOURCES:
            return False
        return need == "direct" or (nxt.startswith("ل") if need == "ل" else nxt == fold(need))

    # ── direct or partial ────────────────────────────────────────────────────────────────────

    def is_whole(self, content: Content) -> bool:
        """Whether nothing of weight stands outside the marks."""
        return all(
            self.keys[i] in WEIGHTLESS
            for i in range(content.first, content.last)
            if i not in self.in_marks and self.tokens[i].is_word
        )

    def kind_of(self, quote: Quotation, content: Content, cue: Cue) -> StatementKind:
        """Direct where the marks hold a clause that the cue governs at once; partial otherwise.

        After أن with a pronoun a verb makes a clause, a bare predicate does not: «إنه «لا يخشى أحدا»»
        is direct, «بأنها «مفتعلة»» is partial.
        """
        count = len(self.inner_words(quote))
        before = self.key(first_at(self.tokens, quote.outer.start) - 1)
        if content.how == "noun" or cue.frames & {"describe", "marks"}:
            direct = False
        elif content.how == "marks" and "object" in cue.frames:
            direct = len(self.inner_words(quote)) > MOST_NAME_WORDS and self._verb_first(quote)
        elif content.how == "colon" or before == ":":
            direct = count > 1
        elif content.how == "that":
            # أن needs a subject and what it does: three words at least.
            clause = self._verb_first(quote) or self._is_impersonal_clause(quote)
            direct = clause if content.pronoun else count > 2  # noqa: PLR2004 — see above
        elif before in _BEFORE_NOUN or before in {"ب", "ل", "بانه"}:
            direct = False
        elif "bare" in cue.frames and _is_content_noun(self.key(self.inner_words(quote)[0])):
            direct = False  # «معلنا "رفضه القاطع للأخطاء"»
        else:
            direct = count > 3 or self.is_clause(quote)  # noqa: PLR2004 — a phrase is shorter
        return "direct" if direct else "partial"

    def _verb_first(self, quote: Quotation) -> bool:
        """Whether a quotation begins with a verb, or with what only a verb follows."""
        inner = self.inner_words(quote)
        key = without_conjunction(self.key(inner[0])) if inner else ""
        imperfect = key[:1] in {"ي", "ت", "ن", "ا"} and len(key) > 3  # noqa: PLR2004 — a prefix and a root
        return (
            key in words.VERBS
            or key in _VERB_WORDS
            or (key in _BEFORE_CLAUSE and len(inner) > MOST_NAME_WORDS)
            or key.startswith(("سي", "ست", "سن"))
            or (imperfect and not is_definite(key) and not key.endswith("ه"))
        )

    def _is_impersonal_clause(self, quote: Quotation) -> bool:
        """«(إنه) «من الواضح أن الماء قليل»»: a clause without a verb, and no predicate of somebody's."""
        inner = self.inner_words(quote)
        return len(inner) > FEWEST_CLAUSE_WORDS and (
            self.key(inner[0]) == "من" and split_that(self.key(inner[2])) is not None
        )

    def is_clause(self, quote: Quotation) -> bool:
        """Whether a quotation is a clause by its first words; one word is none."""
        inner = self.inner_words(quote)
        if len(inner) <= 1:
            return False
        return self._verb_first(quote) or any(
            self.key(i) in _CLAUSE_WORDS or split_that(self.key(i)) for i in inner[:3]
        )


_CUE, _OPENS, _TURNS, _ATTRIBUTES = 256, 512, 1024, 2048  # beside those of `persons.part_of`


def part_of(key: str) -> int:
    """What a folded word can be in reported speech: `_CUE`, `_OPENS` and so on, added up; 0 for most."""
    cue = cue_of(key) is not None or framed_cue_of(key) is not None
    attributes = may_attribute(key) * _ATTRIBUTES
    return cue * _CUE + _may_open(key) * _OPENS + _may_turn(key) * _TURNS + attributes


def _may_open(key: str) -> bool:
    """Whether a content may begin at a folded word, or after it, as `content_after` asks; marks aside."""
    return (
        key == ":"
        or key in COMMAS
        or split_that(key) is not None
        or key in _PREPOSITIONS
        or key[:1] == "ب"
        or key in _CHARGES
        or key in _THESE
        or _is_content_noun(key)
        or words.is_masdar(key)
    )


def _may_turn(key: str) -> bool:
    """Whether a content may end at a folded word, as `content_end` asks; marks and cues aside."""
    told = key in {"علي", "في", _BY_THAT} or key in ACCORDING
    return told or key in COMMAS or key in _WHERE | _WHICH | _BUT_HE | _WHILE


@remember
def _is_content_noun(key: str) -> bool:
    """Whether a folded word is a noun of event or state, also with a pronoun."""
    return key in _CONTENT_NOUNS or any(
        key.endswith(p)
        and (
            key.removesuffix(p) in _CONTENT_NOUNS
            or key.removesuffix("ت" + p) + "ه" in _CONTENT_NOUNS
            or key.removesuffix("تي" + p) + "ه" in _CONTENT_NOUNS  # «مسؤوليتيهما»
        )
        for p in ("ه", "ها", "هم", "هما")
    )


@remember
def framed_cue_of(key: str) -> Cue | None:
    """The participle that a folded word is before أن at once; None for other words."""
    return FRAMED.get(key) or FRAMED.get(without_conjunction(key))


@remember
def cue_of(key: str) -> Cue | None:
    """The cue that a folded word can be, attached letters and pronouns set aside; None for other words."""
    if key in NOT_VERBS or without_conjunction(key) in NOT_VERBS:
        return None
    cues = CUES.get(key) or CUES.get(without_conjunction(key))
    if cues is None and key.startswith("وو"):
        cues = CUES.get(key[2:])  # «ووأضاف», a slip of the hand
    if cues is None and key[:1] in {"س", "ل"}:  # «سيقول», «ليضيف»
        cues = CUES.get(key[1:])
        cues = cues if cues and cues[0].form == "imperfect" else None
    for ending in ("نا", "ني"):  # «أخبرنا أحدهم», «أبلغني»
        if cues is None and key.endswith(ending):
            told = CUES.get(key.removesuffix(ending)) or CUES.get(
                without_conjunction(key.removesuffix(ending))
            )
            cues = told if told and told[0].lemma in _INFORMS else None
    for ending in ("هما", "ها", "هم", "ه"):  # «حذّرها», «نقلته»: a verb with the pronoun of its object
        if cues is None and key.endswith(ending):
            stem = key.removesuffix(ending)
            verbs = CUES.get(stem) or CUES.get(without_conjunction(stem))
            if verbs is None and stem.endswith("ا"):  # «نفاه» from «نفى»
                verbs = CUES.get(stem[:-1] + "ي") or CUES.get(without_conjunction(stem[:-1] + "ي"))
            cues = verbs if verbs and verbs[0].form in {"perfect", "imperfect"} else None
            if cues and cues[0].lemma in _NO_OBJECT:
                cues = None  # «بينها»: among them; «يتابعهم»: he follows them
    return cues[0] if cues else None
