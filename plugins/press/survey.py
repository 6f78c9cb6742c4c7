"""Look at every file of the content folder before anything is read, and name what cannot be used.

Nothing is followed out of the folder, nothing that is no plain file is opened, and nothing is left
out in silence but the few kinds of rubbish that editors and systems leave behind.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from plugins.newsroom.problems import Problem

ARTICLE_KINDS = (".md", ".txt")
IMAGE_KINDS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")
SETTINGS = frozenset({"site.toml", "review.toml"})  # and authority/*.toml, which the authority checks
# Left behind by systems and editors; nobody means them to be published.
_RUBBISH = frozenset({"Thumbs.db", "desktop.ini"})
_RUBBISH_BEGINNINGS = (".", "~$", "#")  # .DS_Store, .#lock, ~$word.docx, #emacs#
_RUBBISH_ENDINGS = ("~", "#")


@dataclass(frozen=True, slots=True)
class Survey:
    """The files to use, relative to the content folder and in order, and what is wrong with others."""

    articles: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def survey(content: Path) -> Survey:
    """Sort every file of the content folder into articles, images, settings and errors."""
    root = content.resolve()
    articles: list[str] = []
    images: list[str] = []
    problems: list[Problem] = []
    for path, fault in _walk(root):
        shown = f"{content.name}/{path}"
        found = fault or _fault_of_place(path)
        if found:
            problems.append(Problem(shown, 0, *found))
        elif path.startswith("articles/"):
            articles.append(path)
        elif path.startswith("images/"):
            images.append(path)
    return Survey(tuple(sorted(articles)), tuple(sorted(images)), tuple(problems))


Fault = tuple[str, str, str]  # code, what is wrong, how to put it right

_LEAVES = (
    "W-FILE-LINK-OUT",
    "وصلة رمزية تشير إلى خارج مجلد المحتوى، فلا تُقرأ",
    "ضع نسخة من الملف نفسه في مكان الوصلة",
)
_FOLDER_LINK = (
    "W-FILE-LINK-FOLDER",
    "وصلة رمزية إلى مجلد، ولا تُتبع حتى لا تُقرأ المواد مرتين أو بلا نهاية",
    "انقل المجلد نفسه إلى مكان الوصلة أو احذفها",
)
_BROKEN_LINK = ("W-FILE-LINK-BROKEN", "وصلة رمزية لا تصل إلى شيء", "أصلح الوصلة أو احذفها")
_SPECIAL = (
    "W-FILE-SPECIAL",
    "ليس ملفًا عاديًا (أنبوب أو جهاز أو مقبس)، فلا يُفتح",
    "احذفه أو ضع مكانه ملفًا عاديًا",
)
_NAME = (
    "W-FILE-NAME",
    "اسم الملف ليس بترميز UTF-8",
    "أعد تسمية الملف بحروف عربية أو لاتينية من النظام نفسه",
)
_CONTROL_NAME = (
    "W-FILE-NAME",
    "في اسم الملف حرف تحكم لا يُرى",
    "أعد تسمية الملف بحروف وأرقام ظاهرة",
)
_UNKNOWN = (
    "W-FILE-UNKNOWN",
    "ملف لا مكان له في مجلد المحتوى",
    "انقله: المواد في articles، والصور في images، والأسماء في authority، والإعدادات في site.toml",
)
_SVG = (
    "W-IMAGE-SVG",
    "صور SVG لا تُنشر لأنها قد تحمل برامج تعمل في متصفح القارئ",
    "احفظ الصورة بصيغة PNG أو WebP",
)


def _fault_of_place(path: str) -> Fault | None:
    """What is wrong with where a plain file lies or with its kind; None for one that has a use."""
    folder, _, _ = path.rpartition("/")
    kind = PurePosixPath(path).suffix.lower()
    if path in SETTINGS or (folder == "authority" and kind == ".toml"):
        return None
    match path.partition("/")[0] if folder else "":
        case "articles":
            return None if kind in ARTICLE_KINDS else _fault_of_stranger(kind)
        case "images":
            return None if kind in IMAGE_KINDS else _fault_of_no_image(kind)
        case _ if kind in ARTICLE_KINDS:
            return ("W-FILE-PLACE", "مادة خارج مجلد articles لن تُنشر", "انقلها إلى مجلد articles")
        case _:
            return _UNKNOWN


def _fault_of_stranger(kind: str) -> Fault:
    """A file among the articles that is none."""
    if kind == ".svg":
        return _SVG
    if kind in IMAGE_KINDS:
        return ("W-FILE-PLACE", "صورة بين المواد لن تُنشر", "انقلها إلى مجلد images بجوار articles")
    return (
        "W-FILE-KIND",
        f"نوع الملف «{kind or 'بلا امتداد'}» ليس من أنواع المواد",
        f"احفظه نصًا باسم ينتهي بـ {' أو '.join(ARTICLE_KINDS)}، أو انقله من مجلد المحتوى",
    )


def _fault_of_no_image(kind: str) -> Fault:
    """A file among the images that is none we publish."""
    if kind == ".svg":
        return _SVG
    return (
        "W-IMAGE-KIND",
        f"نوع الملف «{kind or 'بلا امتداد'}» ليس من أنواع الصور",
        f"الأنواع المقبولة: {'، '.join(IMAGE_KINDS)}",
    )


def _walk(root: Path) -> Iterator[tuple[str, Fault | None]]:
    """Every entry under the folder with its fault, folders excepted; a loop of links is never entered."""
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder) as listing:
                entries = sorted(listing, key=lambda e: e.name)
        except OSError:
            yield (
                folder or ".",
                ("W-FILE-UNREADABLE", "لا يمكن فتح هذا المجلد", "أصلح صلاحيات المجلد ثم أعد البناء"),
            )
            continue
        for entry in entries:
            path = f"{folder}/{entry.name}" if folder else entry.name
            if _is_rubbish(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            else:
                yield path, _fault_of_entry(root, entry)


def _is_rubbish(name: str) -> bool:
    return name in _RUBBISH or name.startswith(_RUBBISH_BEGINNINGS) or name.endswith(_RUBBISH_ENDINGS)


def _fault_of_entry(root: Path, entry: os.DirEntry[str]) -> Fault | None:
    """What keeps an entry from being read at all: its name, a link's end, or that it is no plain file."""
    if not _is_utf8(entry.name):
        return _NAME
    if any(ord(c) < 32 or ord(c) == 127 for c in entry.name):  # noqa: PLR2004 - the C0 controls and DEL
        return _CONTROL_NAME
    if entry.is_symlink():
        return _fault_of_link(root, Path(entry.path))
    return None if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode) else _SPECIAL


def _fault_of_link(root: Path, link: Path) -> Fault | None:
    """What is wrong with a symbolic link; None for one to a plain file of the content folder."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # a loop of links is a RuntimeError before Python 3.13
        return _BROKEN_LINK
    if not target.is_relative_to(root):
        return _LEAVES
    if target.is_dir():
        return _FOLDER_LINK
    return None if target.is_file() else _SPECIAL


def _is_utf8(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True
