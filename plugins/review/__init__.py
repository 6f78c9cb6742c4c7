"""The editor's answers: read and obeyed in every build, and asked for by `make review`."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

from plugins.arabic.values import Entity
from plugins.newsroom.archive import Archive
from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site
from plugins.review.answers import CODE, Review, read_review
from plugins.review.doubts import doubt_names, doubt_statements
from plugins.review.page import Content, write_page
from plugins.review.settle import apply_review

__all__ = ["apply_review", "read_review", "write_review"]

_BOM = b"\xef\xbb\xbf"


def write_review(
    path: Path,
    review: Review,
    found: Sequence[Record],
    archive: Archive,
    known: Mapping[str, Entity],
    site: Site,
) -> tuple[int, int, tuple[Problem, ...]]:
    """Write what is doubtful, with all answers kept: how many statements and names are in doubt.

    `found` are the articles before her answers, `archive` after them. The file is exchanged whole; where it
    has changed since it was read, it is left alone and an error says so.
    """
    statements = doubt_statements(archive.records)
    names = doubt_names(archive, known, site.found_threshold)
    text = write_page(review, Content(found, statements, names, review.shown.partition("/")[0]))
    data = text.encode()
    if b"\r\n" in review.data:
        data = data.replace(b"\n", b"\r\n")
    if review.data.startswith(_BOM):
        data = _BOM + data
    target = path.resolve()
    if (target.read_bytes() if target.exists() else b"") != review.data:
        what, how = "تغيّر الملف في أثناء العمل", "أعد الأمر make review"
        return 0, 0, (Problem(review.shown, 0, f"{CODE}-CHANGED", what, how),)
    if data != review.data:
        _exchange(target, data)
    return len(statements), len(names), ()


def _exchange(target: Path, data: bytes) -> None:
    """Put a file in the place of another at once; a kill at any moment leaves the one or the other."""
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
    with NamedTemporaryFile(dir=target.parent, prefix=".review-", delete=False) as new:
        try:
            new.write(data)
            new.flush()
            os.fsync(new.fileno())
            Path(new.name).chmod(mode)
            Path(new.name).replace(target)
        except BaseException:
            Path(new.name).unlink(missing_ok=True)
            raise
