"""The words of the interface: every Arabic phrase of the pages, in one place.

Templates reach it by the global `phrase`. Sentences are kept whole: put together from words, they would
not agree. Numbers with their nouns come from `plugins.arabic.numbers`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from html import escape

from markupsafe import Markup

from plugins.arabic.calendar import (
    WEEKDAY_LETTERS,
    WEEKDAYS,
    format_day,
    format_day_of_year,
    format_month,
    format_short_day,
    month_name,
    weekday_name,
)
from plugins.arabic.numbers import Case, DigitStyle, count_phrase, digits
from plugins.arabic.values import Grade, StatementKind
from plugins.newsroom.hijri import format_hijri, format_hijri_month, format_hijri_number

PHRASES: Mapping[str, str] = {
    # The frame of every page
    "page.title": "{page} — {site}",
    "skip": "انتقل إلى المحتوى",
    "nav.label": "أقسام الأرشيف",
    "nav.statements": "التصريحات",  # shorter: the row has room for six on a narrow screen
    "section.actors": "شخصيات وهيئات",
    "section.places": "أماكن",
    "section.statements": "سجل التصريحات",
    "section.topics": "الموضوعات",
    "section.sources": "المصادر",
    "section.search": "بحث",
    "section.about": "عن هذا الأرشيف",
    "section.data": "البيانات المفتوحة",
    "feed": "تلقيمة الأرشيف",
    "feed.of": "{name} — تلقيمة من {site}",
    "feed.follow": "تابع الجديد (تلقيمة)",
    "publisher": "الناشر: {name}",
    "licence": "الرخصة:",
    "comma": "،",
    "semicolon": "؛",
    "colon": ":",
    # Lists and their pages
    "articles.none": "لا مواد هنا بعد.",
    "names.none": "لا أسماء هنا بعد.",
    "topics.none": "لا موضوعات في الأرشيف بعد.",
    "sources.none": "لا مصادر في الأرشيف بعد.",
    "source.articles": "مواد من {name}",
    "topic.articles": "مواد في موضوع: {name}",
    "letters.label": "حروف الهجاء",
    "paging.articles": "صفحات قائمة المواد",
    "paging.statements": "صفحات قائمة التصريحات",
    "paging.newer": "الأحدث",
    "paging.older": "الأقدم",
    "paging.newest": "إلى أول القائمة",
    "paging.earlier": "صفحة سابقة من القائمة",
    "paging.index": "صفحات الفهرس",
    "paging.before": "الأسماء السابقة",
    "paging.after": "الأسماء التالية",
    "index.ways": "الفهرس بطرق أخرى",
    "index.by_count": "بحسب عدد المواد",
    "index.most": "الأكثر ورودًا",
    "index.count.below": "وهذه أكثرها ورودًا:",
    "index.count": "{what}: الأكثر ورودًا",
    "index.kind": "{what}: {kind}",
    "index.letter": "{what}: حرف {letter}",
    # Home
    "home.heading": "الأرشيف في لمحة",
    "home.newest": "أحدث مادة: {day}",
    "home.sum": "في الأرشيف {articles}، {ledger}.",
    "home.sum.span": "في الأرشيف {articles} من عام {first} إلى عام {last}، {ledger}.",
    "home.ledger": "وفي سجله {statements}",
    "home.ledger.none": "ولا تصريحات في سجله بعد",
    "home.latest": "أحدث المواد",
    "home.latest.more": "ومن الجديد أيضًا",
    "home.said": "أحدث ما قيل",
    "home.heard": "أكثر من تكلم مؤخرًا",
    "home.places": "أماكن الأخبار الأخيرة",
    "home.lately": "في آخر {articles}",
    "home.actors": "الأكثر ورودًا في الأرشيف كله",
    "home.years": "الأرشيف سنة سنة",
    "home.month": "مواد {month}",
    "actors.all": "جميع الشخصيات والهيئات",
    "places.all": "جميع الأماكن",
    # Actors and places
    "found": "رُصد آليًا، غير مُراجَع",
    "found.short": "رُصد آليًا",
    "names.met": "ورد أيضًا بصيغة:",
    "mentioned_in": "ورد في",
    "mentioned_in.count": "ورد في {articles}",
    "mentioned_in.all": "ورد في {articles} ذكرًا عابرًا",
    "mentioned_in.some": "ورد في {articles}، {some} ذكرًا عابرًا",
    "mentioned_in.one_of_two": "في إحداهما",
    "mentioned_in.one": "في إحداها",
    "mentioned_in.two": "في اثنتين منها",
    "mentioned_in.many": "في {number} منها",
    "mentioned_in.passing": "وذكر عابر في:",
    "together": "أسماء في المواد نفسها، وعدد هذه المواد",
    "chart.said.month": "المواد في كل شهر فوق الخط، والتصريحات تحته.",
    "chart.said.years": "المواد في كل فترة فوق الخط، والتصريحات تحته.",
    "chart.said.year": "المواد في كل عام فوق الخط، والتصريحات تحته.",
    "chart.articles.year": "عدد المواد في كل عام.",
    "chart.articles.month": "عدد المواد في كل شهر.",
    "chart.articles.years": "عدد المواد في كل فترة.",
    "chart.most": "وأكثرها مواد: {when} ({articles}).",
    "chart.most.said": "وأكثرها مواد: {when} ({articles}، {statements}).",
    "chart.numbers": "بالأرقام",
    "chart.time": "الفترة",
    "chart.column.articles": "المواد",
    "chart.column.statements": "التصريحات",
    "years.from_to": "من {since} إلى {until}",
    "mention.count": "في {places}",
    "place.coordinates": "الإحداثيات:",
    "wikidata": "في ويكي بيانات:",
    "role.since": "منذ {since}",
    "role.until": "حتى {until}",
    "role.from_to": "من {since} إلى {until}",
    # Maps
    "map.heading": "خريطة الأرشيف",
    "map.link": "الأماكن على الخريطة",
    "map.sum": "عدد ما عُرف موضعه من أماكن الأرشيف: {places}.",
    "map.world": "العالم",
    "map.middle-east": "الشرق الأوسط",
    "map.levant": "الشام والعراق",
    "map.europe": "أوروبا",
    "map.ground": "خريطة صمّاء: {name}",
    "map.points": "أماكن الأرشيف على خريطة {name}",
    "map.points.order": "كل نقطة رابط إلى صفحة مكان: الدول، ثم الأقاليم والبحار، ثم غيرها.",
    "map.reading": "كل نقطة رابط إلى صفحة مكان، وحجمها بعدد المواد التي تذكره. والباهتة دول وأقاليم وبحار.",
    "map.rest": "والنقاط الدقيقة أماكن أقل ورودًا أو متقاربة، وهي في قائمة الأماكن.",
    "map.listed": "الأماكن التي على الخريطة",
    "map.parts": "أقسام الصفحة",
    "map.borders": "الحدود والتسميات على الخرائط",
    "map.locator": "موضع {name} على خريطة {around}",
    "map.locator.country": "{name} بين جيرانها على الخريطة",
    # What names of a kind are called together
    "kinds.person": "أشخاص",
    "kinds.party": "أحزاب",
    "kinds.government": "جهات حكومية",
    "kinds.parliament": "مجالس نيابية",
    "kinds.court": "محاكم",
    "kinds.military": "جهات عسكرية",
    "kinds.security": "جهات أمنية",
    "kinds.armed-group": "جماعات مسلحة",
    "kinds.international": "منظمات دولية",
    "kinds.union": "نقابات واتحادات",
    "kinds.association": "جمعيات",
    "kinds.religious": "هيئات دينية",
    "kinds.company": "شركات",
    "kinds.bank": "مصارف",
    "kinds.media": "وسائل إعلام",
    "kinds.university": "جامعات",
    "kinds.sport": "هيئات رياضية",
    "kinds.country": "دول",
    "kinds.region": "أقاليم ومناطق",
    "kinds.city": "مدن وبلدات",
    "kinds.site": "مواقع",
    "kinds.water": "مسطحات مائية",
    "kinds.other": "غير مصنّف",
    "kinds.found": "رُصد آليًا، غير مُراجَع",
    # Statements
    "statements.all": "سجل التصريحات كاملًا",
    "statements.latest": "أحدث التصريحات",
    "statements.latest.below": "وهذه أحدثها:",
    "statements.whole": "التصريحات",
    "statements.ways": "التصريحات بحسب القائل والسنة",
    "statements.count": "في سجل التصريحات: {statements}",
    "statements.in_year": "تصريحات عام {year}",
    "statements.undated": "تصريحات بلا تاريخ",
    "statements.most_quoted": "الأكثر تصريحًا",
    "statements.legend": (
        "ما بين علامتي التنصيص «…» كلام القائل بحرفه، وما عداه نقل بالمعنى، ومع كليهما صيغة النقل كما وردت."
        " ونوع كل تصريح رابط إلى موضعه في مادته."
    ),
    "statements.legend.more": "كيف نقرأ التصريحات",
    "statements.of": "تصريحات {name}",
    "statements.none": "لا تصريحات هنا بعد.",
    "in_year": "{what}، عام {year}",
    "without_day": "{what}، بلا تاريخ",
    "years.neighbours": "السنوات المجاورة",
    "speakers.heading": "القائلون",
    "speakers.all": "جميع القائلين",
    # Sources without a name, by kind
    "heard.literal": "{statements}، منها {literal}",
    "unnamed.heading": "مصادر بلا أسماء",
    "unnamed.more": "كيف صُنّفت",
    "unnamed.text": (
        "كلام نسبته المواد إلى من لم تسمّه. يُصنّف القائل بالصفة التي ورد بها في النص، ولا يُعرف منها شخصه،"
        " وقد يكون وراء الصفة الواحدة كثيرون."
    ),
    "unnamed.statements": "مصادر بلا أسماء: {kind}",
    "unnamed.security": "مصادر أمنية",
    "unnamed.security.text": "مصدر أمني، والشرطة، وضابط في الأمن، ومحققون",
    "unnamed.military": "مصادر عسكرية",
    "unnamed.military.text": "مصدر عسكري، ومصادر ميدانية، وقائد أو جندي لم يُسمَّ",
    "unnamed.medical": "مصادر طبية",
    "unnamed.medical.text": "مصدر طبي، وطبيب لم يُسمَّ، ومسعفون، والمستشفى",
    "unnamed.judicial": "مصادر قضائية",
    "unnamed.judicial.text": "مصدر قضائي، والنيابة، ومحامٍ أو قاضٍ لم يُسمَّ",
    "unnamed.diplomatic": "مصادر دبلوماسية",
    "unnamed.diplomatic.text": "مصدر دبلوماسي، وسفير لم يُسمَّ",
    "unnamed.official": "مصادر رسمية",
    "unnamed.official.text": "مسؤول، ومصدر رسمي أو حكومي، ومتحدث لم يُسمَّ، والسلطات",
    "unnamed.political": "مصادر سياسية",
    "unnamed.political.text": "مصدر سياسي أو برلماني، ونائب أو قيادي لم يُسمَّ",
    "unnamed.economic": "مصادر اقتصادية",
    "unnamed.economic.text": "مصدر تجاري أو مالي أو نفطي، وتاجر، ومتعاملون في السوق",
    "unnamed.media": "وسائل إعلام وصحفيون",
    "unnamed.media.text": "وسائل إعلام محلية، وصحيفة أو وكالة لم تُسمَّ، ومراسل",
    "unnamed.witness": "شهود وأهالٍ",
    "unnamed.witness.text": "شهود عيان، ومصادر محلية، وسكان، ومتظاهرون",
    "unnamed.family": "أقارب وأصدقاء",
    "unnamed.family.text": "عائلة، ووالد أو شقيق لم يُسمَّ، وجيران",
    "unnamed.expert": "خبراء ومحللون",
    "unnamed.expert.text": "خبير، ومحللون، ومراقبون، وباحثون، وعلماء",
    "unnamed.activist": "ناشطون وحقوقيون",
    "unnamed.activist.text": "ناشط، وحقوقيون، ومنظمات لم تُسمَّ",
    "unnamed.document": "تقارير ووثائق",
    "unnamed.document.text": "تقرير، ودراسة، وبيان، واستطلاع، ومعلومات لم يُذكر صاحبها",
    "unnamed.other": "مصادر أخرى",
    "unnamed.other.text": "مصدر مطلع، ومصادر لا صفة لها، وأحدهم، وآخرون",
    "unnamed.unresolved": "قائل غير محدد",
    "unnamed.unresolved.text": "كلام لا يكفي ما في النص لمعرفة قائله",
    "entity.page": "صفحة {name}",
    "speaker.unknown": "قائل غير محدد",
    "and.speaker": "و",
    "on_behalf_of": "باسم {name}",
    "kind.direct": "اقتباس حرفي",
    "kind.partial": "اقتباس جزئي",
    "kind.indirect": "نقل بالمعنى",
    "kind.indirect.with_quotes": "نقل بالمعنى، فيه كلام بحرفه",
    "statement.again": "والعبارة نفسها في:",
    "statement.again.by": "منسوبة إلى {name}",
    "grade.named": "بالاسم",
    "grade.described": "بالصفة",
    "grade.described.source": "بالصفة: «{source}»",
    "grade.inherited": "من السياق",
    "grade.unresolved": "غير محدد",
    "source_text": "كما ورد في النص: {source}",
    # Dates
    "undated": "بلا تاريخ",
    "undated.heading": "مواد بلا تاريخ",
    "year": "عام {number}",
    "time.sum": "{articles}، و{statements}",
    "hijri.named": "{day}\N{NO-BREAK SPACE}هـ (أم\N{NO-BREAK SPACE}القرى)",
    "hijri.same": "الموافق {day}\N{NO-BREAK SPACE}هـ (أم\N{NO-BREAK SPACE}القرى)",
    "hijri.note": "الرقم الصغير تحت كل يوم هو رقمه في الشهر الهجري، بتقويم أم القرى.",
    "calendar": "تقويم {month}",
    "steps.year": "الأعوام المجاورة",
    "steps.year.before": "العام السابق: {name}",
    "steps.year.after": "العام التالي: {name}",
    "steps.month": "الشهور المجاورة",
    "steps.month.before": "الشهر السابق: {name}",
    "steps.month.after": "الشهر التالي: {name}",
    "steps.day": "الأيام المجاورة",
    "steps.day.before": "اليوم السابق: {name}",
    "steps.day.after": "اليوم التالي: {name}",
    "year.heard": "أكثر من تكلم في هذا العام",
    "year.actors": "أكثر من ورد من الشخصيات والهيئات",
    "year.places": "أكثر الأماكن ورودًا",
    "day": "في مثل هذا اليوم",
    "day.of": "في مثل هذا اليوم: {day}",
    "day.sum": "{articles} في {years}",
    "day.all": "كل ما نُشر في {day}",
    "days": "أيام السنة",
    "days.sum": "تجمع صفحة كل يوم ما نُشر فيه عامًا بعد عام. وفي الأرشيف مواد في {days} من أيام السنة.",
    # The article
    "title.supplied": "العنوان من وضع الأرشيف، إذ لا عنوان للمادة في مصدرها.",
    "title.derived": "العنوان مأخوذ من مطلع النص، إذ لا عنوان للمادة في مصدرها.",
    "day.inferred": "استُدل على التاريخ من النص",
    "source": "المصدر:",
    "source.original": "المادة في موقع المصدر",
    "medium": "الوسيلة:",
    "authors": "الكاتب:",
    "picture.credit": "الصورة: {name}",
    "corrections": "تصحيحات",
    "corrected": "صُححت هذه المادة بعد نشرها.",
    "corrected.on": "صُححت هذه المادة في {day}.",
    "article.actors": "أبرز الشخصيات والهيئات",
    "article.places": "أبرز الأماكن",
    "article.txt": "نص المادة مجرّدًا",
    "cite": "استشهد بهذه المادة",
    "cite.statement": "ولكل تصريح رابط دائم، هو نوعه.",
    "cite.formats": "بصيغ أخرى: BibTeX وRIS وCSL-JSON",
    "cite.copy": "نسخ الاستشهاد",
    "cite.copy.statement": "نسخ الاستشهاد بهذا التصريح",
    "cite.copy.text": "نسخ النص",
    "cite.copy.format": "نسخ {format}",
    "cite.copied": "نُسخ.",
    "cite.not_copied": "لم يسمح المتصفح بالنسخ.",
    "cite.said": "{speaker}: {words}",
    "cite.meant": "{speaker}، نقلًا بالمعنى: {words}",
    "cite.told": "{speaker}، كما ورد في النص: «{words}»",
    "cite.with_cue": "{speaker} ({cue}): {words}",
    "cite.in": "{said}، في: {article}",
    # The search
    "search.box": "ابحث في الأرشيف",
    "search.go": "ابحث",
    "search.how": (
        "اكتب كلمة أو اسمًا بأي إملاء. وللعبارة كما هي ضعها بين علامتي «…»، ولاستبعاد كلمة اكتب قبلها «-»."
    ),
    "search.offers": "شخصيات وهيئات وأماكن",
    "search.named": "المواد",
    "search.spoke": "التصريحات",
    "search.chosen": "المختار",
    "search.by_actor": "ورد فيها",
    "search.by_place": "المكان:",
    "search.by_speaker": "القائل:",
    "search.drop": "(احذفه)",
    "search.in": "ابحث في",
    "search.in.articles": "المواد",
    "search.in.statements": "التصريحات",
    "search.year": "السنة",
    "search.any_year": "كل السنوات",
    "search.source": "المصدر",
    "search.any_source": "كل المصادر",
    "search.topic": "الموضوع",
    "search.any_topic": "كل الموضوعات",
    "search.by": "الترتيب",
    "search.by.worth": "الأقرب إلى البحث",
    "search.by.date": "الأحدث",
    "search.none": "لا نتائج. جرّب كلمات أقل، أو إملاءً آخر، أو وسّع السنوات والمصادر.",
    "search.too_common": "هذه كلمات شائعة في كل نص، فأضف إليها كلمة أخص.",
    "search.more": "نتائج أخرى",
    "search.broken": "تعذّر تحميل فهرس البحث. تحقق من الاتصال ثم أعد المحاولة.",
    "search.scriptless": (
        "البحث يجري في متصفحك ببرنامج صغير (JavaScript)، وهو معطّل فيه."
        " والأرشيف كله مفهرس في هذه الصفحات، وهي لا تحتاج إليه:"
    ),
    "search.otherwise": "طرق أخرى إلى المواد",
    "origin": "أصل هذه النسخة",
    "origin.file": "الملف:",
    "origin.digest": "بصمة النص (SHA-256):",
    "neighbours": "مواد مجاورة",
    "neighbours.previous": "السابقة:",
    "neighbours.next": "التالية:",
    # What is no longer where it was
    "withdrawn.heading": "مادة مسحوبة",
    "withdrawn": "سُحبت هذه المادة من الأرشيف.",
    "withdrawn.on": "سُحبت هذه المادة من الأرشيف في {day}.",
    "withdrawn.because": "السبب:",
    "withdrawn.stays": (
        "بقيت هذه الصفحة ليعلم من تدلّه إحالة إليها أن المادة سُحبت. ولم يبق في الأرشيف شيء من نصها."
    ),
    "redirect.heading": "تغيّر عنوان هذه الصفحة",
    "redirect.text": "لم يعد هذا عنوانها، وينتقل المتصفح من نفسه إلى العنوان الجديد.",
    "redirect.link": "انتقل إلى:",
    "404.heading": "لم نجد هذه الصفحة",
    "404.text": "لا صفحة في الأرشيف بهذا العنوان. قد يكون في العنوان خطأ، أو نُقلت الصفحة إلى موضع آخر.",
    "404.home": "إلى صفحة الأرشيف الأولى",
    # Open data
    "data.intro": "كل ما في هذا الأرشيف متاح في جداول يقرؤها الإنسان والآلة، وتتجدد مع كل نشر.",
    "data.until": "أحدث ما فيها مادة من {day}.",
    "data.files": "الملفات",
    "data.articles": "المواد: عنوان كل مادة وتاريخها ومصدرها وكاتبها وعدد كلماتها وبصمة نصها.",
    "data.statements": "التصريحات: نص كل تصريح وموضعه ونوعه وصيغة نقله وقائله، وكيف عُرف القائل.",
    "data.entities": "الأسماء: الشخصيات والهيئات والأماكن، مع عدد المواد التي وردت فيها.",
    "data.mentions": "مواضع الذكر: أين ورد كل اسم في كل مادة.",
    "data.columns": "أعمدة {file}",
    "data.type.string": "نص",
    "data.type.date": "تاريخ",
    "data.type.integer": "عدد صحيح",
    "data.type.number": "عدد",
    "data.values": "إحدى القيم:",
    "data.datapackage.json": "وصف الجداول وأعمدتها وفق معيار Frictionless، تفحصها به برامجه.",
    "data.article.txt": "إلى جانب كل مادة، عند عنوانها: نصها مجرّدًا، وفيه تُعدّ المواضع.",
    "data.reading": "قبل أن تقرأها",
    "data.cue": "لا يُفهم تصريح بمعزل عن صيغة نقله: فما نفاه القائل غير ما أكّده. اقرأ العمودين {text} و{cue}"
    " معًا.",
    "data.grade": "ليس كل قائل معروفًا على وجه اليقين: العمود {grade} يقول كيف عُرف، وما لم يُعرف قائله فعموده"
    " فارغ.",
    "data.found": "ما كانت قيمته {found} في العمود {status} اسم رُصد آليًا ولم يراجعه محرر.",
    "data.offsets": "تُعدّ المواضع بمحارف يونيكود ابتداءً من الصفر، في نص المادة كما هو في الملف {file}:"
    " فالتصريح هو {slice}.",
    "data.encoding": "الجداول بترميز UTF-8، تفصل الفواصل بين أعمدتها، وفي أول كل منها علامة BOM، وبها تفتحها"
    " برامج الجداول بعربية سليمة. ومن قرأها ببرنامج يكتبه فالترميز عنده {encoding}.",
    "data.missing": "الخانة الفارغة قيمة غير معروفة. أما {namibia} فرمز ناميبيا، لا قيمة ناقصة.",
    "data.sheet": "في برنامج جداول",
    "data.sheet.open": "نزّل الملف وافتحه: يفتحه LibreOffice Calc وExcel بنقرتين، والعربية فيه سليمة. وفي"
    " جداول Google: «ملف» ثم «استيراد».",
    "data.sheet.text": "في الجداول ألفاظ الناس كما هي، ومنها ما يبدأ بعلامة مثل «=». فإن سألك البرنامج فاجعل"
    " الأعمدة نصوصًا.",
    "data.sheet.filter": "ولترى ما قاله أحد: رشّح صفوف {file} بالعمود {column}، ثم رتّبه بالعمود {date}.",
    "data.pandas": "في Python بمكتبة pandas",
    "data.pandas.text": "أكثر من تكلم، ثم كل ما نفاه أحد، مع صيغة نفيه:",
    "data.sqlite": "في SQLite",
    "data.sqlite.text": "تصير الجداول قاعدة بيانات واحدة:",
    "data.sqlite.query": "ثم تسأل، مثلًا، عن أكثر الأماكن ورودًا:",
    "data.datasette": "في Datasette",
    "data.datasette.text": "تُتصفح القاعدة وتُسأل في المتصفح:",
    "data.terms": "الرخصة والاستشهاد",
    "data.unlicensed": "لم يذكر الناشر رخصة لهذه البيانات: اسأله قبل أن تعيد نشرها.",
    "data.credit": "إحداثيات المدن من GeoNames برخصة CC BY 4.0، فاذكره إن أعدت نشرها.",
    "data.cite": "للاستشهاد بالبيانات:",
    "data.cite.date": "وأضف يوم نزّلتها، فهي تتجدد. ولتصريح بعينه عنوان دائم في العمود {url}.",
    # About
    "about.statements": "التصريحات",
    "about.statements.text": "يُقرأ كل نص لاستخراج ما نُقل فيه من كلام ومعرفة قائله. والتصريحات ثلاثة أنواع:",
    "about.kind.direct": "جملة وردت في النص بين علامتي تنصيص.",
    "about.kind.partial": "عبارة بين علامتي تنصيص داخل جملة من كلام المحرر.",
    "about.kind.indirect": "كلام نقله المحرر بألفاظه هو، بلا علامتي تنصيص.",
    "about.grades": "كيف يُعرف القائل",
    "about.grade.named": "ذُكر اسمه مع فعل القول أو ما يقوم مقامه.",
    "about.grade.described": "ذُكر بصفته أو منصبه، كقولهم: «وأكد الوزير».",
    "about.grade.inherited": "لم يُذكر مع فعل القول، ويُعرف مما سبقه من النص.",
    "about.grade.unresolved": "لا يكفي ما في النص لمعرفته.",
    "about.maps": "الحدود والتسميات على الخرائط",
    "about.maps.text": (
        "ترسم الخرائط الحدود كما هي على الأرض، لا كما تعترف بها الدول؛ غير أن شمال قبرص عُدّ من قبرص، "
        "وأرض الصومال من الصومال. والأسماء عليها كما هي في صفحات الأماكن. ولا يعبّر شيء من ذلك عن موقف من "
        "سيادة على أرض أو من حدود متنازع عليها. والنقطة الدالّة على دولة أو إقليم في وسطه، لا في موضع بعينه."
    ),
    "about.maps.sources": "مصادر الخرائط:",
    "about.maps.outlines": "السواحل والحدود، وهي ملك عام. أُخذت عن طريق world-atlas (رخصة ISC)، وبُسّطت خطوطها.",
    "about.maps.coordinates": "إحداثيات المدن، برخصة CC BY 4.0.",
    "about.maps.countries": "أسماء الدول، برخصة Unicode License v3.",
    "about.found": "الأسماء المرصودة آليًا",
    "about.found.text": "ما كُتب بجانبه «رُصد آليًا» اسم تعرّف إليه البرنامج من سياق النص، ولم يراجعه محرر بعد.",
}

# What an entity is, by its kind in the authority; a kind that is not here goes unsaid.
KINDS: Mapping[str, str] = {
    # Organisations
    "party": "حزب",
    "government": "جهة حكومية",
    "parliament": "مجلس نيابي",
    "court": "محكمة",
    "military": "جهة عسكرية",
    "security": "جهة أمنية",
    "armed-group": "جماعة مسلحة",
    "international": "منظمة دولية",
    "union": "نقابة أو اتحاد",
    "association": "جمعية",
    "religious": "هيئة دينية",
    "company": "شركة",
    "bank": "مصرف",
    "media": "وسيلة إعلام",
    "university": "جامعة",
    "sport": "هيئة رياضية",
    # Places
    "country": "دولة",
    "region": "إقليم أو منطقة",
    "city": "مدينة",
    "site": "موقع",
    "water": "مسطح مائي",
}

# What the interface counts, by the nouns of `plugins.arabic.numbers`; a mention is said with a preposition.
COUNTED: Mapping[str, tuple[str, Case]] = {
    "article": ("مادة", "nominative"),
    "statement": ("تصريح", "nominative"),
    "direct": ("اقتباس حرفي", "nominative"),
    "partial": ("اقتباس جزئي", "nominative"),
    "indirect": ("نقل بالمعنى", "nominative"),
    "speaker": ("قائل", "nominative"),
    "actor": ("شخصية أو هيئة", "nominative"),
    "place": ("مكان", "nominative"),
    "mention": ("موضع", "oblique"),
    "row": ("صف", "nominative"),
    "lately": ("مادة", "oblique"),
    "in_articles": ("مادة", "oblique"),
    "years": ("سنة", "oblique"),
    "days": ("يوم", "oblique"),
}


def phrase(key: str, **values: str) -> str:
    """Return a phrase with its places filled: «منذ {since}» with a day is «منذ 9 مارس/آذار 2004».

    A value that is markup makes the whole phrase markup, and whatever else is put in is escaped.
    """
    text = PHRASES[key]
    if any(isinstance(value, Markup) for value in values.values()):
        return Markup(text).format(**values)  # noqa: S704 - a phrase of ours, without markup; values are escaped
    return text.format(**values) if values else text


_PAIR = 2  # Arabic has a form of its own for two
_BRACKETS = frozenset("()[]{}")  # one of a pair may find its other outside the name


def bdi(name: str) -> Markup:
    """Return a name or a title whose direction does not touch its surroundings: `<bdi>CNN</bdi>`.

    What begins and ends with an Arabic letter runs in our lines as it does by itself, and is left as it is.
    In others a browser goes by the first letter, and would show «CNN بالعربية» and «Reuters: قمة في الرباط»
    from their end; what has an Arabic letter runs as Arabic does.
    """
    plain = name.striptags() if isinstance(name, Markup) else name
    letters = [c for c in plain if c.isalnum()]
    if letters and _is_arabic(letters[0]) and _is_arabic(letters[-1]) and not _BRACKETS & set(plain):
        return Markup("{}").format(name)
    alphabetic = [c for c in letters if c.isalpha()]
    if any(map(_is_arabic, alphabetic)) and not _is_arabic(alphabetic[0]):
        return Markup('<bdi dir="rtl">{}</bdi>').format(name)
    return Markup("<bdi>{}</bdi>").format(name)


def _is_arabic(letter: str) -> bool:
    return unicodedata.bidirectional(letter) == "AL"


def isolated(name: str, *, before_words: bool = False) -> str:
    """Return a name or a title as `bdi` does, bare where it needs none.

    What begins and ends in Arabic letters stands among Arabic words as it would alone; a number or a Latin
    word at an edge would draw its neighbours to itself. One run of Latin letters («BBC») does so only with
    numbers that follow it: it may be bare `before_words`, where a word of ours follows or nothing.
    Lists are long: nearly every line saves 11 bytes, and those with such a source 22.
    """
    plain = name.striptags() if isinstance(name, Markup) else name
    letters = [c for c in plain if c.isalpha()]
    first = next((c for c in plain if c.isalnum()), "")
    is_arabic = bool(letters) and _is_arabic(first) and _is_arabic(letters[-1])
    is_latin = (
        plain[:1].isalpha()
        and plain[-1:].isalnum()
        and all(unicodedata.bidirectional(c) == "L" for c in letters)
    )
    if not (is_arabic or (before_words and is_latin)):
        return bdi(name)
    # Quotation marks are no markup here, and titles are full of them.
    return name if isinstance(name, Markup) else Markup(escape(name, quote=False))  # noqa: S704 - just escaped


def code(text: str) -> Markup:
    """Return what a machine reads, in its own direction: `<code dir="ltr">text</code>`."""
    return Markup('<code dir="ltr">{}</code>').format(text)


def kind_name(kind: str) -> str:
    """Return what an entity is, in a word: «city» is «مدينة»; "" for what has no word."""
    return KINDS.get(kind, "")


def statement_kind_name(kind: StatementKind) -> str:
    """Return a statement's kind in words: «direct» is «اقتباس حرفي»."""
    return phrase(f"kind.{kind}")


def grade_name(grade: Grade, source_text: str = "") -> str:
    """Return in words how the speaker is known: «بالاسم», «بالصفة: «الوزير الروسي»»."""
    if grade == "described" and source_text:
        return phrase("grade.described.source", source=source_text)
    return phrase(f"grade.{grade}")


def counted(number: int, what: str, style: DigitStyle = "latin") -> str:
    """Return a number with its noun: 2 of «article» are «مادتان», 14 of «statement» «14 تصريحًا»."""
    noun, case = COUNTED[what]
    return count_phrase(number, noun, case, style)


def mentioned(total: int, passing: int, style: DigitStyle = "latin") -> str:
    """Return in how many articles a name is met, and in how many of them only in passing.

    «ورد في 35 مادة، في 12 منها ذكرًا عابرًا»; where all of them do so, «ورد في مادتين ذكرًا عابرًا».
    """
    articles = counted(total, "in_articles", style)
    if not passing:
        return phrase("mentioned_in.count", articles=articles)
    if passing == total:
        return phrase("mentioned_in.all", articles=articles)
    if passing > _PAIR:
        some = phrase("mentioned_in.many", number=show_number(passing, style))
    elif passing == _PAIR:
        some = phrase("mentioned_in.two")
    else:
        some = phrase("mentioned_in.one_of_two") if total == _PAIR else phrase("mentioned_in.one")
    return phrase("mentioned_in.some", articles=articles, some=some)


def show_number(number: int, style: DigitStyle = "latin") -> str:
    """Return a number in the digits of the archive, ungrouped as years are: «2016» or «٢٠١٦»."""
    return digits(str(number), style)


# For the templates.
FILTERS: Mapping[str, Callable[..., object]] = {
    "bdi": bdi,
    "code": code,
    "counted": counted,
    "format_day": format_day,
    "format_day_of_year": format_day_of_year,
    "format_hijri": format_hijri,
    "format_hijri_month": format_hijri_month,
    "format_hijri_number": format_hijri_number,
    "format_month": format_month,
    "format_short_day": format_short_day,
    "format_weekday": weekday_name,
    "grade_name": grade_name,
    "isolated": isolated,
    "kind_name": kind_name,
    "month_name": month_name,
    "show_number": show_number,
    "statement_kind_name": statement_kind_name,
}
GLOBALS: Mapping[str, object] = {
    "mentioned": mentioned,
    "phrase": phrase,
    "weekday_letters": WEEKDAY_LETTERS,
    "weekdays": WEEKDAYS,
}
