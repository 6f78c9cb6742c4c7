"""Messages to the editor: what is wrong, where, and how to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One message. An error stops the build, a warning does not.

    `path` is relative to the content folder's parent as the editor sees it (`content/articles/…`);
    `line` counts from 1, and 0 means the file as a whole.
    """

    path: str
    line: int
    code: str  # stable, for searching and for leniency: W-DATE-UNREADABLE
    what: str
    how: str
    level: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """`path:line: what — how to put it right [CODE]`, the label in Arabic."""
        label = "خطأ" if self.level == "error" else "تنبيه"
        where = f"{_visible(self.path)}:{self.line or 1}"
        return f"{where}: {label}: {_visible(self.what)} — {_visible(self.how)} [{self.code}]"


def _visible(text: str) -> str:
    """Write control and direction characters as codes, so that a message cannot disguise itself."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in text)


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any of them stops the build."""
    return any(p.level == "error" for p in problems)
