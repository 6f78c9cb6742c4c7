"""Write the ledger: who said what, all of it and by speaker."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pelican import signals
from pelican.generators import Generator

from plugins.ledger.entries import make_entry
from plugins.ledger.pages import make_ledger, make_sheets, make_speakers
from plugins.ledger.register import heard
from plugins.newsroom import addresses

FILTERS: Mapping[str, Callable[..., object]] = {"heard": heard, "ledger_entry": make_entry}


class LedgerGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Writes the lists of statements."""

    def generate_output(self, writer: Any) -> None:  # noqa: ANN401 - Pelican's writer has no types
        """Write the ledger's pages."""
        archive = self.context["archive"]
        ledger = make_ledger(archive)
        for sheet in make_sheets(archive):
            is_front = sheet.address == addresses.statements()
            self._write(
                writer, sheet.address, "statements" if is_front else "sayings", sheet=sheet, ledger=ledger
            )
        for page in make_speakers(archive):
            self._write(writer, page.address, "speakers", index=page, ledger=ledger)
        self._write(writer, addresses.unnamed(), "unnamed", ledger=ledger)

    def _write(self, writer: Any, address: str, template: str, **values: object) -> None:  # noqa: ANN401 - likewise
        writer.write_file(
            f"{address}index.html", self.get_template(template), self.context, relative_urls=True, **values
        )


def add_generator(_sender: object) -> type[LedgerGenerator]:
    """Return the generator of this feature."""
    return LedgerGenerator


def register() -> None:
    """Tell Pelican where we come in."""
    signals.get_generators.connect(add_generator)
