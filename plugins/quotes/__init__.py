"""Draw an article's body: quote blocks, inline quotes, marks for indirect statements, linked names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plugins.quotes.body import render_body

FILTERS: Mapping[str, Callable[..., object]] = {"body": render_body}


def register() -> None:
    """Tell Pelican where we come in: nowhere; the theme calls the filter."""
