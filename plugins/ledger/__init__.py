"""Write the ledger: who said what, all of it and by speaker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.ledger.entries import make_entry
from plugins.ledger.pages import make_ledger

FILTERS: Mapping[str, Callable[..., object]] = {"ledger_entry": make_entry}


class LedgerGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the lists of statements."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write the ledger's pages."""
        for sheet in make_ledger(self.context["archive"]):
            writer.write_file(
                f"{sheet.page.address}index.html",
                self.get_template("statements" if sheet.speaker is None else "speaker"),
                self.context,
                relative_urls=True,
                page=sheet.page,
                total=sheet.total,
                speaker=sheet.speaker,
                speakers=sheet.speakers,
            )


def add_generator(_sender: object) -> type[LedgerGenerator]:
    """Return the generator of this feature."""
    return LedgerGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
