"""Read annotated articles: JSON lines, an article a line, or a folder of TOML files, an article a file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from plugins.newsroom.problems import Problem
from plugins.newsroom.toml_file import TomlFile, nearest, read_toml

CODE = "W-GOLD"
QUOTE_KINDS = ("direct", "partial")

# What an article and its items may hold: the kind of value, and whether it must be there. "text" is a text
# with words in it, "perhaps" one that may be empty or missing, "count" a number from 1, "flag" true or false.
_ARTICLE = {
    "id": ("text", True),
    "quotes": ("items", True),
    "indirect": ("items", False),
    "actors": ("items", True),
    "places": ("items", True),
    "optional_actors": ("texts", False),
    "optional_places": ("texts", False),
    "doubts": ("perhaps", False),
}
_SAID = {
    "text": ("text", True),
    "n": ("count", False),
    "kind": ("kind", False),
    "speaker": ("perhaps", False),
    "speaker_mention": ("perhaps", False),
    "cue": ("perhaps", False),
    "grade": ("perhaps", False),
}
_NAMED = {
    "name": ("text", True),
    "mentions": ("texts", False),
    "type": ("perhaps", False),
    "kind": ("perhaps", False),
    "media": ("flag", False),
}
_ITEMS = {
    "quotes": _SAID | {"kind": ("kind", True)},
    "indirect": _SAID,
    "actors": _NAMED,
    "places": _NAMED,
}

ARTICLE_KEYS = tuple(_ARTICLE)
ITEM_KEYS = tuple(dict.fromkeys(key for known in _ITEMS.values() for key in known))


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


_FITS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "text": (_is_text, "اكتب نصًا بين علامتين"),
    "perhaps": (lambda v: v is None or isinstance(v, str), "اكتب نصًا بين علامتين، أو احذف المفتاح"),
    "count": (lambda v: type(v) is int and v > 0, "اكتب عددًا من 1 فما فوق"),
    "flag": (lambda v: isinstance(v, bool), "اكتب true أو false"),
    "kind": (lambda v: v in QUOTE_KINDS, "اكتب direct أو partial"),
    "texts": (lambda v: isinstance(v, list) and all(map(_is_text, v)), "اكتب قائمة نصوص بين [ ]"),
    "items": (
        lambda v: isinstance(v, list) and all(isinstance(i, dict) for i in v),
        "اكتب قائمة، كل عنصر فيها بمفاتيحه",
    ),
}

# Where something stands: a list («quotes»), which of its items, a key of it → the line in the file.
_Where = Callable[[str, int, str], int]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted span: the words without their marks, and who said them (None: nobody can know)."""

    text: str
    kind: str
    speaker: str | None = None
    mention: str = ""  # the words beside the cue that name the speaker


@dataclass(frozen=True, slots=True)
class Name:
    """An actor or a place, with every form under which the article names it."""

    name: str
    mentions: tuple[str, ...] = ()
    media: bool = False  # only the source of the report: counts neither way


@dataclass(frozen=True, slots=True)
class Article:
    """What a person found in one article."""

    id: str
    quotes: tuple[Quote, ...] = ()
    indirect: tuple[str, ...] | None = None  # None: not annotated, so not counted
    actors: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    optional_actors: tuple[str, ...] = ()  # debatable: count neither way
    optional_places: tuple[str, ...] = ()
    path: str = ""
    line: int = 0


def read_gold(path: Path) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
    """Every annotated article of a file or folder, and all that is wrong with them."""
    articles: list[Article] = []
    problems: list[Problem] = []
    first: dict[str, Article] = {}
    for article, found in _read_folder(path) if path.is_dir() else _read_lines(path):
        problems += found
        if article is None:
            continue
        if article.id in first:
            other = first[article.id]
            what = f"المادة «{article.id}» موسومة أيضًا في {other.path}:{other.line}"
            problems.append(_problem(article.path, article.line, "DUPLICATE", what, "احذف إحداهما"))
            continue
        first[article.id] = article
        articles.append(article)
    if not articles and not problems:
        what, how = "لا مادة موسومة هنا", "اكتب مادة واحدة على الأقل؛ والصيغة في docs/quality.md"
        problems.append(_problem(str(path), 0, "EMPTY", what, how))
    return tuple(articles), tuple(problems)


_Read = tuple[Article | None, list[Problem]]


def _read_lines(path: Path) -> Iterator[_Read]:
    shown = str(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        what = f"تعذّرت قراءة الملف ({error.strerror or type(error).__name__})"
        yield None, [_problem(shown, 0, "UNREADABLE", what, "تأكد من المسار ومن أذونات القراءة")]
        return
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        how = "احفظ الملف من جديد بترميز UTF-8"
        yield None, [_problem(shown, line, "ENCODING", "الملف ليس بترميز UTF-8", how)]
        return
    for number, written in enumerate(text.split("\n"), 1):
        if written.strip():
            yield _read_line(written, shown, number)


def _read_line(line: str, shown: str, number: int) -> _Read:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        column = getattr(error, "colno", 1)
        what = f"ليس السطر كائن JSON صحيحًا (عند الحرف {column})"
        return None, [_problem(shown, number, "SYNTAX", what, "اكتب المادة كلها في سطر واحد بين { }")]
    if not isinstance(value, dict):
        what = "ليس في السطر كائن JSON"
        return None, [_problem(shown, number, "SYNTAX", what, "اكتب المادة كلها في سطر واحد بين { }")]
    return _make(value, shown, number, lambda *_: number)


def _read_folder(folder: Path) -> Iterator[_Read]:
    for path in sorted(folder.rglob("*.toml")):
        shown = str(path)
        file, problems = read_toml(path, shown, CODE)
        if file is None:
            yield None, list(problems)
        else:
            # The file's name is the article's; a list without items need not be written.
            tables = {"id": path.stem, "quotes": [], "actors": [], "places": [], **file.tables}
            yield _make(tables, shown, 1, _line_in(file))


def _line_in(file: TomlFile) -> _Where:
    def where(section: str, number: int, key: str) -> int:
        header = file.line_of(section, number) if section else 0
        return (file.line_of_key(key, header) if key else header) or file.line_of(key, 0) or 1

    return where


def _make(value: Mapping[str, Any], shown: str, line: int, where: _Where) -> _Read:
    problems = list(_check(value, _ARTICLE, shown, ("", 0), where))
    for section, known in _ITEMS.items():
        items = value.get(section)
        if isinstance(items, list):
            for number, item in enumerate(items):
                if isinstance(item, dict):
                    problems += _check(item, known, shown, (section, number), where)
    if any(p.level == "error" for p in problems):
        return None, problems
    indirect = value.get("indirect")
    article = Article(
        id=value["id"],
        quotes=tuple(
            Quote(q["text"], q["kind"], q.get("speaker") or None, q.get("speaker_mention") or "")
            for q in value["quotes"]
        ),
        indirect=None if indirect is None else tuple(i["text"] for i in indirect),
        actors=_names(value["actors"]),
        places=_names(value["places"]),
        optional_actors=tuple(value.get("optional_actors", ())),
        optional_places=tuple(value.get("optional_places", ())),
        path=shown,
        line=line,
    )
    return article, problems


def _names(items: list[dict[str, Any]]) -> tuple[Name, ...]:
    return tuple(Name(i["name"], tuple(i.get("mentions", ())), i.get("media", False)) for i in items)


def _check(
    value: Mapping[str, Any],
    known: Mapping[str, tuple[str, bool]],
    shown: str,
    place: tuple[str, int],
    where: _Where,
) -> Iterator[Problem]:
    """Missing keys, values that do not fit, and keys that nobody reads (a warning)."""
    section, number = place
    here = f"{section}[{number + 1}]." if section else ""
    for key, (sort, needed) in known.items():
        fits, how = _FITS[sort]
        if key not in value:
            if needed:
                line = where(section, number, "")
                yield _problem(shown, line, "MISSING", f"ينقص المفتاح {here}{key}", how)
        elif not fits(value[key]):
            line = where(section, number, key)
            yield _problem(shown, line, "VALUE", f"قيمة غير مقبولة للمفتاح {here}{key}", how)
    for key in value.keys() - known.keys():
        near = nearest(key, known)
        how = f"لعلك تريد {near}" if near else f"المفاتيح المعروفة: {'، '.join(known)}"
        what = f"مفتاح لا يُقرأ: {here}{key}"
        yield Problem(shown, where(section, number, key), f"{CODE}-UNKNOWN-KEY", what, how, "warning")


def _problem(path: str, line: int, code: str, what: str, how: str) -> Problem:
    return Problem(path, line, f"{CODE}-{code}", what, how)
