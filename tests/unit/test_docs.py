"""What the documents name exists, what exists is named, and their examples do what they say."""

from __future__ import annotations

import ast
import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from plugins.arabic.analyse import analyse
from plugins.arabic.calendar import WEEKDAYS
from plugins.arabic.cues import CUES, SPEECH_NOUNS
from plugins.arabic.lexicon import Lexicon, build_lexicon
from plugins.arabic.values import Analysis, Block
from plugins.authority.read import read_authority
from plugins.evaluate.gold import ARTICLE_KEYS, ITEM_KEYS, read_gold
from plugins.newsroom.countries import country_codes, digits_of, months_of, week_start_of
from plugins.newsroom.leniency import ERRORS, WARNINGS
from plugins.newsroom.site import Site, read_site
from plugins.open_data.tables import TABLES
from plugins.readers.article import read_article
from plugins.readers.codes import CODES
from plugins.readers.keys import KEYS
from plugins.review.answers import parse_review

ROOT = Path(__file__).parents[2]
BASE = ROOT / "plugins/authority/base"
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARABIC, ENGLISH = README.split("\n## In English\n")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
LANGUAGE = (ROOT / "docs/language.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
PUBLISHING = (ROOT / "docs/publishing.md").read_text(encoding="utf-8")
QUALITY = (ROOT / "docs/quality.md").read_text(encoding="utf-8")
PROMISES = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
SECURITY = (ROOT / ".github/SECURITY.md").read_text(encoding="utf-8")
DOCUMENTS = {
    "README": README,
    "architecture": ARCHITECTURE,
    "language": LANGUAGE,
    "publishing": PUBLISHING,
    "quality": QUALITY,
    "promises": PROMISES,
    "security": SECURITY,
    "CHANGELOG": CHANGELOG,
}

# The digest of the text as the Free Software Foundation publishes it: gnu.org/licenses/agpl-3.0.txt.
AGPL = "0d96a4ff68ad6d4b6f1f30f713b18d5184912ba8dd389f86aa7710db079abcb0"
# What a build makes, so that a fresh clone has none of it.
MADE = ("output", ".cache", ".venv", ".output.")
# What `make review` makes.
ASKED = "content/review.toml"
# Written in Markdown or answered by the editor, or never given to a statement.
WITHOUT_EXAMPLE = {"by-hand", "by-review", "after-review", "no-subject", "descriptor"}
# Not named by any verb of the table: a particle's own class.
PARTICLE_CLASS = "according"


def _spans(text: str) -> list[str]:
    """Every code span outside code blocks."""
    return re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def _blocks(text: str, kind: str) -> list[str]:
    """The content of every code block of a kind."""
    return re.findall(rf"```{kind}\n(.*?)```", text, flags=re.DOTALL)


def _targets() -> dict[str, str]:
    """The Makefile's public targets with their comments."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z-]+):.*?## (.+)$", makefile, flags=re.MULTILINE))


# ── the README and the code ──────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("half", [ARABIC, ENGLISH])
def test_every_target_is_named(half: str) -> None:
    assert {f"make {t}" for t in _targets()} <= set(_spans(half))


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_named_target_and_variable_exists(text: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    tests = "".join(f.read_text(encoding="utf-8") for f in (ROOT / "tests").rglob("*.py"))
    variables = {*re.findall(r"^([A-Z]+)\s*\?=", makefile, flags=re.MULTILINE), "SITE_URL"}
    variables |= set(re.findall(r'environ\.get\("([A-Z_]+)"', tests))
    commands = [
        s for s in (*_spans(text), *"\n".join(_blocks(text, "sh")).split("\n")) if "make" in s.split()
    ]
    for command in commands:
        words = command.split()
        given = [w.partition("=")[0] for w in words if "=" in w]
        assert set(given) <= variables, command
        wanted = [w for w in words[words.index("make") + 1 :] if "=" not in w]
        assert set(wanted) <= set(_targets()), command


def test_the_table_of_targets_says_what_make_help_says() -> None:
    rows = dict(re.findall(r"^\| `make ([a-z]+)` \| (.+?) \|$", ARABIC, flags=re.MULTILINE))
    assert rows == _targets()


@pytest.mark.parametrize("half", [ARABIC, ENGLISH])
def test_every_setting_is_named(half: str) -> None:
    named = {*_spans(half)}
    named |= {line.split(" ")[0].strip("[]") for b in _blocks(half, "toml") for line in b.split("\n")}
    assert {f.name for f in fields(Site)} <= named


def test_what_a_country_brings_is_as_documented() -> None:
    rows = re.findall(r"^\| (.+) \| `([a-z-]+)` \| `([a-z]+)` \| (\w+) \|$", ARABIC, flags=re.MULTILINE)
    told = {code: tuple(more) for names, *more in rows for code in re.findall("`([A-Z]{2})`", names)}
    arab = [code for code in country_codes() if months_of(code) != "dual"]
    assert told == {c: (months_of(c), digits_of(c), WEEKDAYS[week_start_of(c)]) for c in arab}


def test_what_may_be_let_pass_is_as_documented() -> None:
    section = ARABIC.partition("### ما يُسمح به من الأخطاء")[2].partition("\n### ")[0]
    told = dict(re.findall(r"^\| `(W-[A-Z-]+)` \| (.+) \|$", section, flags=re.MULTILINE))
    assert told == ERRORS
    warnings = [s for s in _spans(section) if s not in ERRORS and s.startswith("W-")]
    assert {c for c in WARNINGS if c.startswith(tuple(w.rstrip("…") for w in warnings))} == WARNINGS


def test_defaults_of_settings_are_as_documented() -> None:
    rows = re.findall(r"^\| (`[a-z_]+`(?:, `[a-z_]+`)*) \| (.*?) ?\| .+ \|$", ENGLISH, flags=re.MULTILINE)
    told = {name: default.strip("` ") for names, default in rows for name in re.findall(r"`(\w+)`", names)}
    real = {f.name: f.default for f in fields(Site)}
    assert {n: told[n] for n in real} == {n: _as_written(value) for n, value in real.items()}


def _as_written(value: object) -> str:
    """A setting's default as its file writes it; "" for none."""
    return "false" if value is False else str(value or "")


def test_every_key_is_explained_in_arabic_and_in_english() -> None:
    for key in KEYS:
        assert f"| `{key.arabic}` | `{key.name}` | {key.meaning} | {'، '.join(key.synonyms)} |" in ARABIC
        assert f"| `{key.name}` | `{key.arabic}` | " in ENGLISH


def test_every_message_code_is_explained() -> None:
    for code, meaning in CODES.items():
        assert f"| `{code}` | {meaning} |" in ARABIC
    families = tuple(s.removesuffix("…") for s in _spans(ARABIC) if s.startswith("W-") and s.endswith("…"))
    explained = {s for s in _spans(ARABIC) if s.startswith("W-")}
    sources = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "plugins").rglob("*.py"))
    used = set(re.findall(r"\bW-[A-Z]+(?:-[A-Z]+)*\b", sources))
    assert len(used) > len(CODES)
    assert {c for c in used if c not in explained and not f"{c}-".startswith(families)} == set()


def test_every_table_of_the_open_data_is_named() -> None:
    files = {"datapackage.json", *(f"{t.name}.csv" for t in TABLES)}
    assert files <= set(_spans(ARABIC))
    assert files <= set(_spans(ENGLISH))


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_named_path_exists(text: str) -> None:
    known = {p.name for p in ROOT.iterdir()} - set(MADE)
    tree = [line.split()[0] for b in _blocks(text, "text") for line in b.split("\n") if _is_tree_line(line)]
    links = [
        link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link and "articles" not in link
    ]
    for path in (*_spans(text), *tree, *links):
        if path.split("/")[0] in known and re.fullmatch(r"[\w./-]+", path) and path != ASKED:
            assert (ROOT / path).exists(), path


def _is_tree_line(line: str) -> bool:
    return re.match(r"[a-z.][\w./-]+\s{2,}", line) is not None


def test_the_tree_names_every_plugin() -> None:
    tree = "\n".join(_blocks(ARABIC, "text"))
    for folder in _plugin_folders():
        assert f"\nplugins/{folder.name}/" in tree


# ── the README's examples ────────────────────────────────────────────────────────────────────


def test_example_articles_can_be_read() -> None:
    (plain,) = (b for b in _blocks(ARABIC, "text") if b.startswith("العنوان"))
    (markdown,) = _blocks(ARABIC, "markdown")
    first = read_article(plain.encode(), "articles/bridge.txt", Site())
    second = read_article(markdown.encode(), "articles/school.md", Site())
    assert first.problems == second.problems == ()
    assert first.record is not None
    assert second.record is not None
    assert (first.record.day, first.record.topics) == (date(2011, 3, 14), ("طرق", "بلديات"))
    assert [b.kind for b in first.record.document.blocks] == ["paragraph"] * 2
    (quote,) = second.record.document.hand_quotes
    assert (quote.speaker, quote.role, quote.source) == ("سلمى الراعي", "وزيرة المالية", "نشرة الرصيف")
    found = _analyse(tuple(b.text for b in first.record.document.blocks))
    assert [s.speaker_name for s in found.statements] == ["هدى سرور", "هدى سرور"]


def test_example_settings_can_be_read(tmp_path: Path) -> None:
    (settings,) = (b for b in _blocks(ARABIC, "toml") if b.startswith("title"))
    (tmp_path / "site.toml").write_text(settings, encoding="utf-8")
    site, problems = read_site(tmp_path / "site.toml")
    assert problems == ()
    assert set(tomllib.loads(settings)) == {f.name for f in fields(Site)}
    assert site.title != Site().title


def test_example_names_can_be_read(tmp_path: Path) -> None:
    for kind in ("actor", "place"):
        (names,) = (b for b in _blocks(ARABIC, "toml") if b.startswith(f"[[{kind}]]"))
        (tmp_path / f"{kind}s.toml").write_text(names, encoding="utf-8")
    authority, problems = read_authority(BASE, tmp_path)
    assert problems == ()
    assert {"salma-al-rai", "mountain-rescue-union", "ain-al-wadi"} <= set(authority.entities)
    assert authority.redirects["actors", "salma-rai"] == "salma-al-rai"


def test_example_answers_can_be_read() -> None:
    (answers,) = (b for b in _blocks(ARABIC, "toml") if b.startswith("[[statement]]"))
    review, problems = parse_review(answers.encode(), ASKED)
    assert problems == ()
    assert [(a.speaker, a.same_as) for a in review.answers] == [(("كمال رزق",), ""), ((), "john-bolton")]


@pytest.mark.parametrize(
    ("written", "code"),
    [("03/05/2024", "W-DATE-AMBIGUOUS"), ("24-05-16", "W-DATE-SHORT-YEAR"), ("أمس", "W-DATE-RELATIVE")],
)
def test_dates_that_are_refused(written: str, code: str) -> None:
    assert f"`{written}`" in ARABIC
    reading = read_article(f"Date: {written}\n\nنص.".encode(), "articles/a.txt", Site())
    assert code in {p.code for p in reading.problems}


def test_dates_that_are_read() -> None:
    (line,) = (x for x in ARABIC.split("\n") if x.startswith("- تُقرأ الصور"))
    days = {
        reading.record.day
        for written in _spans(line)
        if (reading := read_article(f"Date: {written}\n\nنص.".encode(), "articles/a.txt", Site())).record
    }
    assert days == {date(2016, 5, 24)}


def test_example_messages_are_what_is_said() -> None:
    (messages,) = (b for b in _blocks(ARABIC, "text") if b.startswith("content/articles/2016"))
    article = "العنوان: بئر\nالتاريخ: 31 فبراير 2016\nالمصدار: وكالات\n\nنص."
    reading = read_article(article.encode(), "articles/2016/05/well.txt", Site())
    assert [str(p) for p in reading.problems] == messages.split("\n")[:2]


# ── publishing ───────────────────────────────────────────────────────────────────────────────


def test_both_halves_on_publishing_give_the_same_commands() -> None:
    arabic, english = (
        [
            re.sub(r'"[^"]*"', "…", line.strip())
            for b in re.findall(r"```sh\n(.*?)```", half, re.DOTALL)
            for line in b.splitlines()
        ]
        for half in PUBLISHING.split("\n## In English\n")
    )
    # What one half sets apart the other may name in its sentence.
    assert {c for c in english if c.startswith("git")} == {c for c in arabic if c.startswith("git")}


# ── quality ──────────────────────────────────────────────────────────────────────────────────


def test_both_examples_of_an_annotation_say_the_same(tmp_path: Path) -> None:
    (table,), (line,) = _blocks(QUALITY, "toml"), _blocks(QUALITY, "json")
    (tmp_path / "bridge.toml").write_text(table, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(line, encoding="utf-8")
    (article,), no_problems = read_gold(tmp_path)
    (other,), none_either = read_gold(tmp_path / "gold.jsonl")
    assert no_problems == none_either == ()
    assert replace(article, path="", line=0) == replace(other, path="", line=0)
    assert article.quotes[0].speaker == "سلمى الراعي"


def test_both_halves_on_quality_explain_every_key_of_an_annotation() -> None:
    for half in QUALITY.split("\n## In English\n"):
        assert {*ARTICLE_KEYS, *ITEM_KEYS} <= set(_spans(half))


# ── how Arabic is read ───────────────────────────────────────────────────────────────────────


@cache
def _lexicon() -> Lexicon:
    authority, _ = read_authority(BASE, None)
    return build_lexicon(authority.entities.values())


def _analyse(paragraphs: tuple[str, ...]) -> Analysis:
    blocks, start = [], 0
    for text in paragraphs:
        blocks.append(Block("paragraph", start, text))
        start += len(text) + 1
    return analyse("example", blocks, lexicon=_lexicon(), day=date(2016, 5, 24))


def _rules_in_code() -> set[str]:
    """Every rule that the code names: given to `rule`, its default, or an argument in its place."""
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in (ROOT / "plugins/arabic").glob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    places = dict(filter(None, map(_place_of_rule, nodes)))
    found = {text for node in nodes for text in _rules_at(node, places)}
    return found - {""}


def _place_of_rule(node: ast.AST) -> tuple[str, int] | None:
    """The name of a class or function that takes a rule, and which of its arguments is the rule."""
    if isinstance(node, ast.ClassDef):
        names = [
            n.target.id for n in node.body if isinstance(n, ast.AnnAssign) and isinstance(n.target, ast.Name)
        ]
    elif isinstance(node, ast.FunctionDef):
        names = [a.arg for a in node.args.args if a.arg != "self"]
    else:
        return None
    return (node.name, names.index("rule")) if "rule" in names else None


def _rules_at(node: ast.AST, places: dict[str, int]) -> Iterator[str]:
    given: list[ast.expr | None] = []
    if isinstance(node, ast.Call):
        name = getattr(node.func, "id", "") or getattr(node.func, "attr", "")
        given = [k.value for k in node.keywords if k.arg == "rule"]
        given += node.args[places[name] : places[name] + 1] if name in places else []
    elif isinstance(node, ast.AnnAssign | ast.Assign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = {n.id for t in targets for n in ast.walk(t) if isinstance(n, ast.Name)}
        given = [node.value] if "rule" in named else []
    for value in filter(None, given):
        for part in ast.walk(value):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def _documented_rules() -> dict[str, str]:
    parts = re.split(r"^### `([a-z-]+)`$", LANGUAGE.split("\n## Names\n")[0], flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_rule_is_explained_and_no_other() -> None:
    assert set(_documented_rules()) == _rules_in_code()


@pytest.mark.parametrize("rule", [r for r in _documented_rules() if r not in WITHOUT_EXAMPLE])
def test_the_example_of_a_rule_is_decided_by_it(rule: str) -> None:
    section = _documented_rules()[rule]
    found = _analyse(tuple(re.findall(r"^> (.+)$", section, flags=re.MULTILINE)))
    ((speaker, grade),) = re.findall(r"^→ (.+) · ([a-z]+)$", section, flags=re.MULTILINE)
    results = {s.rule: (s.speaker_name or "nobody", s.grade) for s in found.statements}
    assert results.get(rule) == (speaker, grade), results


def test_every_class_of_cues_is_in_the_table_and_no_other() -> None:
    real = {c.cue_class for cues in CUES.values() for c in cues} | {*SPEECH_NOUNS.values(), PARTICLE_CLASS}
    table = LANGUAGE.split("| class |")[1].split("\n\n")[0]
    assert set(re.findall(r"^\| `([a-z]+)` \|", table, flags=re.MULTILINE)) == real


# ── the architecture ─────────────────────────────────────────────────────────────────────────


def _plugin_folders() -> list[Path]:
    return sorted(p for p in (ROOT / "plugins").iterdir() if (p / "__init__.py").exists())


@pytest.mark.parametrize("folder", _plugin_folders(), ids=lambda p: p.name)
def test_every_module_has_its_line(folder: Path) -> None:
    _, _, section = ARCHITECTURE.partition(f"\n### `plugins/{folder.name}/`\n")
    named = re.findall(r"^\| `(\w+\.py)` \|", section.split("\n#")[0], flags=re.MULTILINE)
    real = {p.name for p in folder.glob("*.py")} - {"__init__.py"}
    assert sorted(named) == sorted(real)


# ── the licence and the version ──────────────────────────────────────────────────────────────


def test_the_licence_is_whole_and_named() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest() == AGPL
    assert "MIT License" in (ROOT / "theme/LICENSE").read_text(encoding="utf-8")
    assert project["license"] == "AGPL-3.0-or-later"
    assert all(project["license"] in half for half in (ARABIC, ENGLISH))
    assert f"## {project['version']}" in CHANGELOG
