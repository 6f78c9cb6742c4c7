"""Metadata by which reference managers know an article: Highwire's and Dublin Core's."""

from __future__ import annotations

from plugins.newsroom import addresses
from plugins.newsroom.article import Record
from plugins.newsroom.site import Site


def citation_meta(record: Record, site: Site, absolute: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of name and content for `<meta>`; what is not known is left out.

    Zotero reads both sets. Highwire's have the title, the authors, the day and the address; Dublin Core's
    say only what Highwire has no name for: that it is a newspaper article (without `DC.type` Zotero would
    make it one of a journal), where it appeared (which Zotero takes from `DC.source`), and the rest. The
    page's own script makes BibTeX, RIS and CSL-JSON of them.
    """
    url = addresses.href(addresses.article(record), absolute) if absolute else ""
    pairs = [
        ("citation_title", record.title),
        *(("citation_author", author) for author in record.authors),
        ("citation_publication_date", f"{record.day:%Y/%m/%d}" if record.day else ""),
        ("citation_language", record.language),
        ("citation_public_url", url),
        ("DC.type", "newspaperArticle"),
        ("DC.source", record.source),
        ("DC.relation", record.source_url),
        ("DC.rights", site.licence),
    ]
    return tuple((name, content) for name, content in pairs if content)
