"""The preview: `python -m plugins.press.serve CONTENT PORT` builds on every change and shows the result.

Each build is the real command in a process of its own, so that plugins, theme and settings are read
anew. Builds go by turns into two folders of a temporary one: the site that is shown is never the one
that is being built, and output/ is not touched.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import FrameType
from typing import NoReturn
from urllib.parse import quote, unquote

from watchfiles import watch

from plugins.press.preview import (
    RELOAD,
    SCRIPT,
    SHEET,
    STYLE,
    VERSION,
    Message,
    error_page,
    read_messages,
    wrap_page,
)
from plugins.press.report import disk_problem, say

_ROOT = Path(__file__).resolve().parents[2]
_HOST = "127.0.0.1"
_PORTS = 20  # how many ports are tried, from the one that was asked for
_LAST_PORT = 65535
_ANY_LOSS = ("-e", "WARRAQ_LOSS=true")  # the preview is nobody's archive
# Editors write a file in several steps; a build waits until nothing changed for a moment.
_STEP, _DEBOUNCE, _TICK = 50, 500, 200

HTML = "text/html; charset=utf-8"
_PLAIN = "text/plain; charset=utf-8"
_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": _PLAIN,
    ".csv": "text/csv; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/vnd.microsoft.icon",
    ".woff2": "font/woff2",
    ".pdf": "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent back for an address."""

    status: HTTPStatus
    kind: str = _PLAIN
    body: bytes = b""
    location: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the preview shows: a site, if a build has succeeded, and why the last one did not."""

    site: Path | None = None
    messages: tuple[Message, ...] = ()
    version: str = ""


class Preview:
    """What is shown now, and who is reading it; builds take turns with the readers."""

    def __init__(self, workshop: Path) -> None:
        """Nothing is shown before the first build ends."""
        self._folders = (workshop / "1" / "output", workshop / "2" / "output")
        self._begun, self._changes = time.time_ns(), 0  # a preview that begins again has other versions
        self._shown = Shown()
        self._readers: Counter[Path] = Counter()
        self._free = threading.Condition()

    @contextmanager
    def held(self) -> Iterator[Shown]:
        """What is shown; while it is held, no build touches its folder."""
        with self._free:
            shown = self._shown
            if shown.site:
                self._readers[shown.site] += 1
        try:
            yield shown
        finally:
            with self._free:
                if shown.site:
                    self._readers[shown.site] -= 1
                    self._free.notify_all()

    def next_folder(self) -> Path:
        """The folder for the next build: not the one that is shown, and nobody reads in it any more."""
        with self._free:
            first, second = self._folders
            folder = second if self._shown.site == first else first
            self._free.wait_for(lambda: self._readers[folder] == 0)
            return folder

    def show(self, site: Path) -> None:
        """Show a site that was built whole."""
        self._change(Shown(site))

    def fail(self, messages: tuple[Message, ...]) -> None:
        """Show, over the site as it was, why the last build failed."""
        self._change(replace(self._shown, messages=messages))

    def _change(self, shown: Shown) -> None:
        with self._free:
            self._changes += 1
            self._shown = replace(shown, version=f"{self._begun:x}-{self._changes}")


def find_answer(shown: Shown, target: str) -> Answer:
    """What an address shows: a file, a folder's index.html, a page of the preview's own, or «لا صفحة»."""
    path = target.partition("?")[0].partition("#")[0]
    own = {VERSION: (_PLAIN, shown.version), SCRIPT: (_TYPES[".js"], RELOAD), STYLE: (_TYPES[".css"], SHEET)}
    if path in own:
        kind, text = own[path]
        return Answer(HTTPStatus.OK, kind, text.encode())
    if shown.site is None:
        return Answer(
            HTTPStatus.SERVICE_UNAVAILABLE, HTML, error_page(shown.messages, shown.version).encode()
        )
    parts = [unquote(part, errors="surrogateescape") for part in path.split("/") if part]
    if any(part in {".", ".."} or "/" in part or "\0" in part for part in parts):
        return _missing(shown, shown.site)
    file = shown.site.joinpath(*parts)
    try:
        if file.is_dir():
            if not path.endswith("/"):
                # Made anew of its parts: «//host» would lead to another site.
                return Answer(HTTPStatus.MOVED_PERMANENTLY, location=f"/{'/'.join(map(_quoted, parts))}/")
            file /= "index.html"
        elif path.endswith("/"):
            return _missing(shown, shown.site)
        return _as_answer(HTTPStatus.OK, file, shown)
    except OSError:
        return _missing(shown, shown.site)


def _quoted(part: str) -> str:
    return quote(part, safe="", errors="surrogateescape")


def _missing(shown: Shown, site: Path) -> Answer:
    """The site's page for wrong addresses."""
    try:
        return _as_answer(HTTPStatus.NOT_FOUND, site / "404.html", shown)
    except OSError:
        return Answer(HTTPStatus.NOT_FOUND, _PLAIN, "لا صفحة بهذا العنوان.\n".encode())


def _as_answer(status: HTTPStatus, file: Path, shown: Shown) -> Answer:
    body = file.read_bytes()
    kind = _TYPES.get(file.suffix.lower(), "application/octet-stream")
    if kind == HTML:
        page = body.decode(errors="surrogateescape")
        body = wrap_page(page, shown.messages, shown.version).encode(errors="surrogateescape")
    return Answer(status, kind, body)


class Server(ThreadingHTTPServer):
    """A server for this machine alone, one thread for each connection."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name == "posix"

    def __init__(self, port: int, preview: Preview) -> None:
        """Take the port; OSError where somebody has it."""
        self.preview = preview
        super().__init__((_HOST, port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a browser that closes a connection is not news; no traceback for anything else."""
        del request, client_address
        error = sys.exception()
        if not isinstance(error, ConnectionError | TimeoutError):
            say(f"تعذّر الرد على المتصفح ({type(error).__name__}: {error})", sys.stderr)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD from what the preview shows."""

    protocol_version = "HTTP/1.1"
    timeout = 60
    server: Server

    def do_GET(self) -> None:
        """Send a file."""
        self._send(with_body=True)

    def do_HEAD(self) -> None:
        """Send what is known of a file."""
        self._send(with_body=False)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse what no browser asks for, in Arabic."""
        del message, explain
        self.close_connection = True
        self._write(Answer(HTTPStatus(code), _PLAIN, "طلب لا تفهمه المعاينة.\n".encode()), with_body=True)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that http.server gives
        """Keep the terminal for what the builds say."""

    def _send(self, *, with_body: bool) -> None:
        # Read whole before anything is sent: a slow browser holds no build up.
        with self.server.preview.held() as shown:
            answer = find_answer(shown, self.path)
        self._write(answer, with_body=with_body)

    def _write(self, answer: Answer, *, with_body: bool) -> None:
        self.send_response(answer.status)
        if answer.location:
            self.send_header("Location", answer.location)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        if with_body:
            self.wfile.write(answer.body)


def open_server(port: int, preview: Preview) -> Server | None:
    """A server on this port or the next free one; None where there is none."""
    for candidate in range(port, min(port + _PORTS, _LAST_PORT + 1)):
        with contextlib.suppress(OSError):
            return Server(candidate, preview)
    return None


def build(content: str, output: Path, address: str, root: Path = _ROOT) -> tuple[bool, str]:
    """Run the real command; whether it succeeded, and what it said of errors and warnings."""
    settings = ["-s", str(root / "pelicanconf.py"), "-o", str(output), "--log-handler", "plain", *_ANY_LOSS]
    with subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "pelican", content, *settings],
        cwd=root,
        env=os.environ | {"SITE_URL": address, "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="backslashreplace",
        start_new_session=True,  # Ctrl-C is ours to answer
    ) as command:
        try:
            _, said = command.communicate()
        except BaseException:
            command.kill()
            raise
    return command.returncode == 0, said


def rebuild(content: str, preview: Preview, address: str) -> None:
    """Build once, show the result, and say in the terminal what happened."""
    started = time.monotonic()
    folder = preview.next_folder()
    done, said = build(content, folder, address)
    if said.strip():
        say(said.rstrip(), sys.stderr)
    if done:
        preview.show(folder)
        say(f"المعاينة جاهزة ({time.monotonic() - started:.1f} ث): {address}/")
    else:
        messages = read_messages(said, _ROOT)
        for message in messages:
            if message.text not in said:  # of Python's own report, the line that matters
                say(str(message), sys.stderr)
        preview.fail(messages)
        say(f"تظهر هذه الرسائل في المعاينة أيضًا: {address}/", sys.stderr)


def changes(content: Path, root: Path = _ROOT) -> Iterator[None]:
    """One for each change of what a site is made of, the first at once; changes during a build count."""
    folders = (content, root / "theme", root / "plugins")
    settings = root / "pelicanconf.py"
    while True:
        places = [_stamp(p)[:1] for p in folders]
        before: tuple[int, ...] = ()  # so that the first look counts as a change
        for found in watch(
            *(p for p in folders if p.is_dir()),
            step=_STEP,
            debounce=_DEBOUNCE,
            rust_timeout=_TICK,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            # Asked for its state, since editors replace a file, and a watch would stay with the old one.
            now = _stamp(settings)
            if found or now != before:
                before = now
                yield
            if [_stamp(p)[:1] for p in folders] != places:
                break  # a folder was exchanged for another, which must be watched in its place


def _stamp(file: Path) -> tuple[int, ...]:
    """Which file this is, when it was changed, and how long it is; (0,) where there is none."""
    try:
        state = file.stat()
    except OSError:
        return (0,)
    return state.st_ino, state.st_mtime_ns, state.st_size


def main(arguments: Sequence[str]) -> int:
    """Serve until somebody ends it; the exit code."""
    content, wanted = (*arguments, *("content", "8000")[len(arguments) :])[:2]
    if not (wanted.isascii() and wanted.isdecimal() and 0 < int(wanted) <= _LAST_PORT):
        say(f"المنفذ «{wanted}» ليس رقمًا بين 1 و{_LAST_PORT}؛ اكتبه هكذا: make serve PORT=8000", sys.stderr)
        return 2
    if not (_ROOT / content).is_dir():
        say(f"لا مجلد باسم «{content}»؛ سمّ مجلد المحتوى هكذا: make serve CONTENT=content", sys.stderr)
        return 2
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _end)
    try:
        with tempfile.TemporaryDirectory(prefix="warraq-", ignore_cleanup_errors=True) as workshop:
            return _serve(content, int(wanted), Preview(Path(workshop).resolve()))
    except OSError as error:
        say(str(disk_problem(error)), sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("انتهت المعاينة.")
        return 0


def _serve(content: str, wanted: int, preview: Preview) -> int:
    server = open_server(wanted, preview)
    if server is None:
        say(f"لا منفذ متاحًا من {wanted} فما بعده؛ اختر غيره هكذا: make serve PORT=9000", sys.stderr)
        return 1
    port = server.server_address[1]
    if port != wanted:
        say(f"المنفذ {wanted} مشغول، فالمعاينة على المنفذ {port}.")
    say("تُبنى المعاينة، وتتجدد مع كل تغيير، وتنتهي بالضغط على Ctrl-C.")
    answering = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    try:
        for _ in changes(_ROOT / content):
            rebuild(content, preview, f"http://{_HOST}:{port}")
            if not answering.ident:
                answering.start()  # who asked before the first build had ended has waited for it
    finally:
        if answering.ident:
            server.shutdown()
        server.server_close()
    return 0


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """End once; whoever presses twice does not disturb the tidying up."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
