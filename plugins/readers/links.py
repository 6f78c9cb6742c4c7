"""Where links and images may lead, and in which one form the pages are given them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

ALLOWED_SCHEMES = frozenset({"http", "https", "mailto"})
ARTICLE_FILES = (".md", ".markdown", ".txt")
# An SVG file may hold a script; the others only show.
IMAGE_FILES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")
IMAGES = "images"

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_PELICAN = re.compile(r"[{|](filename|static|attach)[|}]")
# Browsers overlook these inside an address: «java&#10;script:».
_OVERLOOKED = re.compile(r"[\x00-\x20\u200b-\u200f\ufeff]+")


class Target(NamedTuple):
    """A link's address as the pages use it, or why there is none: a code, what, how."""

    address: str = ""
    code: str = ""
    what: str = ""
    how: str = ""


def resolve_link(written: str, path: str) -> Target:
    """Where a link of the article at `path` leads: to the web, within the page, or to a file.

    A file is given from the content folder: `../05/raqqa.txt#s-1` in articles/2016/06/x.md is
    `{filename}articles/2016/05/raqqa.txt#s-1`.
    """
    link = unescape(written).strip()
    bare = _OVERLOOKED.sub("", link)
    scheme = _SCHEME.match(bare)
    if scheme and scheme[0][:-1].lower() not in ALLOWED_SCHEMES:
        what = f"رابط بصيغة غير مسموحة «{_short(written)}»"
        return Target("", "W-LINK-SCHEME", what, "الروابط المسموحة: https وhttp وmailto، وملفات الأرشيف")
    if scheme or (bare.startswith("#") and len(bare) > 1):
        return Target(bare)
    return _resolve_file(link, path)


def _resolve_file(link: str, path: str) -> Target:
    """Where a link to a file of the content folder leads: to an article or to an image."""
    kind = _PELICAN.match(link)
    name, _, fragment = link[kind.end() if kind else 0 :].partition("#")
    inside = _inside_content(name, path)
    if inside is None:
        what = f"الرابط «{_short(link)}» يخرج من مجلد المحتوى"
        return Target("", "W-LINK-OUTSIDE", what, "اربط بملف مادة في content/articles")
    if inside.lower().endswith(ARTICLE_FILES) and (kind is None or kind[1] == "filename"):
        return Target(f"{{filename}}{inside}#{fragment}" if fragment else f"{{filename}}{inside}")
    if _is_image(inside):
        return Target(f"{{static}}{inside}")
    what = f"الرابط «{_short(link)}» لا يدل على مادة ولا صورة ولا موقع"
    how = "اكتب ملف المادة، مثل [نص](../05/khabar.md)، أو رابطا كاملا يبدأ بـ https://"
    return Target("", "W-LINK-UNKNOWN", what, how)


def resolve_image(written: str, path: str) -> Target:
    """The address of an image under the site's root: `images/2016/raqqa.jpg`.

    It is written from the content folder (`images/…`, `/images/…`) or from the article's folder.
    """
    link = unescape(written).strip()
    kind = _PELICAN.match(link)
    name = link[kind.end() :] if kind else link
    inside = None
    if not _SCHEME.match(_OVERLOOKED.sub("", name)) and not name.startswith("//"):
        root = name if name.startswith("/") else f"/{name}"
        inside = _inside_content(root if root.startswith(f"/{IMAGES}/") else name, path)
    if inside is not None and _is_image(inside):
        return Target(inside)
    what = f"الصورة «{_short(written)}» ليست ملف صورة في content/images"
    endings = " ".join(e.removeprefix(".") for e in IMAGE_FILES)
    how = f"ضع الملف في content/images واكتب images/اسمه؛ الصيغ المقبولة: {endings}"
    return Target("", "W-IMAGE-ADDRESS", what, how)


def is_web_address(address: str) -> bool:
    """Whether it is a whole http or https address, and nothing else."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"[\s<>\"\\]", address)
    )


def _is_image(inside: str) -> bool:
    return inside.startswith(f"{IMAGES}/") and inside.lower().endswith(IMAGE_FILES)


def _inside_content(name: str, path: str) -> str | None:
    """A file's path from the content folder; None where it climbs out of it."""
    name = unquote(name).replace("\\", "/")
    if name.startswith("//"):
        return ""  # another host, not a file
    base = PurePosixPath() if name.startswith("/") else PurePosixPath(path).parent
    parts: list[str] = []
    for part in (base / name.lstrip("/")).parts:
        if part == "..":
            if not parts:
                return None
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def _short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most] + "…"
