"""The build as a whole: read and check everything, build aside, check again, publish at once.

`python -m pelican CONTENT -s pelicanconf.py -o OUTPUT` runs it; pelicanconf.py names WarraqPelican
as its PELICAN_CLASS.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from jinja2 import TemplateError
from pelican import Pelican
from pelican.generators import ArticlesGenerator, PelicanTemplateNotFound, StaticGenerator
from pelican.plugins import signals

from plugins.newsroom import addresses
from plugins.newsroom.archive import Archive, make_archive
from plugins.newsroom.problems import Problem, has_errors
from plugins.press.cache import Cache
from plugins.press.checks import check_archive
from plugins.press.gate import check_site
from plugins.press.generators import WarraqArticles, WarraqStatic
from plugins.press.hooks import Hooks
from plugins.press.loss import refuse_loss
from plugins.press.reading import Reading, read_content
from plugins.press.report import disk_problem, fault, print_problems, say, tally, theme_problem
from plugins.press.swap import Busy, Press, Result, files_of, refuse_output
from plugins.press.writer import WarraqWriter, WrittenTwiceError

__all__ = ["Hooks", "WarraqPelican"]


class Refused(Exception):  # noqa: N818 - it says what happened
    """The build stops here, with messages; the published site stays as it is."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the messages."""
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


class WarraqPelican(Pelican):  # type: ignore[misc] # Pelican has no types
    """Pelican whose run publishes all or nothing, and says in Arabic what is wrong."""

    def init_plugins(self) -> None:
        """Load the plugins; Pelican only logs one that fails, here it stops the build."""
        wanted = list(self.settings["PLUGINS"] or ())
        self._guarded(super().init_plugins)
        loaded = set(self.settings["PLUGINS"])
        missing = [str(p) for p in wanted if isinstance(p, str) and p not in loaded]
        missing = [p for p in missing if f"pelican.plugins.{p}" not in loaded]
        if missing:
            self._stop(
                [
                    Problem(
                        "pelicanconf.py",
                        0,
                        "W-PLUGIN",
                        f"لم تُحمّل الإضافة «{name}»",
                        "صحح اسمها في PLUGINS أو ثبّتها",
                    )
                    for name in missing
                ]
            )

    def run(self) -> None:
        """Build the site and publish it, or say why not and exit with 1.

        With the setting WARRAQ_REVIEW, ask the editor instead: only content/review.toml is written.
        """
        self._guarded(self._review if self.settings.get("WARRAQ_REVIEW") else self._build)

    def _guarded(self, work: Callable[[], None]) -> None:
        """Do it; whatever goes wrong ends in a message and SystemExit, never in a traceback."""
        try:
            work()
        except Refused as refused:
            self._stop(refused.problems)
        except Busy:
            say(
                "بناء آخر قيد التنفيذ في مجلد الإخراج نفسه؛ انتظر حتى ينتهي ثم أعد المحاولة [W-BUSY]",
                sys.stderr,
            )
            raise SystemExit(1) from None
        except OSError as error:
            self._stop([disk_problem(error, str(self.output_path))], error)
        except TemplateError as error:
            self._stop([theme_problem(error)], error)
        except PelicanTemplateNotFound as error:
            self._stop(
                [
                    Problem(
                        "theme/templates", 0, "W-THEME", f"قالب غير موجود: {error}", "أضف القالب إلى theme/"
                    )
                ],
                error,
            )
        except KeyboardInterrupt:
            say("أُوقف البناء قبل النشر، والموقع السابق كما هو.", sys.stderr)
            raise SystemExit(130) from None
        except Exception as error:  # noqa: BLE001 - the last line of defence: our own faults end here too
            say(fault(error), sys.stderr)
            self._trace(error)
            raise SystemExit(1) from None

    def _stop(self, problems: Sequence[Problem], error: BaseException | None = None) -> NoReturn:
        print_problems(problems)
        say(tally(problems), sys.stderr)
        if error is not None:
            self._trace(error)
        raise SystemExit(1) from None

    def _trace(self, error: BaseException) -> None:
        """The traceback, for those who asked for it with -D."""
        if self.settings.get("DEBUG"):
            say("".join(traceback.format_exception(error)).rstrip(), sys.stderr)

    def _build(self) -> None:
        """Check the places, read, check, build aside, check again, publish, and say so."""
        hooks: Hooks = self.settings["WARRAQ"]
        content, output = Path(self.path), Path(self.output_path)
        absolute = read_address(self.settings["SITEURL"])
        misplaced = refuse_output(output, content, Path(self.theme), Path(self.settings["WARRAQ_ROOT"]))
        if misplaced:
            raise Refused([misplaced])
        with Press(output) as press:
            with closing(Cache(_cache_file(self.settings))) as cache:
                reading = self._read(content, hooks, cache)
                cache.save()
                archive = make_archive(reading.records, threshold=reading.site.found_threshold)
                with _Redirected(self, press.staging):
                    self._generate(reading, archive, absolute, cache)
            files = files_of(press.staging)
            faults = check_site(
                press.staging, files, reading.records, absolute, content=content.name, output=output.name
            )
            faults += press.foreign_problems()
            faults += refuse_loss(press.ours(), files, allowed=bool(self.settings.get("WARRAQ_LOSS")))
            faults += check_tally(reading, archive, files)
            if faults:
                raise Refused([*faults, *reading.problems])
            result = press.publish()
        print_problems(reading.problems)
        for line in summary(
            reading, archive, len([f for f in files if f.endswith(".html")]), result, absolute
        ):
            say(line)

    def _review(self) -> None:
        """Write what is doubtful into the file of the editor's answers."""
        hooks: Hooks = self.settings["WARRAQ"]
        content = Path(self.path)
        with closing(Cache(_cache_file(self.settings))) as cache:
            reading = self._read(content, hooks, cache)
        archive = make_archive(reading.records, threshold=reading.site.found_threshold)
        statements, names, faults = hooks.write_review(
            content / "review.toml",
            reading.review,
            reading.found,
            archive,
            reading.authority.entities,
            reading.site,
        )
        if faults:
            raise Refused([*faults, *reading.problems])
        print_problems(p for p in reading.problems if p.path == f"{content.name}/review.toml")
        say(
            f"كُتب {content.name}/review.toml، وكل جواب سابق فيه كما هو."
            f" التصريحات المشكوك فيها: {statements}، والأسماء: {names}"
        )

    def _read(self, content: Path, hooks: Hooks, cache: Cache) -> Reading:
        """Read everything, and refuse to go on with all that is wrong at once."""
        reading = read_content(content, hooks, cache)

        def read_source(path: str) -> str:
            return (content / path).read_text(encoding="utf-8", errors="replace")

        between = check_archive(reading.records, reading.survey.images, read_source, content.name)
        problems = [*reading.problems, *between]
        if not reading.survey.articles:
            problems.append(
                Problem(
                    f"{content.name}/articles",
                    0,
                    "W-NO-ARTICLES",
                    "ليس في مجلد المحتوى مادة واحدة، والنشر الآن يحذف كل ما نُشر",
                    "تحقق من مسار مجلد المحتوى، أو أضف مادة إلى articles",
                )
            )
        if has_errors(problems):
            raise Refused(problems)
        return reading

    def _generate(self, reading: Reading, archive: Archive, absolute: str, cache: Cache) -> None:
        """Run every generator into the staging folder, with Pelican's own signals."""
        context: dict[str, Any] = dict(self.settings)
        context.update(
            {
                "SITENAME": reading.site.title,
                "generated_content": {},
                "static_links": set(),
                "static_content": {},
                "localsiteurl": self.settings["SITEURL"],
                "archive": archive,
                "site": reading.site,
                "authority": reading.authority,
                "absolute": absolute,
                "survey": reading.survey,
                "store": cache,
                "keys": reading.keys,
            }
        )
        generators = [
            cls(
                context=context,
                settings=self.settings,
                path=self.path,
                theme=self.theme,
                output_path=self.output_path,
            )
            for cls in self._get_generator_classes()
        ]
        for generator in generators:
            if hasattr(generator, "generate_context"):
                generator.generate_context()
        signals.all_generators_finalized.send(generators)
        for generator in generators:
            if hasattr(generator, "refresh_metadata_intersite_links"):
                generator.refresh_metadata_intersite_links()
        writer = self._get_writer()
        try:
            for generator in generators:
                if hasattr(generator, "generate_output"):
                    generator.generate_output(writer)
        except WrittenTwiceError as twice:
            raise Refused([_written_twice(twice.name)]) from None
        signals.finalized.send(self)

    def _get_generator_classes(self) -> list[type]:
        """Pelican's generators and the plugins', with ours in the place of two."""
        ours = {ArticlesGenerator: WarraqArticles, StaticGenerator: WarraqStatic}
        return [ours.get(cls, cls) for cls in super()._get_generator_classes()]

    def _get_writer(self) -> WarraqWriter:
        """Our writer: the promise that nothing is written twice cannot be left to a plugin."""
        return WarraqWriter(self.output_path, settings=self.settings)


class _Redirected:
    """While it lasts, Pelican and its plugins write into another folder."""

    def __init__(self, pelican: WarraqPelican, folder: Path) -> None:
        self._pelican, self._folder, self._before = pelican, str(folder), pelican.output_path

    def __enter__(self) -> None:
        self._set(self._folder)

    def __exit__(self, *_: object) -> None:
        self._set(self._before)

    def _set(self, folder: str) -> None:
        self._pelican.output_path = folder
        self._pelican.settings["OUTPUT_PATH"] = folder


def read_address(address: str) -> str:
    """The site's absolute address without its last slash; "" where none is given."""
    if not address:
        return ""
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise Refused(
            [
                Problem(
                    "SITE_URL",
                    0,
                    "W-SITE-URL",
                    f"عنوان الموقع «{address}» ليس عنوانًا كاملًا",
                    "اكتبه هكذا: SITE_URL=https://example.org/archive",
                )
            ]
        )
    return address.rstrip("/")


def summary(reading: Reading, archive: Archive, pages: int, result: Result, absolute: str) -> list[str]:
    """The closing lines: what is published, what was kept, and what to know."""
    lines = []
    if not absolute:
        lines.append(
            "لم يُحدَّد عنوان الموقع (SITE_URL)، فالروابط نسبية، ولا خريطة للموقع، ومعرفات التلقيمات من نوع tag:"
        )
    if result.foreign:
        lines.append(f"ملفات لم يكتبها ورّاق بقيت في مجلد الإخراج كما هي: {_named(result.foreign)}")
    if result.edited:
        lines.append(f"ملفات عُدّلت في مجلد الإخراج باليد وأُعيد بناؤها: {_named(result.edited)}")
    drafts = sum(r.status == "draft" for r in reading.records)
    warnings = len(set(reading.problems))
    state = "نُشر الموقع." if result.changed else "لم يتغير شيء منذ البناء السابق."
    counts = (
        f"المواد: {len(archive.records)}، المسودات: {drafts}، المسحوبة: {len(archive.withdrawn)}،"
        f" الصفحات: {pages}، التصريحات: {len(archive.said)}، التنبيهات: {warnings}"
    )
    if reading.let_pass:
        codes = "، ".join(f"{code} ({number})" for code, number in reading.let_pass.items())
        lines.append(f"تنبيهات سمحت بها الإعدادات فلم تُذكر واحدا واحدا: {codes}")
    lines.append(f"{state} {counts}")
    return lines


def _named(paths: Sequence[str], most: int = 10) -> str:
    """The first of a row of paths, and how many more there are."""
    shown = "، ".join("".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in p) for p in paths[:most])
    return f"{shown} (وغيرها، وعددها كلها {len(paths)})" if len(paths) > most else shown


def check_tally(reading: Reading, archive: Archive, files: Sequence[str]) -> list[Problem]:
    """An error where the sums differ: of article files found, of articles kept, of texts written."""
    drafts = sum(r.status == "draft" for r in reading.records)
    kept = len(archive.records) + len(archive.withdrawn) + drafts
    written = sum(file.endswith(f"/{addresses.ARTICLE_TEXT}") for file in files)
    if len(reading.survey.articles) == kept and len(archive.records) == written:
        return []
    what = (
        f"المجموع لا يتفق: ملفات المواد {len(reading.survey.articles)}، وما حُفظ منها {kept}،"
        f" والمنشور {len(archive.records)}، ونصوصه في الموقع {written}"
    )
    how = "هذا عيب في البرنامج؛ أبلغ عنه مع هذه الرسالة"
    return [Problem("output", 0, "W-GATE-TALLY", what, how)]


def _written_twice(name: str) -> Problem:
    return Problem(
        f"output/{name}",
        0,
        "W-OUT-TWICE",
        "صفحتان مختلفتان تطلبان هذا العنوان نفسه",
        "غيّر معرف المادة أو الاسم أو الموضوع الذي يأخذ هذا العنوان",
    )


def _cache_file(settings: dict[str, Any]) -> Path | None:
    """Where the analyses are remembered; None under WARRAQ_CACHE=0, for measuring."""
    if os.environ.get("WARRAQ_CACHE") == "0":
        return None
    return Path(settings["CACHE_PATH"]) / "analysis.sqlite"
