"""Remember what reading an article found, so that an unchanged article is not analysed again.

One SQLite file that may be deleted at any time. It is believed only where the key (everything that
decided the result) and the digest of the value both match; a damaged, foreign or locked file never
fails a build.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import pickle
import sqlite3
import sys
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from plugins.newsroom.article import Record
from plugins.newsroom.problems import Problem

Found = tuple[Record | None, tuple[Problem, ...]]

_APPLICATION = 0x57415252  # «WARR»: the mark by which our own file is known
_LAYOUT = 1
_KEEP = 20  # builds after which a row that nobody asked for goes
# What a healthy file may answer: somebody else writes, nobody may write here, the disk is full.
_CIRCUMSTANCES = frozenset({
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
})  # fmt: skip
_DEPENDENCIES = ("Markdown", "nh3")  # what else decides how a file is read


def fingerprint(rules: Iterable[Path]) -> str:
    """A digest of the rules: every source file under the folders, Python and the packages they use."""
    digest = hashlib.sha256()
    digest.update(f"{sys.version_info[:2]} {unicodedata.unidata_version} {_LAYOUT}".encode())
    for name in _DEPENDENCIES:
        with suppress(importlib.metadata.PackageNotFoundError):
            digest.update(f"{name} {importlib.metadata.version(name)}".encode())
    for folder in rules:
        for file in sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
            data = file.read_bytes()
            digest.update(f"{folder.name}/{file.relative_to(folder).as_posix()} {len(data)} ".encode())
            digest.update(data)
    return digest.hexdigest()


def make_key(data: bytes, *deciders: str) -> str:
    """The key of an article: its bytes and all else that decides what is found in it."""
    digest = hashlib.sha256(data)
    for decider in deciders:
        words = decider.encode(errors="surrogateescape")
        digest.update(f"\0{len(words)}\0".encode() + words)
    return digest.hexdigest()


class Cache:
    """The cache of one build. Without a file (None, or one that cannot be used) it remembers nothing."""

    def __init__(self, path: Path | None) -> None:
        """Open the file, or begin a new one where it is missing or damaged."""
        self._path = path
        self._database = self._open()
        self._used: list[str] = []
        self._new: list[tuple[str, bytes, bytes]] = []

    def get(self, key: str) -> Found | None:
        """What was found, or None where nothing trustworthy is remembered."""
        value = self.recall(key)
        if value is None:
            return None
        try:
            record, problems = pickle.loads(value)  # noqa: S301 - our own file, its digest was checked
        except Exception:  # noqa: BLE001 - a pickle of yesterday's classes fails in any way it likes
            return None
        return (record, tuple(problems)) if isinstance(record, Record | None) else None

    def put(self, key: str, found: Found) -> None:
        """Remember what was found, once the build is over."""
        self.remember(key, pickle.dumps(found, protocol=5))

    def recall(self, key: str) -> bytes | None:
        """The bytes that were remembered, or None where nothing trustworthy is."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT value, digest FROM found WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None or not isinstance(row[0], bytes) or hashlib.sha256(row[0]).digest() != row[1]:
            return None
        self._used.append(key)
        value: bytes = row[0]
        return value

    def remember(self, key: str, value: bytes) -> None:
        """Remember bytes, once the build is over."""
        self._new.append((key, value, hashlib.sha256(value).digest()))

    def save(self) -> None:
        """Write what is new, so that it need not be held any longer, and is there if the build is killed."""
        if self._database is None or not self._new:
            return
        try:
            with self._database:
                build = self._build()
                self._database.executemany(
                    "INSERT OR REPLACE INTO found (key, value, digest, build) VALUES (?, ?, ?, ?)",
                    [(*row, build) for row in self._new],
                )
            self._new = []
        except sqlite3.Error as error:
            self._give_up(error)

    def close(self) -> None:
        """Write what is new, let go of what nobody asked for in the last builds, and close the file."""
        self.save()
        if self._database is None:
            return
        try:
            with self._database:
                build = self._build()
                self._database.execute(f"PRAGMA user_version = {build:d}")
                self._database.executemany(
                    "UPDATE found SET build = ? WHERE key = ?", [(build, key) for key in self._used]
                )
                self._database.execute("DELETE FROM found WHERE build < ?", (build - _KEEP,))
            self._database.close()
            self._database = None
        except sqlite3.Error as error:
            self._give_up(error)

    def _build(self) -> int:
        """The number of this build."""
        assert self._database is not None  # noqa: S101 - whoever asks has looked
        number: int = self._database.execute("PRAGMA user_version").fetchone()[0]
        return number + 1

    def _open(self) -> sqlite3.Connection | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            if self._path.exists() and not self._path.is_file():  # a pipe would wait for ever
                return None
            try:
                return _connect(self._path)
            except sqlite3.Error as error:
                if not _is_damage(error):
                    return None
                _delete(self._path)
                return _connect(self._path)
        except (OSError, sqlite3.Error):
            return None

    def _give_up(self, error: sqlite3.Error) -> None:
        """Go without, and delete a file that turned out to be damaged."""
        database, self._database = self._database, None
        if database is not None:
            with suppress(sqlite3.Error):
                database.close()
        if self._path is not None and _is_damage(error):
            with suppress(OSError):
                _delete(self._path)


def _connect(path: Path) -> sqlite3.Connection:
    """Open our file; raises DatabaseError where it is not ours, so that a new one is begun."""
    database = sqlite3.connect(path, timeout=1)
    try:
        mark = database.execute("PRAGMA application_id").fetchone()[0]
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and mark != _APPLICATION:
            message = "another program's file"
            raise sqlite3.DatabaseError(message)
        # The cache may be lost at any time, so it need not wait for the disk.
        database.execute("PRAGMA synchronous = OFF")
        if not tables:
            with database:
                database.execute(f"PRAGMA application_id = {_APPLICATION:d}")
                database.execute(
                    "CREATE TABLE found (key TEXT PRIMARY KEY, value BLOB, digest BLOB, build INTEGER)"
                )
        database.execute("SELECT key, value, digest, build FROM found LIMIT 1").fetchone()
    except sqlite3.Error:
        database.close()
        raise
    return database


def _is_damage(error: sqlite3.Error) -> bool:
    """Whether the file is to blame, and not another build's lock or the folder's permissions."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF not in _CIRCUMSTANCES


def _delete(path: Path) -> None:
    for name in (path, Path(f"{path}-journal"), Path(f"{path}-wal"), Path(f"{path}-shm")):
        name.unlink(missing_ok=True)
