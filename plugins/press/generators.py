"""The articles as Pelican's objects and pages, and the files that are copied as they are."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from html import escape
from pathlib import Path
from typing import Any

from pelican.contents import Article
from pelican.generators import ArticlesGenerator, StaticGenerator
from pelican.plugins import signals
from pelican.urlwrappers import Author, Category, Tag

from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, neighbours
from plugins.newsroom.article import Record
from plugins.newsroom.phrases import PHRASES
from plugins.press.survey import Survey
from plugins.press.writer import WarraqWriter

_PHRASE = re.compile(r'phrase\("([a-z_.]+)"\)')


class WarraqArticle(Article):  # type: ignore[misc] # Pelican has no types
    """An article as Pelican and its stock plugins know it, made from our record; the date may be missing."""

    mandatory_properties = ("title",)

    def __init__(self, record: Record, settings: dict[str, Any], context: dict[str, Any]) -> None:
        """Fill Pelican's attributes from the record."""
        address = addresses.article(record)
        metadata: dict[str, Any] = {
            "title": record.title,
            "slug": record.id,
            "url": address,
            "save_as": f"{address}index.html",
            "status": "published",
            "lang": record.language,
            "authors": [Author(name, settings) for name in record.authors],
            "tags": [Tag(name, settings) for name in record.topics],
            "category": Category(record.source or settings["DEFAULT_CATEGORY"], settings),
            "summary": record.summary,
        }
        if not record.authors:
            del metadata["authors"]
        if record.day:
            metadata["date"] = _at_midnight(record.day)
        if record.modified:
            metadata["modified"] = _at_midnight(record.modified)
        self.record = record
        self.analysis = record.analysis
        super().__init__(
            "",
            metadata=metadata,
            settings=settings,
            source_path=str(Path(settings["PATH"]) / record.path),
            context=context,
        )

    def _get_content(self) -> str:
        """The text as plain paragraphs, for stock plugins that ask; our pages are made from the record."""
        return "\n".join(f"<p>{escape(b.text)}</p>" for b in self.record.document.blocks)


class WarraqArticles(ArticlesGenerator):  # type: ignore[misc] # Pelican has no types
    """Pelican's articles, made from the archive that was read and checked before."""

    def generate_context(self) -> None:
        """Make the articles, newest first as Pelican has them; nothing is read here."""
        archive: Archive = self.context["archive"]
        self.articles = [WarraqArticle(r, self.settings, self.context) for r in _newest_first(archive)]
        for article in self.articles:
            signals.article_generator_context.send(self, metadata=article.metadata)
            self.context["generated_content"][article.record.path] = article
        signals.article_generator_pretaxonomy.send(self)
        tags: dict[Any, list[Any]] = defaultdict(list)
        authors: dict[Any, list[Any]] = defaultdict(list)
        categories: dict[Any, list[Any]] = defaultdict(list)
        for article in self.articles:
            categories[article.category].append(article)
            for tag in article.tags:
                tags[tag].append(article)
            for author in getattr(article, "authors", ()):
                authors[author].append(article)
        self.tags, self.authors, self.categories = tags, sorted(authors.items()), sorted(categories.items())
        self.dates = [a for a in self.articles if hasattr(a, "date")]
        self._update_context(
            (
                "articles",
                "drafts",
                "hidden_articles",
                "dates",
                "tags",
                "categories",
                "authors",
                "related_posts",
            )
        )
        self.context["period_archives"] = {}
        signals.article_generator_finalized.send(self)

    def generate_output(self, writer: WarraqWriter) -> None:
        """Write each article's page and text, and for each withdrawn one a page that says so."""
        archive: Archive = self.context["archive"]
        beside = neighbours(archive.records)
        template = self.get_template("article")
        for article in self.articles:
            record = article.record
            previous, next_ = beside[record.id]
            signals.article_generator_write_article.send(self, content=article)
            writer.write_file(
                article.save_as,
                template,
                self.context,
                relative_urls=True,
                url=article.url,
                article=article,
                record=record,
                previous=previous,
                next=next_,
            )
            writer.write_text(f"{article.url}{addresses.ARTICLE_TEXT}", f"{record.text}\n")
        for record in archive.withdrawn:
            address = addresses.article(record)
            writer.write_file(
                f"{address}index.html",
                self.get_template("withdrawn"),
                self.context,
                relative_urls=True,
                url=address,
                record=record,
            )
        signals.article_writer_finalized.send(self, writer=writer)


class WarraqStatic(StaticGenerator):  # type: ignore[misc] # Pelican has no types
    """The theme's files and the archive's images, copied through the writer.

    Pelican's own copying only logs a failure (a full disk, say) and goes on.
    """

    def generate_output(self, writer: WarraqWriter) -> None:
        """Copy the theme's files, the images, and what stock plugins ask for."""
        target = self.settings["THEME_STATIC_DIR"]
        for name in self.settings["THEME_STATIC_PATHS"]:
            folder = Path(self.theme) / name
            for file in sorted(p for p in folder.rglob("*") if p.is_file()):
                path = file.relative_to(folder)
                if not any(part.startswith(".") for part in path.parts):
                    writer.copy_file(f"{target}/{path.as_posix()}", file)
        if sheets := self.settings.get("THEME_SHEETS"):  # a theme of somebody else's may have none to join
            writer.write_text(f"{target}/style.css", join_sheets(Path(self.theme), sheets))
        for script in self.settings.get("THEME_SCRIPTS", ()):
            written = fill_phrases((Path(self.theme) / script).read_text(encoding="utf-8"))
            writer.write_text(f"{target}/{Path(script).name}", written)
        survey: Survey = self.context["survey"]
        for image in survey.images:
            writer.copy_file(image, Path(self.path) / image)
        for static in self.context["staticfiles"]:
            writer.copy_file(static.save_as, Path(self.path) / static.source_path)


def join_sheets(theme: Path, names: Iterable[str]) -> str:
    """Return the theme's style sheets as one: one to fetch, however many there are to read."""
    return "\n".join((theme / name).read_text(encoding="utf-8") for name in names)


def fill_phrases(script: str) -> str:
    """Return a script with its phrases from the catalogue: `phrase("cite.copied")` becomes `"نُسخ."`."""
    return _PHRASE.sub(lambda m: json.dumps(PHRASES[m[1]], ensure_ascii=False), script)


def _newest_first(archive: Archive) -> list[Record]:
    """The published articles from the newest; those without a date come last here too."""
    row = archive.records
    return [r for r in reversed(row) if r.day] + [r for r in row if not r.day]


def _at_midnight(day: date) -> datetime:
    # Pelican adds its own time zone; the settings say UTC, so that no machine's zone gets in.
    return datetime.combine(day, time())
