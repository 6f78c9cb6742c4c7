"""Write the pages of one build into its staging folder, no file twice."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import IO, Any

from pelican.utils import sanitised_join
from pelican.writers import Writer

from plugins.press.slim import slim


class WrittenTwiceError(Exception):
    """Two parts of the build want one address, or two that a disk blind to case takes for one."""

    def __init__(self, name: str) -> None:
        """Keep the address for the message."""
        super().__init__(name)
        self.name = name


class WarraqWriter(Writer):  # type: ignore[misc] # Pelican has no types
    """Pelican's writer that refuses to write a file twice and knows what it wrote."""

    def __init__(self, output_path: str, settings: dict[str, Any] | None = None) -> None:
        """Begin with nothing written."""
        super().__init__(output_path, settings)
        self.written: dict[str, str] = {}  # as a blind disk sees the path → the path under the site's root

    def write_file(self, name: str, template: Any, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Pelican's
        """Render a template and write the page, as Pelican's writer does, without needless marks."""
        super().write_file(name, _Slim(template), *args, **kwargs)

    def write_text(self, name: str, text: str) -> None:
        """Write a text file at an address, in UTF-8, its line ends as they are."""
        path = sanitised_join(self.output_path, name)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        with self._open_w(path, "utf-8") as file:
            file.write(text)

    def copy_file(self, name: str, source: Path) -> None:
        """Copy a file to an address; its bytes only, not its time nor its permissions."""
        path = sanitised_join(self.output_path, name)
        self._claim(path)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(source.read_bytes())

    def _open_w(self, filename: str, encoding: str, override: bool = False) -> IO[str]:  # noqa: FBT001, FBT002 - Pelican's signature
        """Open a page for writing, as Pelican's writer does, but never a second time."""
        del override  # no page of ours replaces another
        self._claim(filename)
        # newline="" keeps «\n» on every system, and a CSV file's «\r\n».
        return Path(filename).open("w", encoding=encoding, newline="")

    def _claim(self, filename: str) -> None:
        name = Path(filename).relative_to(Path(self.output_path).absolute()).as_posix()
        blind = unicodedata.normalize("NFC", name).casefold()
        if blind in self.written:
            raise WrittenTwiceError(name)
        self.written[blind] = name


class _Slim:
    """A template whose pages are slim."""

    def __init__(self, template: Any) -> None:  # noqa: ANN401 - Jinja's, or a stock plugin's
        self._template = template

    def render(self, context: dict[str, Any]) -> str:
        """Render the template."""
        return slim(self._template.render(context))
