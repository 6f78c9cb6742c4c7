"""Say to the editor, in Arabic, what a build found and did."""

from __future__ import annotations

import errno
import sys
import traceback
from collections.abc import Iterable, Sequence
from typing import TextIO

from jinja2 import TemplateError, TemplateSyntaxError

from plugins.newsroom.problems import Problem

# What the disk may answer, and what the editor can do about it.
_DISK = {
    errno.ENOSPC: ("لا مساحة كافية في القرص", "أفرغ مساحة في القرص ثم أعد البناء"),
    errno.EDQUOT: ("تجاوزتَ حصتك من مساحة القرص", "أفرغ مساحة في القرص ثم أعد البناء"),
    errno.EACCES: ("لا صلاحية للكتابة أو القراءة هنا", "أصلح صلاحيات المجلد ثم أعد البناء"),
    errno.EPERM: ("لا صلاحية للكتابة أو القراءة هنا", "أصلح صلاحيات المجلد ثم أعد البناء"),
    errno.EROFS: ("القرص للقراءة فقط", "اختر مجلد إخراج في قرص تمكن الكتابة فيه"),
    errno.EBUSY: ("المجلد نقطة وصل لقرص، فلا يمكن استبداله كله", "اختر للإخراج مجلدًا داخله"),
    errno.ENAMETOOLONG: ("اسم الملف أطول مما يقبله القرص", "قصّر المعرف أو مسار مجلد الإخراج"),
    errno.EIO: ("خطأ في القرص نفسه", "افحص القرص ثم أعد البناء"),
    errno.EMFILE: ("الملفات المفتوحة أكثر مما يسمح به النظام", "أغلق برامج أخرى ثم أعد البناء"),
}


def say(text: str, stream: TextIO | None = None) -> None:
    """Print a line; letters that the terminal's encoding lacks are written as codes."""
    stream = sys.stdout if stream is None else stream
    encoding = stream.encoding or "utf-8"
    stream.write(text.encode(encoding, "backslashreplace").decode(encoding) + "\n")
    stream.flush()


def print_problems(problems: Iterable[Problem]) -> None:
    """Print messages in order of path and line, each once."""
    for problem in sorted(set(problems)):
        say(str(problem), sys.stderr)


def tally(problems: Sequence[Problem]) -> str:
    """One line that counts: «لم يُنشر شيء. الأخطاء: 3، التنبيهات: 1»."""
    errors = len({p for p in problems if p.level == "error"})
    warnings = len({p for p in problems if p.level == "warning"})
    return f"لم يُنشر شيء، والموقع السابق كما هو. الأخطاء: {errors}، التنبيهات: {warnings}"


def disk_problem(error: OSError, place: str = "output") -> Problem:
    """What the system refused, as a message: «لا مساحة كافية في القرص»; `place` where it names no file."""
    what, how = _DISK.get(error.errno or 0, ("تعذّر التعامل مع هذا الملف", "تحقق من الملف ثم أعد البناء"))
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    path = error.filename2 or error.filename or place
    return Problem(_as_text(path), 0, "W-DISK", f"{what} ({name}: {error.strerror or error})", how)


def theme_problem(error: TemplateError) -> Problem:
    """A fault in a template, with the template's path and line."""
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or error.name or "", error.lineno
    else:
        frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(".html")]
        path, line = (frames[-1].filename, frames[-1].lineno or 0) if frames else ("theme/templates", 0)
    return Problem(path, line, "W-THEME", f"خطأ في القالب: {error.message}", "أصلح القالب في هذا السطر")


def fault(error: BaseException) -> str:
    """One line that says the fault is the program's: «عيب في ورّاق لا في المحتوى»."""
    return (
        f"عيب في البرنامج لا في المحتوى ({type(error).__name__}: {error})."
        " الموقع السابق كما هو. أعد البناء مع ‎-D لعرض التفاصيل وأبلغ عنه [W-FAULT]"
    )


def _as_text(path: object) -> str:
    return path.decode(errors="surrogateescape") if isinstance(path, bytes) else str(path)
