"""Check the articles against each other and against the images: what no single file can know."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.document import Leaf, Mark, OpenQuote, Picture
from plugins.newsroom.document import Open as OpenPiece
from plugins.newsroom.problems import Problem

ReadSource = Callable[[str], str]  # a path in the content folder → its text, for finding a line

Fault = tuple[str, str, str]  # code, what is wrong, how to put it right

_ID_KEY = re.compile(r"^\W*(?:id|slug|المعرف|المعرّف)\s*:", re.IGNORECASE)
_MOVED_KEY = re.compile(r"^\W*(?:moved_from|العنوان السابق)\s*:", re.IGNORECASE)
# Links that leave the site; every other kind of scheme is refused.
_OUTSIDE = frozenset({"http", "https", "mailto", "tel"})
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SOURCE_LINK = re.compile(r"^[{|](\w+)[}|]/?(.*)$", re.DOTALL)  # Pelican's {filename}articles/x.md


def check_archive(
    records: Collection[Record],
    images: Collection[str],
    read_source: ReadSource,
    folder: str,
) -> Iterator[Problem]:
    """All that is wrong between articles; `folder` is the content folder's name, for the messages."""
    yield from _check_ids(records, read_source, folder)
    yield from _check_moves(records, read_source, folder)
    by_path = {r.path: r for r in records}
    known_images = frozenset(images)
    for record in records:
        if record.status != "withdrawn":
            yield from _check_links(record, by_path, known_images, read_source, folder)
            yield from _check_pictures(record, known_images, read_source, folder)


def published_at(href: str, record: Record, by_path: dict[str, Record]) -> Record | None:
    """The article that a link to a source file means, from the content folder or beside `record`.

    `{filename}articles/a.md`, `{filename}/articles/a.md`, `articles/a.md` and `a.md` all do.
    """
    target = _source_path(href)
    for path in (target, str(PurePosixPath(record.path).parent / target)):
        found = by_path.get(_normal(path))
        if found is not None:
            return found
    return None


def _check_ids(records: Iterable[Record], read_source: ReadSource, folder: str) -> Iterator[Problem]:
    """Each of the articles whose ids are one id on a disk that does not tell case or form apart."""
    same: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        same[unicodedata.normalize("NFC", record.id).casefold()].append(record)
    for twins in same.values():
        for record in twins if len(twins) > 1 else ():
            others = "، ".join(f"{folder}/{r.path}" for r in twins if r is not record)
            yield Problem(
                f"{folder}/{record.path}",
                _line(read_source(record.path), _ID_KEY),
                "W-ID-DUPLICATE",
                f"المعرف «{record.id}» مستعمل أيضًا في {others}",
                "اكتب لكل مادة معرفًا لا يتكرر (المعرف: …)، ولو اختلفت حالة الأحرف اللاتينية",
            )


def _check_moves(records: Iterable[Record], read_source: ReadSource, folder: str) -> Iterator[Problem]:
    """Former addresses where no page can be, or that another article has, or had."""
    now = {addresses.article(r).strip("/"): r for r in records}
    before: dict[str, Record] = {}
    for record in records:
        for address in record.moved_from:
            if not addresses.former(address):
                yield Problem(
                    f"{folder}/{record.path}",
                    _line(read_source(record.path), _MOVED_KEY),
                    "W-MOVED-BAD",
                    f"العنوان السابق «{address}» لا يصلح لصفحة، أو هو موضع لصفحات الموقع نفسه",
                    "اكتب عنوان المادة القديم من جذر الموقع، مثل: 2015/03/khabar/، أو احذف السطر",
                )
                continue
            former = unquote(urlsplit(address).path).strip("/")
            other = now.get(former) or before.get(former)
            before.setdefault(former, record)
            if other is not None and other is not record:
                yield Problem(
                    f"{folder}/{record.path}",
                    _line(read_source(record.path), _MOVED_KEY),
                    "W-MOVED-CLASH",
                    f"العنوان السابق «{address}» هو عنوان مادة أخرى: {folder}/{other.path}",
                    "احذفه من إحدى المادتين",
                )


def _check_links(
    record: Record,
    by_path: dict[str, Record],
    images: frozenset[str],
    read_source: ReadSource,
    folder: str,
) -> Iterator[Problem]:
    """Links in the article's text that lead nowhere, to a draft, or out of the content folder."""
    anchors: frozenset[str] | None = None
    for index, mark in _marks(record):
        href = dict(mark.attributes).get("href", "") if mark.tag == "a" else ""
        if not href:
            continue
        if href.startswith("#"):
            anchors = _anchors(record) if anchors is None else anchors
            fault = None if unquote(href[1:]) in anchors else _no_anchor(href)
        else:
            fault = _fault_of_link(href, record, by_path, images)
        if fault:
            line = _line_of(read_source(record.path), href) or _block_line(record, index)
            yield Problem(f"{folder}/{record.path}", line, *fault)


def _no_anchor(href: str) -> Fault:
    what = f"ليس في هذه المادة موضع بالاسم «{href[1:]}»"
    return ("W-LINK-ANCHOR", what, "صحح اسم الموضع أو احذف الرابط")


def _fault_of_link(
    href: str, record: Record, by_path: dict[str, Record], images: frozenset[str]
) -> Fault | None:
    """What is wrong with a link that is no anchor; None for one that holds."""
    form = _SOURCE_LINK.match(href)
    if form is None and (_SCHEME.match(href) or href.startswith("//")):
        if href.partition(":")[0].lower() in _OUTSIDE:
            return None
        how = "استعمل رابطًا يبدأ بـ https:// أو http://"
        return ("W-LINK-SCHEME", f"رابط من نوع لا يُنشر: «{href}»", how)
    if form is not None and form[1] not in {"filename", "static"}:
        how = "اكتب {filename}articles/… للمواد، أو {static}images/… للصور"
        return ("W-LINK-FORM", f"صيغة رابط غير معروفة: «{href}»", how)
    if _normal(_source_path(href)) in images:
        return None
    target = published_at(href, record, by_path)
    _, _, anchor = href.partition("#")
    if (
        anchor
        and target is not None
        and target.status == "published"
        and unquote(anchor) not in _anchors(target)
    ):
        return ("W-LINK-ANCHOR", f"ليس في {target.path} موضع بالاسم «{anchor}»", "صحح اسم الموضع أو احذفه")
    return _fault_of_target(href, target)


def _fault_of_target(href: str, target: Record | None) -> Fault | None:
    """What is wrong with the article that a link means."""
    if target is None:
        what = f"الرابط «{href}» لا يصل إلى مادة ولا إلى صورة في مجلد المحتوى"
        return ("W-LINK-MISSING", what, "اكتب مسار الملف من مجلد المحتوى: {filename}articles/…")
    if target.status == "draft":
        return ("W-LINK-DRAFT", f"الرابط «{href}» يصل إلى مسودة لا تُنشر", "انشر تلك المادة أو احذف الرابط")
    return None


def _check_pictures(
    record: Record, images: frozenset[str], read_source: ReadSource, folder: str
) -> Iterator[Problem]:
    """Images that the article shows and the content folder does not hold."""
    shown = [record.image.address] if record.image else []
    for piece in record.document.pieces:
        if isinstance(piece, Picture):
            shown.append(piece.address)
        elif isinstance(piece, Leaf):
            shown += [dict(m.attributes).get("src", "") for m in piece.marks if m.tag == "img"]
    for address in dict.fromkeys(shown):
        if _normal(_source_path(address)) in images:
            continue
        is_svg = PurePosixPath(address).suffix.lower() == ".svg"
        source = read_source(record.path)
        yield Problem(
            f"{folder}/{record.path}",
            _line_of(source, address) or _line_of(source, PurePosixPath(address).name) or 1,
            "W-IMAGE-SVG" if is_svg else "W-IMAGE-MISSING",
            f"صور SVG لا تُنشر: «{address}»" if is_svg else f"الصورة «{address}» ليست في مجلد {folder}/images",
            "احفظ الصورة بصيغة PNG أو WebP" if is_svg else "ضع الصورة هناك أو صحح اسمها",
        )


def _marks(record: Record) -> Iterator[tuple[int, Mark]]:
    """Every inline mark with the number of its block."""
    leaves = (p for p in record.document.pieces if isinstance(p, Leaf))
    for index, leaf in enumerate(leaves):
        for mark in leaf.marks:
            yield index, mark


def _anchors(record: Record) -> frozenset[str]:
    """The names of places in the article's page that its own text can know."""
    names = {s.id for s in record.analysis.statements}
    for piece in record.document.pieces:
        if isinstance(piece, Leaf | OpenPiece) and not isinstance(piece, OpenQuote):
            names.update(value for name, value in piece.attributes if name == "id")
    return frozenset(names)


def _source_path(href: str) -> str:
    """The path in a link without its form and anchor: «{filename}/articles/a.md#x» is articles/a.md."""
    form = _SOURCE_LINK.match(href)
    path = form[2] if form else href
    return unquote(path.partition("#")[0]).removeprefix("/")


def _normal(path: str) -> str:
    """A path without «.» and «..»; one that climbs out of the content folder stays as no file's name."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)


def _block_line(record: Record, index: int) -> int:
    return record.lines[index] if index < len(record.lines) else 1


def _line_of(source: str, words: str) -> int:
    """The line of the source file that holds the words; 0 where none does."""
    where = source.find(words)
    return source.count("\n", 0, where) + 1 if where >= 0 else 0


def _line(source: str, key: re.Pattern[str]) -> int:
    """The line of a metadata key; 1 where the article has none."""
    for number, line in enumerate(source.split("\n"), 1):
        if key.match(line):
            return number
    return 1
