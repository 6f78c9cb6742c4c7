"""`make mutate`: switch each guard off in a copy of the project, and see a test fail.

A guard that can be taken away without a test's noticing is no promise. The guards are in guards.toml;
with words after the command, only those whose promise or file contains one of them are tried.
"""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from plugins.press.report import say
from tests.mutation.guards import Guard, read_guards

ROOT = Path(__file__).resolve().parents[2]
_LEFT_OUT = (".git", ".venv", ".cache", "output", "__pycache__", ".*_cache", ".hypothesis", ".output.*")
_FAILED = 1  # pytest's word for «a test failed»; every other one means that none was heard


def main(words: list[str]) -> int:
    """Try the guards; 0 where each was missed by a test."""
    guards = [g for g in read_guards() if not words or any(w in (g.promise, g.file) for w in words)]
    workers = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(workers) as pool:
        free: queue.SimpleQueue[Path] = queue.SimpleQueue()
        for number in range(workers):
            copy = Path(folder) / str(number) / "project"
            shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*_LEFT_OUT))
            free.put(copy)
        everything = sorted({test for g in guards for test in g.tests})
        if _run(Path(folder) / "0/project", everything):
            say("هذه الاختبارات تفشل والحرّاس كلهم في مكانهم؛ أصلحها أولا: make test")
            return 1
        missed = 0
        for guard, was_missed in zip(guards, pool.map(lambda g: _try(g, free), guards), strict=True):
            missed += was_missed
            state = "افتُقد" if was_missed else "لم يفتقده اختبار"
            say(f"{state:<18} {guard.promise:<9} {guard.what} ({guard.file})")
    say(f"الحرّاس: {len(guards)}، افتُقد منهم: {missed}")
    return 0 if missed == len(guards) else 1


def _try(guard: Guard, free: queue.SimpleQueue[Path]) -> bool:
    """Whether a test fails without the guard."""
    project = free.get()
    file = project / guard.file
    whole = file.read_text(encoding="utf-8")
    try:
        file.write_text(guard.without(whole), encoding="utf-8")
        return _run(project, guard.tests) == _FAILED
    finally:
        file.write_text(whole, encoding="utf-8")
        free.put(project)


def _run(project: Path, tests: list[str] | tuple[str, ...]) -> int:
    """Run tests in a copy of the project until one fails; pytest's exit code."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    # No compiled files: within one second an edited source would pass for the one before.
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}
    done = subprocess.run(  # noqa: S603 - our own command
        command, cwd=project, env=environment, capture_output=True, check=False, encoding="utf-8"
    )
    if done.returncode not in {0, _FAILED}:
        say(done.stdout[-2000:], sys.stderr)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
