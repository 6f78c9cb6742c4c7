"""Leave out of a page what HTML lets it leave out: marks around a value, ends of paragraphs and items.

Templates and code write them all, so that whoever reads them need not ask which may go. No letter of a
text is touched: in text and in scripts a «<» is always an entity or an escape.
"""

from __future__ import annotations

import re

_TAG = re.compile(r'<[a-z][^<>]*"[^<>]*>')
# A blank or the tag's end must follow: «/» would else become a part of the value.
_NEEDLESS = re.compile(r"""(?<=[a-z])="([^\s"'=<>`]+)"(?=[\s>])""")
# Before what begins or ends one of these, and before their parent's end, a browser ends them itself.
_ENDS = re.compile(
    r"</p>(?=\s*</?(?:article|aside|details|div|figcaption|figure|footer|h[1-6]|header|main|nav|ol|section|table|ul)\b"
    r"|\s*<p\b|\s*</?li\b)"
    r"|</li>(?=\s*<(?:li\b|/[ou]l>))"
)
# Line ends beside what begins and ends lines itself. Between links in a row a blank is to be seen.
_BETWEEN = re.compile(
    r"(?<=>)\n+(?=</?(?:article|aside|blockquote|body|details|div|figcaption|figure|footer|h[1-6]|head|header|html"
    r"|link|li|main|meta|nav|ol|p|script|section|table|title|tr|ul)\b)"
)
# As long as five letters each; in a text, not in a tag, a quotation mark is no markup.
_LONG = re.compile(r"&(?:#3[49]|nbsp);(?=[^<>]*<)")
_SHORT = {"&#34;": '"', "&#39;": "'", "&nbsp;": "\u00a0"}


def slim(page: str) -> str:
    """Return a page without what is needless: `<a href="../x/" rel="prev">` is `<a href=../x/ rel=prev>`."""
    page = _ENDS.sub("", _LONG.sub(lambda long: _SHORT[long[0]], page))
    return _BETWEEN.sub("", _TAG.sub(lambda tag: _NEEDLESS.sub(r"=\1", tag[0]), page))
