"""Read articles: a file becomes a Record, and everything that is wrong with it a Problem.

The work is in `article.read_article`, which has never heard of Pelican; this file hands its results
to Pelican in place of Pelican's own readers.
"""

from __future__ import annotations

from typing import Any

from plugins.readers.pelican_reader import ENDINGS, FindRecord, make_reader


def add_reader(readers: Any, find_record: FindRecord) -> None:  # noqa: ANN401 - Pelican has no types
    """Put our reader in place of Pelican's for every kind of article file; for `signals.readers_init`."""
    reader = make_reader(find_record)
    for ending in ENDINGS:
        readers.reader_classes[ending] = reader
