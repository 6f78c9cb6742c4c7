"""An article as a value: what its file says, its body, and what reading it found."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from plugins.arabic.values import Analysis
from plugins.newsroom.document import Document, Picture

Status = Literal["published", "draft", "withdrawn"]
TitleStatus = Literal["given", "supplied", "derived"]
DateStatus = Literal["given", "inferred", "unknown"]

# What somebody denied, claimed or called for is never said without its cue; of «وقال» nothing is lost.
NEED_THEIR_CUE = frozenset({"deny", "claim", "call", "accuse", "warn", "promise"})


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that the editor made, with its day where she gave one."""

    text: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One article. Tuples of names are as the editor wrote them; ids are resolved in the analysis."""

    path: str  # relative to the content folder, with slashes: articles/2016/05/lavrov-raqqa.txt
    id: str
    title: str
    title_status: TitleStatus = "given"
    day: date | None = None
    day_status: DateStatus = "given"
    source: str = ""
    source_url: str = ""
    medium: str = ""
    authors: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()  # added by hand
    places: tuple[str, ...] = ()
    not_actors: tuple[str, ...] = ()  # taken away by hand (a leading «-»)
    not_places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    image: Picture | None = None
    status: Status = "published"
    withdrawn_on: date | None = None
    withdrawn_because: str = ""
    corrections: tuple[Correction, ...] = ()
    moved_from: tuple[str, ...] = ()
    manual_statements: bool = False
    language: str = "ar"
    modified: date | None = None
    document: Document = field(default_factory=Document)
    analysis: Analysis = field(default_factory=Analysis)
    lines: tuple[int, ...] = ()  # for each block, the line of the source file where it begins, from 1

    @property
    def text(self) -> str:
        """The article text; offsets count its code points."""
        return self.document.text

    @property
    def sha256(self) -> str:
        """The hexadecimal digest of the article text in UTF-8."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def words(self) -> int:
        """How many words the article text has, parted by white space."""
        return len(self.text.split())

    @property
    def corrected_on(self) -> date | None:
        """The day of the last correction that has one."""
        return max((c.day for c in self.corrections if c.day), default=None)

    @property
    def prominent(self) -> frozenset[str]:
        """The ids of what the article is about: who speaks, what is named twice, what the editor tagged.

        Passing mentions are linked where they stand, and are rows of mentions.csv.
        """
        times = Counter(m.entity for m in self.analysis.mentions)
        speaking: set[str] = set()
        for statement in self.analysis.statements:
            speaking.update(s.entity for s in (*statement.speakers, statement.on_behalf_of) if s)
        return frozenset(i for i in self.analysis.entities if i in speaking or times[i] != 1)
