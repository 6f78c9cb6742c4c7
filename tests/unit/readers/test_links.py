"""Addresses: what a link or an image may lead to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.readers.links import is_web_address, resolve_image, resolve_link

PATH = "articles/2016/05/x.md"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("HTTPS://example.org/خبر", "HTTPS://example.org/خبر"),
        ("#s-1", "#s-1"),
        ("../06/y.txt", "{filename}articles/2016/06/y.txt"),
        ("/articles/y.md#a", "{filename}articles/y.md#a"),
        ("%D8%AE.md", "{filename}articles/2016/05/خ.md"),
        ("|filename|y.md", "{filename}articles/2016/05/y.md"),
        ("{static}/images/a.png", "{static}images/a.png"),
    ],
)
def test_a_link_is_resolved_from_the_article(written: str, address: str) -> None:
    assert resolve_link(written, PATH).address == address


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("javascript:alert(1)", "W-LINK-SCHEME"),
        ("java\nscript:alert(1)", "W-LINK-SCHEME"),
        (" \u200fJavaScript&#58;alert(1)", "W-LINK-SCHEME"),
        ("vbscript:x", "W-LINK-SCHEME"),
        ("file:///etc/passwd", "W-LINK-SCHEME"),
        ("../../../../y.md", "W-LINK-OUTSIDE"),
        ("..%2f..%2f..%2f..%2fy.md", "W-LINK-OUTSIDE"),
        ("..\\..\\..\\..\\y.md", "W-LINK-OUTSIDE"),
        ("/../y.md", "W-LINK-OUTSIDE"),
        ("{static}../secret.txt", "W-LINK-UNKNOWN"),
        ("{attach}y.md", "W-LINK-UNKNOWN"),
        ("//example.org/y.md", "W-LINK-UNKNOWN"),
        ("/actors/x/", "W-LINK-UNKNOWN"),
        ("", "W-LINK-UNKNOWN"),
        ("#", "W-LINK-UNKNOWN"),
    ],
)
def test_a_link_that_leads_nowhere_allowed_has_a_reason(written: str, code: str) -> None:
    target = resolve_link(written, PATH)
    assert (target.address, target.code) == ("", code)
    assert target.what
    assert target.how


@pytest.mark.parametrize(
    "written", ["images/a.jpg", "/images/a.jpg", "{static}/images/a.jpg", "../../../images/a.jpg"]
)
def test_an_image_is_found_from_the_root_or_the_article(written: str) -> None:
    assert resolve_image(written, PATH).address == "images/a.jpg"


@pytest.mark.parametrize(
    "written",
    ["a.jpg", "images/../a.jpg", "images/../../a.jpg", "images/a.svg", "images/", "https://example.org/images/a.jpg",
     "//example.org/images/a.jpg", "data:image/png,x", "javascript:images/a.jpg", ""],
)  # fmt: skip
def test_an_image_elsewhere_is_refused(written: str) -> None:
    assert resolve_image(written, PATH).code == "W-IMAGE-ADDRESS"


@given(st.text("./\\%2eEfF ab:#{}|images.jpg"))
def test_no_file_outside_the_content_folder_is_ever_named(written: str) -> None:
    for target in (resolve_link(written, PATH), resolve_image(written, PATH)):
        assert ".." not in target.address.split("/")
        assert bool(target.address) != bool(target.code)


def test_web_addresses() -> None:
    assert is_web_address("https://example.org/a?b=1")
    for bad in ("ftp://example.org", "https://", "https://a b", "https://[", "example.org", 'http://a"b'):
        assert not is_web_address(bad)
