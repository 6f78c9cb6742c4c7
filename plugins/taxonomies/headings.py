"""Headings, set so that their last word does not stand alone on a line."""

from __future__ import annotations

from markupsafe import Markup, escape
from typogrify.filters import widont


def unwidowed(title: str) -> Markup:
    """Return a title whose last two words stay together: «… على&nbsp;الرقة».

    Of typogrify, only this serves Arabic: its quotation marks and capitals would break the text.
    """
    return Markup(widont(str(escape(title))))  # noqa: S704 - escaped before; widont adds only &nbsp;
