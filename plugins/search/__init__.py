"""Write the search: its page, and its index in small files that one script reads without a server.

docs/search.md has the format of the files and says how a query is answered.
"""

from __future__ import annotations

from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.newsroom import addresses
from plugins.search.index import make_files


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the search page and the index."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write each file under search/."""
        context = self.context
        writer.write_file(
            f"{addresses.SEARCH}index.html", self.get_template("search"), context, relative_urls=True
        )
        for name, text in make_files(
            context["archive"], context["site"], context.get("store"), context.get("keys")
        ):
            writer.write_text(f"{addresses.SEARCH}{name}", text)


def add_generator(_sender: object) -> type[SearchGenerator]:
    """Return the generator of this feature."""
    return SearchGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
