"""The door through which Pelican gets an article that has been read already.

Pelican swallows what a reader raises and drops the article, so nothing is read here: the build has
read and checked every file before, and Pelican is handed the results under the names that stock
plugins expect.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pelican.contents import Author, Category
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

from plugins.newsroom.article import Record

ENDINGS = ["md", "markdown", "txt"]
FindRecord = Callable[[str], Record | None]  # by the path from the content folder, with slashes


def make_metadata(record: Record, settings: dict[str, Any]) -> dict[str, Any]:
    """An article's metadata as Pelican's own readers give them, and the record itself."""
    metadata: dict[str, Any] = {
        "record": record,
        "title": record.title,
        "slug": record.id,
        "status": record.status,
        "summary": record.summary,
        "lang": record.language,
        "authors": [Author(name, settings) for name in record.authors],
        "category": Category(record.topics[0] if record.topics else settings["DEFAULT_CATEGORY"], settings),
    }
    if record.day:
        metadata["date"] = SafeDatetime(record.day.year, record.day.month, record.day.day)
    if record.modified:
        modified = record.modified
        metadata["modified"] = SafeDatetime(modified.year, modified.month, modified.day)
    return {name: value for name, value in metadata.items() if value not in ("", [])}


def make_reader(find_record: FindRecord) -> type[BaseReader]:
    """A reader class for Pelican that gives what `find_record` has, with no content of its own."""

    class ArticleReader(BaseReader):  # type: ignore[misc] # Pelican has no types
        """Gives Pelican an article that has been read already."""

        enabled = True
        file_extensions = ENDINGS

        def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
            """Return no content (the page is made of the record), and the metadata."""
            path = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
            record = find_record(path)
            if record is None:
                msg = f"{path} was not read before Pelican asked for it"
                raise LookupError(msg)
            return "", make_metadata(record, self.settings)

    return ArticleReader
