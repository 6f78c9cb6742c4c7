"""What the build asks of the features, handed over by pelicanconf.py so that features need not meet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from plugins.arabic.values import Analysis, Entity
from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site


class Reading(Protocol):
    """One file, read: its article, or None where an error stands in the way."""

    @property
    def record(self) -> Record | None:
        """The article without its analysis."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the file."""


class Authority(Protocol):
    """The list of known actors and places, as far as the build needs it."""

    @property
    def entities(self) -> Any:  # noqa: ANN401 - a mapping by id or a plain row of them
        """The known actors and places."""

    @property
    def fingerprint(self) -> str:
        """A digest of all that the authority says."""


class Settled(Protocol):
    """The articles as the editor's answers have them."""

    @property
    def records(self) -> tuple[Record, ...]:
        """Every article, in the order in which they were given."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with her answers."""


@dataclass(frozen=True, slots=True)
class Hooks:
    """The features' functions, in the order in which a build calls them."""

    read_site: Callable[[Path, str], tuple[Site, Sequence[Problem]]]
    read_authority: Callable[..., tuple[Authority, Sequence[Problem]]]
    build_lexicon: Callable[[Iterable[Entity]], Any]
    read_article: Callable[..., Reading]
    analyse: Callable[..., Analysis]
    read_review: Callable[[Path, str], tuple[Any, Sequence[Problem]]]
    apply_review: Callable[..., Settled]
    write_review: Callable[..., tuple[int, int, Sequence[Problem]]]
    base_authority: Path
    rules: tuple[Path, ...]  # folders whose files decide what reading finds: part of the cache's keys
