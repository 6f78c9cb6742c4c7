"""Check the finished site before anyone sees it; what fails here is a fault of ours or of the theme."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem
from plugins.press.pages import Page, read_page

_MANY = 20  # messages of one kind; a fault of the theme stands on every page
_REPORT = "هذا عيب في القالب أو في البرنامج؛ أبلغ عنه مع هذه الرسالة"
_CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)(?:"([^"]*)"|'([^']*)'|([^\s"')]+))""", re.IGNORECASE)
_CONTEXT = 20  # letters shown on either side of the first difference

# «‘’‚‛'» are one mark and «"“”„‟″«»» another; two single marks are one double (a habit of agencies).
_FOLD_QUOTES = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟″«»", '"'))


def check_site(
    folder: Path,
    files: Collection[str],
    records: Iterable[Record],
    absolute: str = "",
    *,
    content: str = "content",
    output: str = "output",
) -> list[Problem]:
    """All that keeps a built site from being published; `files` are those in its folder.

    `content` and `output` are the folders' names, for the messages.
    """
    present = frozenset(files)
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for path in sorted(present):
        if path.endswith(".html"):
            pages[path] = read_page(_read(folder / path))
            problems += _of_kind(path, "W-GATE-UNSAFE", "في الصفحة ما لا يُنشر", pages[path].faults)
            if not pages[path].is_guarded:
                problems.append(
                    _problem(path, "W-GATE-POLICY", "ليس في أول الصفحة سياسة أمان تمنع تشغيل البرامج")
                )
            problems += _of_kind(path, "W-GATE-ID-TWICE", "موضع مكرر في الصفحة", pages[path].twice)
        elif path.endswith(".css"):
            problems += _check_styles(path, _read(folder / path), present)
    for path, page in pages.items():
        problems += _check_page_links(path, page, pages, present, absolute)
    shown = [replace(p, path=f"{output}/{p.path}") for p in problems]
    for record in records:
        faults = _check_article(folder, record, pages, present)
        shown += [replace(p, path=f"{content}/{p.path}") for p in faults]
    return _few_of_each(shown)


def compare_text(record: Record, pieces: Iterable[str]) -> Problem | None:
    """The first difference between an article's text and its page's; None where they are equal.

    A block may be cut where the page sets a quote apart, and only there; what white space stood at the
    cut may be gone. Quotation marks count as equal to each other.
    """
    row = iter(pieces)
    for number, block in enumerate(record.document.blocks):
        wanted = fold_quotes(block.text)
        place = _past_blanks(wanted, 0)
        while place < len(wanted):
            piece = fold_quotes(next(row, ""))
            if not piece or not wanted.startswith(piece, place):
                same = _common_length(wanted[place:], piece)
                return _difference(record, number, wanted, place + same, piece, same)
            place = _past_blanks(wanted, place + len(piece))
    extra = next(row, "")
    return _difference(record, len(record.document.blocks) - 1, "", 0, extra, 0) if extra else None


def fold_quotes(text: str) -> str:
    """Make all quotation marks of a kind one: «نص» and “نص” and ''نص'' become "نص"."""
    return text.translate(_FOLD_QUOTES).replace("''", '"')


def resolve(address: str, page: str, absolute: str = "") -> tuple[str, str] | None:
    """The file under the site's root and the anchor that a link in a page means; None outside the site.

    `resolve("../b/#s-1", "a/index.html")` is ("b/index.html", "s-1"). A link that climbs above the
    root gives "..".
    """
    if absolute and (address == absolute or address.startswith(f"{absolute}/")):
        address, page = address[len(absolute) + 1 :], "index.html"
    parts = urlsplit(address)
    if parts.scheme or parts.netloc:
        return None
    path = unquote(parts.path)
    if path.startswith("/"):
        root = unquote(urlsplit(absolute).path) + "/"
        if not path.startswith(root):
            return "..", ""
        target = posixpath.normpath(f"./{path[len(root) :]}")
        is_folder = path.endswith("/")
    elif path:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        is_folder = path.endswith(("/", "/.", "/..")) or path in {".", ".."}
    else:
        return page, unquote(parts.fragment)
    if target == ".." or target.startswith("../"):
        return "..", ""
    if is_folder or target == ".":
        target = posixpath.normpath(f"{target}/index.html")
    return target, unquote(parts.fragment)


def _check_page_links(
    path: str, page: Page, pages: Mapping[str, Page], present: frozenset[str], absolute: str
) -> Iterator[Problem]:
    """Links of a page that lead nowhere, and what it would load from elsewhere."""
    for link in dict.fromkeys(page.links):
        try:
            target = resolve(link.address, path, absolute)
        except ValueError:  # «http://[»: urlsplit finds no host in it
            yield _problem(path, "W-GATE-LINK", f"رابط غير سليم: «{link.address}»")
            continue
        if target is None:
            if link.fetched:
                yield _problem(path, "W-GATE-OUTSIDE", f"الصفحة تطلب ملفًا من موقع آخر: «{link.address}»")
            continue
        file, anchor = target
        # A page may be asked for with or without its last slash; a server sends the reader on.
        if file not in present and f"{file}/index.html" in present:
            file = f"{file}/index.html"
        if file not in present:
            yield _problem(path, "W-GATE-LINK", f"رابط لا يصل إلى صفحة: «{link.address}»")
        elif anchor and file in pages and anchor not in pages[file].ids:
            yield _problem(path, "W-GATE-ANCHOR", f"رابط إلى موضع غير موجود: «{link.address}»")


def _check_article(
    folder: Path, record: Record, pages: Mapping[str, Page], present: frozenset[str]
) -> Iterator[Problem]:
    """Whether an article has its page and its text, word for word; a draft nothing."""
    address = addresses.article(record)
    html, text = f"{address}index.html", f"{address}{addresses.ARTICLE_TEXT}"
    if record.status != "published":
        if text in present or (record.status == "draft" and html in present):
            yield _problem(record.path, "W-GATE-LEAK", "نص مادة مسودة أو مسحوبة ظهر في الموقع")
        if record.status == "withdrawn" and html not in present:
            yield _problem(record.path, "W-GATE-NO-PAGE", f"ليس لهذه المادة صفحة عند {html}")
        return
    if html not in pages:
        yield _problem(record.path, "W-GATE-NO-PAGE", f"ليس لهذه المادة صفحة عند {html}")
        return
    if text not in present or (folder / text).read_bytes() != f"{record.text}\n".encode():
        yield _problem(record.path, "W-GATE-TEXT", f"الملف {text} غير موجود أو يخالف نص المادة")
    pieces = pages[html].text
    if pieces is None:
        yield _problem(record.path, "W-GATE-VERBATIM", "ليس في صفحة المادة موضع لنصها")
        return
    different = compare_text(record, pieces)
    if different:
        yield different


def _check_styles(path: str, css: str, present: frozenset[str]) -> Iterator[Problem]:
    """Addresses in a style sheet that lead nowhere or to another site."""
    for double, single, bare in _CSS_ADDRESS.findall(css):
        address = double or single or bare
        if address.startswith(("#", "data:image/", "data:font/")):
            continue
        target = resolve(address, path)
        if target is None:
            yield _problem(path, "W-GATE-OUTSIDE", f"ملف التنسيق يطلب ملفًا من موقع آخر: «{address}»")
        elif target[0] not in present:
            yield _problem(path, "W-GATE-LINK", f"ملف التنسيق يطلب ملفًا غير موجود: «{address}»")


def _difference(record: Record, number: int, wanted: str, place: int, piece: str, same: int) -> Problem:
    """The message for the first differing letter, with both contexts and the line of the source."""
    line = record.lines[number] if 0 <= number < len(record.lines) else 0
    source = wanted[max(0, place - _CONTEXT) : place + _CONTEXT]
    shown = piece[max(0, same - _CONTEXT) : same + _CONTEXT]
    return Problem(
        record.path,
        line,
        "W-GATE-VERBATIM",
        f"نص الصفحة يخالف نص المادة: في المصدر «{source}» وفي الصفحة «{shown}»",
        _REPORT,
    )


def _common_length(one: str, other: str) -> int:
    """How many letters two texts have in common from the beginning."""
    for number, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return number
    return min(len(one), len(other))


def _past_blanks(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\n\r\f":
        place += 1
    return place


def _few_of_each(problems: Iterable[Problem]) -> list[Problem]:
    """The first messages of each kind, so that one fault of the theme does not fill the screen."""
    count: dict[str, int] = {}
    few = []
    for problem in problems:
        count[problem.code] = count.get(problem.code, 0) + 1
        if count[problem.code] <= _MANY:
            few.append(problem)
    more = sum(n - _MANY for n in count.values() if n > _MANY)
    if more:
        few.append(Problem("output", 0, "W-GATE-MORE", f"ورسائل أخرى من الأنواع نفسها: {more}", _REPORT))
    return few


def _of_kind(path: str, code: str, label: str, found: Iterable[str]) -> list[Problem]:
    return [_problem(path, code, f"{label}: {what}") for what in found]


def _problem(path: str, code: str, what: str) -> Problem:
    return Problem(path, 0, code, what, _REPORT)


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace")
