"""What the preview shows over a page: why the last build failed, and the script that reloads.

Nothing of this is ever written into the site: `make serve` adds it to what it sends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Addresses that the preview keeps for itself; no page of a site begins so.
SCRIPT, STYLE, VERSION = "/__preview/reload.js", "/__preview/preview.css", "/__preview/version"

RELOAD = f"""\
const shown = document.currentScript.dataset.version;
setInterval(async () => {{
  try {{
    const answer = await fetch("{VERSION}", {{ cache: "no-store" }});
    if (answer.ok && (await answer.text()) !== shown) location.reload();
  }} catch {{
    // The preview has ended; it may begin again.
  }}
}}, 1000);
"""
SHEET = """\
.preview-problems {
  /* In sight wherever the page was scrolled to: browsers keep that place when they reload. */
  position: sticky; inset-block-start: 0; z-index: 10; max-block-size: 45vh; overflow: auto;
  margin: 0; padding: 1rem clamp(1rem, 4vw, 3rem);
  border-block-end: 4px solid #9b1c1c; background: #fff4f2; color: #2b0b0b;
  font: 1rem/1.8 "Noto Naskh Arabic", "Segoe UI", Tahoma, sans-serif; text-align: start;
}
.preview-problems h2 { margin: 0; font: inherit; font-weight: 700; }
.preview-problems p, .preview-problems ol { margin-block: .5rem 0; }
.preview-problems ol { padding-inline-start: 1.5rem; }
.preview-problems code { font: .9em/1.6 ui-monospace, monospace; overflow-wrap: anywhere; }
@media (prefers-color-scheme: dark) {
  .preview-problems { background: #3a1414; color: #ffe9e6; border-block-end-color: #f08a80; }
}
@media print { .preview-problems { display: none; } }
"""

_OLD_PAGE = "لم ينجح البناء الأخير، وما تحته هو الموقع كما كان قبله"
_NO_PAGE = "لم ينجح البناء، ولا بناء سابقًا يُعرض"
_HINT = "أصلح ما يلي واحفظ الملف، فيُعاد البناء وتتجدد الصفحة من تلقاء نفسها."
_MORE = "وغيرها، وهي كلها في الطرفية."
_UNKNOWN = "توقف البناء ولم يذكر سببًا، فانظر ما كُتب في الطرفية."
_MOST = 100  # a page with thousands of messages is read by nobody

_CODED = re.compile(r"^(?:(?P<place>[^\n]+?:\d+): (?=(?:خطأ|تنبيه): ))?(?P<text>.+ \[W-[A-Z-]+\])$")
_FRAME = re.compile(r'^\s*File "(?P<file>[^"\n]+)", line (?P<line>\d+)')
_RAISED = re.compile(r"^(?P<kind>[A-Za-z_][\w.]*(?:Error|Exception|Warning|Exit)): ?(?P<what>.*)$")
_POLICY = re.compile(
    r"""(<meta\s+http-equiv=["']?Content-Security-Policy["']?\s+content=")([^"]*)(")""", re.IGNORECASE
)
_HEAD_END = re.compile(r"</head\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a build: where («content/articles/a.txt:2», or nowhere), and its words."""

    text: str
    place: str = ""

    def __str__(self) -> str:
        """As the terminal has it."""
        return f"{self.place}: {self.text}" if self.place else self.text


def read_messages(said: str, root: Path) -> tuple[Message, ...]:
    """The messages among the lines that a failed build wrote; never none.

    Pelican itself stops at a fault in pelicanconf.py or in a plugin that it imports, with Python's
    own report; of that remain the last line of ours, and what Python says of it.
    """
    lines = said.splitlines()
    found = [
        Message(match["text"], _short(match["place"] or "", root))
        for match in map(_CODED.match, lines)
        if match
    ]
    fault = _read_fault(lines, root)
    return tuple(dict.fromkeys([*found, *fault])) or (Message(_UNKNOWN),)


def _read_fault(lines: Sequence[str], root: Path) -> list[Message]:
    """What Python reported, as a message; [] where it reported nothing."""
    raised = [match for match in map(_RAISED.match, lines) if match]
    frames = [match for match in map(_FRAME.match, lines) if match]
    ours = [
        f for f in frames if Path(f["file"]).is_relative_to(root) and ".venv" not in Path(f["file"]).parts
    ]
    if not raised or not frames:
        return []
    place = f"{ours[-1]['file']}:{ours[-1]['line']}" if ours else ""
    what = f"\u2068{raised[-1]['kind']}: {raised[-1]['what']}\u2069"
    return [
        Message(
            f"خطأ: خطأ في شيفرة Python ({what}) — أصلح الشيفرة في هذا السطر [W-FAULT]", _short(place, root)
        )
    ]


def _short(place: str, root: Path) -> str:
    """A place as seen from the project's folder."""
    return place.removeprefix(f"{root}/")


def wrap_page(page: str, messages: Sequence[Message], version: str) -> str:
    """A page of the site with the preview's script, and above all else why the last build failed."""
    page = _POLICY.sub(_loosen_tag, page, count=1)
    page = _insert(page, _HEAD_END.search(page), _head(messages, version), before=True)
    return _insert(page, _BODY.search(page), _banner(messages, _OLD_PAGE), before=False) if messages else page


def error_page(messages: Sequence[Message], version: str) -> str:
    """A page with nothing but the messages, while no build has succeeded yet."""
    return (
        '<!DOCTYPE html>\n<html lang="ar" dir="rtl">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_NO_PAGE}</title>\n{_head(messages, version)}</head>\n"
        f"<body>\n{_banner(messages, _NO_PAGE)}</body>\n</html>\n"
    )


def loosen_policy(policy: str) -> str:
    """A content security policy that lets the preview's script run and ask its server, and no more.

    Of «default-src 'none'; script-src 'none'» it makes «…; script-src 'self'; style-src 'self';
    connect-src 'self'».
    """
    directives: dict[str, list[str]] = {}
    for directive in policy.split(";"):
        words = directive.split()
        if words:
            directives.setdefault(words[0].lower(), words[1:])
    for name in ("script-src", "style-src", "connect-src"):
        sources = [s for s in directives.get(name, directives.get("default-src", [])) if s != "'none'"]
        directives[name] = sources if "'self'" in sources else [*sources, "'self'"]
    return "; ".join(" ".join([name, *sources]) for name, sources in directives.items())


def _loosen_tag(tag: re.Match[str]) -> str:
    return tag[1] + html.escape(loosen_policy(html.unescape(tag[2])), quote=True) + tag[3]


def _insert(page: str, at: re.Match[str] | None, what: str, *, before: bool) -> str:
    """Put something before or after a tag; at the page's beginning where it has no such tag."""
    place = 0 if at is None else at.start() if before else at.end()
    return page[:place] + what + page[place:]


def _head(messages: Sequence[Message], version: str) -> str:
    sheet = f'<link rel="stylesheet" href="{STYLE}">\n' if messages else ""
    return f'{sheet}<script src="{SCRIPT}" data-version="{html.escape(version)}" defer></script>\n'


def _banner(messages: Sequence[Message], heading: str) -> str:
    rows = "".join(f"<li>{_row(message)}</li>\n" for message in messages[:_MOST])
    more = f"<p>{_MORE}</p>\n" if len(messages) > _MOST else ""
    return (
        '\n<section class="preview-problems" role="alert">\n'
        f"<h2>{heading}</h2>\n<p>{_HINT}</p>\n<ol>\n{rows}</ol>\n{more}</section>\n"
    )


def _row(message: Message) -> str:
    place = f'<code dir="ltr">{html.escape(message.place)}</code> ' if message.place else ""
    return f'{place}<span dir="auto">{html.escape(message.text)}</span>'
