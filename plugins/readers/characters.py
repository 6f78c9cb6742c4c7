"""From a file's bytes to its text: only UTF-8, and without what no reader should ever meet.

What is taken out is listed here and nowhere else; everything that remains is the article's.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections.abc import Iterator

from plugins.newsroom.problems import Problem

# What is removed, each with its code and its name for the editor. Direction marks that only nudge
# (LRM, RLM, ALM), joiners and no-break blanks belong to the text.
_REMOVED = {
    "W-CHAR-BOM": ("\ufeff", "علامة ترتيب البايتات (U+FEFF)", "احفظ الملف بترميز UTF-8 من غير BOM"),
    "W-CHAR-DIRECTION": ("\u202a-\u202e", "علامات تقلب اتجاه النص", "احذفها من الملف"),
    "W-CHAR-TAG": ("\U000e0000-\U000e007f", "حروف خفية لا تُرى", "احذفها من الملف، وتأكد من مصدر النص"),
    "W-CHAR-CONTROL": ("\x00-\x08\x0b-\x1f\x7f-\x9f", "حروف تحكم ليست من النص", "احذفها من الملف"),
}
_ANY_REMOVED = re.compile("[" + "".join(chars for chars, _, _ in _REMOVED.values()) + "]")
_ISOLATES = re.compile("[\u2066-\u2069]")
_CLOSES_ISOLATE = "\u2069"
_NONCHARACTERS = re.compile("[\ufdd0-\ufdef\ufffe\uffff]")
# Shaped letters; the ornate brackets of the Quran and the honorific signs are meant as they are.
_PRESENTATION = re.compile("[\ufb50-\ufbff\ufc00-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc]")
# Arabic in UTF-8 that was read as Windows-1252 or Latin-1: pairs that begin with Ø, Ù, Ú or Û.
_MOJIBAKE = re.compile("(?:[ØÙÚÛ][\x80-\xbf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122] ?){3}")

# How often a letter comes in a hundred letters of Arabic news, rounded.
_FREQUENCY = {
    **dict.fromkeys("ال", 12), **dict.fromkeys("يمونر", 6), **dict.fromkeys("تبعد", 4),
    **dict.fromkeys("هفسقأكحة", 2), **dict.fromkeys("جشصىإطذخضز", 1), **dict.fromkeys("ثئغءؤظآ", 0.3),
}  # fmt: skip
# Arabic letters stand at the same places in ISO-8859-6 and on the Mac; the Mac comes last, and is
# named only where a byte exists there alone.
_LEGACY = {"cp1256": "WINDOWS-1256", "iso8859_6": "ISO-8859-6", "mac_arabic": "MACARABIC"}
# Real text scores about 5.5, a wrong table under 3.
_LIKELY = 3.5


def decode(data: bytes, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Decode a file; None and an error that names the likely encoding where it is not UTF-8.

    Line ends become line feeds.
    """
    if wide := _wide_encoding(data):
        return None, (_not_utf8(path, 1, wide),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (_explain(data, path, line),)
    return text.replace("\r\n", "\n").replace("\r", "\n"), ()


def clean(text: str, path: str) -> tuple[str, tuple[Problem, ...]]:
    """Take out what no text needs, and warn of it and of what looks damaged. Lines stay lines."""
    problems = [*_find_damage(text, path)]
    if not _ANY_REMOVED.search(text):
        return text, tuple(problems)
    for code, (chars, name, how) in _REMOVED.items():
        removed = re.compile(f"[{chars}]")
        if first := removed.search(text):
            line = _line(text, first.start())
            times = _times(sum(1 for _ in removed.finditer(text)))
            what = f"حُذفت {name} ({times}، أولها في السطر {line})"
            problems.append(Problem(path, line, code, what, how, "warning"))
    return _ANY_REMOVED.sub("", text), tuple(problems)


def balance_isolates(text: str) -> str:
    """Take out isolates (U+2066–2069) that have no partner in this paragraph."""
    if not _ISOLATES.search(text):
        return text
    opened: list[int] = []
    lone: set[int] = set()
    for m in _ISOLATES.finditer(text):
        if m[0] != _CLOSES_ISOLATE:
            opened.append(m.start())
        elif opened:
            opened.pop()
        else:
            lone.add(m.start())
    lone.update(opened)
    return "".join(c for i, c in enumerate(text) if i not in lone)


def isolate_warning(path: str, line: int) -> Problem:
    """The warning that isolates without a partner were taken out of a paragraph."""
    what = "حُذفت علامات عزل اتجاه لا تقابلها علامة إغلاق أو فتح"
    return Problem(path, line, "W-CHAR-ISOLATE", what, "احذفها من الملف", "warning")


def _find_damage(text: str, path: str) -> Iterator[Problem]:
    if m := _MOJIBAKE.search(text):
        what = f"النص يبدو محوَّل الترميز خطأ: «{m[0].strip()}»"
        how = "أعد أخذ النص من مصدره، واحفظه بترميز UTF-8"
        yield Problem(path, _line(text, m.start()), "W-MOJIBAKE", what, how, "warning")
    if (at := text.find("\ufffd")) >= 0:
        what = "في النص علامة U+FFFD، أي حرف ضاع في تحويل سابق"
        yield Problem(path, _line(text, at), "W-CHAR-LOST", what, "أعد أخذ النص من مصدره", "warning")
    if m := _NONCHARACTERS.search(text):
        what = f"في الملف رمز ليس حرفا (U+{ord(m[0]):04X})، ولا يقبله أي متصفح"
        yield Problem(path, _line(text, m.start()), "W-CHAR-NONCHARACTER", what, "احذفه من الملف")
    if m := _PRESENTATION.search(text):
        letters = unicodedata.normalize("NFKC", m[0])
        what = f"في النص أشكال عرض عربية بدل الحروف، مثل U+{ord(m[0]):04X} ({letters})"
        how = "أعد أخذ النص من مصدره؛ بقي كما كُتب، ويجده البحث"
        yield Problem(path, _line(text, m.start()), "W-CHAR-PRESENTATION", what, how, "warning")


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def _times(number: int) -> str:
    """How often, as a phrase: «مرة واحدة», «مرتين», «5 مرات»."""
    if number == 1:
        return "مرة واحدة"
    if number == 2:  # noqa: PLR2004 - the dual
        return "مرتين"
    return f"{number} مرات" if 3 <= number % 100 <= 10 else f"{number} مرة"  # noqa: PLR2004 - the plural's range


def _wide_encoding(data: bytes) -> str:
    """The name of UTF-16 or UTF-32 where the bytes are that, else ""."""
    for mark, name in ((b"\xff\xfe\x00\x00", "UTF-32"), (b"\x00\x00\xfe\xff", "UTF-32")):
        if data.startswith(mark):
            return name
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    # Without a mark: blanks, digits and line ends have a zero byte, always on the same side.
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if max(even, odd) * 10 > len(data) // 2 and min(even, odd) * 10 < max(even, odd):
        return "UTF-16LE" if odd > even else "UTF-16BE"
    return ""


def _explain(data: bytes, path: str, line: int) -> Problem:
    """Say where the first bad byte is, and what the file, or that line, seems to be."""
    bad, good = [], 0
    for each in data.split(b"\n"):
        try:
            each.decode("utf-8")
        except UnicodeDecodeError:
            bad.append(each)
        else:
            good += not each.isascii()
    encoding = _likely_encoding(b"\n".join(bad))
    if not good and encoding:
        return _not_utf8(path, line, encoding)
    looks = f"، ويبدو {encoding}" if encoding else ""
    what = f"في السطر {line} بايتات ليست UTF-8{looks}"
    how = "أعد كتابة هذا السطر بترميز UTF-8" if good else "احفظ الملف بترميز UTF-8"
    return Problem(path, line, "W-ENCODING", what, how)


def _likely_encoding(data: bytes) -> str:
    """The old encoding in which the bytes look most like Arabic, or ""."""
    best, likely = _LIKELY, ""
    for codec, name in _LEGACY.items():
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text if not c.isascii()]
        score = sum(_FREQUENCY.get(c, 0) for c in letters) / len(letters) if letters else 0
        if score > best:
            best, likely = score, name
    return likely


def _not_utf8(path: str, line: int, encoding: str) -> Problem:
    what = f"الملف ليس بترميز UTF-8، ويبدو {encoding}"
    how = f"احفظه بترميز UTF-8، أو حوّله بالأمر: iconv -f {encoding} -t UTF-8 {shlex.quote(path)} > new.txt"
    return Problem(path, line, "W-ENCODING", what, how)
