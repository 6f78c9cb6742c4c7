"""A tiny project for the build's own tests: three keys, plain paragraphs, one template.

What is tested with it is the press: that it publishes all or nothing. The real reader, the rules and
the theme have tests of their own.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from pelican.settings import read_settings

from plugins.arabic.values import Analysis, Block, Entity, Mention
from plugins.newsroom.article import Record
from plugins.newsroom.document import Document, Leaf
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site
from plugins.press import Hooks, WarraqPelican
from plugins.review import apply_review, read_review, write_review

ROOT = Path(__file__).resolve().parents[3]
_CITY = Entity(id="manara", name="المنارة", type="place", kind="city")

CONF = """
import sys
sys.path.insert(0, {root!r})
from jinja2 import StrictUndefined
from tests.unit.press.tiny import hooks
from plugins.newsroom import addresses
from plugins.press import WarraqPelican
PELICAN_CLASS = WarraqPelican
WARRAQ = hooks()
WARRAQ_ROOT = {project!r}
PATH, OUTPUT_PATH, CACHE_PATH, THEME = "content", "output", ".cache", "theme"
THEME_STATIC_DIR = "theme"
PLUGINS = {plugins!r}
SITEURL = ""
RELATIVE_URLS = True
LOCALE = ["C"]
TIMEZONE = "UTC"
JINJA_ENVIRONMENT = {{"autoescape": True, "undefined": StrictUndefined, "extensions": []}}
JINJA_GLOBALS = {{"addresses": addresses}}
JINJA_FILTERS = {{"href": addresses.href}}
ARTICLE_PATHS, PAGE_PATHS, STATIC_PATHS, DIRECT_TEMPLATES = [], [], [], []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
"""

ARTICLE_PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'self'">
<title>{{ record.title }}</title>
<link rel="stylesheet" href="{{ "theme/main.css" | href(SITEURL) }}"></head>
<body><div class="article__text">
{% for block in record.document.blocks %}<p>{{ block.text }}</p>
{% endfor %}</div>
{% if previous %}
<a href="{{ addresses.article(previous) | href(SITEURL) }}">{{ previous.title }}</a>{% endif %}
</body></html>
"""
WITHDRAWN_PAGE = """<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none';style-src 'self'">
<title>مادة مسحوبة</title></head>
<body><p>سُحبت.</p></body></html>
"""
CSS = "body { color: black }\n"


@dataclass(frozen=True)
class Reading:
    """One file, read."""

    record: Record | None
    problems: tuple[Problem, ...]


def article(number: int = 1, *, words: str = "وصلت السفينة إلى ميناء المنارة.", keys: str = "") -> str:
    """An article's file."""
    return (
        f"Title: خبر {number}\nDate: 2019-03-{number % 28 + 1:02d}\n{keys}\n{words}\nوانتهى الخبر {number}.\n"
    )


def read_article(data: bytes, path: str, site: Site, *, content: str) -> Reading:
    """Read `Key: value` lines, a blank line, and paragraphs; a line «خطأ!» is an error, «انهيار!» a crash."""
    del site
    problems = []
    head, _, body = data.decode(errors="replace").partition("\n\n")
    keys = dict(line.split(": ", 1) for line in head.splitlines())
    lines = body.splitlines()
    pieces, start = [], 0
    for number, line in enumerate(lines):
        if line == "خطأ!":
            where = f"{content}/{path}"
            problems.append(Problem(where, len(keys) + 2 + number, "W-TEST", "خطأ في السطر", "صححه"))
        if line == "انهيار!":
            raise ZeroDivisionError(line)
        pieces.append(Leaf("p", Block("paragraph", start, line)))
        start += len(line) + 1
    record = Record(
        path=path,
        id=keys.get("Id", Path(path).stem),
        title=keys["Title"],
        day=date.fromisoformat(keys["Date"]) if "Date" in keys else None,
        status=keys.get("Status", "published"),  # type: ignore[arg-type] # the tests write no other
        document=Document(tuple(pieces)),
        lines=tuple(range(len(keys) + 2, len(keys) + 2 + len(lines))),
        moved_from=tuple(filter(None, [keys.get("Moved_from", "")])),
    )
    return Reading(None if problems else record, tuple(problems))


@dataclass(frozen=True)
class _Authority:
    entities: Mapping[str, Entity] = field(default_factory=lambda: {_CITY.id: _CITY})
    fingerprint: str = "1"


def analyse(_record_id: str, blocks: tuple[Block, ...], **_: object) -> Analysis:
    """Find the one city that this project knows."""
    found = [b.start + b.text.index(_CITY.name) for b in blocks if _CITY.name in b.text]
    mentions = tuple(Mention(at, at + len(_CITY.name), _CITY.id) for at in found)
    return Analysis(mentions=mentions, entities={_CITY.id: _CITY} if found else {})


def hooks(**other: object) -> Hooks:
    """The hooks of the tiny project."""
    usual: dict[str, Any] = {
        "read_site": lambda *_: (Site(), ()),
        "read_authority": lambda *_, **__: (_Authority(), ()),
        "build_lexicon": tuple,
        "read_article": read_article,
        "analyse": analyse,
        "read_review": read_review,
        "apply_review": apply_review,
        "write_review": write_review,
        "base_authority": ROOT,
        "rules": (),
    }
    return Hooks(**(usual | other))


@dataclass(frozen=True)
class Project:
    """A project's folder, with the two ways of building it."""

    root: Path

    @property
    def content(self) -> Path:
        """Where the articles are."""
        return self.root / "content"

    @property
    def output(self) -> Path:
        """Where the site is published."""
        return self.root / "output"

    def write(self, name: str, text: str | bytes) -> Path:
        """Write a file of the content folder."""
        file = self.content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def build(self, **other: object) -> int:
        """Build in this process; the exit code."""
        settings = read_settings(str(self.root / "pelicanconf.py"), override=dict(other))
        try:
            WarraqPelican(settings).run()
        except SystemExit as stop:
            return int(stop.code or 0)
        return 0

    def start(self, *more: str, env: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start the command that an editor runs, in a process of its own."""
        return subprocess.Popen(  # noqa: S603 - our own command
            [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", *more],
            cwd=self.root,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )


def make_project(root: Path, articles: int = 3, plugins: tuple[str, ...] = ()) -> Project:
    """Write a project with a few articles."""
    project = Project(root)
    for number in range(1, articles + 1):
        project.write(f"articles/khabar-{number}.txt", article(number))
    (root / "theme/templates").mkdir(parents=True)
    (root / "theme/static").mkdir()
    (root / "theme/templates/article.html").write_text(ARTICLE_PAGE, encoding="utf-8")
    (root / "theme/templates/withdrawn.html").write_text(WITHDRAWN_PAGE, encoding="utf-8")
    (root / "theme/static/main.css").write_text(CSS, encoding="utf-8")
    conf = CONF.format(root=str(ROOT), project=str(root), plugins=list(plugins))
    (root / "pelicanconf.py").write_text(conf, encoding="utf-8")
    return project


def tree(folder: Path) -> dict[str, str]:
    """Every file under a folder with its digest."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }
