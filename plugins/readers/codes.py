"""The codes of all messages that reading an article can give, each with its meaning in one line.

They are stable: an editor searches for them, and the documentation prints this table.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # the file
    "W-ENCODING": "الملف ليس بترميز UTF-8",
    "W-MOJIBAKE": "حُوّل ترميز النص خطأ قبل حفظه، مثل Ø§Ù„",
    "W-CHAR-LOST": "في النص علامة U+FFFD مكان حرف ضاع",
    "W-CHAR-BOM": "حُذفت علامة ترتيب البايتات U+FEFF",
    "W-CHAR-DIRECTION": "حُذفت علامات اتجاه قسري U+202A–U+202E",
    "W-CHAR-ISOLATE": "حُذفت علامات عزل اتجاه لا تقابلها أخرى U+2066–U+2069",
    "W-CHAR-TAG": "حُذفت حروف خفية U+E0000–U+E007F",
    "W-CHAR-CONTROL": "حُذفت حروف تحكم",
    "W-CHAR-NONCHARACTER": "في الملف رمز ليس حرفا، مثل U+FFFE",
    "W-CHAR-PRESENTATION": "في النص أشكال عرض عربية بدل الحروف",
    "W-TEXT-NONE": "لا نص في المادة",
    # the metadata
    "W-META-OPEN": "لا سطر --- يختم بيانات المادة",
    "W-META-LINE": "سطر بين البيانات ليس على صورة «مفتاح: قيمة»",
    "W-KEY-UNKNOWN": "مفتاح غير معروف",
    "W-KEY-TWICE": "مفتاح مكرر",
    "W-VALUE-LIST": "قائمة لمفتاح له قيمة واحدة",
    "W-VALUE-UNKNOWN": "قيمة ليست من قيم المفتاح",
    "W-TITLE-EMPTY": "عنوان فارغ",
    "W-TITLE-STATUS": "حالة عنوان بلا عنوان",
    "W-ID-BAD": "معرّف لا يصلح أن يكون في رابط",
    "W-SOURCE-URL": "رابط مصدر لا يبدأ بـ http أو https",
    "W-LANGUAGE": "رمز لغة غير صحيح",
    "W-STATUS-CLASH": "حالتان مختلفتان للمادة",
    "W-WITHDRAWN": "تاريخ سحب أو سببه لمادة غير مسحوبة",
    "W-WITHDRAWN-BARE": "مادة مسحوبة بلا تاريخ سحب أو سبب",
    # dates
    "W-DATE-NONE": "مادة بلا تاريخ",
    "W-DATE-UNREADABLE": "تاريخ غير مقروء",
    "W-DATE-IMPOSSIBLE": "تاريخ لا وجود له، مثل 31 فبراير",
    "W-DATE-AMBIGUOUS": "تاريخ يحتمل قراءتين، مثل 03/05/2024",
    "W-DATE-SHORT-YEAR": "سنة برقمين",
    "W-DATE-NO-YEAR": "تاريخ بلا سنة",
    "W-DATE-RELATIVE": "تاريخ نسبي، مثل «أمس»",
    "W-DATE-HIJRI": "تاريخ هجري",
    "W-DATE-WEEKDAY": "اسم يوم لا يوافق التاريخ",
    "W-DATE-MONTHS": "اسما شهرين مختلفين",
    "W-DATE-FILE": "تاريخ يخالف ما في اسم الملف",
    "W-DATE-RANGE": "تاريخ خارج سنوات الأرشيف",
    "W-DATE-STATUS": "حالة تاريخ بلا تاريخ",
    # images and links
    "W-IMAGE-ADDRESS": "صورة ليست ملفا في content/images",
    "W-IMAGE-ALT": "صورة بلا نص بديل",
    "W-IMAGE-NONE": "بيانات صورة بلا صورة",
    "W-LINK-SCHEME": "رابط بصيغة غير مسموحة، مثل javascript:",
    "W-LINK-OUTSIDE": "رابط إلى ملف خارج مجلد المحتوى",
    "W-LINK-UNKNOWN": "رابط لا يدل على مادة ولا صورة ولا موقع",
    # Markdown
    "W-LIMIT-NESTING": "تداخل أعمق من أن يُقرأ",
    "W-LIMIT-MARKS": "علامات Markdown أكثر من أن تُقرأ",
    "W-LIMIT-LINES": "أسطر كثيرة متصلة بلا سطر فارغ",
    "W-LIMIT-TABLE": "جدول أكبر من أن يُقرأ",
    "W-QUOTE-SPEAKER": "سطر القائل في كتلة اقتباس بلا اسم",
}
