"""The guards that the promises stand on, and what the sources are without one of them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("guards.toml")


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: the promise that it keeps, what it is, and how it is switched off."""

    promise: str
    what: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]  # those that must miss it

    def without(self, source: str) -> str:
        """The source without the guard; raises ValueError where it does not stand there just once."""
        if source.count(self.old) != 1:
            message = f"{self.file}: not once in it: {self.old!r}"
            raise ValueError(message)
        return source.replace(self.old, self.new)


def read_guards() -> list[Guard]:
    """All of them, in the order of the file."""
    tables = tomllib.loads(FILE.read_text(encoding="utf-8"))["guard"]
    return [Guard(t["promise"], t["what"], t["file"], t["from"], t["to"], tuple(t["tests"])) for t in tables]
