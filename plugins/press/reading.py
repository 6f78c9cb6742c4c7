"""Read the whole archive: settings, authority, every article; all that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from plugins.newsroom.article import Record
from plugins.newsroom.leniency import relax
from plugins.newsroom.problems import Problem
from plugins.newsroom.site import Site
from plugins.press.cache import Cache, fingerprint, make_key
from plugins.press.hooks import Hooks
from plugins.press.survey import Survey, survey


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read: the articles with their analyses, and every problem of the run."""

    survey: Survey
    site: Site
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    authority: Any = None
    review: Any = None  # the editor's answers
    found: tuple[Record, ...] = ()  # the articles before her answers
    let_pass: Mapping[str, int] = field(default_factory=dict)  # warnings that are only counted, by code
    # By the path of its file, what decided all that an article says; none for one that she changed.
    keys: Mapping[str, str] = field(default_factory=dict)


def read_content(content: Path, hooks: Hooks, cache: Cache) -> Reading:
    """Read and analyse every article of the content folder, from the cache where nothing changed."""
    found = survey(content)
    site, site_problems = hooks.read_site(content / "site.toml", f"{content.name}/site.toml")
    authority, authority_problems = hooks.read_authority(
        hooks.base_authority, content / "authority", own_shown=f"{content.name}/authority"
    )
    review, review_problems = hooks.read_review(content / "review.toml", f"{content.name}/review.toml")
    problems = [*found.problems, *site_problems, *authority_problems, *review_problems]
    records = []
    keys: dict[str, str] = {}
    # A lexicon is made of the whole authority: not before an article needs it.
    lexicon: list[Any] = []
    # Of the settings a reader needs the years, and gets no more: a new title analyses nothing again.
    years = Site(first_year=site.first_year, last_year=site.last_year)
    deciders = (f"{years.first_year} {years.last_year}", authority.fingerprint, fingerprint(hooks.rules))
    for path in found.articles:
        shown = f"{content.name}/{path}"
        try:
            data = (content / path).read_bytes()
        except OSError as error:
            problems.append(_unreadable(shown, error))
            continue
        key = make_key(data, content.name, path, *deciders)
        remembered = cache.get(key)
        if remembered is None:
            reading = hooks.read_article(data, path, years, content=content.name)
            record = reading.record
            if record is not None:
                if not lexicon:
                    lexicon.append(hooks.build_lexicon(_entities(authority.entities)))
                record = _analyse(replace(record, path=path), lexicon[0], hooks)
            remembered = (record, tuple(reading.problems))
            cache.put(key, remembered)
        record, wrong = remembered
        problems += wrong
        if record is not None:
            records.append(record)
            keys[path] = key
        elif not any(p.level == "error" for p in wrong):
            problems.append(_dropped(shown))
    # What is remembered is what the rules found. Her answers are laid over it in each build, so that an
    # answer costs no analysis and none that she takes back remains.
    known = {e.id: e for e in _entities(authority.entities)}
    settled = hooks.apply_review(review, records, known)
    # Of an archive that could not be read whole nobody knows what it lacks.
    whole = len(records) == len(found.articles)
    problems += [p for p in settled.problems if whole or p.level == "error"]
    relaxed = relax(problems, site.lenient)
    keys = {
        after.path: keys[after.path]
        for before, after in zip(records, settled.records, strict=True)
        if before is after
    }
    return Reading(
        survey=found,
        site=site,
        records=settled.records,
        problems=relaxed.problems,
        authority=authority,
        review=review,
        found=tuple(records),
        let_pass=relaxed.counted,
        keys=keys,
    )


def _analyse(record: Record, lexicon: object, hooks: Hooks) -> Record:
    """The article with what was found in it; a withdrawn one has nothing to be found."""
    if record.status == "withdrawn":
        return record
    return replace(
        record,
        analysis=hooks.analyse(
            record.id,
            record.document.blocks,
            lexicon=lexicon,
            day=record.day,
            hand_quotes=record.document.hand_quotes,
            add_actors=record.actors,
            add_places=record.places,
            drop=(*record.not_actors, *record.not_places),
            manual=record.manual_statements,
        ),
    )


def _entities(entities: Any) -> Iterable[Any]:  # noqa: ANN401 - a mapping by id or a plain row
    return entities.values() if isinstance(entities, Mapping) else entities


def _unreadable(path: str, error: OSError) -> Problem:
    return Problem(
        path,
        0,
        "W-FILE-UNREADABLE",
        f"لا يمكن فتح هذا الملف ({error.strerror})",
        "أصلح صلاحيات الملف ثم أعد البناء",
    )


def _dropped(path: str) -> Problem:
    """Our own check that no file is ever left out in silence."""
    return Problem(
        path,
        0,
        "W-FILE-DROPPED",
        "لم يُقرأ هذا الملف ولم يُذكر سبب",
        "هذا عيب في البرنامج؛ أبلغ عنه مع نسخة من الملف",
    )
