"""A host for static files that answers as GitHub Pages does."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

# What the site is made of; anything else is bytes.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True)
class Host:
    """A folder, served under a path; what was asked for and not there is remembered."""

    folder: Path
    address: str  # with its last slash: http://127.0.0.1:40001/archive/
    missing: list[str] = field(default_factory=list)

    @property
    def prefix(self) -> str:
        """The path under which the site lies: "/" or "/archive/"."""
        return urlsplit(self.address).path

    def find(self, path: str) -> tuple[HTTPStatus, Path | str | None]:
        """The status, and the file to send or the address to go to; `path` is decoded.

        A folder without its slash is sent to the one with it; what is missing gets the site's 404.html;
        what lies outside the site's path belongs to somebody else.
        """
        if path == self.prefix.removesuffix("/"):
            return HTTPStatus.MOVED_PERMANENTLY, self.prefix
        if not path.startswith(self.prefix) or ".." in path.split("/"):
            return HTTPStatus.NOT_FOUND, None
        file = self.folder / path.removeprefix(self.prefix)
        if file.is_dir() and not path.endswith("/"):
            return HTTPStatus.MOVED_PERMANENTLY, f"{path}/"
        if path.endswith("/"):
            file /= "index.html"
        if file.is_file():
            return HTTPStatus.OK, file
        return HTTPStatus.NOT_FOUND, self.folder / "404.html"


@contextmanager
def open_host(folder: Path, prefix: str) -> Iterator[Host]:
    """A host on a free port of this machine; `folder` may be filled after it was opened."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    host = Host(folder, f"http://127.0.0.1:{server.server_port}{prefix}")
    server.RequestHandlerClass = partial(_Answer, host)  # type: ignore[assignment] # any callable does
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, host: Host, *arguments: object) -> None:
        self.host = host
        super().__init__(*arguments)  # type: ignore[arg-type] # what the server gives

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that goes on to the next page waits for nothing
            super().handle()

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        status, found = self.host.find(path)
        if status == HTTPStatus.NOT_FOUND:
            self.host.missing.append(path)
        body, kind = b"", "text/plain"
        if isinstance(found, Path) and found.is_file():
            body, kind = found.read_bytes(), KINDS.get(found.suffix, "application/octet-stream")
        self.send_response(status)
        if isinstance(found, str):
            self.send_header("Location", quote(found))
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: the tests say what went wrong."""
