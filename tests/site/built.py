"""A site that the real command built, and how tests read it: as files, as pages, as tables."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree as ET

import html5lib

ROOT = Path(__file__).resolve().parents[2]
CONTENT = Path(__file__).parent / "content"
ADDRESS = "https://example.org/archive"

# Where an address in a page may stand, and whether the browser fetches it without being asked.
_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "source": "src", "q": "cite"}
_FETCHED_LINKS = {"stylesheet", "icon", "preload", "manifest"}
# Elements that end a piece of text; what stands between them is one line of reading.
_INLINE = {
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "code",
    "em",
    "img",
    "q",
    "s",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}


def run_build(
    content: Path,
    output: Path,
    environment: Mapping[str, str] | None = None,
    *,
    project: Path = ROOT,
    more: Sequence[str] = (),
) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, in a process of its own; the cache lies beside the output.

    `more` are further words of the command line.
    """
    kept = {k: v for k, v in os.environ.items() if k in {"PATH", "HOME", "TMPDIR"}}
    settings = ["-s", str(project / "pelicanconf.py"), "-o", str(output)]
    cache_path = ["--cache-path", str(output.parent / "cache")]
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "pelican", str(content), *settings, *cache_path, *more],
        env=kept | {"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"} | dict(environment or {}),
        cwd=output.parent,
        capture_output=True,
        encoding="utf-8",
        errors="backslashreplace",
        timeout=120,
        check=False,
    )


@dataclass(frozen=True)
class Link:
    """An address in a page, with the element that holds it."""

    element: ET.Element
    address: str

    @property
    def is_fetched(self) -> bool:
        """Whether the browser loads it by itself."""
        if self.element.tag == "link":
            return bool(set(self.element.get("rel", "").split()) & _FETCHED_LINKS)
        return self.element.tag in {"img", "script", "source", "meta"}


@dataclass(frozen=True)
class Page:
    """An HTML page as a browser understands it."""

    path: str
    html: str

    @cached_property
    def root(self) -> ET.Element:
        """The page's tree; a page that HTML5 does not allow raises `html5lib.html5parser.ParseError`."""
        parser = html5lib.HTMLParser(
            tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
        )
        root = parser.parse(self.html)
        assert isinstance(root, ET.Element)
        return root

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it stands there."""
        return [e.attrib["id"] for e in self.root.iter() if "id" in e.attrib]

    @cached_property
    def links(self) -> list[Link]:
        """Every address, in order."""
        found = [
            Link(e, e.attrib[_ADDRESSES[e.tag]])
            for e in self.root.iter()
            if isinstance(e.tag, str) and _ADDRESSES.get(e.tag, "") in e.attrib
        ]
        refreshes = (e for e in self.root.iter("meta") if e.get("http-equiv", "").lower() == "refresh")
        return found + [Link(e, e.attrib["content"].partition("url=")[2]) for e in refreshes]

    def all(self, tag: str, name: str = "") -> list[ET.Element]:
        """Every element of a tag (`*` for any), or those of them that have a class."""
        everything = (e for e in self.root.iter() if isinstance(e.tag, str) and tag in {"*", e.tag})
        return [e for e in everything if not name or name in e.get("class", "").split()]

    def heading(self) -> str:
        """The page's own heading."""
        (heading,) = self.all("h1")
        return words(heading)

    def article_pieces(self) -> list[str]:
        """The article's text as it reads, cut where block elements cut it; what we generated left out."""
        (body,) = self.all("*", "article__text")
        pieces = [""]
        _read(body, pieces)
        return [p.strip(" \n") for p in pieces if p.strip(" \n")]


@dataclass(frozen=True)
class BuiltSite:
    """A site's folder; `absolute` is the address it was built for, or ""."""

    content: Path
    folder: Path
    absolute: str = ""
    said: str = ""  # what the build printed
    _pages: dict[str, Page] = field(default_factory=dict)

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path."""
        return read_files(self.folder)

    @property
    def pages(self) -> list[Page]:
        """Every HTML page."""
        return [self.page(path) for path in self.files if path.endswith(".html")]

    def page(self, path: str) -> Page:
        """One page, parsed once in a test run."""
        if path not in self._pages:
            self._pages[path] = Page(path, self.files[path].decode())
        return self._pages[path]

    def text(self, path: str) -> str:
        """A file as text, its line ends as they are."""
        return self.files[path].decode()

    def rows(self, table: str) -> list[dict[str, str]]:
        """A table of the open data."""
        return list(
            csv.DictReader(io.StringIO(self.text(f"data/{table}.csv").removeprefix("\ufeff"), newline=""))
        )

    def article_folder(self, article_id: str) -> str:
        """Where an article lies, from its row: `2016/05/18/budget/`."""
        (url,) = [row["url"] for row in self.rows("articles") if row["article_id"] == article_id]
        return unquote(url.removeprefix(f"{self.absolute}/" if self.absolute else ""))

    @cached_property
    def article_texts(self) -> dict[str, str]:
        """Each article's text by its id, from the published article.txt."""
        ids = [row["article_id"] for row in self.rows("articles")]
        return {i: self.text(f"{self.article_folder(i)}article.txt").removesuffix("\n") for i in ids}

    def target(self, address: str, page: str) -> tuple[str, str] | None:
        """The file and the anchor that an address in a page means; None for one outside the site.

        Worked out as a browser does, with the site under a path of its host. One that climbs out of
        that path is outside.
        """
        root = f"{self.absolute or 'https://site.invalid/some/where'}/"
        whole = urljoin(root + page, address)
        if not whole.startswith(root):
            return None
        path = unquote(urlsplit(whole).path.removeprefix(urlsplit(root).path))
        return f"{path}index.html" if path.endswith("/") or not path else path, unquote(
            urlsplit(whole).fragment
        )


def read_files(folder: Path) -> dict[str, bytes]:
    """Every file under a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def words(element: ET.Element) -> str:
    """An element's text as it reads, on one line."""
    return " ".join("".join(element.itertext()).split())


def _read(element: ET.Element, pieces: list[str]) -> None:
    """Add an element's text to the last piece, and begin a new piece at the edges of blocks."""
    for text, child in _texts(element):
        pieces[-1] += text
        if child is None:
            continue
        is_block = child.tag not in _INLINE
        if is_block:
            pieces.append("")
        if child.tag not in {"aside", "figcaption"}:
            _read(child, pieces)
        if is_block:
            pieces.append("")
        pieces[-1] += child.tail or ""


def _texts(element: ET.Element) -> Iterator[tuple[str, ET.Element | None]]:
    yield element.text or "", None
    for child in element:
        yield "", child
