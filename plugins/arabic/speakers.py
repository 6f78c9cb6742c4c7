"""Say who speaks: read the words beside a cue, and resolve them to an actor of the article.

Four grades, and never a guess: **named** (by name), **described** («الوزير الروسي», «مصدر أمني»),
**inherited** (no words at all: the last speaker, where the verb agrees with him) and **unresolved**
(nobody fits, or more than one does).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from plugins.arabic import words
from plugins.arabic.common_words import COMMON_WORDS
from plugins.arabic.cues import CUES, HIS_SIDE, Gender, Number, split_that
from plugins.arabic.lexicon import Lexicon, name_key
from plugins.arabic.memo import remember
from plugins.arabic.names import Names
from plugins.arabic.normalise import fold, fold_words, strip_marks
from plugins.arabic.quotations import MARKS
from plugins.arabic.sentences import Sentence
from plugins.arabic.tokens import Token, first_at, is_definite, readings, without_article, without_conjunction
from plugins.arabic.values import Entity, Grade, Mention, Span, Speaker

_COMMA = frozenset("،,")
_PREPOSITIONS = fold_words(
    "في خلال على عن من مع إلى بعد قبل عقب إثر ردا تعليقا أثناء عبر حول بشأن لدى منذ ضمن وسط أمام بين عند "
    "حتى كما بأنه "
    "ضد تجاه بفضل بسبب بمناسبة خلاله عقبه حين فيما بينما ردًا بدون دون رغم حسب بحسب وفق وفقا إزاء لدن بخصوص "
    "لأن لكن لكنه لكنها لكنهم لكي بعيد قبيل بداية نهاية أواخر أوائل منتصف"
)
# What may stand between a verb and its subject and is neither.
_ADVERBS = fold_words(
    "أمس اليوم غدا مساء صباح صباحا فجر ليل ليلة ظهر أيضا كذلك هنا هناك مؤخرا سابقا لاحقا قد أول السبت "
    "الأحد الاثنين الإثنين الثلاثاء "
    "الأربعاء الخميس الجمعة بدوره بدورها بالأمس بوضوح صراحة علنا مجددا الماضي الماضية الجاري المقبل "
    "الأسبوع الشهر آنفا حينها وقتها آنذاك "
    "حاليا يوم "
    # how somebody says it
    "بنفسه بنفسها بأنفسهم شخصيا بجلاء بإسهاب بالتفصيل بأسى بمرارة بتهكم باقتضاب بامتنان "
    "بشدة بقوة بحزم بحرارة بصراحة بصرامة بحدة بغضب بسخرية بثقة بإيجاز باختصار بحماس بفخر بأسف بهدوء بلهجة"
)
_TIMES = fold_words("المرة اليوم الأسبوع الشهر العام السنة الصباح المساء الليلة الأيام")
_MONTHS = fold_words(
    "يناير فبراير مارس أبريل إبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر جانفي فيفري أفريل ماي "
    "جوان جويلية أوت نيسان أيار حزيران تموز أيلول شباط آذار كانون تشرين"
)
# A preposition with its pronoun may stand there too: «أكد خلالها الملك».
_TO_IT = fold_words(
    "معي معنا مني منا عني عنا منهن عنهم فوقها تحتها إلينا علينا خلالها خلاله خلالهما فيها فيه فيهم "
    "بها به بهم منها منه عنها عنه "
    "عليها عليه لها له لهم لك لي لنا لكم "
    "إليها إليه معها معه أمامها أمامه بشأنها بشأنه حولها حوله بعدها بعده قبلها قبله عقبها أثناءها "
    "بموجبها بموجبه"
)
# Pronouns and particles: they refer, and name nobody. «هذا المصدر» has its noun behind it.
_NOBODYS = fold_words(
    "بيد قرن ربع نصف عام عامان سنة سنوات شهر أشهر يوم أيام أسبوع ساعات "
    "ذلك تلك هذا هذه هؤلاء أولئك هذان هو هي هم هما هن نحن أنا بل لا لم لن ما من ليس كل غير أيضا مثل "
    "حينما عندما كلما طالما بعدما كيف لماذا ماذا متى أين كم هل "
    "الذي التي الذين الجميع كي إلا إن حيث بحيث إذ ثم أو وهو وهي وهم وقد وقال يبدو تبدو يجب ينبغي يمكن "
    "نفسه نفسها أنفسهم ذاته ذاتها "
    "أنصاره أنصارها أتباعه أتباعها مؤيديه مؤيديها مناصريه مناصريها "
    "اسمه اسمها اسمهم هويته هويتها هويتهم "
    "حديثه حديثها حديثهم كلامه كلامها كلمته كلمتها تصريحه تصريحها تصريحاته تصريحاتها تغريدته تغريدتها"
)
_DEMONSTRATIVES = fold_words("هذا هذه هؤلاء هذان تلك ذلك")
# Clauses that end a subject: the relative pronouns.
_RELATIVES = fold_words("الذي التي الذين اللذين اللتين اللذان اللتان اللواتي اللاتي ممن")
# Whoever belongs to a person is not that person: «محامي فلان», «والدة فلان».
_BELONGING = fold_words(
    "والد والدة والده والدته شقيق شقيقة شقيقه شقيقته زوج زوجة زوجته زوجها ابن ابنة ابنه ابنته نجل نجله "
    "محامي محامية محاميه محاميته "
    "محامو أسرة عائلة عائلته مكتب مكتبه مستشار مستشارة طبيب طبيبه أقارب أقاربه صديق صديقة أصدقاء رفيق "
    "جار خال عم عمه جد جدة محيط مقرب مقربون "
    "أنصار مؤيدو معارضو حملة نائب نائبة مدير مساعد وكيل وكيلة أحد إحدى بعض"
)
# Of these, whoever is named after a role is the one they belong to: «عائلة الناشط فلان» is not him,
# but «محامي الدفاع فلان» is.
_VICTIMS = fold_words(
    "طفل طفلة شاب شابة ضحية قتيل قتيلة شهيد شهيدة أسير أسيرة معتقل معتقلة جريح فقيد راحل راحلة رضيع رضيعة"
)
_KIN = fold_words(
    "خطيبة خطيب عائلة أسرة والد والدة والدا شقيق شقيقة ابن ابنة نجل نجلة زوج زوجة أرملة محامي محامية "
    "محامو أقارب أنصار "
    "مؤيدو خصوم معارضو مكتب حملة أصدقاء صديق صديقة عم خال جد جدة ذوو"
)
# Sources without a name, of whom whoever is named beside them is the subject matter.
_HEARSAY = fold_words("مصدر مصادر شهود شاهد تقرير تقارير")
# Titles that outlets leave in the masculine for a woman; elsewhere a verb and its subject agree.
_EITHER_GENDER = fold_words("سيناتور متحدث ناطق عضو نائب قاضي قاض مقدم عقيد عميد كبير رئيس مستشار مدير سفير")
# Masculine in ة, and bodies that are masculine by their form.
_MASCULINE = fold_words("خليفة داعية علامة طاغية عمدة")
_MALE_BODIES = fold_words(
    "حزب مجلس اتحاد تنظيم جيش برلمان بنك مصرف نادي منتخب معهد مركز مكتب ديوان جهاز ائتلاف تحالف تيار صندوق "
    "موقع مرصد قضاء نظام مستشفى تلفزيون فريق وفد كونغرس ادعاء"
)
# People whom a verb in the feminine singular addresses: «طالبت السكان بـ».
_CROWDS = fold_words("سكان أهالي مواطنون مواطنين")
MALE_PLACES = fold_words("العراق لبنان الأردن السودان المغرب اليمن الفاتيكان الكرملين البنتاغون")
_NO_PEOPLE = fold_words(
    "تلفزيون قانون زيتون مليون تعاون صابون كرتون طاعون مضمون هرمون بنتاغون كربون مجنون كانون تريليون بليون "
    "عشرون ثلاثون أربعون خمسون سبعون ثمانون بدون سيكون ستكون صالون بالون"
)
# Foreign words and names that end like «قياديو».
_NO_PLURALS = fold_words(
    "فيديو راديو استوديو ستوديو سيناريو كازينو أنطونيو ماريو سيرجيو روميو كلاوديو خوليو أوراسيو إيميليو "
    "فابيو ماوريسيو أوكتافيو باتريسيو أوفيديو هوراسيو كاسيو مبابيو ريو أوليو بورتفوليو باتشيو"
)
_PRONOUNS = ("هم", "ها", "نا", "ه")
_BROKEN_PLURALS = fold_words(
    "رؤساء وزراء زعماء قادة سفراء أعضاء مدراء حقوقيو نشطاء قضاة دعاة أمراء شيوخ صيادو آلاف مئات عشرات ضيوف "
    "أبطال أتباع عشاق عمال طلاب طلبة تلاميذ تجار جنود شبان أنصار جماهير رجال كبار أصحاب نقاد "
    "عائلات"
)
# After «محامي» or «والد» these are the named one's own description: «محامي المعتقل فلان».
_CLIENTS = fold_words("معتقل متهم أسير سجين ضحية قتيل راحل فقيد مغدور مفقود موقوف مدان")
_CLOSING = frozenset('»"”)')
_PHRASE_STOPS = frozenset("()؛.-–—:") | fold_words("فقط قوله قولها قولهم ما وهو وهي وهم البالغ البالغة")
_FIFTH = re.compile(r"^ت[^اويه]..$")  # تفعّل, a masdar that no list has
_THE_POET = fold("الشاعر")  # «وقال الشاعر»: of a verse, whoever made it
_AF3AL = re.compile(r"^الا..ا.$")  # أفعال, a plural
_ACTIVE = re.compile(r"^.ا..ون$")  # فاعلون
_HAL = re.compile(r"^.ا..ا$")  # فاعلا: how somebody says it
_TANWIN = ("\u064b\u0627", "\u0627\u064b")
_BEFORE_VERBS = fold_words("لا لم لن قد سوف كان كانت")
_I_SAY = fold_words("أتمنى نتمنى أعتقد نعتقد أظن نظن أرجو نرجو آمل نأمل أخشى نخشى أقول نقول أود نود")
_SOME = fold_words("أحد إحدى بعض معظم جميع كل")
_DONE = fold_words("الحديث الرد الحوار الخوض الكلام")  # masdars without a masdar's derived form
_QUANTIFIERS = fold_words("بعض كل كلا جميع قائلا قائلة")
_ROLE_LINKS = fold_words("باسم باسمه باسمها باسمهم لشؤون لدى برتبة")
# «مصدر مطلع على التحقيق», «مسؤولون من الجانبين»: these nouns keep the preposition after them.
_SOURCES = fold_words(
    "مصدر مصدران مصادر مسؤول مسؤولان مسؤولون عدد شهود عديد كثير "
    "عدة أفراد أشخاص أعضاء واحد أكثر أقل نحو حوالي قرابة زهاء نصف ثلث ربع"
)
_KNOWING = fold_words("مطلع مطلعة مطلعان مطلعون مقرب مقربة مقربان مقربون قريب قريبة قريبون")
_COMPANIONS = ("حليف", "شريك", "جارت", "زميل")
_FOOTAGE = fold_words("لقطات مقاطع تسجيلات شريط أشرطة")  # «لقطات فيديو»
_OVERSEEING = fold_words("مشرف قائم مطلع")  # «المشرفون على الدراسة»
_DEPUTIES = fold_words("نائب نائبة مرشح مرشحة ممثل ممثلة")  # «النائب عن مدينة كذا»
_IN_CHARGE = fold_words("مسؤول مسؤولة مسؤولون مسؤولان")  # «مسؤولون عن الحياة البرية»
_PERCENT = frozenset("٪%") | fold_words("المئة المائة بالمئة بالمائة")
# ب that begins no office: «(رد) مسؤول بالقول».
_BY = fold_words(
    "بالقول بالفعل بالتالي بالإضافة بالذات بالنسبة بالهاتف بالتأكيد بالطبع بالكامل بالتزامن بالمقابل"
)
# «أصدقاء وأقارب للممثل»
_RELATIONS = fold_words("أصدقاء أقارب صديق صديقة قريب قريبة زميل زملاء محام محامون")
# Any official may be called so once he has spoken.
_OFFICIALS = fold_words("مسؤول مسؤولة")
_SHARES = fold_words("نصف ربع ثلث ثلثا اثنان اثنين ثلاثة أربعة خمسة")
_SELF = fold_words("نفسه نفسها ذاته ذاتها أنفسهم")
# Adjectives whose ل belongs to them.
_TOWARDS_SOMETHING = fold_words(
    "تابع موال موالي مؤيد مناهض معارض مناصر مناوئ مصاحب مرافق مساند داعم ممثل مماثل مجاور"
)
_OCCASIONS = fold_words("بيان تصريح تصريحات مؤتمر حديث مقابلة كلمة خطاب رسالة تغريدة وقت ختام نهاية بداية")
_LETTERS = fold_words("رسالة مذكرة منشور تغريدة خطاب شهادة إفادة")  # what one person writes
_SPEECHES = fold_words("تصريح تصريحات حديث كلمة خطاب مقال مقالة تعليق منشور تدوينة")
_ISSUED = fold_words("صادر صادرة الصادر الصادرة صدر صدرت")
_THE_TEXTS = fold_words("البيان الرسالة التصريح المنشور التغريدة")
_SONS_OF = fold("بني")
_LIKE_MASDARS = fold_words("إمارة أبحاث استطلاع استبيان تحليل")  # they speak, and have a masdar's form
_THE_REPORTS = fold_words("التقرير الدراسة")  # of whichever body spoke last
_CAMPS = fold_words("معارضة سلطات")
_EPITHETS = fold_words("السابق سابق مفدى راحل")  # an office is the same without them
_PASSED_ON = fold_words("نقلته نقلتها نقله نقلها أوردته أوردتها أوردها تناقلته")
_IN_HIS_NAME = fold_words("باسمه باسمها باسمهم")
_SAME_ROLES = {"ناطق": "متحدث", "ناطقه": "متحدثه"}
_SOMEBODY: dict[str, Gender] = {
    **dict.fromkeys(fold_words("الرجل الشاب"), "m"),
    **dict.fromkeys(fold_words("المرأة السيدة الفتاة الشابة"), "f"),
}
_LATTER = fold_words("الأخير الأخيرة")
# A title with a pronoun stands for whoever bears it: by its noun, what may stand before his name.
_HONOURS = {
    fold(noun): fold_words(bearers)
    for noun, bearers in (
        ("سمو", "سمو السمو الأمير أمير"),
        ("جلالة", "الملك ملك جلالة الجلالة"),
        ("فخامة", "الرئيس رئيس فخامة"),
        ("معالي", "معالي الوزير وزير"),
        ("سعادة", "سعادة السفير سفير"),
        ("فضيلة", "فضيلة الشيخ"),
        ("سماحة", "سماحة الشيخ المفتي مفتي"),
        ("دولة", "رئيس دولة"),
        ("سيادة", "الرئيس رئيس سيادة اللواء العميد العقيد"),
    )
}
_TAKEN_UP = "descriptor-of-earlier-speaker"
FULL_NAME = 2  # words
MOST_TITLES = 8  # tokens between an honorific's noun and the name
FARTHEST_LATTER = 60  # tokens between a name and «الأخير»
_CHARGED, _AFFAIRS = fold_words("قائم قائمة"), fold_words("بالأعمال بأعمال")  # a chargé d'affaires
_STAFFED = fold_words("حملة")  # «مسؤول في حملة فلان»; elsewhere what somebody begins
FARTHEST_HOLDER = 60  # tokens between a name and an office that several hold
FARTHEST_ISSUED = 4  # tokens from a text to «صادر عن»
_CALLED = fold_words("يدعى تدعى يسمى تسمى اسمه اسمها")
MOST_BEFORE_CALLED = 3  # tokens
MOST_HONORIFICS = 4
MOST_SEAT_WORDS = 6  # from the preposition of an office's place to its bearer
_BRACKETS = {"(": ")", "«": "»", "“": "”", '"': '"'}
_FIRMS = fold_words("شركة مجموعة عملاق")
_SEATS = fold_words("في إلى لدى")
MOST_ROLE_TAIL = 8  # words between a role and the comma before its bearer
_PLURAL_ENDINGS = ("ون", "ين", "ات")
# Broken plurals that speak; the verb before them is feminine or plural.
_PLURALS = fold_words(
    "شهود خبراء نشطاء ضباط نواب علماء أطباء سكان أهالي أصدقاء أقارب زملاء خصوم عرب ناس شباب أطفال ركاب"
)
MANY_PEOPLE = _PLURALS | _CROWDS | _BROKEN_PLURALS
MANY_BODIES = fold_words("أحزاب دول قوى فصائل جهات بلدان أقطار عواصم حكومات")
# «مراكز البحوث» speak; other centres are places.
_CENTRES, _OF_STUDIES = fold("مراكز"), fold_words("البحوث الأبحاث الدراسات الإحصاء الاستطلاع أبحاث دراسات")
# Many in one noun: a verb after them may be of one or of many.
_COLLECTIVES = fold_words(
    "عدد غالبية أغلبية أكثرية معظم مجموعة فريق وفد عائلة أسرة شرطة جماعة بعض كثير عديد كل طرفان جانبان"
)
# Plurals of no persons: the verb after them is of one woman.
NO_PERSONS = fold_words("مصادر سلطات تقارير وسائل وكالات قنوات صحف بيانات معلومات إحصاءات أرقام قوات")
_SPEAKING = frozenset(without_article(w) for w in words.ANONYMOUS_HEADS)
_THEIR_ENDINGS = ("وها", "وهم", "وه")
_DUAL_ENDINGS = ("ا", "ان", "تا", "تان")
_WORLD = {fold("المجتمع"): fold("الدولي"), fold("الأسرة"): fold("الدولية")}  # they speak
_BOOKS, _INQUIRY = fold("كتب"), fold("تحقيق")
_WOMAN, _THOUSANDS = fold("امرأة"), fold("آلاف")  # the latter begins like an article
_NUMBER, _EACH = fold("عدد"), fold("كل")
_WHICH = fold_words("وهو وهي")
# Joined once: a union in a function is built anew with each call.
_SPEAKERS = words.ANONYMOUS_HEADS | words.ROLES | _BROKEN_PLURALS
# Nouns of every day's that are no roles, and that speak all the same: people, bodies, and what tells.
_TELLERS = fold_words(
    # how many, and which
    "نصف ثلث ثلثا ربع "
    "عدد إحدى أحد عدة أكثر كثير عديد أقل حوالي نحو قرابة زهاء معظم جميع كل كلتا كلا بعض أغلب غالبية "
    "أغلبية آلاف مئات عشرات ألف اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة آخر آخرون أخرى أحدهما "
    "إحداهما أحدهم بعضهم بعضها ربعهم نصفهم ثلثهم مختلف ذات نفس هذه هذا هؤلاء تلك أحدث أي "
    # people
    "رواد مرافق قيادي قيادية شخص أشخاص شخصية فتاة فتيات أم أب آباء أبناء ابن ابنة والد والدة والدها والده "
    "والدته والدي والدتها امرأة مرأة نساء رجل شاب شابة شباب طالب طالبة طلاب أطباء شاهد ناس متهم متهمون نواب "
    "ضباط عناصر عنصر أفراد ركاب سياح جمهور مستخدم مشارك متظاهر محقق متخصص مختص عارضة لاعبو مسؤولو مسؤولي "
    "ممثلو مهاجر يهود ضحايا ضحية موظفو موظفا رفاق شركاء أقرباء أقارب زميل زميله زميلته زملاء نظيره نظيرته "
    "مواطنو زوار عميل مشتبه معد معدة ضيف مضيف ولي والي مكلف متابع مصاب ناشط لاجئ عائلة أسرة جيران جار زوج "
    "زوجة أخ أخت عم خال صديق صديقة أصدقاء معلق متصل قارئ كاتب مذيع معتقل مسلحو مسلح متمرد صناع مالك مالكة "
    "صاحب صاحبة بطل بطلة نجم نجمة ساكن عاملون عامل عاملة مزارع سائق سمو سموه معالي معاليه سعادة فضيلة "
    "فضيلته سماحة دولة قائد رئيس وزير قيادات "
    # bodies and sides
    "قيادة رئاسة خدمة خدمات محطة وفد موقع مواقع أوساط جوازات فصائل فصيل أحزاب تجمع مقاومة جناح بيت معمل "
    "منظومة شؤون طبقة أطراف طرف مجتمع أجهزة جهة جهات خلية أمن وحدات وحدة محطات جانب فرق فريق حقوق شارع "
    "غرب حرس عملاق فرع قوى قوة قاعدة خطوط مركزي يسار يمين أروقة بوابة مطعم مطار معرض مهرجان مملكة سوق "
    "بلدان عواصم كنيسة سفارة صفحة صفحات منصة شبكة شبكات غرفة قسم قطاع دائرة إدارة إدارات "
    # what tells: texts, findings, plans
    "نص نصوص معلومات معلومة نتائج نتيجة تقديرات تقدير تحليل دعوى قانون قوانين حساب حسابات إعلان شكوى "
    "دراسة دراسات بحث أبحاث استبيان استطلاع استفتاء مادة مواد ميثاق إحصاءات إحصاء إحصائيات وثائق وثيقة "
    "تحقيقات تحقيق لقطات مسح شعار شعارات لافتة مراجعة متطلبات توقعات مسودة مشروع مؤشر مؤشرات أرقام مقالات "
    "مقال مقالة مدونة مذكرة إفادة إفادات صور صورة نسب حديث يومية معطيات شهادة شهادات رواية روايات فحص ملف "
    "ملفات تجربة تجارب منشور كتاب كتب مقطع توجيهات معاهدة مزاعم بنود بند أعراف دستور قائمة فيلم مقترحات "
    "أوامر تعليقات تعليق تعليمات تشريعات فيديو بيانات رسالة رسائل سلسلة حقائق اختبارات اختبار رصد دليل "
    "أدلة تكهنات قرار قرارات خطة خطط برنامج برامج نظرية شريعة مثل حصيلة ندوة دورة مؤتمر حكم أحكام اتفاق "
    "اتفاقية عقد لائحة لوائح توصيات جدول خريطة عنوان عناوين خبر أنباء أخبار تصريح تصريحات كلمة خطاب "
    "تدوينة ترجيحات مصادر مصدران تسجيل تسجيلات قصة رد ردود محضر وصية أسطورة تطبيق جائزة صحة عاهل رحالة "
    "رقابة رقيب حملة مشاهد موازنة ميزانية تقارير نشرة مطالب شروط تغريدة تغريدات "
)
_AFTER_THAT = _SPEAKERS | {_NUMBER}
_PARTIES = words.BODY_HEADS | _CAMPS
_CLIENTELE = words.ROLES | _CLIENTS


_TEXTS_AND_LETTERS = words.TEXT_HEADS | _LETTERS
_HUMANS = words.ROLES | _SOME | _BELONGING | _VICTIMS


@dataclass(frozen=True, slots=True)
class Source:
    """The words beside a cue, read: who they name, and how they name him."""

    span: Span | None = None
    text: str = ""
    speakers: tuple[Speaker, ...] = ()
    on_behalf_of: Speaker | None = None
    grade: Grade = "unresolved"
    rule: str = "no-subject"
    gender: Gender = "-"
    number: Number = "-"


@dataclass(slots=True)
class Turn:
    """Somebody who has spoken in this article, with what is known of the noun that named him."""

    source: Source
    head: str
    block: int
    words: frozenset[str] = frozenset()  # of the source's text, folded, without their articles


@dataclass(slots=True)
class Stage:
    """Reads sources in one article, in order, and remembers who has spoken."""

    text: str
    tokens: Sequence[Token]
    names: Names
    lexicon: Lexicon
    day: date | None = None
    turns: list[Turn] = field(default_factory=list)
    starts: dict[int, Mention] = field(default_factory=dict)
    covered: dict[int, Mention] = field(default_factory=dict)
    passed: bool = False  # «من جهته»: a new speaker is announced, so nobody is inherited
    here: int = 0  # the block that is being read
    by_head: dict[str, list[Turn]] = field(default_factory=dict)  # by their noun, without its article
    bodies: list[tuple[Entity, tuple[str, ...]]] = field(default_factory=list)  # with their names' words
    before: Sentence | None = None  # the sentence that was read last
    silent: list[Sentence] = field(default_factory=list)  # sentences that report no speech
    acting: Sentence | None = None  # the sentence before, if it is one of them
    lone: Sentence | None = None  # the same, unless a sentence of speech has been since
    # Who does what a silent sentence tells. Few are asked for, so they are read when they are.
    actor_of: Callable[[Sentence], Source | None] = field(default=lambda _: None)
    actors: dict[int, Source | None] = field(default_factory=dict)  # by the sentence's first token
    # Whose body acts in a silent sentence that tells of his text.
    author_of: Callable[[Sentence, str], Source | None] = field(default=lambda _, __: None)

    # Whether a silent sentence has no subject of its own.
    goes_on: Callable[[Sentence], bool] = field(default=lambda _: False)

    apposed: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # titles read with speakers
    genders: dict[str, Gender] = field(default_factory=dict)  # of persons, by the words before their names

    def __post_init__(self) -> None:
        """Index the mentions by token, and note what verbs and titles tell of a person's gender."""
        self.bodies = [
            (entity, _bare_words(entity.name))
            for entity in self.names.entities.values()
            if entity.type == "organization"
        ]
        for mention in self.names.mentions:
            first = first_at(self.tokens, mention.start)
            if first and self.tokens[first - 1].end > mention.start:
                first -= 1  # attached letters: the mention begins inside its first word
            self.starts[first] = mention
            i = first
            while i < len(self.tokens) and self.tokens[i].start < mention.end:
                self.covered[i] = mention
                i += 1
        for first, mention in self.starts.items():
            gender = self._gender_before(first) if self._entity(mention).type == "person" else "-"
            if gender != "-":
                known = self.genders.setdefault(mention.entity, gender)
                self.genders[mention.entity] = gender if known == gender else "-"

    def _mention_start(self, first: int) -> int:
        return self.starts[first].start if first in self.starts else -1

    def _gender_before(self, first: int) -> Gender:
        """The gender of whoever is named at a token, from the verb or the title before the name."""
        key = without_conjunction(self.tokens[first - 1].key) if first else ""
        cues = CUES.get(key)
        if cues and cues[0].form in {"perfect", "imperfect"}:
            return cues[0].gender if cues[0].number == "s" else "-"
        if key in words.VERBS and first and self.tokens[first].start == self._mention_start(first):
            return "f" if key.endswith("ت") else "m"
        bare = without_article(key)
        before = without_article(self.tokens[first - 2].key) if first > 1 else ""
        if bare not in words.ROLES or bare in _EITHER_GENDER or before in words.ROLES:
            return "-"  # «نائبة الوزير فلانة»
        if bare.endswith("ه") and not strip_marks(self.tokens[first - 1].text).endswith("ة"):
            return "-"  # «ومستشاره فلان»
        return "f" if bare.endswith("ه") and bare not in _MASCULINE else "m"

    # ── reading a noun phrase ────────────────────────────────────────────────────────────────

    def read(
        self,
        first: int,
        last: int,
        gender: Gender = "-",
        number: Number = "-",
        *,
        human: bool = False,
        attached: bool = False,
        anything: bool = False,
    ) -> Source | None:
        """The source that tokens [first, last) name, or None where they hold no subject.

        With `human`, a phrase counts only where its noun can speak: a name, a role, a body, a source;
        with `anything`, also where its noun is one of every day's («الفندق»).
        With `attached`, it begins inside its first word: «(وفقا) لنقابة…», «للمتحدث».
        """
        at = first if attached else self._skip(first, last)
        of_name = at + 1 < last and self.head(at) in _SPEECHES  # «تصريح فلان», «تصريح الشرطة»
        of_name = of_name and (
            at + 1 in self.starts or (is_definite(self.tokens[at + 1].key) and self.can_speak(at + 1))
        )
        letter = at + 1 < last and self.head(at) in _LETTERS and self.can_speak(at + 1)
        if not human and (of_name or letter):
            writer = self.read(at + 1, last, human=True)  # «رسالة المساعد»: he wrote it
            if writer is not None and writer.span is not None:
                whole = Span(self._begin(at), writer.span.end)
                return replace(writer, span=whole, text=self._text(whole))
        if at < last and self._are_told(at, last):
            return None
        issued = self._issued(at, last) or self._inquiry(at, last)
        if issued is not None:
            return issued
        speaks = at < last and (self.can_speak(at) or not (human or self._names_nobody(at, last)))
        if not speaks or not (anything or self.can_speak(at) or self._is_teller(at, last, attached=attached)):
            return None
        end = max(self._phrase_end(at + 1, last, of=at), at + 1) if attached else self._phrase_end(at, last)
        if end == at or (gender != "-" and number == "s" and self._clashes(at, end, gender)):
            return None
        found = self._joint(at, end, last, gender) or self._read_one(at, end, gender, number, last)
        each = at - first > 1 and self.tokens[at - 1].key == "من" and self.tokens[at - 2].key == _EACH
        found = self._listed(found, last, each=each)
        if each and not (found.speakers and is_plural(found)):
            return Source(found.span, found.text, rule="nobody-before")  # «كل من» counts more than one
        if gender == "f" and number == "s" and found.rule == "subject-named" and self._is_a_man(found):
            return Source(found.span, found.text, rule="no-agreement")  # «قالت زبيدة فلان»: his name, not him
        return _without_l(found) if attached else found

    def read_noun(self, first: int, last: int, gender: Gender, *, alone: bool = False) -> Source | None:
        """A subject with a masdar's form before the clause it tells: «(أكدت) المراجعة (أن)».

        No other noun stands there, and the clause is what the verb governs; so the noun is its subject.
        `alone` says that the verb takes nobody and nothing else for its object.
        """
        key = self.tokens[first].key if first < last else ""
        # «ذكرت الأهرام»: a broken plural of the same form; «تتابع الأوضاع» has an object
        many = alone and gender == "f" and _AF3AL.match(key)
        if not is_definite(key) or not words.is_verbal_noun(key):
            return None
        if not many and key.endswith("ه") != (gender == "f"):
            return None
        return self._read_one(first, self._phrase_end(first, last), gender, "s", last)

    def read_unknown(self, first: int, last: int, gender: Gender) -> Source | None:
        """A name that has the form of a masdar, where nothing but a subject can stand: «(قال) إيشاي هداس»."""
        key = self.tokens[first].key
        form = words.is_verbal_noun(key) and first not in self.covered and key not in COMMON_WORDS
        if not form or is_definite(key) or key in CUES or key in words.FUNCTION_WORDS or is_adverb(key):
            return None
        return self._read_one(first, self._phrase_end(first, last), gender, "s", last)

    def _issued(self, at: int, last: int) -> Source | None:
        """«بيان صادر عن الوزارة», «تقرير صدر عن المكتب»: a text is of whoever issued it."""
        if at + 1 >= last or self.head(at) not in _TEXTS_AND_LETTERS:
            return None
        key = self.tokens[at + 1].key
        to_somebody = self.head(at) in _LETTERS or at + 1 in self.covered or is_audience(key)
        if key[:1] == "ل" and len(key) > 3 and not to_somebody and self.can_speak(at + 1):  # noqa: PLR2004
            return self._of_issuer(at, self.read(at + 1, last, attached=True))  # «بلاغ لمكتب الوزير»
        for j in range(at + 1, min(last - 2, at + FARTHEST_ISSUED)):
            if self.tokens[j].key in _ISSUED and self.tokens[j + 1].key == "عن":
                return self._of_issuer(at, self.read(j + 2, last))
        return None

    def _inquiry(self, at: int, last: int) -> Source | None:
        """«(كشف) تحقيق لصحيفة النهار»: an inquiry is of whichever body made it."""
        if at + 1 >= last or self.tokens[at].key != _INQUIRY or self.tokens[at + 1].key[:1] != "ل":
            return None
        whose = self.read(at + 1, last, human=True, attached=True)
        return self._of_issuer(at, whose) if whose is not None and whose.rule == "body-subject" else None

    def _of_issuer(self, at: int, issuer: Source | None) -> Source | None:
        """The source of a text at a token, with whoever issued it for its speaker."""
        if issuer is None or issuer.span is None:
            return None
        whole = Span(self._begin(at), issuer.span.end)
        return replace(issuer, span=whole, text=self._text(whole))

    def _are_told(self, at: int, last: int) -> bool:
        """Whether an adjective in ين says that a verb is done to many: «(حذر) السكان العائدين»."""
        adjective = self.tokens[at + 1].key if at + 1 < last and at + 1 not in self.covered else ""
        many = without_article(self.tokens[at].key) in MANY_PEOPLE
        oblique = is_definite(adjective) and adjective.endswith("ين") and len(adjective) > len("العين") + 1
        return many and oblique and not words.is_nisba(adjective.removesuffix("ين"))

    def _names_nobody(self, at: int, last: int) -> bool:
        """Whether a word can head no source: a masdar, a pronoun, a participle, an object in ين.

        «قوات الأمن» speaks; «ترحيبها», «ذلك», «مؤكدة» and, after a verb, «الفلسطينيين» do not.
        """
        key = self.head(at)
        if key == _NUMBER and at + 1 < last and self.tokens[at + 1].key == "من":
            return False  # «عدد من الأهالي»
        if key in _SHARES and at + 1 < last and self._are_shared(at + 1):
            return False  # «(قال) نصف المشاركين», «اثنان من كل خمسة»
        if key in _NOBODYS or without_conjunction(key) in _NOBODYS:
            return not (key in _DEMONSTRATIVES and at + 1 < last and is_definite(self.tokens[at + 1].key))
        spokesman = at + 1 < last and self.tokens[at + 1].key == "باسم"  # «(كان) ناطقا باسم الشركة (قد)»
        if at not in self.covered and not spokesman and (_HAL.match(key) or key in _ADVERBS):
            return True  # «أجاب ضاحكا», «أعلنت أخيرا»
        participle = key in CUES and CUES[key][0].form == "participle" and not is_definite(key)
        participle = participle and key not in words.ANONYMOUS_HEADS  # «مغرد آخر»
        if key in _THE_TEXTS or without_article(key) in _LIKE_MASDARS:
            return False  # «وقالت التغريدة»
        if key == _BOOKS and at and self._is_hers(at - 1):
            return False  # «تذكر كتب التاريخ»
        said = key in CUES and self._is_finite(key) and at not in self.covered and at + 1 < last
        said = said or self._is_second_verb(at, key)
        return participle or said or words.is_verbal_noun(key) or is_accusative_plural(key)

    def _is_hers(self, at: int) -> bool:
        """Whether a verb of a woman, or of many things, stands at a token."""
        cues = CUES.get(without_conjunction(self.tokens[at].key))
        return cues is not None and cues[0].form == "imperfect" and cues[0].gender == "f"

    def _is_teller(self, at: int, last: int, *, attached: bool) -> bool:
        """Whether somebody's name stands at a token, or a noun that may tell: not «(كشف) النقاب»."""
        key = self.tokens[at].key
        if attached and key[:1] == "ل":
            key = "ا" + key[1:] if key[1:2] == "ل" else key[1:]
        if at in self.covered or key in _LATTER or not tells_nothing(key):
            return True
        return any(j in self.starts for j in range(at, self._phrase_end(at, last)))

    def _is_second_verb(self, at: int, key: str) -> bool:
        """«(تنفي) وتستنكر», «(حذر) وهدد»: a verb joined to the verb before it."""
        if key[:1] != "و" or at in self.covered or not at:
            return False
        cues = CUES.get(key[1:])
        return cues is not None and cues[0].form in {"perfect", "imperfect"} and key[1:] not in words.ROLES

    def _are_shared(self, at: int) -> bool:
        """Whether people stand at a token, or «من»: of whom some number speaks."""
        key = self.tokens[at].key
        return key == "من" or (is_definite(key) and (_are_people(key) or self.can_speak(at)))

    def _joint(self, at: int, end: int, last: int, gender: Gender) -> Source | None:
        """Several speakers, each by name: «لافروف وكيري»; None where the phrase names one."""
        parts = self._coordinated(at, end)
        if len(parts) == 1:
            return None
        # «روما وحليفتها باريس»: what one is to the other is no part of the name.
        parts = [(a + self._is_companion(a), b) for a, b in parts]
        read = [self._read_one(a, b, gender, "s", last if b == end else b) for a, b in parts]
        speakers = [s for r in read for s in r.speakers]
        places = all(r.rule == "place-for-government" for r in read)
        known = places or all(s.entity for s in speakers)
        if not known or not all(r.speakers for r in read):
            return None
        span = Span(self._begin(at), self.tokens[end - 1].end)
        return Source(span, self._text(span), tuple(speakers), None, "named", "joint-subject", gender, "p")

    def _listed(self, found: Source, last: int, *, each: bool) -> Source:
        """A named speaker with those who are listed after commas: «الوزير فلان، والمدير علان،».

        After «كل من» (`each`) whoever follows «و» is one of them, behind what is said of the one before.
        """
        named = found.grade == "named" and all(s.entity for s in found.speakers)
        if found.span is None or not (named or (each and found.speakers)):
            return found
        speakers, end = list(found.speakers), found.span.end
        at = first_at(self.tokens, end)
        at = self._past_remark(at, last) if each else at
        while (
            at + 1 < last
            and self.tokens[at].key in _COMMA
            and (
                self._is_next(at + 1, dual=found.number == "d")
                or (each and self.tokens[at + 1].key[:1] == "و")
            )
        ):
            at += 2 * (each and self._is_bearer_next(at + 1))  # «والتركي، فلان»
            stop = self._phrase_end(at + 1, last)
            more = self._read_one(at + 1, stop, "-", "s", last) if stop > at + 1 else Source()
            named = more.grade == "named" and all(s.entity for s in more.speakers)
            if more.span is None or not (named or (each and more.speakers)):
                break
            speakers += more.speakers
            end = more.span.end
            at = first_at(self.tokens, end)
            at = self._past_remark(at, last) if each else at
        if len(speakers) == len(found.speakers):
            return found
        span = Span(found.span.start, end)
        grade: Grade = "named" if all(s.entity for s in speakers) else "described"
        return Source(span, self._text(span), tuple(speakers), None, grade, "joint-subject", "-", "p")

    def _is_bearer_next(self, at: int) -> bool:
        """Whether a person's name follows an adjective that stands for a title named before."""
        mention = self.starts.get(at + 2)
        person = mention is not None and self._entity(mention).type == "person"
        return person and words.is_nisba(self.tokens[at].key[1:]) and at not in self.covered

    def _past_remark(self, at: int, last: int) -> int:
        """The comma behind what is said of somebody in passing: «، وهي حركة معارضة،»; or at."""
        if at + 1 < last and self.tokens[at].key in _COMMA and self.tokens[at + 1].key in _WHICH:
            return next((j for j in range(at + 2, last) if self.tokens[j].key in _COMMA), at)
        return at

    def _is_a_man(self, source: Source) -> bool:
        return len(source.speakers) == 1 and self.genders.get(source.speakers[0].entity) == "m"

    def _is_next(self, at: int, *, dual: bool = False) -> bool:
        """Whether «و» and a role with its article go on with a list: «، والرئيس التنفيذي…».

        After a verb of two (`dual`) also without it: «، ورئيس الهيئة».
        """
        key = self.tokens[at].key
        bare = key[1:]
        return key[:1] == "و" and (dual or is_definite(bare)) and without_article(bare) in words.ROLES

    def _clashes(self, at: int, end: int, gender: Gender) -> bool:
        """Whether a noun after a verb in the singular cannot be its subject: «دعا الحكومة (إلى)».

        Such a noun is whom the words are addressed to.
        """
        mention = self.starts.get(at)
        if mention is not None and self._entity(mention).is_place:
            if self._is_given(mention, end):
                return False
            return gender == "m" and fold(self._entity(mention).name) not in MALE_PLACES
        if any(self._entity(self.covered[j]).type == "person" for j in range(at, end) if j in self.covered):
            return False
        head = self.head(at)
        bare = without_article(head)
        if gender == "m":
            feminine = strip_marks(self.tokens[at].text).endswith("ة")
            feminine = feminine and bare not in _MASCULINE | _BROKEN_PLURALS
            before = without_conjunction(self.tokens[at - 1].key) if at else ""
            # «انتقد المؤسسات», «(أن) السلطات حددت هويته، إذ قال»
            many = is_plural_of_body(bare) and (before in CUES or is_definite(head))
            feminine = feminine or many
            return feminine and self.can_speak(at)
        role = bare in words.ROLES and not bare.endswith("ه") and bare not in _EITHER_GENDER
        return role or bare in _MALE_BODIES | _CROWDS

    def is_body(self, mention: Mention) -> bool:
        """Whether a mention is of a body."""
        return self._entity(mention).type == "organization"

    def mentions_in(self, first: int, last: int) -> list[Mention]:
        """The mentions that begin at tokens [first, last), in order."""
        return [self.starts[j] for j in range(first, last) if j in self.starts]

    def can_speak(self, at: int) -> bool:
        """Whether the phrase at a token begins with a name, a role, a body or a source."""
        if at in self.starts:
            return True
        head = self.head(at)
        if head == _NUMBER:  # «عدد من الأهالي», but not «عدد من القضايا»
            return self.key_after(at) == "من" and at + 2 < len(self.tokens) and _are_people(self.head(at + 2))
        if self.is_dual_construct(at):
            return True
        if self.is_world(at):
            return True
        if without_article(head) == "ولي":
            return at + 1 < len(self.tokens) and self.tokens[at + 1].key == "العهد"
        return _can_speak(head)

    def is_dual_construct(self, at: int) -> bool:
        """«(كرر) وزيرا خارجية البلدين»: two of one office; «(عين) وزيرا للنقل», «رئيسا جديدا» are one."""
        key, after = self.tokens[at].key, self.key_after(at)
        if (
            key[-1:] != "ا"
            or key[:-1] not in words.ROLES
            or not after
            or self.tokens[at].text.endswith(_TANWIN)
        ):
            return False
        place = at + 1 in self.starts  # «حاكما دلتانا»
        noun = self.tokens[at + 1].is_word and (place or (after[-1:] != "ا" and after[:1] not in "لب"))
        verb = self.tokens[at - 1].key if at else ""
        return (
            noun
            and not self.is_preposition(at + 1)
            and (verb in words.VERBS or without_conjunction(verb) in CUES)
        )

    def is_world(self, at: int) -> bool:
        """«المجتمع الدولي», «مراكز البحوث»: they speak as a body does."""
        if self.tokens[at].key == _CENTRES:
            return self.key_after(at) in _OF_STUDIES
        return self.head(at) in _WORLD and self.key_after(at) == _WORLD[self.head(at)]

    def is_somebody(self, at: int) -> bool:
        """«الفتاة», «الشاب»: a definite noun for one person, of whom a story tells."""
        key = self.tokens[at].key
        return is_definite(key) and (key in _SOMEBODY or without_article(key) in _VICTIMS)

    def _skip(self, at: int, last: int) -> int:
        """Pass over what may stand before a subject: commas, adverbs, whole prepositional phrases."""
        while at < last:
            key = self.tokens[at].key
            if (
                key in _COMMA
                or key in {"#", "-", "–", "—", "("}
                or (at not in self.starts and (key in _TO_IT or is_adverb(key)))
            ):
                at += 1
            elif key in _DEMONSTRATIVES and at + 1 < last and self.tokens[at + 1].key in _TIMES:
                at += 2  # «(يصر) هذه المرة على»
            elif key in {"كل", "كلا"} and at + 2 < last and self.tokens[at + 1].key == "من":
                at += 2  # «كل من فلان وعلان»
            elif self._past_aside(at, last) > at:
                at = self._past_aside(at, last)
            elif self._past_audience(at, last) > at:
                at = self._past_audience(at, last)
            elif self.is_preposition(at):
                comma = next((j for j in range(at, last) if self.tokens[j].key in _COMMA), None)
                if comma is None:
                    return last
                at = comma + 1
            elif self.tokens[at].is_word or key in '"«“' or self._is_share(at):
                return at
            else:
                at += 1
        return last

    def _past_aside(self, at: int, last: int) -> int:
        """Where a subject begins after «(أوضح) ذلك», «(أكد) من جهته»; or at."""
        key = self.tokens[at].key
        if key == "ذلك":
            return at + (at + 1 < last and self.can_speak(at + 1))
        return at + 2 if key == "من" and at + 2 < last and self.key_after(at) in HIS_SIDE else at

    def _is_share(self, at: int) -> bool:
        """«(قال) 64٪ منهم», «83 في المئة من المشاركين»."""
        following = self.key_after(at)
        if not self.tokens[at].key.isdigit():
            return False
        return following in _PERCENT or (following == "في" and self.key_after(at + 1) in _PERCENT)

    def _past_audience(self, at: int, last: int) -> int:
        """Where an audience in marks or brackets ends before the subject: «لـ(المرسى) المهندس»; or at."""
        key = self.tokens[at].key
        if key[:1] != "ل" or len(key) > 2:  # noqa: PLR2004 — «ل», «لـ»
            return at
        opening = at + 1
        if opening >= last or self.tokens[opening].key not in _BRACKETS:
            return at
        closing = _BRACKETS[self.tokens[opening].key]
        for j in range(opening + 1, min(last, opening + MOST_SEAT_WORDS)):
            if self.tokens[j].key == closing:
                return j + 1 if j + 1 < last and self.tokens[j + 1].is_word else at
        return at

    def is_preposition(self, i: int) -> bool:
        """Whether a word is a preposition, with or without و, or carries one."""
        key = self.tokens[i].key
        if key[:1] == "و" and key[1:] in _PREPOSITIONS and i not in self.covered:
            # «والي» folds like «وإلى», and «وعلي» like «وعلى».
            return key[1:] not in {"الي", "علي"} or strip_marks(self.tokens[i].text).endswith("ى")
        if key in _PREPOSITIONS:
            written = strip_marks(self.tokens[i].text)
            if written in {"إمام", "وإمام"}:
                return False  # folds like «أمام»
            # «على» and «علي» fold alike; the name has its dots.
            return not (key == "علي" and written == "علي" and i in self.covered)
        if i in self.starts and self.starts[i].start == self.tokens[i].start:
            return False
        if key.startswith(("لل", "بال", "ببيان", "بتصريح")):
            return True
        mention = self.starts.get(i)
        if mention is not None:
            attached = self.text[self.tokens[i].start : mention.start]
            return bool(set(fold(attached)) & set("لبك"))
        if key[:1] in "لب" and key[1:].isascii():
            return True  # «لـ», «لـCNN»
        return key[:1] in "لب" and _is_to_somebody(key)

    def _phrase_end(self, at: int, last: int, *, of: int | None = None) -> int:
        """Where a noun phrase ends: a comma, a preposition outside a name or role, an adverb, a relative.

        Its noun stands at `of`, where that is not `at`.
        """
        j, of = at, at if of is None else of
        while j < last:
            mention = self.covered.get(j)
            starts = mention is not None and self.starts.get(j) is mention
            foreign = j > at and self.is_preposition(j) and not self._takes(at, j)
            if mention is not None and (j > at or starts):
                if starts and (
                    foreign
                    or (j > of and (self._is_done_to(of, j, mention) or self._is_apart(of, j, mention)))
                ):
                    break
            elif foreign or self._ends_phrase(at, j, first=j == at):
                break
            j += 1
        while j > at and (
            (not self.tokens[j - 1].is_word and self.tokens[j - 1].key not in _CLOSING)
            or (self.tokens[j - 1].key in _PREPOSITIONS and j - 1 not in self.covered)
            or self.tokens[j - 1].key == "و"
        ):
            j -= 1
        return j

    def _is_done_to(self, at: int, j: int, mention: Mention) -> bool:
        """Whether somebody named beside a body is its verb's object: «(اتهمت) المعارضة | فلانا».

        A body bears no person's name, unless in construct («حكومة فلان») or with a rank before him.
        """
        first = self.starts.get(at)
        if first is not None and self._entity(first).is_place and self._entity(mention).is_place:
            # «(حذرت) تركيا | الولايات المتحدة»
            return mention.start == self.tokens[j].start and self.tokens[j - 1].end == first.end
        beside = j == at + 1 and (self.is_party(at) or self._is_many(at))  # «(اتهم) التحالف | طهران»
        person = self._entity(mention).type == "person" or (beside and is_definite(self.tokens[at].key))
        if mention.start == self.tokens[j].start and self._is_beside_body(at, j, mention):
            return True
        if not person or mention.start != self.tokens[j].start:
            return False
        if first is not None:
            closed = self._entity(first).type != "person" and first_at(self.tokens, first.end) == j
        else:
            many = self._is_many(at) and is_definite(self.tokens[j - 1].key)
            closed = (self.is_party(at) or many) and self.tokens[j - 1].is_word
        return closed and (j - 1 == at or not is_honorific(self.tokens[j - 1].key))

    def _is_beside_body(self, at: int, j: int, mention: Mention) -> bool:
        """«(اتهم) الإعلام الرسمي | جيش الوادي»: a definite noun with its adjective bears no body's name."""
        body = self._entity(mention).type == "organization" and not is_definite(self.tokens[j].key)
        return body and self._is_closed(at, j) and words.is_nisba(self.tokens[j - 1].key)

    def _is_closed(self, at: int, j: int) -> bool:
        """Whether the phrase at `at`, with its article, has an adjective with its own before token j."""
        definite = is_definite(self.tokens[at].key) and is_definite(self.tokens[j - 1].key)
        return j > at + 1 and definite and j - 1 not in self.covered

    def _is_apart(self, at: int, j: int, mention: Mention) -> bool:
        """Whether a place or body follows the adjective of something indefinite: «دول غربية | موسكو»."""
        before = self.tokens[j - 1].key
        if self._entity(mention).type == "person" or mention.start != self.tokens[j].start:
            return False
        return j - 1 > at and words.is_nisba(before) and not is_definite(before)

    def _is_many(self, at: int) -> bool:
        """Whether a source of several without a name begins at a token: «بعض الصحف», «المصادر»."""
        key = self.tokens[at].key
        sources = key in words.ANONYMOUS_HEADS and is_definite(key) and not key.endswith("ان")
        return key in _SOME or (sources and without_article(key) not in words.ROLES)

    def is_officer(self, at: int) -> bool:
        """Whether one person's office begins at a token: «المتحدث العسكري», «رئيس البلدية»; no «وزراء»."""
        noun = without_article(self.head(at)) in words.ROLES and at not in self.starts
        return noun and self.key_after(at) not in _DEMONSTRATIVES  # «مقدمة هذا الكتاب»

    def is_party(self, at: int) -> bool:
        """Whether a body or a camp without a name begins at a token: «المعارضة», «الشركة»."""
        head = self.head(at)
        body = head in words.STATE_BODIES or without_article(head) in _PARTIES
        return body and is_definite(head) and at not in self.starts

    def _ends_phrase(self, at: int, j: int, *, first: bool) -> bool:
        """Whether a word outside every name ends the noun phrase before it."""
        key = self.tokens[j].key
        if key == "." and (self.tokens[j - 1].key in words.ABBREVIATED_TITLES or self._joins(j)):
            return False  # «د. فلان», «شبكة "إن.تي.في"»
        if key in _COMMA or key in _PHRASE_STOPS or key in _RELATIVES or split_that(key):
            return True
        if not first and self.is_accusative(at) and words.is_nisba(key.removesuffix("ا")):
            return not key.endswith("ا")  # «(لكن) مصدرا أمنيا | قال»
        if j > at + 1 and self.is_accusative(at) and self.tokens[j - 1].key.endswith("يا"):
            return True  # «(لكن) مسؤولا حكوميا | قلل من»
        speaks = without_article(self.tokens[j - 1].key).startswith(("متحدث", "ناطق"))
        if key in _PASSED_ON and any(t.key[:1] == "ل" for t in self.tokens[at + 1 : j]):
            return True  # «بيان للمنسقية | نقلته الوكالة»
        if key in _IN_HIS_NAME and not speaks:
            return True  # «(أعرب) الملك | باسمه وباسم شعبه عن»
        return not first and (self._begins_predicate(j) or self._leaves_phrase(at, j))

    def _joins(self, j: int) -> bool:
        """Whether a stop stands between two words without a blank: «إن.تي.في»."""
        around = self.tokens[j - 1 : j + 2]
        words_ = [t for t in around if t.is_word]
        return len(words_) > 1 and all(a.end == b.start for a, b in pairwise(around))

    def _begins_predicate(self, j: int) -> bool:
        """Whether a word is a verb, comes before one, or is in the accusative: «لم يذكر المدرب | أفرادًا»."""
        key = self.tokens[j].key
        manner = _HAL.match(key) is not None  # «شون مازحا»
        tribe = key == _SONS_OF and self.tokens[j].text.endswith("ي")  # «شيخ قبيلة بني سالم», no «بنى»
        return (
            manner
            or (key in words.VERBS and not tribe)
            or (key[-1:] == "ا" and key[:-1] in words.TEXT_HEADS)  # «(تنشر) المجلة | تقريرا»
            or (key[-1:] == "ا" and key[-2:-1] not in "هنم" and len(key) > 5 and words.is_masdar(key[:-1]))  # noqa: PLR2004 — «احتفالا»
            or (key[:1] == "ي" and key.endswith("ون") and len(key) > 4 and not is_people(key))  # noqa: PLR2004 — «(إن) الأهالي | يستذكرون», no «يون»
            or key in _BEFORE_VERBS | _I_SAY
            or self.tokens[j].text.endswith(_TANWIN)
        )

    def _leaves_phrase(self, at: int, j: int) -> bool:
        """Whether a word that is no verb begins something else than the phrase at `at`."""
        key = self.tokens[j].key
        if key in _TO_IT:
            head = without_article(self.head(at))
            return head not in words.TEXT_HEADS and not head.isdigit()  # «دراسة أشرفت عليها…», «64٪ منهم»
        closed = is_definite(self.tokens[j - 1].key) or j - 1 in self.covered
        theirs = is_definite(self.tokens[j - 1].key) and _is_of_them(key)  # «(أهدى) المكرمون | جوائزهم»
        if theirs or (key in _DEMONSTRATIVES and closed):
            return True  # «(انتقد) الشيخ فلان هذه التصريحات»
        if (
            key in _ADVERBS
            or (key in _QUANTIFIERS and not self._is_share_of(at, j))
            or (key in words.OBJECTS and not self._is_within(j))
            or (key[:1] == "ف" and split_that(key[1:]))
        ):
            return True
        if self._is_object(at, j) or (closed and self._is_present(j)):
            return True
        if role_with_pronoun(self.tokens[j - 1].key) and key.endswith("ت") and key[-2:-1] != "ا":
            return True  # «خطيبته | قللت»
        if closed and key in COMMON_WORDS and not is_definite(key) and self._has_seat(at, j):
            return True  # «(رفع) المشاركون في المسيرة | لافتات»
        # «(اتهم) الإعلام الرسمي | جيش الوادي»
        full = words.is_nisba(self.tokens[j - 1].key) and self._is_closed(at, j)
        body = full and (key in words.BODY_HEADS or (self.is_party(at) and self._is_met(j)))
        # «(أجرى) الباحثون | مسحا»
        accusative = key[-1:] == "ا" and key[:-1] in COMMON_WORDS and is_definite(self.tokens[j - 1].key)
        if body or accusative or (closed and (self._is_told(at, j) or self._is_of_theirs(j))):
            return True
        participle = key in CUES and CUES[key][0].form == "participle" and not words.is_nisba(key)
        return participle and without_article(key) not in words.ROLES and not is_definite(key)

    def _is_of_theirs(self, j: int) -> bool:
        """«(أهدى) المكرمون | جوائزهم», «(إن) العمال | أضربوا»: what they have, and a verb of theirs."""
        key = self.tokens[j].key
        if is_definite(key) or key in _SELF or key == "منهم" or j in self.covered:
            return False
        theirs = key.endswith("هم") and key[:1] not in "بلو" and key not in words.FUNCTION_WORDS
        return theirs or (self.tokens[j].text.endswith("وا") and len(key) > len("دعوا"))

    def _is_met(self, j: int) -> bool:
        """«(وصفت) الحكومة البحرينية | لقاء الوزير»: an indefinite noun of every day's that is no office."""
        key = self.tokens[j].key
        goes_on = key in words.TITLE_ADJECTIVES | _ROLE_LINKS or key in _PREPOSITIONS or is_human_noun(key)
        plain = key in COMMON_WORDS and not is_definite(key) and key[:1] not in "بلو"
        return plain and not goes_on and not words.is_nisba(key)

    def _is_share_of(self, at: int, j: int) -> bool:
        """«روايات بعض الشهود»: what some have told is one phrase."""
        first = self.tokens[at].key
        told = j == at + 1 and self.tokens[j].key in _SOME and at not in self.covered
        return told and not (is_definite(first) or first in words.BODY_HEADS or first in words.ROLES)

    def _is_told(self, at: int, j: int) -> bool:
        """«(أبلغ) النائب | الأهالي», «(اتهمت) بعض الصحف المحلية | الوزير فلانا»: whom a verb is done to."""
        key, some = self.tokens[j].key, self.tokens[at].key in _SOME
        if not is_definite(key) or (some and j == at + 1) or self.tokens[j - 1].key in _DEMONSTRATIVES:
            return False
        if j == at + 1 and self.is_party(at) and is_accusative_plural(key):
            return True  # «(دعا) التحالف | الحوثيين»
        titled = without_article(key) in words.ROLES and not words.is_nisba(key)
        return (some and titled) or (key in words.ANONYMOUS_HEADS and not is_human_noun(key))

    def _is_within(self, j: int) -> bool:
        """Whether an object's noun is a part of a phrase: «لقطات فيديو», «العاملون في حملة»."""
        before = self.tokens[j - 1].key
        return before in _FOOTAGE or (self.tokens[j].key in _STAFFED and before == "في")

    def _has_seat(self, at: int, j: int) -> bool:
        """Whether «في» stands in a phrase already; «83 في المئة» is a number."""
        return any(self.tokens[k].key == "في" and self.key_after(k) not in _PERCENT for k in range(at, j))

    def _is_present(self, j: int) -> bool:
        """Whether a word after an adjective or a name is of the present: «الوزير الروسي | يشتبك»."""
        key, before = self.tokens[j].key, self.tokens[j - 1].key
        after = j - 1 in self.covered or words.is_nisba(before)
        asked = key.startswith("است") and not words.is_verbal_noun(key)  # «استشهد»
        present = key[:1] == "ي" or key.startswith(("سي", "ست")) or asked
        return after and present and len(key) > 3 and j not in self.covered  # noqa: PLR2004 — ي and a root

    def _is_object(self, at: int, j: int) -> bool:
        """Whether a noun after a definite one is what its verb is done to, and no part of the phrase.

        «(رفض) المسؤول اليمني | الحديث عن…», «(استخدمت) الشرطة | قنابل الصوت»; but «وزير التعليم»,
        «الأمين العام لشؤون…», and a name that no rule found after a person's title stay together.
        """
        key, before = self.tokens[j].key, self.tokens[j - 1].key
        if not self.tokens[j].is_word:
            return False
        closed = is_definite(before) or j - 1 in self.covered
        named = closed or any(is_definite(self.tokens[k].key) or k in self.covered for k in range(at, j))
        masdar = words.is_verbal_noun(key) or any(
            words.is_verbal_noun(key.removesuffix(p)) for p in _PRONOUNS
        )
        if (named and self._is_finite(key)) or (closed and masdar and not is_definite(key)):
            return True  # «(وصف) النص | نقل السفارة», «(أقرت) المحكمة العليا | استمرار حبسه»
        inner = self.covered.get(j - 1)
        if inner is not None:
            return self._is_after_name(at, j, inner)
        if not is_definite(before):
            return False
        singular = self.tokens[at].key.endswith("ه") or without_article(self.head(at)) in words.ROLES
        if is_definite(key) and j == at + 1 and singular and key.startswith("الم") and key.endswith("ين"):
            return len(key) > 7  # noqa: PLR2004 — «(حذرت) الشرطة المتظاهرين»
        if is_definite(key):
            masdar = words.is_verbal_noun(key) and not key.endswith("يه") and not words.is_nisba(key)
            return before[:1] != "و" and (key in _DONE or masdar or self._disagrees(at, j))
        attached = key[:1] == "ب" and len(key) > 3 and key not in _PREPOSITIONS | _ROLE_LINKS  # noqa: PLR2004
        stressed = j == at + 1 and is_definite(self.key_after(j)) and _FIFTH.match(key)
        if stressed or (attached and not is_human_noun(key)):
            return True  # «(أبرزت) النائبة | تشبث المرأة بحريتها», «(رد) الأمير السعودي بنفي…»
        head = without_article(self.head(at))
        goes_on = (
            key in _ROLE_LINKS | _PREPOSITIONS | _SELF or key in words.TITLE_ADJECTIVES or key[:1] == "ل"
        )
        party = head in words.BODY_HEADS or (self.tokens[at].key in words.TEXT_HEADS and j == at + 1)
        return party and not goes_on  # «الهيئة العليا لحقوق الإنسان» goes on

    def _disagrees(self, at: int, j: int) -> bool:
        """Whether a definite noun after a man's title and its nisba is in no agreement with them.

        «(دعا) المبعوث الأممي | الفصائل الليبية إلى»: a feminine, or followed by one.
        """
        before, after = self.tokens[j - 1].key, self.tokens[j + 1].key if j + 1 < len(self.tokens) else ""
        if self.tokens[at].key.endswith("ه") or without_article(self.head(at)) not in words.ROLES:
            return False
        if j < at + 2 or not before.endswith("ي") or j in self.covered:
            return False
        if is_honorific(self.tokens[j].key) or self.tokens[j].key[:1] in "لوب":
            return False
        woman = strip_marks(self.tokens[j].text).endswith(("ة", "ات"))
        hers = is_definite(after) and after.endswith("يه")
        return woman or hers

    def _is_finite(self, key: str) -> bool:
        """Whether a folded word is a verb, and no noun that can stand in a phrase."""
        bare = without_article(key)
        if (
            bare in words.ROLES
            or key in words.ANONYMOUS_HEADS
            or bare in words.BODY_HEADS
            or is_definite(key)
        ):
            return False
        verb = key in CUES and CUES[key][0].form in {"perfect", "imperfect"} and not CUES[key][0].strict
        return verb or key in words.VERBS

    def _is_after_name(self, at: int, j: int, inner: Mention) -> bool:
        """Whether a word after a name goes on with the sentence.

        «(حدد) متحدث باسم الاتحاد | موعد المباراة», «(وصفت) دلتانا | تهديدات فلان».
        """
        key = self.tokens[j].key
        if self.starts.get(at) is inner and self._entity(inner).type != "person":
            # «(وصفت) الحكومة البحرينية | لقاء وزيرها»
            common = key in COMMON_WORDS and is_definite(self.tokens[j - 1].key) and not is_definite(key)
            common = common and key[:1] not in "بو" and key not in words.TITLE_ADJECTIVES | _ROLE_LINKS
            common = common and key not in _PREPOSITIONS and not is_human_noun(key)
            return (common or words.is_verbal_noun(key.removesuffix("ات"))) and not words.is_nisba(key)
        many = is_definite(key) and key.endswith("ين") and without_article(key) not in words.ROLES
        if self._entity(inner).type == "person" and (
            key in words.BODY_HEADS or (many and not words.is_nisba(key))
        ):
            return True  # «(اتهم) فلان حكومة علان», «(سأل) فلان الحاضرين»
        if self._entity(inner).type == "person" and key[:1] == "ب" and len(key) > 3:  # noqa: PLR2004
            return j not in self.covered  # «(أشاد) فلان بمواقف…»
        return (
            self.starts.get(at) is not inner
            and self._entity(inner).type == "organization"
            and not is_definite(key)
            and not words.is_nisba(key)
            and not is_honorific(key)
            and key[:1] not in "لو"
            and key not in words.TITLE_ADJECTIVES | _ROLE_LINKS
            and key not in _PREPOSITIONS
        )

    def _takes(self, at: int, i: int) -> bool:
        """Whether a preposition at i belongs to the phrase: «مسؤول في الجيش», «متحدث باسم…», «بيان لـ…»."""
        key = self.tokens[i].key
        if key in _PERCENT:
            return self.tokens[i - 1].key.isdigit()  # «80 بالمئة من الأهالي»
        head = without_article(self.head(at))
        speaks = head in _SPEAKERS or is_plural_of_role(head)
        if key == "لدي" and self.key_after(i).endswith(_PRONOUNS):
            return False  # «(قال) المحافظ لدى زيارته», but «السفير لدى روما»
        if key in _ROLE_LINKS:
            return speaks
        if key in _AFFAIRS:
            return head in _CHARGED
        people = speaks or head in _PLURALS
        if key == "في":
            return self._takes_in(at, i, people=people)
        if key in {"من", "علي", "ب"}:
            overseeing = key == "علي" and i == at + 1 and _stem(head) in _OVERSEEING
            counted = key == "من" and not self._has_seat(at, i)
            known = counted or self.tokens[i - 1].key in _KNOWING
            return overseeing or (counted and head.isdigit()) or (known and head in _SOURCES)
        if key == "عن":  # «مسؤولون عن الحياة البرية»
            following = self.key_after(i)
            town = (
                following in words.PLACE_HEADS["city"] | words.PLACE_HEADS["region"] or i + 1 in self.starts
            )
            whose = head in _IN_CHARGE or (head in _DEPUTIES and town)
            return i == at + 1 and whose and (town or is_definite(following))
        return self._takes_l(at, i) if key.startswith("ل") else people and self._is_post(i)

    def _takes_l(self, at: int, i: int) -> bool:
        """Whether ل at i belongs to the phrase: «بيان لـ…», «جماعة مناهضة للتدخين», «أصدقاء للممثل»."""
        key, head = self.tokens[i].key, without_article(self.head(at))
        if i - 1 > at and _stem(self.tokens[i - 1].key) in _TOWARDS_SOMETHING and not is_audience(key):
            return True  # «قوات موالية لفلان»
        office = at + 1 < i and head in words.ROLES and not is_audience(key)
        firm = office and key[1:] in words.BODY_HEADS - words.MEDIA_HEADS  # «الرئيس التنفيذي لشركة…»
        article = key.startswith("لل") and (office or head in _RELATIONS)
        return head in words.TEXT_HEADS or firm or article

    def _takes_in(self, at: int, i: int, *, people: bool) -> bool:
        """Whether «في» at i belongs to the phrase: an office, the seat of a body, a share."""
        if self._has_seat(at, i):
            return False  # «المسؤول في الجيش في بيان»
        following, before = self.key_after(i), self.tokens[i - 1].key
        if following in _PERCENT:
            return self.tokens[i - 1].key.isdigit()
        taking_part = before.startswith("الم") and before.endswith(_PLURAL_ENDINGS)  # «المشاركين في المسح»
        if people or taking_part:
            return self._is_field(i + 1)
        seat = self.starts.get(i + 1)
        head = self.head(at)
        body = head in words.STATE_BODIES or without_article(head) in words.BODY_HEADS
        body = body and at not in self.starts
        return body and seat is not None and self._entity(seat).is_place  # «المحكمة العليا في السعودية»

    def key_after(self, i: int) -> str:
        """The folded word after token i, or "" at the text's end."""
        return self.tokens[i + 1].key if i + 1 < len(self.tokens) else ""

    def _is_post(self, i: int) -> bool:
        """«(مصدر) بالمقاومة», «(مسؤول) بوزارة الصحة»: where somebody works, after ب."""
        key = self.tokens[i].key
        if key[:1] != "ب" or key in _BY:
            return False
        noun = key[1:]
        return noun in words.BODY_HEADS or (is_definite(noun) and not words.is_verbal_noun(noun))

    def _is_field(self, i: int) -> bool:
        """Whether a noun at i says where somebody works: «(خبير) في تاريخ الساحل», not «(قال) في بيان»."""
        if i in self.covered:
            return True
        if self.tokens[i : i + 1] and is_definite(self.tokens[i].key):
            return without_article(self.tokens[i].key) not in _OCCASIONS
        following = self.tokens[i : i + 2]
        if len(following) < 2 or following[0].key in _OCCASIONS:  # noqa: PLR2004 — a noun and what is of it
            return False
        if strip_marks(following[0].text).endswith(("ه", "ها", "هم")):
            return False  # «(ساعدته) المؤسسة في زيارته»
        return is_definite(following[1].key) or i + 1 in self.covered

    def head(self, i: int) -> str:
        """The noun that heads a phrase, folded, attached letters left out."""
        key = self.tokens[i].key
        mention = self.starts.get(i)
        if mention is not None:
            whole = mention.start == self.tokens[i].start
            return key if whole else fold(self.text[mention.start : self.tokens[i].end]) or key
        return _noun(key[:-1] if self.is_accusative(i) else key)

    def is_accusative(self, i: int) -> bool:
        """«لكن مصدرا», «أن عددا من الأهالي»: a subject's noun that stands after أن or لكن."""
        key = self.tokens[i].key
        if key[-1:] != "ا" or not i or key[:-1] not in _AFTER_THAT:
            return False
        before = without_conjunction(self.tokens[i - 1].key)
        that = split_that(before)
        return before == "لكن" or (that is not None and not that[1])

    def _coordinated(self, at: int, end: int) -> list[tuple[int, int]]:
        """Parts joined by و, where each is a name: «لافروف وكيري»."""
        cuts = [
            j
            for j in range(at + 1, end)
            if (
                j in self.starts
                and self.text[self.tokens[j].start : self.starts[j].start].startswith("و")
                and (self._entity(self.starts[j]).type != "place" or self._is_place(at))
            )
            or self._begins_second(at, j, end)
        ]
        return list(pairwise([at, *cuts, end]))

    def _is_place(self, at: int) -> bool:
        return at in self.starts and self._entity(self.starts[at]).is_place

    def _is_companion(self, j: int) -> bool:
        """«وحليفتها» before a name."""
        key = self.tokens[j].key
        return key[1:].startswith(_COMPANIONS) and key.endswith(_PRONOUNS) and j + 1 in self.starts

    def _begins_second(self, at: int, j: int, end: int) -> bool:
        """Whether a role with و begins a second person: «… ونظيرته سعاد العبيدي»."""
        key = self.tokens[j].key
        role = without_article(without_conjunction(key))
        if self._is_companion(j):
            return True
        if key[:1] != "و" or j in self.covered or not (role in words.ROLES or role.startswith("نظير")):
            return False
        return any(k in self.starts for k in range(at, j)) and any(
            k in self.starts and self._entity(self.starts[k]).type == "person"
            for k in range(j + 1, min(end, j + 5))
        )

    def _entity(self, mention: Mention) -> Entity:
        return self.names.entities[mention.entity]

    def _read_one(self, at: int, end: int, gender: Gender, number: Number, last: int) -> Source:
        """The source that one noun phrase names; `last` bounds the apposition after it."""
        mentions = self.mentions_in(at, end)
        persons = [m for m in mentions if self._entity(m).type == "person"]
        bodies = [m for m in mentions if self._entity(m).type == "organization"]
        head = self.head(at)
        bare = without_article(head)
        span = Span(self._begin(at), self.tokens[end - 1].end)
        called = self._called(end, last)
        if called is not None and not persons:
            return self._named(called, Span(span.start, called.end), gender, number)
        apposed = self._apposed(end, last, gender)
        if persons and not self._belongs(at, persons[0]):
            return self._named(self._titled_one(at, persons), span, gender, number)
        role = bare in words.ROLES or head in words.ANONYMOUS_HEADS or bool(role_with_pronoun(head))
        if apposed is not None and (role or bodies):
            keys = (role_with_pronoun(head) or bare, *(self.tokens[j].key for j in range(at + 1, end)))
            self.apposed.append((apposed.entity, keys))
            return self._named(apposed, Span(span.start, apposed.end), gender, number)
        seated = self._seated(end, last) if bare in words.ROLES else None
        if seated is not None:
            return self._named(seated, Span(span.start, seated.end), gender, number)
        starting = self.starts.get(at)
        body = self._speaker(self._entity(bodies[0])) if bodies else None
        if (
            bodies
            and head in words.BODY_HEADS
            and bodies[0] in (self.starts.get(at + 1), self.starts.get(at + 2))
        ):
            starting = bodies[0]  # «صحيفة "القبس" الكويتية»: the head, a mark, the name
        if bodies and self.tokens[at].key in _BRACKETS and self.starts.get(at + 1) is bodies[0]:
            starting = bodies[0]  # «بحسب «رويترز»»
        if body is not None and not persons and (starting is bodies[0] or bare in words.TEXT_HEADS):
            rule = "body-subject" if starting is bodies[0] else "text-of-body"
            return Source(span, self._text(span), (body,), None, "named", rule, gender, number)
        place = starting is not None and self._entity(starting).is_place
        if place and starting is not None and not (gender == "m" and self._is_given(starting, end)):
            return self._of_place(starting, span, gender, number)
        if bare in words.TEXT_HEADS and self._is_theirs(end) and self.turns:
            # «وجاء في بيان لها»: the paper of whoever spoke last.
            source = self.turns[-1].source
            return replace(
                source, span=span, text=self._text(span), grade="described", rule="text-of-last-speaker"
            )
        return self._described(at, end, span, gender, number, bodies)

    def _titled_one(self, at: int, persons: Sequence[Mention]) -> Mention:
        """Of the persons named in a phrase, the one whom its title is of: «مساعد فلان علان» is علان.

        A definite title is of whoever follows it, and the next is his verb's object: «(اتهم) الرئيس
        فلان علانا».
        """
        if without_article(self.head(at)) not in words.ROLES or len(persons) == 1:
            return persons[0]
        before = (self.tokens[first_at(self.tokens, p.start) - 1].key for p in persons)
        free = [p for p, key in zip(persons, before, strict=True) if key not in words.BODY_HEADS]
        persons = free or persons  # «(اتهم) زعيم الحزب فلان حكومة علان»
        first = first_at(self.tokens, persons[0].start)
        titled = first > at and all(is_definite(t.key) for t in self.tokens[at:first])
        beside = len(persons) > 1 and (
            first_at(self.tokens, persons[0].end) == first_at(self.tokens, persons[1].start)
        )
        return persons[0] if titled and beside else persons[-1]

    def _of_place(self, place: Mention, span: Span, gender: Gender, number: Number) -> Source:
        """A place for its government, or for somebody who is called so."""
        same = self._named_like(place)
        if same is not None:
            return replace(same, span=span, text=self._text(span), grade="described", rule=_TAKEN_UP)
        government = Speaker(self._text(Span(place.start, place.end)))
        rule = "place-for-government"
        return Source(span, self._text(span), (government,), None, "named", rule, gender, number)

    def _named_like(self, place: Mention) -> Source | None:
        """An earlier speaker whose surname is a place's name: «كينشاسا» after «ليلى كينشاسا»."""
        name = fold(self.text[place.start : place.end])
        for turn in reversed(self.turns):
            words_ = fold(turn.source.speakers[0].name).split() if len(turn.source.speakers) == 1 else []
            plain = turn.source.rule in {"anonymous-descriptor", _TAKEN_UP}
            if plain and len(words_) == FULL_NAME and words_[-1] == name and not _can_speak(words_[0]):
                return turn.source
        return None

    def _is_given(self, place: Mention, end: int) -> bool:
        """Whether a place's name after a masculine verb is a given name: a bare word follows it.

        Nearly all places are feminine.
        """
        after = first_at(self.tokens, place.end)
        if after >= end or after in self.covered or fold(self._entity(place).name) in MALE_PLACES:
            return False
        key = self.tokens[after].key
        common = key in words.FUNCTION_WORDS or key in words.BODY_HEADS or is_adverb(key)
        return self.tokens[after].is_word and not common and not is_definite(key) and key[:1] not in "بلو"

    def _is_theirs(self, end: int) -> bool:
        """Whether «له», «لها» or «لهم» ends the phrase or follows it."""
        return any(t.key in {"له", "لها", "لهم"} for t in self.tokens[end - 1 : end + 1])

    def _begin(self, at: int) -> int:
        mention = self.starts.get(at)
        if mention is not None:
            return mention.start
        joined = self.tokens[at].key[:1] in {"و", "ف"} and self.head(at) == self.tokens[at].key[1:]
        return self.tokens[at].start + joined  # «والمتداولون»

    def _text(self, span: Span) -> str:
        return self.text[span.start : span.end]

    def _belongs(self, at: int, person: Mention) -> bool:
        """Whether the phrase is about somebody of the person's: «محامي فلان», «المتحدث باسم فلان»."""
        first = first_at(self.tokens, person.start)
        between = [self.tokens[j].key for j in range(at, first)]
        if not between:
            return False
        if "باسم" in between:
            office = between[between.index("باسم") + 1 :]
            return all(not is_definite(k) for k in office) or self._is_in_office(person, office[0])
        if between[-1] in _BELONGING | _KIN or (between[-1][:1] == "ل" and between[-1][1:] in _BELONGING):
            # «شقيقة فلان» is not he, but «شقيقه فلان» is.
            his = strip_marks(self.tokens[first - 1].text).endswith(("ه", "ها"))
            return not (his or is_definite(between[-1]))
        if any(a in _SOME and b in _KIN for a, b in pairwise(between)):
            return True  # «فلان، أحد خصوم الرئيس علان»
        if between[0] in _HEARSAY:
            return True  # «مصادر مقربة من عائلة الكاتب فلان»
        whose = without_article(between[-1]) in words.ROLES | _VICTIMS and is_definite(between[-1])
        if between[0] in _KIN and whose:
            return True
        if between[0] in words.BODY_HEADS - words.ROLES:
            return True  # «مجموعة فلان» is a firm, «حملة المرشح فلان» not he
        return "مقرب" in between or "مقربون" in between

    def _is_in_office(self, person: Mention, office: str) -> bool:
        """«المتحدث باسم رئيسة الوزراء فلانة»: whether the office after «باسم» is known to be the person's."""
        entity, head = self._entity(person), without_article(office)
        heads = (name_key(r.title)[:1] for r in entity.roles)
        return head in words.ROLES and any(head in map(one_role, first) for first in heads)

    def _apposed(self, end: int, last: int, gender: Gender) -> Mention | None:
        """The person named after a comma: «ممثل الحزب، إبراهيم إبراهيم،».

        Of «وصفت الحكومة لقاء وزيرها، فلان،» he is not who speaks.
        """
        j = end
        # «رئيسة الكتلة البرلمانية لحزب اليسار بالبرلمان، زارا فاجنكنشت»: the role runs on before its comma.
        while (
            j < last
            and j - end < MOST_ROLE_TAIL
            and self.tokens[j].is_word
            and not split_that(self.tokens[j].key)
        ):
            j += 1
        if j < last and self.tokens[j].key in _COMMA:
            j += 2 if j + 1 < last and self.tokens[j + 1].key == "#" else 1
            most = j + MOST_HONORIFICS
            while j < min(last, most) and j not in self.starts and is_honorific(self.tokens[j].key):
                j += 1  # «وكيل الوزارة، الأستاذ الدكتور فلان،»
            mention = self.starts.get(j)
            if (
                mention is not None
                and self._entity(mention).type == "person"
                and mention.start == self.tokens[j].start
            ):
                his = gender == "f" and self.genders.get(mention.entity) == "m"
                return None if his else mention
        return None

    def _called(self, end: int, last: int) -> Mention | None:
        """The person whose name follows «called»: «ولي أمر يدعى سامر الحلبي», «إحدى مريضاته، وتدعى …»."""
        for j in range(end, min(last, end + MOST_BEFORE_CALLED)):
            if without_conjunction(self.tokens[j].key) in _CALLED:
                mention = self.starts.get(j + 1)
                return mention if mention is not None and self._entity(mention).type == "person" else None
        return None

    def _seated(self, end: int, last: int) -> Mention | None:
        """The bearer of a role after the place of his office: «مدير الفرع بمنطقة الساحل فلان»."""
        j = end
        if j >= last or (j in self.covered and self.starts.get(j) is None):
            return None
        key = self.tokens[j].key
        if key not in _SEATS and not (key[:1] == "ب" and len(key) > 3):  # noqa: PLR2004 — «بمنطقة»
            return self._at_last(j, last)
        for k in range(j, min(last, j + MOST_SEAT_WORDS)):
            mention = self.starts.get(k)
            if mention is not None and self._entity(mention).type == "person":
                # «مسؤولة في حملة فلانة» is another
                closed = k - 1 in self.covered or is_definite(self.tokens[k - 1].key)
                return mention if k > j and closed and mention.start == self.tokens[k].start else None
            known = k in self.covered or is_definite(self.tokens[k].key)
            if k > j + 1 and not known:
                return self._at_last(j, last)
        return None

    def _at_last(self, first: int, last: int) -> Mention | None:
        """A name right before what is said: «المشرف على اللجان من البلدية خلال العيد | سامر الدروبي (إن)».

        Behind a noun with its article that is no title it belongs to no other word.
        """
        for k in range(last - 1, first, -1):
            mention = self.starts.get(k)
            if mention is None:
                if k not in self.covered:
                    return None
                continue
            before = self.tokens[k - 1].key
            alone = mention.start == self.tokens[k].start and first_at(self.tokens, mention.end) == last
            closed = is_definite(before) and not is_honorific(before) and k - 1 not in self.covered
            person = self._entity(mention).type == "person"
            return mention if alone and closed and person else None
        return None

    def _speaker(self, entity: Entity) -> Speaker:
        role = next((r.title for r in entity.roles if r.holds_on(self.day)), "")
        return Speaker(entity.name, entity.id, role)

    def _named(self, mention: Mention, span: Span, gender: Gender, number: Number) -> Source:
        entity = self._entity(mention)
        after = first_at(self.tokens, mention.end)
        tail = tuple(t.key for t in self.tokens[after : first_at(self.tokens, span.end)] if t.is_word)
        if tail and is_human_noun(tail[0]) and not tail[0].startswith("لل"):
            self.apposed.append((entity.id, tail))  # «فلان المدير العام»
        if after >= len(self.tokens) or not is_human_noun(self.tokens[after].key):
            # What follows a name is its verb's object («عادل النمر الهيئة»), unless it is a role.
            span = Span(span.start, max(mention.end, span.start + 1))
        behalf = self._spoken_for(entity)
        return Source(
            span, self._text(span), (self._speaker(entity),), behalf, "named", "subject-named", gender, number
        )

    def _spoken_for(self, person: Entity) -> Speaker | None:
        """The body for which a person speaks, if the article makes him its spokesman."""
        body = self.names.spokesmen.get(person.id)
        return self._speaker(self.names.entities[body]) if body in self.names.entities else None

    def _described(
        self, at: int, end: int, span: Span, gender: Gender, number: Number, bodies: Sequence[Mention]
    ) -> Source:
        text = self._text(span)
        keys = tuple(self.tokens[j].key for j in range(at, end) if self.tokens[j].is_word)
        keys = (self.head(at), *keys[1:])
        behalf = self._speaker(self._entity(bodies[0])) if bodies and "باسم" in keys else None
        base = Source(span, text, (), behalf, "described", "descriptor", gender, number)
        core = self._core(keys)
        person = self._person_of(keys, at, base)
        outside = self._person_of(core, at, base) if person is None and core != keys else None
        person = outside if outside is not None and outside.speakers else person
        if person is not None:
            return person
        earlier, rule = self._taken_up(keys, core, at)
        if earlier is not None:
            source = earlier.source
            return replace(base, speakers=source.speakers, on_behalf_of=source.on_behalf_of, rule=rule)
        body = self._body_of(keys, span.start)
        if body is not None:
            return replace(base, speakers=(self._speaker(body),), rule="descriptor-of-body")
        if at and self.tokens[at - 1].key.isdigit():  # «6 أعضاء»
            span = Span(self.tokens[at - 1].start, span.end)
            text = self._text(span)
            base = replace(base, span=span, text=text)
        name = " ".join(strip_marks(text).split())
        if self.is_accusative(at):
            name = _in_nominative(name)
        if text[0] in MARKS and text[-1] in MARKS:
            name = name[1:-1].strip()  # «وذكرت "النهار" أن»
        return replace(base, speakers=(Speaker(name),), rule="anonymous-descriptor")

    def _taken_up(self, keys: tuple[str, ...], core: tuple[str, ...], at: int) -> tuple[Turn | None, str]:
        """The speaker met before whom a description takes up, and the rule that says so."""
        told = self.acting if keys[0] in _THE_TEXTS else None
        inside = told is not None and told.first <= at < told.last
        author = self.author_of(told, without_article(keys[0])) if told is not None and not inside else None
        if author is not None:
            return _turn(author, self.here), "text-of-body"  # «وفي رسالة …، رسمت الوزارة صورة. وقالت الرسالة»
        earlier = self._earlier(keys) or (self._earlier(core) if core != keys else None)
        rule = _TAKEN_UP
        if earlier is not None or not self.turns:
            return earlier, rule
        last = self.turns[-1]
        if keys[0] in _THE_TEXTS or (keys[0] in _THE_REPORTS and self._is_body(last)):
            return last, "text-of-last-speaker"  # «وأضاف البيان»
        somebody = _SOMEBODY.get(keys[0]) if len(keys) == 1 else None
        if (somebody is not None and self._is_somebody(somebody)) or self._is_last_speaker(core):
            return last, rule  # «وأضاف الرجل», «وقال المسؤول»
        return self._named_within(keys[0]) if len(keys) == 1 and at not in self.covered else None, rule

    @staticmethod
    def _core(keys: tuple[str, ...]) -> tuple[str, ...]:
        """A description without where its bearer works: «المسؤول في الجيش», «المتحدث بالوزارة»."""
        return next(
            (
                keys[:n]
                for n, k in enumerate(keys)
                if n and (k == "في" or (k[:1] == "ب" and is_definite(k[1:])))
            ),
            keys,
        )

    def _is_last_speaker(self, keys: tuple[str, ...]) -> bool:
        """Whether a role with its article means the last speaker, whom the article titles so.

        Any official is «المسؤول»; a people's adjective may be added to a title that has none («الوزير
        اللبناني»).
        """
        if not self.turns or not is_definite(keys[0]) or len(self.turns[-1].source.speakers) != 1:
            return False
        entity = self.names.entities.get(self.turns[-1].source.speakers[0].entity)
        if entity is None or entity.type != "person":
            return False
        head = one_role(without_article(keys[0]))
        if head not in words.ROLES:
            return False
        titles = [t for o, t in (*self.names.titles, *self.apposed) if o == entity.id]
        titles += [name_key(r.title) for r in entity.roles if r.holds_on(self.day)]
        peoples = {k for t in titles for k in map(without_article, t) if words.is_nisba(k)}
        his = {without_article(k) for k in keys[1:] if words.is_nisba(k)}
        if his and peoples and not his & peoples:
            return False  # «المسؤول السعودي» after «الرئيس الفرنسي»
        if head in _OFFICIALS:
            return bool(titles) and {head.endswith("ه"), self.genders.get(entity.id) == "f"} != {True, False}
        rest = {without_article(k) for k in keys[1:]} - his
        stems = ({one_role(without_article(k)) for k in title} for title in titles)
        return any(head in title and rest <= title | _EPITHETS for title in stems)

    def _person_of(self, keys: tuple[str, ...], at: int, base: Source) -> Source | None:
        """The person, or the pair, that a description names; None where it names none of the article."""
        if len(keys) == 1 and keys[0] in self.names.shared:
            return self._bearer(keys[0], at, base)
        if len(keys) == 1 and keys[0] in _LATTER:
            return self._latter(at, base)
        bearers = _honour(keys[0]) if len(keys) == 1 else None
        honoured = self._honoured(bearers, at, base) if bearers else None
        if honoured is not None:
            return honoured
        pair = self._pair(keys)
        if pair:
            return replace(base, speakers=pair, rule="descriptor-of-office", number="d")
        people = self._holders(keys)
        if len(people) > 1:
            nearest = self._nearest({p.id for p in people}, at, far=keys[0] != _THE_POET)
            if nearest is None:
                return replace(base, grade="unresolved", rule="descriptor-of-several")
            people = [nearest]
        if people:
            behalf = base.on_behalf_of or self._spoken_for(people[0])
            speaker = self._speaker(people[0])
            return replace(base, speakers=(speaker,), on_behalf_of=behalf, rule="descriptor-of-office")
        return None

    def _honoured(self, bearers: frozenset[str], at: int, base: Source) -> Source | None:
        """«سموه», «معاليه»: the person named last who bears that title; None where there is none."""
        for j in range(at - 1, -1, -1):
            mention = self.starts.get(j)
            if mention is None or self._entity(mention).type != "person":
                continue
            titles = {t.key for t in self.tokens[max(0, j - MOST_TITLES) : j + 1]}
            if titles & bearers:
                return replace(
                    base, speakers=(self._speaker(self._entity(mention)),), rule="title-with-pronoun"
                )
        if self.turns and self.turns[-1].words & bearers:  # «سمو أمير المنطقة», named by his office only
            return replace(base, speakers=self.turns[-1].source.speakers, rule="title-with-pronoun")
        return None

    def _nearest(self, ids: set[str], at: int, *, far: bool) -> Entity | None:
        """Of these persons the last speaker, or who addresses the others in the sentence before.

        Else the only one named in this paragraph or before it.
        """
        last = [s.entity for s in self.turns[-1].source.speakers] if self.turns else []
        if len(last) == 1 and last[0] in ids:
            return self.names.entities[last[0]]
        actor = self._actor_in(self.acting) if self.acting else None
        who = actor.speakers[0].entity if actor is not None and len(actor.speakers) == 1 else ""
        if who in ids and self.acting is not None and self._are_addressed(ids - {who}, self.acting):
            return self.names.entities[who]
        before = self.tokens[at].start
        block = self.text.rfind("\n", 0, before)
        earlier = self.text.rfind("\n", 0, max(block, 0))
        near = self.tokens[max(0, at - FARTHEST_HOLDER)].start
        named = [(m.start, m.entity) for m in self.names.mentions if near <= m.start < before]
        here = {who for start, who in named if start > block and who in ids}
        only = here or {who for start, who in named if start > earlier and who in ids}
        if not only and far:  # far behind in a long paragraph: whoever was named last
            so_far = [m.entity for m in self.names.mentions if block < m.start < before and m.entity in ids]
            only = set(so_far[-1:])
        return self.names.entities[next(iter(only))] if len(only) == 1 else None

    def _are_addressed(self, ids: set[str], sentence: Sentence) -> bool:
        """«بعث الملك فلان برقية إلى الملك علان»: behind a preposition stands nobody who acts, nor meets."""
        for j in range(sentence.first, sentence.last):
            mention = self.starts.get(j)
            if mention is None or mention.entity not in ids:
                continue
            first = j
            while first > sentence.first and is_honorific(self.tokens[first - 1].key):
                first -= 1
            led = self.is_preposition(first) or self.is_preposition(first - 1)
            if not (led or self.tokens[first].key[:2] == "لل"):
                return False
        return True

    def _bearer(self, surname: str, at: int, base: Source) -> Source:
        """Of several with one surname, the only one whom the article has named so far.

        Else whoever spoke last, if he is the last speaker or no other spoke. «قال» is said of no woman
        whom the article shows to be one.
        """
        so_far = {
            m.entity
            for m in self.names.mentions
            if m.start < self.tokens[at].start
            and self._entity(m).type == "person"
            and surname in fold(self._entity(m).name).split()[:: max(self._entity(m).name.count(" "), 1)]
        }
        agreeing = {e for e in so_far if {self.genders.get(e, "-"), base.gender} != {"m", "f"}}
        so_far = agreeing if base.number == "s" else so_far
        if len(so_far) == 1:
            who = self._speaker(self.names.entities[next(iter(so_far))])
            return replace(base, speakers=(who,), rule="surname-of-one-so-far")
        spoke = [
            t.source
            for t in self.turns
            if len(t.source.speakers) == 1
            and t.source.speakers[0].entity
            and fold(t.source.speakers[0].name).split()[-1:] == [surname]
        ]
        if spoke and (spoke[-1] is self.turns[-1].source or len({s.speakers for s in spoke}) == 1):
            return replace(base, speakers=spoke[-1].speakers, rule="descriptor-of-earlier-speaker")
        return replace(base, grade="unresolved", rule="surname-of-several")

    def _latter(self, at: int, base: Source) -> Source:
        """«وأصر الأخير»: the person named last before these words, in their paragraph."""
        for j in range(at - 1, max(-1, at - FARTHEST_LATTER), -1):
            mention = self.covered.get(j)
            if mention is not None and self._entity(mention).type == "person":
                return replace(base, speakers=(self._speaker(self._entity(mention)),), rule="the-latter")
            if "\n" in self.text[self.tokens[j].end : self.tokens[j + 1].start]:
                break
        if self.turns and self._is_somebody(base.gender if base.gender != "-" else "m"):
            return replace(base, speakers=self.turns[-1].source.speakers, rule="the-latter")  # «وتابع الأخير»
        return replace(base, grade="unresolved", rule="the-latter")

    def bearers_of(self, word: str) -> tuple[Speaker, ...]:
        """The persons of the article whose first or last name a folded word is."""
        return tuple(
            self._speaker(entity)
            for entity in self.names.entities.values()
            if entity.type == "person"
            and word in fold(entity.name).split()[:: max(entity.name.count(" "), 1)]
        )

    def _pair(self, keys: tuple[str, ...]) -> tuple[Speaker, ...]:
        """«الوزيران»: the two persons of the article who hold such an office; () where there are not two."""
        role = without_article(keys[0]).removesuffix("ان")
        if len(keys) > 1 or not keys[0].endswith("ان") or not is_definite(keys[0]) or role not in words.ROLES:
            return ()
        owners = dict.fromkeys(
            o for o, title in self.names.titles if title and without_article(title[0]) == role
        )
        for entity in self.names.entities.values():
            if any(fold(r.title).split()[:1] == [role] and r.holds_on(self.day) for r in entity.roles):
                owners.setdefault(entity.id)
        people = [self.names.entities[o] for o in owners if o in self.names.entities]
        return tuple(self._speaker(e) for e in people) if len(people) == 2 else ()  # noqa: PLR2004

    def _holders(self, keys: tuple[str, ...]) -> list[Entity]:
        """The persons of this article who hold the office that a descriptor names."""
        found = {
            d.entity.id: d.entity
            for d in self.lexicon.descriptors.get(keys, ())
            if d.entity.id in self.names.entities
            and any(r.title == d.title and r.holds_on(self.day) for r in d.entity.roles)
        }
        if found:
            return list(found.values())
        ours = keys[0].endswith("نا") and role_with_pronoun(keys[0])  # «مراسلنا»
        keys = (ours, *keys[1:]) if ours else keys
        if not ours and not any(is_definite(k) for k in keys[:3]):
            return []  # «وزير سابق» is anybody; «وزير المالية» is made definite by its second half
        head, rest = one_role(without_article(keys[0])), {without_article(k) for k in keys[1:]}
        if head not in words.ROLES or head in _CAMPS:
            return []  # «البلدية» is not its mayor
        fitting: dict[str, Entity] = {}
        for owner, title in [*self.names.titles, *self.apposed]:
            if len(title) > 1 and title[0] in _KIN and without_article(title[-1]) in _CLIENTELE:
                continue  # «محامي المعتقل فلان» is another
            stems = {one_role(without_article(k)) for k in title}
            if head in stems and rest <= stems | _EPITHETS:
                entity = self.names.entities.get(owner)
                if entity is not None:
                    fitting[owner] = entity
        adjectives = all(k.endswith(("ي", "يه")) and not words.is_nisba(k) for k in rest)
        if rest and not fitting and adjectives and all(map(is_definite, keys)):
            bare = {
                o for o, t in self.names.titles if len(t) == 1 and one_role(without_article(t[0])) == head
            }
            alone = self.names.entities.get(next(iter(bare))) if len(bare) == 1 else None
            return [alone] if alone is not None else []  # «المرشح الرئاسي» after «المرشح فلان»
        spoken = [s.entity for t in self.turns for s in t.source.speakers if s.entity in fitting]
        if len(fitting) > 1 and spoken and len(set(spoken)) == 1:
            return [fitting[spoken[-1]]]
        return list(fitting.values())

    def _earlier(self, keys: tuple[str, ...]) -> Turn | None:
        """An anonymous speaker met before: «المصدر» after «مصدر أمني», «المتحدث» after «متحدث باسم…»."""
        demonstrative = keys[0] in {"هذه", "هذا", "هولاء", "هذان"}
        keys = keys[1:] if demonstrative and len(keys) > 1 else keys
        if not is_definite(keys[0]):
            return None
        head = without_article(keys[0])
        rest = {without_article(k) for k in keys[1:]} - _SELF
        fitting: list[Turn] = []
        for turn in self.by_head.get(one_role(head), ()):
            known = {_stem(w) for w in turn.words}  # «المسؤول الأميركي» after «مسؤول في الإدارة الأميركية»
            if {_stem(k) for k in rest} <= known and not any(
                t.source.speakers == turn.source.speakers for t in fitting
            ):
                fitting.append(turn)
        if len(fitting) == 1:
            return fitting[0]
        if not fitting and self._is_last_without_adjective(head, rest):
            return self.turns[-1]
        same = bool(_SELF & set(keys))  # «المصدر نفسه»: of several, the last
        return fitting[-1] if fitting and (same or fitting[-1] is self.turns[-1]) else None

    def _is_last_without_adjective(self, head: str, rest: set[str]) -> bool:
        """Whether an adjective is added to the last speaker's noun, which had none.

        «المتحدث العسكري» after «المتحدث باسم الجيش»; «المصدر الطبي» is no «مصدر أمني».
        """
        last = self.turns[-1] if self.turns else None
        if last is None or len(rest) != 1 or one_role(without_article(last.head)) != one_role(head):
            return False
        second = [fold(w) for w in last.source.text.split()[1:2]]
        adjective = next(iter(rest))
        own = adjective.endswith(("ي", "يه")) and not words.is_nisba(adjective)
        return own and not any(w.endswith(("ي", "يه")) for w in second)

    def _named_within(self, key: str) -> Turn | None:
        """An earlier source whose words hold a name that no rule found: «لصور» after «المدير الخضر لصور»."""
        name = is_people(key) and key[:2] != "ال"  # «فالكون» has the form of a plural
        if key in COMMON_WORDS or key in words.FUNCTION_WORDS or words.is_nisba(key):
            return None
        if _can_speak(key) and not name:
            return None
        if self._is_finite(key):
            return None  # «… التي توصلت إلى أن»
        bare = without_article(key)
        known = [t for t in self.turns if bare in t.words and bare != without_article(t.head)]
        same = {t.source.speakers for t in known}
        return known[-1] if len(same) == 1 else None

    def _is_somebody(self, gender: Gender) -> bool:
        """Whether the last speaker is one human being who can be «الرجل» or «المرأة»."""
        if not self.turns or is_plural(self.turns[-1].source):
            return False
        turn = self.turns[-1]
        entity = self.names.entities.get(turn.source.speakers[0].entity)
        head = without_article(turn.head)
        human = entity.type == "person" if entity else head in _HUMANS
        return human and self.gender_of(turn.source) in {"-", gender}

    def _is_body(self, turn: Turn) -> bool:
        entities = [self.names.entities.get(s.entity) for s in turn.source.speakers]
        return bool(entities) and all(e is not None and e.type == "organization" for e in entities)

    def _body_of(self, keys: tuple[str, ...], before: int) -> Entity | None:
        """The one body of this article that a definite noun can mean: «المرصد», «الوزارة الألمانية».

        Its name begins with the noun; else the noun is the sort of thing it is: «الشركة العراقية» for
        «الخطوط الجوية العراقية», where the article has one company that is Iraqi.
        """
        if not is_definite(keys[0]) or len(keys) > 2:  # noqa: PLR2004 — «الوزارة», «الشرطة الألمانية»
            return None
        head = without_article(keys[0])
        rest = {without_article(k) for k in keys[1:]}
        by_name, by_sort = {}, {}
        sort = words.body_sort(head)
        for entity, stems in self.bodies:
            if not rest <= set(stems):
                continue
            if stems and stems[0] == head:
                by_name[entity.id] = entity
            # «الشركة» is one whose name has no such head; of other sorts a people must be named too.
            firm = entity.kind == "company" and head in _FIRMS
            if firm or (rest and sort != "other" and entity.kind == sort):
                by_sort[entity.id] = entity
        fitting = by_name or by_sort
        if len(fitting) == 1:
            only = next(iter(fitting.values()))
            # «الشركة» before the one that the article names later is another.
            so_far = by_name or any(m.start < before for m in self.names.mentions if m.entity == only.id)
            return only if so_far else None
        spoke = (s.entity for t in reversed(self.turns) for s in t.source.speakers if s.entity in fitting)
        last = next(spoke, "")
        if not last:
            named = {m.entity for m in self.names.mentions if m.start < before and m.entity in fitting}
            last = next(iter(named)) if len(named) == 1 else ""  # «الجامعة»: the one that was named before
        return fitting.get(last)  # of several ministries, the one that spoke last

    def _keep_by_head(self, turn: Turn) -> None:
        """Keep a turn under its noun; of one speaker with the same words the first and the last do."""
        kept = self.by_head.setdefault(one_role(without_article(turn.head)), [])
        if len(kept) > 1 and (kept[-1].source.speakers, kept[-1].words) == (turn.source.speakers, turn.words):
            kept[-1] = turn
        else:
            kept.append(turn)

    def acts(self, sentence: Sentence) -> None:
        """Note a sentence that reports no speech, so that its subject may go on to speak."""
        self.silent.append(sentence)
        if self.acting is not None and self.goes_on(sentence) and self._actor_in(self.acting) is not None:
            return  # «وقام فلان بزيارة. وهو من أبناء المدينة. وقال»
        self.acting = self.lone = sentence
        if self.passed and self._actor_in(sentence) is not None:
            self.passed = False  # «من جهتها خرجت فلانة عن صمتها. وقالت»: she was announced
        elif self._tells_title(sentence):
            self._actor_in(sentence)  # «أدان مفتي المدينة، الدكتور فلان، …»: later he is «المفتي»

    def _tells_title(self, sentence: Sentence) -> bool:
        """Whether a person's name stands in apposition, so that reading it tells who holds an office."""
        for j in range(sentence.first + 1, sentence.last):
            mention = self.starts.get(j)
            if mention is not None and (
                self.tokens[j - 1].key in _COMMA or is_honorific(self.tokens[j - 1].key)
            ):
                return True
        return False

    def _actor_in(self, sentence: Sentence) -> Source | None:
        if sentence.first not in self.actors:
            self.actors[sentence.first] = None  # while it is read, it cannot be asked who acts in it
            self.actors[sentence.first] = self.actor_of(sentence)
        return self.actors[sentence.first]

    def _alone_in(self, first: int, last: int) -> Source | None:
        """The only one in a sentence who could go on to speak: a person, with no office or body beside."""
        found: Mention | None = None
        for j in range(first, last):
            mention = self.covered.get(j)
            if mention is None:
                office = self.can_speak(j) and not (found and j == first_at(self.tokens, found.end))
                if office and not (j + 1 < last and self.leads_to_name(j, last)):
                    return None
            elif self._entity(mention).type == "person":
                if found is not None and found.entity != mention.entity:
                    return None
                found = mention
            elif not self._entity(mention).is_place:
                return None
        if found is None:
            return None
        who = self._entity(found)
        gender = self.genders.get(who.id, "-")
        return Source(
            speakers=(self._speaker(who),),
            grade="inherited",
            rule="only-person-before",
            gender=gender,
            number="s",
        )

    def leads_to_name(self, j: int, last: int) -> bool:
        """Whether a title at j stands before a person's name, with adjectives at most between."""
        for k in range(j + 1, min(last, len(self.tokens))):
            mention = self.covered.get(k)
            if mention is not None:
                return self._entity(mention).type == "person"
            if not (is_definite(self.tokens[k].key) or is_honorific(self.tokens[k].key)):
                return False
        return False

    def _others_between(self, turn: Turn) -> bool:
        """Whether another person has acted in the paragraphs between a speaker's and this one."""
        his = {s.entity for s in turn.source.speakers}
        for sentence in reversed(self.silent):
            if sentence.block <= turn.block:
                return False
            if sentence.block < self.here:
                who = self._actor_in(sentence)
                if who is not None and who.grade == "named" and who.speakers[0].entity not in his:
                    return True
        return False

    # ── remembering ──────────────────────────────────────────────────────────────────────────

    def remember(self, source: Source, block: int) -> None:
        """Note that a source has spoken, so that later words may refer to him."""
        if not source.speakers:
            return
        turn = _turn(source, block)
        self.turns.append(turn)
        if source.text:
            self._keep_by_head(turn)
        self.passed = False
        self.acting = None

    def note(self, source: Source, block: int) -> None:
        """Keep a source for its noun only: the agency that passed on somebody else's words."""
        if source.speakers and source.text:
            self._keep_by_head(_turn(source, block))

    def is_medium(self, source: Source) -> bool:
        """Whether a source is an agency, a paper or a channel."""
        kinds = {e.kind for s in source.speakers if (e := self.names.entities.get(s.entity)) is not None}
        head = source.text.split(maxsplit=1)[0] if source.text else ""
        return kinds == {"media"} or without_article(fold(head)) in words.MEDIA_HEADS

    def gender_of(self, source: Source) -> Gender:
        """The gender of a source: its verb's, or of one person the gender that the article shows."""
        if source.gender != "-" or len(source.speakers) != 1:
            return source.gender
        entity = self.names.entities.get(source.speakers[0].entity)
        if entity is not None and entity.type == "person":
            return self.genders.get(entity.id, "-")
        return gender_of_noun(source.text or source.speakers[0].name)

    def is_on(self, source: Source) -> bool:
        """Whether a source spoke last, and nobody else has acted since."""
        last = self.turns[-1].source if self.turns else None
        acted = self.acting is not None and self._actor_in(self.acting) is not None
        return last is not None and last.speakers == source.speakers and not acted

    def is_of_last(self, first: int, last: int, *, bare: bool = False) -> bool:
        """Whether tokens [first, last) name the last speaker by a mention or a word (`bare`: by its noun)."""
        if not self.turns:
            return False
        turn = self.turns[-1]
        entities = {s.entity for s in turn.source.speakers if s.entity}
        # «وأضاف» has no words of its own: «وامتدح غروس لاعبيه» takes up the name that he was given before.
        unknown = {w for s in turn.source.speakers if not s.entity for w in _words_of(s.name)[1]}
        his = turn.words | unknown
        return any(
            (j in self.starts and self.starts[j].entity in entities)
            or (
                (self.tokens[j].key in his or (bare and without_article(self.tokens[j].key) in his))
                and self.tokens[j].key not in words.FUNCTION_WORDS
            )
            for j in range(first, last)
        )

    def inherit(self, gender: Gender, number: Number, *, goes_on: bool = False) -> Source:
        """The last speaker, for a verb without a subject, if he agrees with it; else nobody.

        Between him and the verb somebody else may have acted, who is then its subject, unless the verb
        says that the speaker goes on (أضاف، تابع).
        """
        actor = self._actor_in(self.acting) if self.acting and not goes_on else None
        alone = self._alone_in(self.lone.first, self.lone.last) if self.lone and not goes_on else None
        before = [w for w in (actor, alone) if w is not None and agree(w, gender, number)]
        if self.passed or not (self.turns or before):
            return Source(rule="nobody-before")
        if before and (before[0].grade == "named" or before[0].rule == "bare-name"):
            # «وقام فلان بزيارة… وقال»: the subject of the sentence before goes on.
            return replace(before[0], span=None, text="", grade="inherited", rule="subject-before")
        acted = False
        for turn in reversed(self.turns[-2:]):
            source = replace(turn.source, gender=self.gender_of(turn.source))
            if agree(source, gender, number):
                if not goes_on and self._others_between(turn):
                    acted = True
                    break
                return replace(
                    source, span=None, text="", grade="inherited", rule="last-speaker", gender=source.gender
                )
        if goes_on and number == "s" and self.turns and self._is_body(self.turns[-1]):
            # «قالت الوزارة إن …. وأضاف أن»: its statement, or whoever speaks for it, goes on.
            return replace(self.turns[-1].source, span=None, text="", grade="inherited", rule="last-speaker")
        if before:
            # «ورحبت النائبة بالقرار. وقالت»: of those who spoke before nobody fits, and one is at hand.
            if before[0] is alone:
                return replace(before[0], rule="only-person-before")
            return replace(before[0], span=None, text="", grade="inherited", rule="subject-before")
        return Source(rule="another-between") if acted else Source(rule="no-agreement")


def _turn(source: Source, block: int) -> Turn:
    head, words_ = _words_of(source.text)
    return Turn(source, head, block, words_)


def _stem(key: str) -> str:
    """An adjective without its article and its ending: «الموالية» is «موالي»."""
    bare = without_article(key)
    return next((bare.removesuffix(e) for e in ("ه", "ون", "ين", "ات") if bare.endswith(e)), bare)


def one_role(head: str) -> str:
    """A folded word of a title in the commoner of two forms: «ناطق» is a «متحدث», «فيدرالي» «فدرالي»."""
    return _SAME_ROLES.get(head) or words.one_spelling(head)


@remember
def _words_of(text: str) -> tuple[str, frozenset[str]]:
    """The first folded word of a source's text, and all of them without their articles."""
    words_ = fold(text).split()
    return words_[0] if words_ else "", frozenset(map(without_article, words_))


@remember
def _noun(key: str) -> str:
    """The noun that a folded word is, attached letters left out where it is one of a speaker."""
    if without_article(key) in words.ROLES or key in words.ANONYMOUS_HEADS or key in words.BODY_HEADS:
        return key
    for clitics, stem in readings(key):
        bare = without_article(stem)
        many = is_plural_of_role(bare) or is_plural_of_body(bare) or (is_definite(stem) and is_people(stem))
        many = many or (bare in _BROKEN_PLURALS and clitics == "و")
        if clitics and (bare in words.ROLES or stem in words.ANONYMOUS_HEADS or many):
            return stem
    return key


@remember
def _can_speak(head: str) -> bool:
    """Whether a folded noun is a role, a body or a source."""
    bare = without_article(head)
    return (
        bare in words.ROLES
        or head in words.ANONYMOUS_HEADS
        or bare in words.BODY_HEADS
        or head in words.STATE_BODIES
        or is_plural_of_role(bare)
        or is_plural_of_body(bare)
        or is_people(head)
        or bare in _BROKEN_PLURALS
        or bare in MANY_BODIES
        or (bare.endswith("ين") and bare[:-2] + "ون" in words.ANONYMOUS_HEADS)
        or bool(role_with_pronoun(head))
        or bare in _KIN
    )


@remember
def _are_people(head: str) -> bool:
    """Whether a folded noun after «عدد من» is of people or bodies."""
    return _can_speak(head) or (is_definite(head) and head.endswith("ين"))


@remember
def _is_to_somebody(key: str) -> bool:
    """Whether a folded word is ل or ب, alone or before a role or a body: «لوزير», «بوزارة»."""
    return key in {"ل", "ب"} or any(
        c and c[-1] in "لب" and (is_human_noun(s) or s.startswith("نظير")) for c, s in readings(key) if c
    )


@remember
def tells_nothing(key: str) -> bool:
    """Whether a folded word is of every day's, and names nobody who speaks and nothing that tells.

    «(كشف) النقاب (عن)», «(وجدد) الهزيمة»: what its verb is done to, and not who does it. Also with ب or ل
    before it: «(وقال) بابتسامة».
    """
    if key[:1] in "بل" and len(key) > len("لكل") + 1 and key not in COMMON_WORDS:
        noun = key[1:]
        masdar = next((noun[: -len(p)] for p in _PRONOUNS if noun.endswith(p)), noun)  # «بتميزها»
        return (
            noun in COMMON_WORDS
            or noun in _DEMONSTRATIVES
            or noun in _SOME
            or (words.is_verbal_noun(masdar) and key not in words.GIVEN_NAMES)
        )
    bare = without_article(key)
    owned = next((key.removesuffix(p) for p in ("هم", "ها", "نا", "ته") if key.endswith(p)), "")
    noun = owned + "ه" if key.endswith("ته") else owned
    if noun in COMMON_WORDS and noun not in _TELLERS and key not in words.GIVEN_NAMES:
        return not (_can_speak(key) or key in _TELLERS)  # «حاجته», «سماعها»
    if key not in COMMON_WORDS and bare not in COMMON_WORDS:
        return False
    return not (_can_speak(key) or key in _TELLERS or bare in _TELLERS or _stem(key) in _TELLERS)


@remember
def _is_of_them(key: str) -> bool:
    """Whether a folded word is a noun of every day's with a pronoun: «جوائزهم», «قرارها»."""
    noun = next((key[:-2] for p in ("هم", "ها") if key.endswith(p)), "")
    return noun in COMMON_WORDS or (noun.endswith("ت") and noun[:-1] + "ه" in COMMON_WORDS)


def is_human_noun(stem: str) -> bool:
    """Whether a folded noun, with or without its article, is a role or heads a body."""
    bare = without_article(stem)
    return bare in words.ROLES or stem in words.BODY_HEADS or bare in words.BODY_HEADS


def is_accusative_plural(key: str) -> bool:
    """Whether a folded noun is a sound plural that is no subject: «الفلسطينيين», not «الأمين» or «الصين»."""
    bare = without_article(key)
    return bare != key and bare.endswith("يين") and bare not in words.ROLES


def is_plural_of_role(bare: str) -> bool:
    """Whether a folded noun is a sound plural of people: «محللون», «محللين», «صحافيات»."""
    stem = next((bare[:-2] for ending in _PLURAL_ENDINGS if bare.endswith(ending)), "")
    people = bool(stem) and (stem in words.ROLES or stem in words.ANONYMOUS_HEADS)
    return people and (bare.endswith("ات") or stem not in words.TEXT_HEADS)  # «بيانين» are no people


def is_plural_of_body(bare: str) -> bool:
    """Whether a folded noun is the plural of a body: «شركات», «منظمات»."""
    return bare.endswith("ات") and bare[:-2] + "ه" in words.BODY_HEADS


def is_people(key: str) -> bool:
    """Whether a folded noun is a sound plural in ون, which only people have: «المحتجون», «مختصون»."""
    bare = without_article(key)
    construct = bare.endswith("يو") and bare not in _NO_PLURALS  # «شرفيو النادي», «قياديو الحزب»
    whole = bare.endswith("ون") and bare not in _NO_PEOPLE
    noun = bare[:1] not in {"ي", "ت", "ن"} or (
        bare.endswith("يون") and len(bare) > len("يحيون")
    )  # «يمنيون», no «يقولون»
    return (whole or construct) and len(bare) > 4 and noun  # noqa: PLR2004 — a root and its ending


def are_broken_plural(key: str) -> bool:
    """Whether a folded noun is of people by a plural without an ending: «نشطاء», «الزعماء»."""
    bare = without_article(without_conjunction(key))
    return bare in _BROKEN_PLURALS or (bare in _PLURALS and bare not in _CROWDS)


def are_oblique_people(key: str) -> bool:
    """Whether a folded noun is a sound plural of people in ين: «المحتجين», «متظاهرين»."""
    bare = without_article(key)
    if not bare.endswith("ين") or len(bare) < len("محتجين"):
        return False
    known = bare[:-2] + "ون" in words.ANONYMOUS_HEADS or bare[:-2] in words.ROLES
    return known or (bare[0] == "م" and bare not in words.ROLES)  # a participle


def _is_many_people(head: str) -> bool:
    """Whether a noun without its article is a plural of people by its form: «مختصون», «يمنيون»."""
    nisba = head.endswith("يون") and len(head) > len("يون") + 1
    active = _ACTIVE.match(head) is not None or head in COMMON_WORDS
    return is_people(head) and head.endswith("ون") and (nisba or active)


def role_with_pronoun(key: str) -> str:
    """The role in a folded noun with its pronoun: «محاميه», «مندوبتها»; or ""."""
    for pronoun in _PRONOUNS:
        stem = key.removesuffix(pronoun)
        if stem != key and len(stem) > 2 and not is_definite(key):  # noqa: PLR2004 — a noun's root
            form = stem[:-1] + "ه" if stem.endswith("ت") else stem
            if form in words.ROLES or form in _KIN:
                return form
    return ""


def is_audience(key: str) -> bool:
    """Whether a folded noun with ل is who listens to an interview: «للوكالة», «للصحافيين»."""
    bare = key.removeprefix("لل")
    return bare in words.MEDIA_HEADS or bare.startswith(("صحف", "صحاف", "اعلامي"))


def gender_of_noun(phrase: str) -> Gender:
    """The gender that a phrase's first noun shows: «الوزارة» is feminine, «موقع …» masculine."""
    written = strip_marks(phrase.split(maxsplit=1)[0])
    key = fold(written)
    key = "ا" + key[1:] if key.startswith("لل") else key
    bare = without_article(key)
    if bare == key and key == fold(phrase):
        return "-"  # «والي» alone may be a family name
    if bare in _EITHER_GENDER:
        adjective = fold(phrase.split()[1]) if bare != key and " " in phrase else ""
        return ("f" if adjective.endswith("ه") else "m") if is_definite(adjective) else "-"
    if bare in _MALE_BODIES or (bare in words.ROLES and not bare.endswith("ه")):
        return "m"
    return "f" if written.endswith("ة") and bare not in _MASCULINE | _BROKEN_PLURALS else "-"


def _honour(key: str) -> frozenset[str] | None:
    """What may stand before the name of whom a title with a pronoun means: «سموه»; None for other words."""
    for pronoun in ("ها", "ه"):
        noun = key.removesuffix(pronoun)
        if noun != key:
            bearers = _HONOURS.get(noun) or _HONOURS.get(noun.removesuffix("ت") + "ه")
            if bearers:
                return bearers
    return None


def is_adverb(key: str) -> bool:
    """Whether a folded word is an adverb that may part a verb from its subject: «أمس», «وأيضا»."""
    return key in _ADVERBS or key in _MONTHS or without_conjunction(key) in _ADVERBS


def is_honorific(key: str) -> bool:
    """Whether a folded word is a title by itself: «الدكتور», «الشيخ», «العميد», «د»."""
    return without_article(key) in words.ROLES or key in words.ABBREVIATED_TITLES or key == "."


def agree(source: Source, gender: Gender, number: Number) -> bool:
    """Whether a verb without a subject can be this speaker's: «وقالت» cannot be a man's.

    Before its subject a verb is singular («وقال خبراء»), after it it agrees («وأضافوا»).
    """
    if number in {"p", "d"}:
        return is_plural(source)
    if number == "s" and is_plural(source) and _head(source) not in _COLLECTIVES | NO_PERSONS:
        return gender == "f" and is_plural_of_body(_head(source))  # «شبكات محلية. وأفادت»
    if gender == "-" or source.gender == "-":
        return True
    return gender == source.gender


def is_plural(source: Source) -> bool:
    """Whether a source is of several, or a noun in the plural."""
    if len(source.speakers) > 1 or source.number in {"p", "d"}:
        return True
    head = _head(source)
    # «لكن ناطقا»: a noun in the accusative is one, as its speaker's name shows.
    alone = head.endswith("ا") and (source.speakers[0].entity or _head(replace(source, text="")) != head)
    dual = "" if alone else next((head[: -len(e)] for e in _DUAL_ENDINGS if head.endswith(e)), "")
    return (
        head in _PLURALS | _BROKEN_PLURALS | _COLLECTIVES | NO_PERSONS
        # «نقاده»; but «امرأة» is no «أمراء»
        or (head != _WOMAN and head.removesuffix("ه").removesuffix("ها") in _BROKEN_PLURALS)
        or (head.endswith("و") and head[:-1] in _SPEAKERS)  # «مسؤولو التحكيم»
        or next((head[: -len(e)] for e in _THEIR_ENDINGS if head.endswith(e)), "") in _SPEAKERS  # «مديروها»
        or is_plural_of_role(head)
        or is_plural_of_body(head)
        or (head in _SPEAKING and head.endswith(_PLURAL_ENDINGS))
        or (is_people(head) and source.text.startswith("ال"))  # no «فالكون»
        or (_is_many_people(head) and source.rule != "bare-name" and not _is_name_part(source, head))
        or dual in _SPEAKERS  # «وزيرا البلدين»
        or (not source.speakers[0].entity and head.endswith("يو") and is_people(head))  # «شرفيو النادي»
    )


def _is_name_part(source: Source, head: str) -> bool:
    """Whether a source's first word is some part of its speaker's name: «(وصرح) فالكون», an entity's too."""
    return bool(source.speakers[0].entity) or _head(replace(source, text="")) != head


def _in_nominative(name: str) -> str:
    """«مصدرا أمنيا» as it stands by itself: «مصدر أمني»."""
    written = name.split()
    for k, word in enumerate(written):
        if not word.endswith("ا") or is_definite(word) or len(word) <= len("ذا") + 1:
            break
        written[k] = word.removesuffix("ا")
    return " ".join(written)


def _head(source: Source) -> str:
    """The first word of a source, folded and without its article."""
    text = source.text or source.speakers[0].name
    first = next((fold(w) for w in text.strip('"«“”»').split()), "")
    return first if first == _THOUSANDS else without_article(first)


@remember
def _bare_words(name: str) -> tuple[str, ...]:
    """A name's folded words without their articles."""
    return tuple(without_article(fold(word)) for word in name.split())


def _without_l(source: Source) -> Source:
    """An anonymous source without the ل attached to it: «للمتحدث» is «المتحدث»."""
    if not source.speakers or source.speakers[0].entity:
        return source
    name = source.speakers[0].name
    bare = f"ال{name[2:]}" if name.startswith("لل") else name.removeprefix("ل").removeprefix("ـ")
    return replace(source, speakers=(replace(source.speakers[0], name=bare),))
