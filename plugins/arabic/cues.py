"""The words that attribute: verbs, participles and particles of saying, by class.

The classes serve the ledger: what somebody denied or claimed must be read with its cue. Verbs were
gathered from the reading of several hundred news articles of seven outlets; `docs/language.md`
says what each frame means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from plugins.arabic.memo import remember
from plugins.arabic.normalise import fold, fold_words

Form = Literal["perfect", "imperfect", "participle", "noun"]
Gender = Literal["m", "f", "-"]
Number = Literal["s", "d", "p", "-"]


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a cue word, folded."""

    lemma: str
    cue_class: str
    form: Form
    gender: Gender
    number: Number
    frames: frozenset[str]  # after it: "that" (أن), "colon", "bare" noun, or a preposition + noun
    strict: bool  # counts only in its frame: the word has a common meaning that is not speech
    follow_up: bool  # أضاف، تابع: continues the last speaker


# perfect, imperfect (3rd masculine singular), active participle; then frames:
#   that    a clause after أن، إن، بأن (with a preposition where the verb takes one)
#   quote   words in marks or after a colon without أن
#   bare    a noun after the subject is content: «أكد وجود…», «نفى الشائعات»
#   إلى على عن من ب   this preposition with a noun begins the content: «دعا إلى وقف…»
#   marks   words in marks only, a phrase of the speaker's: «ندد بـ«الجريمة البشعة»»
#   denial  a charge is content: «رفض الاتهامات»
#   object  a noun and, in marks, what the speaker calls it: «اعتبر القرار «خطأ»»
#   !       only in one of its frames and never for a quote alone
#   +       a follow-up
_VERBS = """
say       قال    يقول    قائل      that quote
say       ذكر    يذكر    ذاكر      that quote
say       أفاد   يفيد    مفيد      that quote ب عن !
say       صرح    يصرح    مصرح      that quote
say       أوضح   يوضح    موضح      that quote
say       بين    يبين    مبين      that !
say       كتب    يكتب    كاتب      that quote
say       غرد    يغرد    مغرد      that quote
say       دون    يدون    مدون      that !
say       روى    يروي    x         that quote !
say       علق    يعلق    معلق      that quote
say       رد     يرد     راد       that quote !
say       أجاب   يجيب    مجيب      that quote
say       تحدث   يتحدث   متحدث     that عن !
say       أخبر   يخبر    مخبر      that quote
say       أبلغ   يبلغ    مبلغ      that !
say       تساءل  يتساءل  متسائل    that quote
say       سأل    يسأل    سائل      quote !
say       هتف    يهتف    هاتف      quote that
say       شرح    يشرح    شارح      that quote
say       فسر    يفسر    مفسر      that !
say       عقب    يعقب    معقب      that quote !
say       خاطب   يخاطب   مخاطب     quote !
say       أورد   يورد    مورد      that !
say       حكى    يحكي    حاك       that !
say       عنى    يعني    عان       quote !
say       نص     ينص     ناص       that على !
say       جاء    يجيء    جاء       quote that !
say       ورد    يرد     وارد      quote that !
say       نقل    ينقل    ناقل      that !
say       نسب    ينسب    x         that !
say       لخص    يلخص    ملخص      quote that !
add       أضاف   يضيف    مضيف      that quote +
add       تابع   يتابع   متابع     that quote +
add       أردف   يردف    مردف      that quote +
add       استطرد يستطرد  مستطرد    that quote +
add       استدرك يستدرك  مستدرك    that quote +
add       زاد    يزيد    زائد      that quote ! +
add       أكمل   يكمل    مكمل      quote ! +
add       واصل   يواصل   مواصل     quote ! +
add       ختم    يختم    خاتم      that quote ! +
add       اختتم  يختتم   مختتم     that quote ! +
add       مضى    يمضي    ماض       quote ! +
stress    أكد    يؤكد    مؤكد      that quote bare على
stress    شدد    يشدد    مشدد      that quote على
stress    جدد    يجدد    مجدد      that bare ! +
stress    كرر    يكرر    مكرر      that quote bare !
stress    أصر    يصر     مصر       that على !
stress    أبرز   يبرز    مبرز      that !
stress    أشار   يشير    مشير      that إلى
stress    لفت    يلفت    لافت      that إلى
stress    نوه    ينوه    منوه      that ب إلى
stress    ألمح   يلمح    ملمح      that إلى
stress    نبه    ينبه    منبه      that إلى
stress    أظهر   يظهر    x          that !
say       تطرق   يتطرق   متطرق      marks !
stress    اتفق   x       x         that marks !
stress    أثبت   يثبت    مثبت      that !
opinion   رأى    يرى     x         that quote
opinion   اعتبر  يعتبر   معتبر     that quote object
opinion   اعتقد  يعتقد   معتقد     that
opinion   عد     يعد     عاد       that !
opinion   رجح    يرجح    مرجح      that bare
opinion   توقع   يتوقع   متوقع     that bare
opinion   قدر    يقدر    مقدر      that !
opinion   لاحظ   يلاحظ   ملاحظ     that
opinion   ظن     يظن     ظان       that
opinion   افترض  يفترض   مفترض     that
opinion   تمنى   يتمنى   متمن      that
opinion   أمل    يأمل    آمل       that !
opinion   أعرب   يعرب    معرب      that عن
opinion   عبر    يعبر    معبر      عن !
opinion   أبدى   يبدي    مبد       that !
opinion   أقر    يقر     مقر       that ب !
opinion   اعترف  يعترف   معترف     that ب
opinion   وصف    يصف     واصف      describe !
opinion   سمى    يسمي    مسم       describe !
announce  أعلن   يعلن    معلن      that quote bare عن
announce  كشف    يكشف    كاشف      that quote عن
announce  أفصح   يفصح    مفصح      that عن
announce  بشر    يبشر    مبشر      that !
announce  أذاع   يذيع    مذيع      that !
claim     زعم    يزعم    زاعم      that quote bare
claim     ادعى   يدعي    مدع       that quote
say       عنون   x       x         quote !
say       صاح    يصيح    x         quote !
say       ردد    يردد    مردد      quote that !
say       صرخ    x       x         quote that !
stress    أجمع   x       x         that !
say       أبان   x       x         that !
say       طمأن   يطمئن   x         that !
say       برر    يبرر    مبرر      that !
say       علل    يعلل    معلل      that !
stress    خلص    يخلص    x         that !
stress    توصل   يتوصل   x         that !
deny      رفض    يرفض    رافض      marks denial !
opinion   ندد    يندد    مندد      marks !
opinion   أدان   يدين    x         marks !
opinion   انتقد  ينتقد   منتقد     marks !
opinion   استنكر يستنكر  مستنكر    marks !
opinion   أشاد   يشيد    مشيد      marks !
opinion   رحب    يرحب    مرحب      marks !
deny      نفى    ينفي    ناف       that quote bare
deny      أنكر   ينكر    منكر      that bare
deny      استبعد يستبعد  مستبعد    that bare
deny      فند    يفند    مفند      bare !
deny      شكك    يشكك    مشكك      that !
call      دعا    يدعو    داع       that quote إلى
call      طالب   يطالب   مطالب     that quote ب
call      حث     يحث     حاث       على that !
call      ناشد   يناشد   مناشد     that quote
call      طلب    يطلب    طالب      that !
call      حض     يحض     حاض       على !
call      اقترح  يقترح   مقترح     that bare
call      أوصى   يوصي    موص       that ب
call      نصح    ينصح    ناصح      that ب
call      أمر    يأمر    آمر       that !
warn      حذر    يحذر    محذر      that quote من
warn      هدد    يهدد    مهدد      that quote ب
warn      توعد   يتوعد   متوعد     that quote ب
warn      أنذر   ينذر    منذر      that quote
accuse    اتهم   يتهم    متهم      that ب
promise   وعد    يعد     واعد      that quote ب !
promise   تعهد   يتعهد   متعهد     that quote ب
promise   أقسم   يقسم    مقسم      that quote
"""

# Forms whose folded spelling is far commoner as another word than as the cue.
_NOT_CUES = fold_words(
    "مجددا مجدد مفيدا مفيد كاتب كاتبا كاتبة طالبا طالبة طلاب مصر مدونة هاتف هاتفا وارد واردة واردا جاء "
    "عاد عادا يعد تعد "
    "يعدون مخاطر معلق معلقة معلقا متابعة متوقع متوقعا متوقعة متوقعين ماض ماضيا ماضية مورد موردا راد "
    "رادا يرد ترد زائد زائدة زائدا "
    "متحدث متحدثة متحدثين متحدثا مذيع مذيعا مذيعة مذيعين سائل سائلا خاتم خاتما مدع مقر مقرا مقرة ناقل "
    "ناقلة ناقلات محدد محددة "
    "محددا محددين مقدر معتبرة معتبر دون دونت مبين مبينة يبين بينا ناص قدر قدرا مبشر ملخص "
    "مدون مدونا مدونين ملخصا معرب مبرز مقترح مقترحا "
    "مقترحة مكرر مكررا مكمل مكملا مكملة ذاكر يعنى تعني يعني عنى عان قسم يقسم ظان عقب معقب مفسر معبر "
    "معبرا أمل آمل آملا أمر آمر أمرت شرح "
    "زاد زادت ملاحظ ملاحظة داع عبرة مثبت مثبتا مثبتة علقا جاءا جاؤوا جاءوا حددت حدد يحدد تحدد "
    "زعماء زعما ردا طلبا أمرا نصا وصفا وعدا كشفا ذكرا نقلا عدا شرحا عبرا مواصل مواصلة مواصلين تسمى يسمى "
    "سميت سمي "
    "ذاكرة عدوا عدو بشرا بشراء وعدن طالبان مطالبات كاتبات "
    "خاتمة مسمى مسم مسما تردد ترددت عدن مقسم مقسما مقسمة مقسمين واعد واعدة واعدين اقرأ أمرين آمرين"
) - fold_words("جاء جاءت زاد زادت أمل عنى بين عقب آملا معبرا")

# Nouns that fold like a verb with a pronoun: «إشارة» like «أشاره», «دعوة» like «دعوه».
NOT_VERBS = fold_words(
    "رأيه رأيها رأيهم رأيي رأينا أمله أملها أملهم أملنا ظنه ظنها ظنهم وردا دعوة إشارة إضافة إفادة إذاعة عدة "
    "وراء دعواه دعواها دعواهم أمره أمرها أمرهم عبره عبرها عبرهم فجأة أقرؤه نقرؤه"
)

# «حسب» also means "depending on": it needs somebody after it, or قول، ما.
ACCORDING = {
    fold(w): frame
    for w, frame in (
        ("بحسب", "direct"),
        ("حسب", "direct"),
        ("وبحسب", "direct"),
        ("وفق", "direct"),
        ("وفقا", "ل"),
        ("طبقا", "ل"),
        ("تبعا", "ل"),
        ("نقلا", "عن"),
        ("استنادا", "إلى"),
    )
}
AS_SAID = fold_words("حسبما وفقما كما")  # before a verb: «كما قال فلان»
ON = fold_words("على وعلى")  # «على حد قوله», «على لسان فلان»


def may_attribute(key: str) -> bool:
    """Whether a folded word can begin a particle of attribution."""
    return key in AS_SAID or key in ON or key in ACCORDING or (key[:1] == "و" and key[1:] in ACCORDING)


# What makes «بحسب» nobody's: measures, plans, rules.
NOT_SOURCES = fold_words(
    "الحاجة الحجم النوع الجدول خطة الخطة جدول المعايير معايير القانون قانون الظروف الطلب الأصول الإمكان "
    "الإمكانات المنطقة الدستور "
    "نظام النظام آلية أسس شروط الشروط القواعد قواعد مبدأ رؤية نظرة برنامج الترتيب العمر السن الفئة العرض "
    "الأولوية المتبع مقتضيات القرار "
    "أحكام المادة الاتفاق اتفاق الاتفاقية إجراءات الإجراءات الحالة التوقيت توقيت ضوابط الضوابط منظور تقاليد "
    "سيادة آليات"
)
# «على حد قوله»: the noun, with the pronoun of the speaker; it closes the speaker's words.
SPEECH_NOUNS = {
    fold(w): c
    for w, c in (
        ("قول", "say"),
        ("تعبير", "say"),
        ("وصف", "opinion"),
        ("زعم", "claim"),
        ("رأي", "opinion"),
        ("تصريح", "say"),
        ("تصريحات", "say"),
        ("كلام", "say"),
        ("اعتقاد", "opinion"),
        ("تقدير", "opinion"),
        ("ادعاء", "claim"),
    )
}
PRONOUNS: dict[str, tuple[Gender, Number]] = {
    "ه": ("m", "s"),
    "ها": ("f", "s"),
    "هم": ("-", "p"),
    "هما": ("-", "d"),
    "هن": ("f", "p"),
}

THAT_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم", "ي")


@remember
def split_that(key: str) -> tuple[str, str] | None:
    """A folded complementiser and its pronoun: «بأنها» gives ("بان", "ها"); None for other words."""
    for base in ("بان", "ان"):
        if key == base:
            return base, ""
        if key.startswith(base) and key[len(base) :] in THAT_PRONOUNS:
            return base, key[len(base) :]
    return ("الا", "") if key == fold("ألا") else None


def _forms(past: str, present: str, participle: str) -> Iterator[tuple[str, Form, Gender, Number]]:
    weak = past.endswith(("ى", "ا")) and len(past) > 2  # noqa: PLR2004 — a verb has three letters at least
    root = past[:-1] if weak else past
    yield past, "perfect", "m", "s"
    yield root + "ت", "perfect", "f", "s"
    yield root + "وا", "perfect", "m", "p"
    yield root + "و", "perfect", "m", "p"  # a common misspelling: «أفادو»
    yield (root + "يا" if weak else past + "ا"), "perfect", "m", "d"
    yield root + "تا", "perfect", "f", "d"
    yield root + "ن", "perfect", "f", "p"
    if present != "x":
        tail = present[1:]
        stem = tail[:-1] if tail.endswith(("ي", "و", "ى")) else tail
        yield present, "imperfect", "m", "s"
        yield "ت" + tail, "imperfect", "f", "s"
        yield "ي" + stem + "ون", "imperfect", "m", "p"
        yield "ي" + tail + "ان", "imperfect", "m", "d"
        yield "ت" + tail + "ان", "imperfect", "f", "d"
    if participle != "x":
        yield participle + "ا", "participle", "m", "s"
        yield participle, "participle", "m", "s"
        weak_end = participle in {fold(w) for w in _WEAK_PARTICIPLES}
        stem = participle + "ي" if weak_end else participle
        if weak_end:
            yield stem + "ا", "participle", "m", "s"
        yield stem + "ة", "participle", "f", "s"
        yield participle + "ين", "participle", "m", "p"
        yield stem + "ات", "participle", "f", "p"
        yield stem + "ان", "participle", "m", "d"


_CALLED: tuple[tuple[str, Gender], ...] = (
    ("سماه", "m"), ("سماها", "m"), ("سماهم", "m"), ("سمته", "f"), ("سمتها", "f"), ("سمتهم", "f"),
    ("أسماه", "m"), ("أسماها", "m"), ("أسماهم", "m"), ("أسمته", "f"), ("أسمتها", "f"), ("أسمتهم", "f"),
    ("يسميه", "m"), ("يسميها", "m"), ("تسميه", "f"), ("تسميها", "f"),
)  # fmt: skip
# «واكتفى الوزير بالقول إن»: whatever he did, he did it by saying; as a participle it has his subject.
_BY_SAYING: tuple[tuple[str, Gender, Number], ...] = (
    ("بالقول", "-", "-"), ("بقوله", "m", "s"), ("بقولها", "f", "s"), ("بقولهم", "-", "p"),
)  # fmt: skip
# «نقلت الوكالة عن فلان قوله إن»: the noun after the source, in place of a verb of his.
HIS_WORDS = fold_words("قوله قولها قولهم تأكيده تأكيدها تأكيدهم")
# Who passes somebody's words on, and the preposition before him: «نقلت عن فلان», «نسبت إلى فلان قوله».
RELAYS = {"نقل": fold("عن"), "نسب": fold("إلى")}
# «من جهته», «من جانبها»: a new speaker is announced.
HIS_SIDE = fold_words("جهته جهتها جهتهم جانبه جانبها جانبهم ناحيته ناحيتها")
BY_SAYING = frozenset(fold(word) for word, _, _ in _BY_SAYING)
_WEAK_PARTICIPLES = ("ناف", "داع", "مدع", "موص", "مبد", "راو", "حاك", "متمن", "مسم", "ماض")


def _table() -> dict[str, tuple[Cue, ...]]:
    found: dict[str, list[Cue]] = {}
    for line in _VERBS.strip().splitlines():
        cue_class, past, present, participle, *frames = line.split()
        for form, kind, gender, number in _forms(past, present, participle):
            key = fold(form)
            if key in _NOT_CUES:
                continue
            cue = Cue(
                past, cue_class, kind, gender, number,
                frozenset(fold(f) for f in frames) - {"!", "+"}, "!" in frames, "+" in frames,
            )  # fmt: skip
            known = found.setdefault(key, [])
            if not any(c.lemma == cue.lemma for c in known):
                known.append(cue)
    for word, gender in _CALLED:  # «ما سماه «…»»: without its pronoun it is a passive, «تسمى»
        found[fold(word)] = [
            Cue(
                "سمى",
                "opinion",
                "perfect",
                gender,
                "s",
                frozenset({"describe"}),
                strict=True,
                follow_up=False,
            )
        ]
    for word, who, many in _BY_SAYING:
        found[fold(word)] = [
            Cue(
                "قال",
                "say",
                "participle",
                who,
                many,
                frozenset({"that", "quote"}),
                strict=False,
                follow_up=False,
            )
        ]
    return {key: tuple(cues) for key, cues in found.items()}


CUES = _table()


@remember
def is_quoting(key: str) -> bool:
    """Whether a folded word is a finite verb after which words in marks are somebody's: «وقال»."""
    cues = CUES.get(key) or (CUES.get(key[1:]) if key[:1] in "وف" else None)
    return any(
        "quote" in c.frames and not c.strict and c.form in {"perfect", "imperfect"} for c in cues or ()
    )


def is_telling(key: str) -> bool:
    """Whether a folded word without conjunction is a verb that tells something: «قال», «أشار»."""
    return any(not c.strict and c.form in {"perfect", "imperfect"} for c in CUES.get(key, ()))


# Participles that mostly mean something else; before أن at once they say: «معتبرة أن», «مذكرا بأن».
_FRAMED: tuple[tuple[str, str, str, Gender], ...] = (
    ("معتبرة", "اعتبر", "opinion", "f"),
    ("معتبرا", "اعتبر", "opinion", "m"),
    ("متوقعا", "توقع", "opinion", "m"),
    ("متوقعة", "توقع", "opinion", "f"),
    ("ملاحظا", "لاحظ", "opinion", "m"),
    ("مقدرا", "قدر", "opinion", "m"),
    ("آملا", "أمل", "opinion", "m"),
    ("آملة", "أمل", "opinion", "f"),
    ("مبينا", "بين", "say", "m"),
    ("مبينة", "بين", "say", "f"),
    ("معلقا", "علق", "say", "m"),
    ("مفيدا", "أفاد", "say", "m"),
    ("مفيدة", "أفاد", "say", "f"),
    ("مذكرا", "ذكر", "stress", "m"),
    ("مذكرة", "ذكر", "stress", "f"),
    ("مكررا", "كرر", "stress", "m"),
    ("مثبتا", "أثبت", "stress", "m"),
    ("مبررا", "برر", "say", "m"),
    ("مبشرا", "بشر", "announce", "m"),
    ("مقسما", "أقسم", "promise", "m"),
    ("مقسمة", "أقسم", "promise", "f"),
    ("واعدا", "وعد", "promise", "m"),
    ("واعدة", "وعد", "promise", "f"),
    ("مقرا", "أقر", "opinion", "m"),
    ("مقرة", "أقر", "opinion", "f"),
)
FRAMED = {
    fold(word): Cue(
        lemma, cue_class, "participle", gender, "s", frozenset({"that"}), strict=True, follow_up=False
    )
    for word, lemma, cue_class, gender in _FRAMED
}
