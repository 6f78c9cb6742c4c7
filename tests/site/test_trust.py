"""What a build may touch, and what may be known from its output: nothing else, and nothing of the machine."""

from __future__ import annotations

import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.built import CONTENT, ROOT, BuiltSite, read_files, run_build
from tests.unit.press.tiny import Project, article, make_project, tree

# Told to a file by the build itself, each event on a line: Python's audit hooks see every one of them.
WATCH = """
import os, sys
_log = os.open(os.environ["WARRAQ_TEST_LOG"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_CHANGES = {"os.mkdir", "os.rename", "os.link", "os.symlink", "os.remove", "os.rmdir", "os.chmod",
            "os.truncate", "os.utime", "sqlite3.connect"}
def _hook(event, arguments):
    if event == "open":
        path, _, flags = arguments
        if isinstance(path, (str, bytes)):
            writes = flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
            _tell("write" if writes else "read", path)
    elif event in _CHANGES:
        for path in arguments:
            if isinstance(path, (str, bytes)) or hasattr(path, "__fspath__"):
                _tell("write", path)
    elif event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system", "urllib.")):
        _tell(event, "")
def _tell(kind, path):
    path = os.path.abspath(os.fsdecode(path)) if path else ""
    os.write(_log, f"{kind}\\t{path}\\n".encode("utf-8", "surrogateescape"))
sys.addaudithook(_hook)
"""
# Where Python itself and the packages are, and what the system is asked by its own library.
_OF_PYTHON = {sys.prefix, sys.base_prefix, *sysconfig.get_paths().values()}
_OF_THE_SYSTEM = (
    "/dev/null",
    "/dev/urandom",
    "/etc/localtime",
    "/usr/share/zoneinfo",
    "/proc/",
    "/etc/mime.types",
)


@pytest.fixture(scope="module")
def watched(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, str]]]:
    """A build that tells of all it opens, changes, sends and starts: its folder; kind and path of each."""
    folder = tmp_path_factory.mktemp("watched")
    (folder / "watch").mkdir()
    (folder / "watch/sitecustomize.py").write_text(WATCH, encoding="utf-8")
    (folder / "site").mkdir()
    shutil.copytree(CONTENT, folder / "content")
    environment = {"PYTHONPATH": str(folder / "watch"), "WARRAQ_TEST_LOG": str(folder / "log")}
    done = run_build(folder / "content", folder / "site/output", environment)
    assert done.returncode == 0, done.stderr
    log = (folder / "log").read_text(encoding="utf-8", errors="surrogateescape")
    return folder, [(kind, path) for kind, _, path in (line.partition("\t") for line in log.splitlines())]


def _lies_in(path: str, *folders: Path | str) -> bool:
    return any(path == str(f) or path.startswith(f"{f}{os.sep}") for f in folders)


def test_only_the_content_and_the_program_are_read(watched: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, events = watched
    read = {path for kind, path in events if kind == "read"}
    assert any(_lies_in(path, folder / "content") for path in read)
    program = (ROOT / "plugins", ROOT / "theme", ROOT / "pelicanconf.py", ROOT / "__pycache__", *_OF_PYTHON)
    rest = {
        p for p in read if not _lies_in(p, folder / "content", folder / "site", folder / "watch", *program)
    }
    assert not {p for p in rest if not p.startswith(_OF_THE_SYSTEM)}


def test_only_the_output_and_its_siblings_are_written(watched: tuple[Path, list[tuple[str, str]]]) -> None:
    folder, events = watched
    written = {path for kind, path in events if kind == "write"}
    assert any(_lies_in(path, folder / "site/output") for path in written)
    beside = str(folder / "site/.output.warraq")
    rest = {p for p in written if not _lies_in(p, folder / "site/output", folder / "site/cache")}
    assert not {p for p in rest if not p.startswith(beside) and p not in {os.devnull, str(folder / "site")}}


def test_nobody_is_asked_and_nothing_else_is_run(watched: tuple[Path, list[tuple[str, str]]]) -> None:
    kinds = {kind for kind, _ in watched[1]} - {"read", "write"}
    # Pelican asks the system for the host's name when it is imported, and sends nothing.
    assert kinds <= {"socket.gethostname"}


def test_nothing_of_the_machine_is_in_the_output(plain: BuiltSite, tmp_path: Path) -> None:
    """The environment, the user, the host and every folder have names that would be seen."""
    home = tmp_path / "canary-home-7391"
    (home / "مجلد").mkdir(parents=True)
    content = home / "مجلد/content"
    shutil.copytree(CONTENT, content)
    secrets = {
        "WARRAQ_TOKEN": "canary-token-4821",
        "GITHUB_TOKEN": "canary-ghp-4821",
        "USER": "canary-user-4821",
        "LOGNAME": "canary-user-4821",
        "HOME": str(home),
        "HOSTNAME": "canary-host-4821",
        "EMAIL": "canary-mail-4821@example.org",
    }
    output = home / "مجلد/output"
    done = run_build(content, output, secrets)
    assert done.returncode == 0, done.stderr
    files = read_files(output)
    assert files.keys() == plain.files.keys()
    places = (str(ROOT), str(tmp_path), sys.prefix, socket.gethostname())
    forbidden = [b"canary-", *(word.encode() for word in places if len(word) > 3)]
    found = {(path, word) for path, data in files.items() for word in forbidden if word in data}
    assert not found


def test_what_the_settings_let_pass_is_published_and_told(tmp_path: Path) -> None:
    content, output = tmp_path / "content", tmp_path / "output"
    shutil.copytree(CONTENT, content)
    (content / "articles/old.md").write_text(
        "---\nTitle: خبر\nDate: ذات مساء\nColour: أزرق\n---\n\nنص.\n", encoding="utf-8"
    )
    assert run_build(content, output).returncode == 1
    with (content / "site.toml").open("a", encoding="utf-8") as settings:
        for code in ("W-KEY-UNKNOWN", "W-DATE-UNREADABLE"):
            settings.write(f'\n[[lenient]]\ncode = "{code}"\nreason = "من النظام القديم"\n')
    done = run_build(content, output)
    assert done.returncode == 0, done.stderr
    for line, code in ((3, "W-DATE-UNREADABLE"), (4, "W-KEY-UNKNOWN")):
        (message,) = [m for m in done.stderr.splitlines() if m.startswith(f"content/articles/old.md:{line}:")]
        assert "تنبيه" in message
        assert "من النظام القديم" in message
        assert message.endswith(f"[{code}]")
    assert (output / "undated/old/article.txt").read_text(encoding="utf-8") == "نص.\n"


@pytest.mark.parametrize("word", ["-q", "-v", "-D", "--fatal=errors"])
def test_no_word_of_the_command_line_makes_it_lenient(tmp_path: Path, word: str) -> None:
    project = make_project(tmp_path)
    project.write("articles/bad.txt", article(9, words="خطأ!"))
    process = project.start(word)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "content/articles/bad.txt:4: خطأ:" in out
    assert not project.output.exists()


# ── two builds at once, a full disk ──────────────────────────────────────────────────────────

KILLS = int(os.environ.get("WARRAQ_KILLS", "10"))
ROUNDS = int(os.environ.get("WARRAQ_ROUNDS", "20"))


@pytest.fixture
def two(tmp_path: Path) -> tuple[Project, Project]:
    """Two archives of other articles."""
    one, other = make_project(tmp_path / "one"), make_project(tmp_path / "other")
    for number in range(1, 4):
        (other.content / f"articles/khabar-{number}.txt").rename(
            other.content / f"articles/hadath-{number}.txt"
        )
    return one, other


def test_two_builds_of_one_output_are_never_mixed(two: tuple[Project, Project], tmp_path: Path) -> None:
    sites = []
    for project in two:
        assert project.build() == 0
        sites.append(tree(project.output))
    assert sites[0] != sites[1]
    shared = tmp_path / "shared"
    for turn in range(ROUNDS):
        running = [project.start("-o", str(shared)) for project in (two if turn % 2 else two[::-1])]
        said = [process.communicate(timeout=60)[0] for process in running]
        codes = [process.returncode for process in running]
        assert tree(shared) in sites, turn
        assert 0 in codes
        assert all(code == 0 or "[W-BUSY]" in words for code, words in zip(codes, said, strict=True)), said


def test_a_kill_at_a_random_moment_leaves_a_whole_site(tmp_path: Path) -> None:
    """Whoever is killed while he publishes the one archive in the place of the other, and back."""
    projects = [make_project(tmp_path / "one", articles=20), make_project(tmp_path / "other", articles=30)]
    shared = tmp_path / "shared"
    sites, begun = [], time.monotonic()
    for project in projects:
        process = project.start("-o", str(shared))
        process.communicate(timeout=60)
        assert process.returncode == 0
        sites.append(tree(shared))
    lasts = (time.monotonic() - begun) / len(projects)
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    killed = 0
    for turn in range(KILLS):
        process = projects[turn % 2].start("-o", str(shared))
        time.sleep(chance.uniform(0.3, 1.1) * lasts)
        process.kill()
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        assert tree(shared) in sites, turn
    assert killed
    # And whoever comes next is not hindered.
    process = projects[0].start("-o", str(shared))
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0, out
    assert tree(shared) == sites[0]
    assert {p.name for p in tmp_path.glob(".shared*")} == {".shared.warraq.lock", ".shared.warraq-files.lock"}


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB, in a name space of our own where we are root."""
    mount = tmp_path / "disk"
    mount.mkdir()
    if not shutil.which("mount") or os.geteuid() != 0:
        pytest.skip("a small disk needs root")
    options = ["-t", "tmpfs", "-o", "size=300k", "tmpfs", str(mount)]
    if subprocess.run(["mount", *options], check=False, capture_output=True).returncode:  # noqa: S603, S607
        pytest.skip("this machine mounts no small disk")
    try:
        yield mount
    finally:
        subprocess.run(["umount", "-l", str(mount)], check=True)  # noqa: S603, S607


def test_a_disk_that_fills_up_keeps_the_old_site(tmp_path: Path, small_disk: Path) -> None:
    project = make_project(tmp_path / "project")
    assert project.build(OUTPUT_PATH=str(small_disk / "site")) == 0
    before = tree(small_disk / "site")
    for number in range(4, 200):
        project.write(f"articles/khabar-{number}.txt", article(number, words="كلام طويل. " * 40))
    process = project.start("-o", str(small_disk / "site"))
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "لا مساحة كافية في القرص" in out
    assert "[W-DISK]" in out
    assert tree(small_disk / "site") == before
    assert not [p.name for p in small_disk.iterdir() if "staging" in p.name or p.name.endswith("-old")]
