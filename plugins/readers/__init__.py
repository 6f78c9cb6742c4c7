"""Read articles: a file becomes a Record, and everything that is wrong with it a Problem.

`article.read_article` has never heard of Pelican, which swallows what a reader raises and drops the
article: the press reads and checks every file before Pelican is handed the results.
"""

from __future__ import annotations

from plugins.readers.article import Reading, derive_title, read_article

__all__ = ["Reading", "derive_title", "read_article"]
