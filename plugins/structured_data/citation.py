"""Metadata by which reference managers know an article: Highwire's and Dublin Core's."""

from __future__ import annotations

from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site


def citation_meta(record: Record, site: Site, absolute: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of name and content for `<meta>`; what is not known is left out.

    Dublin Core repeats what it is asked for first (title, creator, date) and adds what Highwire has no
    name for (source, rights); the rest is said once.
    """
    url = addresses.href(addresses.article(record), absolute) if absolute else ""
    pairs = [
        ("citation_title", record.title),
        *(("citation_author", author) for author in record.authors),
        ("citation_publication_date", f"{record.day:%Y/%m/%d}" if record.day else ""),
        ("citation_publisher", site.publisher or site.title),
        ("citation_language", record.language),
        ("citation_public_url", url),
        ("DC.title", record.title),
        *(("DC.creator", author) for author in record.authors),
        ("DC.date", record.day.isoformat() if record.day else ""),
        ("DC.source", record.source_url or record.source),
        ("DC.rights", site.licence),
    ]
    return tuple((name, content) for name, content in pairs if content)
