"""Imports run one way only, and the lower a folder lies, the less it may know of the world.

arabic ← newsroom ← authority ← the features, which never meet ← pelicanconf.py. A command may stand above
a feature.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Whom each shared folder may import of ours. Every other folder of plugins/ is a feature: it may import
# these three and itself.
SHARED = {
    "arabic": {"arabic"},
    "newsroom": {"arabic", "newsroom"},
    "authority": {"arabic", "newsroom", "authority"},
}
# A command that does part of a build: it stands above the press, and nobody imports it.
COMMANDS = {"evaluate": {"press"}}
NO_PELICAN = {"arabic", "newsroom"}
# All that arabic may use of Python: nothing that reads a disk, a clock, a locale or chance.
PURE = {
    "__future__", "abc", "bisect", "collections", "contextlib", "dataclasses", "datetime", "difflib", "enum",
    "functools", "hashlib", "heapq", "itertools", "math", "operator", "re", "string", "types", "typing",
    "unicodedata",
}  # fmt: skip
# Of datetime, what asks the clock; and what opens a file or imports behind this test's back.
CLOCK = {"today", "now", "utcnow"}
HIDDEN = {"__import__", "import_module"}


def find_faults(path: str, source: str) -> list[str]:
    """Every import (or other reach) of a file that its place forbids: «plugins/quotes/body.py:3: …»."""
    parts = Path(path).with_suffix("").parts
    here = parts[1] if len(parts) > 2 else ""
    return [
        f"{path}:{line}: {fault}"
        for node in ast.walk(ast.parse(source))
        for line, fault in [*_of_imports(node, parts[:-1], here), *_of_calls(node, here)]
    ]


def _of_imports(node: ast.AST, package: tuple[str, ...], here: str) -> Iterator[tuple[int, str]]:
    for line, name in _imported(node, package):
        root, _, rest = name.partition(".")
        if root == "pelicanconf":
            yield line, "nobody imports pelicanconf"
        elif root == "tests":
            yield line, "plugins do not import their tests"
        elif root == "plugins" and rest.partition(".")[0] not in (
            SHARED.get(here, {*SHARED, here, *COMMANDS.get(here, ())}) if here else ()
        ):
            yield line, f"{here or 'plugins'} may not import {name}"
        elif root == "pelican" and here in NO_PELICAN:
            yield line, f"{here} knows no Pelican"
        elif here == "arabic" and root not in {*PURE, "plugins"}:
            yield line, f"arabic is pure and may not import {name}"


def _imported(node: ast.AST, package: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The full names that a statement asks for: plugins.quotes of `from plugins import quotes`."""
    if isinstance(node, ast.Import):
        yield from ((node.lineno, alias.name) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else ()
        base = ".".join([*above, *((node.module or "").split(".") if node.module else ())])
        if base == "plugins":
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        else:
            yield node.lineno, base


def _of_calls(node: ast.AST, here: str) -> Iterator[tuple[int, str]]:
    if not isinstance(node, ast.Call):
        return
    function = node.func
    name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
    if name in HIDDEN:
        yield node.lineno, f"{name} imports where nobody sees it"
    elif here == "arabic" and isinstance(function, ast.Name) and name == "open":
        yield node.lineno, "arabic opens no file"
    elif here == "arabic" and isinstance(function, ast.Attribute) and name in CLOCK:
        yield node.lineno, "arabic asks no clock"


def test_imports_run_one_way() -> None:
    files = sorted((ROOT / "plugins").rglob("*.py"))
    folders = {f.relative_to(ROOT / "plugins").parts[0] for f in files}
    assert {*SHARED, "readers", "quotes", "press"} <= folders, "the files were not found"
    faults = [
        fault
        for file in files
        for fault in find_faults(file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8"))
    ]
    assert faults == []


@pytest.mark.parametrize(
    ("path", "source", "fault"),
    [
        ("arabic/a.py", "from plugins.newsroom.site import Site", "may not import plugins.newsroom"),
        ("arabic/a.py", "import plugins.readers", "arabic may not import plugins.readers"),
        ("arabic/a.py", "from pathlib import Path", "may not import pathlib"),
        ("arabic/a.py", "import os.path", "may not import os.path"),
        ("arabic/a.py", "def f():\n    import io", "may not import io"),
        ("arabic/a.py", "import sqlite3", "may not import sqlite3"),
        ("arabic/a.py", "import babel", "may not import babel"),
        ("arabic/a.py", "import random", "may not import random"),
        ("arabic/a.py", "open('x')", "opens no file"),
        ("arabic/a.py", "date.today()", "asks no clock"),
        ("arabic/a.py", "from pelican import signals", "knows no Pelican"),
        ("newsroom/a.py", "import pelican.contents", "knows no Pelican"),
        ("newsroom/a.py", "from plugins.authority.read import Authority", "newsroom may not import"),
        ("authority/a.py", "from plugins.readers.keys import KEYS", "authority may not import"),
        ("quotes/a.py", "from plugins.ledger.entries import Entry", "may not import plugins.ledger"),
        ("quotes/a.py", "from plugins import ledger", "may not import plugins.ledger"),
        ("quotes/a.py", "import plugins.ledger as own", "may not import plugins.ledger"),
        ("quotes/a.py", "from ..ledger import entries", "may not import plugins.ledger"),
        ("quotes/a.py", "from .. import ledger", "may not import plugins.ledger"),
        ("quotes/deep/a.py", "from ...ledger import entries", "may not import plugins.ledger"),
        ("quotes/__init__.py", "from ..ledger import entries", "may not import plugins.ledger"),
        ("quotes/a.py", "if TYPE_CHECKING:\n    from plugins.press import Hooks", "quotes may not import"),
        ("quotes/a.py", "import plugins", "quotes may not import plugins"),
        ("quotes/a.py", "importlib.import_module('plugins.ledger')", "where nobody sees it"),
        ("press/a.py", "from plugins.quotes import FILTERS", "press may not import plugins.quotes"),
        ("press/a.py", "import pelicanconf", "nobody imports pelicanconf"),
        ("press/a.py", "from plugins.evaluate.score import score", "press may not import plugins.evaluate"),
        ("evaluate/a.py", "from plugins.readers.keys import KEYS", "evaluate may not import plugins.readers"),
        ("press/a.py", "from tests.unit import tiny", "do not import their tests"),
        ("__init__.py", "from plugins.arabic import names", "plugins may not import plugins.arabic"),
    ],
)  # fmt: skip
def test_a_wrong_import_is_found(path: str, source: str, fault: str) -> None:
    (found,) = find_faults(f"plugins/{path}", source)
    assert fault in found


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("arabic/a.py", "import re\nfrom plugins.arabic import words\nfrom .tokens import Token"),
        ("newsroom/a.py", "from pathlib import Path\nfrom plugins.arabic.values import Entity"),
        ("authority/a.py", "import os\nfrom plugins.newsroom.problems import Problem"),
        ("quotes/a.py", "from plugins.authority.read import Authority\nfrom pelican import signals"),
        ("quotes/a.py", "from plugins.quotes.layout import set_block\nfrom . import drawing"),
        ("quotes/a.py", "open('x')\ndate.today()"),
        ("evaluate/a.py", "from plugins.press.reading import read_content"),
    ],
)
def test_a_right_import_is_let_through(path: str, source: str) -> None:
    assert find_faults(f"plugins/{path}", source) == []
