"""Publish whole or not at all: the staging folder, the lock, the list of our files, the exchange.

All of it lies beside OUTPUT, in names that begin with «.<output>.warraq»:

- `….lock`: held by the running build through the system, so that a dead process blocks nobody;
- `…-files.lock`: which files in OUTPUT are ours, with their digests;
- `…-staging`: the site being built; after the exchange, for a moment, the old one;
- `…-old`: the old site, where the system cannot exchange two folders in one step.

A kill at any moment leaves OUTPUT whole, old or new. What the list says of a site is tied to its
folder's inode while two sites exist, so that a kill beside the exchange cannot mix them up.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import hashlib
import json
import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from plugins.newsroom.problems import Problem

try:
    import fcntl
except ImportError:  # pragma: no cover - Windows has no flock; there a build runs without the lock
    fcntl = None  # type: ignore[assignment]

Files = Mapping[str, str]  # path in the site → SHA-256

_RENAME_EXCHANGE = 2
_AT_FDCWD = -100
_NOT_SUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP})
# Folders of the project in which a site never belongs.
_OURS = ("content", "theme", "plugins", "tests", "docs", ".git", ".ci", ".github", ".venv", ".cache")


class Busy(Exception):  # noqa: N818 - it says what is the case
    """Another build holds the lock."""


@dataclass(frozen=True, slots=True)
class Site:
    """A site as the list of files knows it: its folder's inode, and its files with their digests."""

    inode: int
    files: Files


@dataclass(frozen=True, slots=True)
class Result:
    """What publishing did: whether anything changed, the foreign files kept, those edited by hand."""

    changed: bool
    foreign: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()


def refuse_output(output: Path, content: Path, theme: Path, root: Path) -> Problem | None:
    """An error where OUTPUT is, holds or lies in what the site is made of; None where it is well placed."""
    place = output.resolve()
    for source in (content, theme, *(root / name for name in _OURS)):
        folder = source.resolve()
        if place == folder or place.is_relative_to(folder) or folder.is_relative_to(place):
            return Problem(
                str(output),
                0,
                "W-OUT-PLACE",
                f"مجلد الإخراج يتداخل مع مجلد المشروع «{source.name}»، والنشر يستبدل مجلد الإخراج كله",
                "اختر مجلدًا آخر للإخراج: make OUTPUT=output",
            )
    if place == root.resolve() or root.resolve().is_relative_to(place):
        return Problem(
            str(output),
            0,
            "W-OUT-PLACE",
            "مجلد الإخراج هو مجلد المشروع نفسه أو يحويه، والنشر يستبدل مجلد الإخراج كله",
            "اختر مجلدًا آخر للإخراج: make OUTPUT=output",
        )
    if place.exists() and not place.is_dir():
        return Problem(
            str(output),
            0,
            "W-OUT-FILE",
            "مكان الإخراج ملف وليس مجلدًا",
            "احذف هذا الملف أو اختر مجلدًا آخر",
        )
    return None


class Press:
    """The place beside OUTPUT where one build works; use it with `with`, which takes the lock."""

    def __init__(self, output: Path) -> None:
        """Name the places; nothing is touched before the lock is held."""
        self.output = output.resolve()
        near = self.output.parent
        name = f".{self.output.name}.warraq"
        self.staging = near / f"{name}-staging"
        self._old = near / f"{name}-old"
        self._list = near / f"{name}-files.lock"
        self._lock = near / f"{name}.lock"
        self._held: int | None = None

    def __enter__(self) -> Self:
        """Take the lock, mend what a killed build left, and make an empty staging folder."""
        self.output.parent.mkdir(parents=True, exist_ok=True)
        self._held = _take(self._lock)
        try:
            self._mend()
            self.staging.mkdir()
            if self.output.exists():
                self.staging.chmod(stat.S_IMODE(self.output.stat().st_mode) | stat.S_IRWXU)
        except BaseException:
            self._let_go()
            raise
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Clear the staging folder away and let the lock go, whatever happened."""
        try:
            # The site is published or was not touched; what cannot be removed now, the next start names.
            with contextlib.suppress(OSError):
                _remove(self.staging)
        finally:
            self._let_go()

    def ours(self) -> Files:
        """The files of ours that are in OUTPUT, with their digests; empty before the first build."""
        sites = _read_list(self._list)
        if not sites:
            return {}
        if len(sites) == 1:
            return sites[0].files
        inode = _inode(self.output)
        for site in sites:
            if site.inode == inode:
                return site.files
        present = set(files_of(self.output))
        return max(sites, key=lambda s: len(present & s.files.keys())).files

    def foreign_problems(self) -> list[Problem]:
        """Errors for files in OUTPUT that are not ours and stand where this build needs another."""
        staged = frozenset(files_of(self.staging))
        folders = {parent for path in staged for parent in _parents(path)}
        clashes = []
        for path in self._foreign():
            blocks = path in folders or any(p in staged for p in _parents(path))
            if blocks or (path in staged and not _same(self.output / path, self.staging / path)):
                clashes.append(path)
        return [
            Problem(
                f"{self.output.name}/{path}",
                0,
                "W-OUT-FOREIGN",
                "ملف لم يكتبه ورّاق في مجلد الإخراج، وعنوانه يحتاج إليه الموقع",
                "انقل هذا الملف أو احذفه، أو اختر مجلدًا آخر للإخراج",
            )
            for path in clashes
        ]

    def publish(self) -> Result:
        """Put the staged site in OUTPUT's place, whole, with the foreign files that were there."""
        new = _digests(self.staging)
        old = self.ours()
        foreign = [p for p in self._foreign() if p not in new]
        before = {path: _digest_if_plain(self.output / path) for path in new}
        edited = tuple(p for p, was in before.items() if was and was != new[p] and was != old.get(p, was))
        if before == new and new.keys() == old.keys():
            return Result(changed=False, foreign=tuple(foreign), edited=edited)
        for path, digest in new.items():
            if before[path] == digest:
                _link_over(self.output / path, self.staging / path)
        empty = _empty_folders(self.output)
        _carry(foreign, empty, self.output, self.staging)
        _sync(self.staging)
        fresh = Site(_inode(self.staging), new)
        _write_list(self._list, (Site(_inode(self.output), old), fresh))
        if self.output.exists():
            self._exchange()
        else:
            self.staging.rename(self.output)
        _write_list(self._list, (fresh,))
        _sync_folder(self.output.parent)
        # Files that came into OUTPUT while we worked lie in the old site now.
        late = [p for p in files_of(self.staging) if p not in old and p not in new and p not in foreign]
        _carry(late, (), self.staging, self.output)
        return Result(changed=True, foreign=(*foreign, *late), edited=edited)

    def _foreign(self) -> list[str]:
        """The files in OUTPUT that are not ours."""
        ours = self.ours()
        return [path for path in files_of(self.output) if path not in ours]

    def _exchange(self) -> None:
        """Exchange the staged site and OUTPUT: in one step, or in two that the next start can mend."""
        if _exchange_folders(self.staging, self.output):
            return
        self.output.rename(self._old)
        try:
            self.staging.rename(self.output)
        except OSError:
            self._old.rename(self.output)
            raise
        self._old.rename(self.staging)

    def _mend(self) -> None:
        """Put right what a killed build left: the old site comes back, half-made sites go."""
        if self._old.exists():
            if self.output.exists():
                _remove(self._old)
            else:
                self._old.rename(self.output)
        _remove(self.staging)
        _remove(_draft_of(self._list))

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held is not None:
            os.close(held)


def files_of(folder: Path) -> list[str]:
    """Every file under a folder, links and special files too, in order; [] where there is no folder."""
    found = []
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            with os.scandir(folder / below) as entries:
                for entry in entries:
                    path = f"{below}/{entry.name}" if below else entry.name
                    if entry.is_dir(follow_symlinks=False):
                        waiting.append(path)
                    else:
                        found.append(path)
        except FileNotFoundError:
            if below:
                raise
    return sorted(found)


def _take(lock: Path) -> int | None:
    """Take the lock or raise Busy; the system lets it go when the process ends, however it ends."""
    if fcntl is None:  # pragma: no cover
        return None
    held = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o666)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        raise Busy from None
    except OSError:
        os.close(held)
        raise
    return held


def _exchange_folders(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where the system or its disk cannot."""
    if not sys.platform.startswith("linux"):
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done == 0:
        return True
    code = ctypes.get_errno()
    if code in _NOT_SUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(other))


def _carry(files: Iterable[str], folders: Iterable[str], source: Path, target: Path) -> None:
    """Take foreign files along, as hard links where the disk allows it, and foreign empty folders."""
    for path in files:
        new = target / path
        new.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source / path, new, follow_symlinks=False)
        except OSError as error:
            if error.errno not in {errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP}:
                raise
            shutil.copy2(source / path, new, follow_symlinks=False)
    for path in folders:
        with contextlib.suppress(FileExistsError):
            (target / path).mkdir(parents=True)


def _empty_folders(folder: Path) -> list[str]:
    """The folders that hold no file at all: somebody's, since we make none."""
    return [
        os.path.relpath(path, folder)
        for path, below, files in os.walk(folder)
        if not below and not files and Path(path) != folder
    ]


def _link_over(before: Path, staged: Path) -> None:
    """Replace a staged file by a hard link to the same one published before; without links, leave it.

    Only once no plugin will touch a file any more: a link edited in place would change the site that
    is being read.
    """
    beside = staged.with_name(f".{staged.name[:40]}.link")
    try:
        os.link(before, beside)
    except OSError:
        return
    beside.replace(staged)


def _digests(folder: Path) -> dict[str, str]:
    return {path: _digest(folder / path) for path in files_of(folder)}


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _digest_if_plain(file: Path) -> str:
    """The digest of a plain file; "" where there is none."""
    return _digest(file) if file.is_file() and not file.is_symlink() else ""


def _same(one: Path, other: Path) -> bool:
    return one.is_file() and not one.is_symlink() and one.read_bytes() == other.read_bytes()


def _parents(path: str) -> Iterator[str]:
    """The folders above a path: a/b/c gives a/b and a."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


def _inode(folder: Path) -> int:
    try:
        return folder.stat().st_ino
    except FileNotFoundError:
        return 0


def _read_list(file: Path) -> list[Site]:
    """The sites that the list of files knows; one that cannot be read counts as none."""
    try:
        known = json.loads(file.read_text(encoding="utf-8", errors="surrogateescape"))
        return [
            Site(int(s["inode"]), {str(p): str(d) for p, d in s["files"].items()}) for s in known["sites"]
        ]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return []


def _draft_of(file: Path) -> Path:
    """Where the list of files is written before it takes its place."""
    return file.with_name(f"{file.stem}-new.lock")


def _write_list(file: Path, sites: Iterable[Site]) -> None:
    """Write the list of files in one step."""
    known = {"sites": [{"inode": s.inode, "files": dict(s.files)} for s in sites]}
    beside = _draft_of(file)
    with beside.open("w", encoding="utf-8", errors="surrogateescape") as new:
        json.dump(known, new, ensure_ascii=False, indent=0, sort_keys=True)
        new.flush()
        os.fsync(new.fileno())
    beside.replace(file)


def _sync(folder: Path) -> None:
    """Have the disk hold all of a folder before it is published: one call for the whole file system."""
    with _opened(folder) as descriptor:
        libc = ctypes.CDLL(None, use_errno=True)
        if not hasattr(libc, "syncfs"):
            os.sync()
        elif libc.syncfs(descriptor) != 0:
            code = ctypes.get_errno()
            raise OSError(code, os.strerror(code), str(folder))


def _sync_folder(folder: Path) -> None:
    with _opened(folder) as descriptor, contextlib.suppress(OSError):
        os.fsync(descriptor)


@contextmanager
def _opened(folder: Path) -> Iterator[int]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> None:
    """Remove a folder of ours with all in it, also where its files were made read-only."""
    if not folder.is_symlink() and folder.is_dir():
        for path, below, _files in os.walk(folder):
            mode = Path(path).stat().st_mode
            if not mode & stat.S_IWUSR or not mode & stat.S_IXUSR:
                Path(path).chmod(stat.S_IMODE(mode) | stat.S_IRWXU)
                below[:] = [e.name for e in os.scandir(path) if e.is_dir(follow_symlinks=False)]
        shutil.rmtree(folder)
    else:
        folder.unlink(missing_ok=True)
