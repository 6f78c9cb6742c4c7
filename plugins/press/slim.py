"""Leave out of a page what HTML lets it leave out: quotation marks around an attribute's value.

Templates and code write them all, so that whoever reads them need not ask which values may go without.
Only tags are touched: in text and in scripts a «<» is always an entity or an escape.
"""

from __future__ import annotations

import re

_TAG = re.compile(r'<[a-z][^<>]*"[^<>]*>')
# A blank or the tag's end must follow: «/» would else become a part of the value.
_NEEDLESS = re.compile(r"""(?<=[a-z])="([^\s"'=<>`]+)"(?=[\s>])""")


def slim(page: str) -> str:
    """Return a page without needless marks: `<a href="../x/" rel="prev">` is `<a href=../x/ rel=prev>`."""
    return _TAG.sub(lambda tag: _NEEDLESS.sub(r"=\1", tag[0]), page)
