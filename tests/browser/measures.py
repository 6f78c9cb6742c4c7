"""What the browser measures of a page: what axe finds, what is too wide, where ink and letters are."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Locator, Page

Box = tuple[str, float, float, float, float]  # a character, its left, right, top and bottom

_AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# axe takes joined Arabic letters for the ligatures of an icon font, since they are narrower together than
# alone, and leaves such text out of the contrast check. Letters that all measure the same are no ligature.
_ARABIC_IS_TEXT = (
    "() => { CanvasRenderingContext2D.prototype.measureText = text => ({width: 30 * text.length}) }"
)
# Every rule of axe-core, those that it calls best practice too. Of a list with 900 entries it looks at the
# first thirty; the others are made alike.
_RUN = """axe.run({exclude: [".entities li:nth-child(n + 31)"]}).then(result => result.violations.flatMap(
  v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${n.any.concat(n.all, n.none).map(c => c.message)}`)
))"""
# What reaches past an edge of the window, unless it scrolls in a frame of its own.
_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = e => e && e !== document.body
    && (["auto", "scroll"].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
  return [...document.body.querySelectorAll("*")].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.left < -0.5 || box.right > width + 0.5)
      && !scrolls(e.parentElement);
  }).map(e => `${e.localName}.${e.className}`);
}"""
_SIDEWAYS = """() => {
  scrollTo(-10000, 0); scrollTo({left: -10000}); const end = scrollX; scrollTo({left: 10000});
  return [end, scrollX, document.documentElement.scrollWidth - document.documentElement.clientWidth];
}"""

# Gives every letter a mark, as in a Koran or a child's book: the tallest and the deepest lines there are.
_VOCALISE = """() => {
  const marks = ["\\u0651\\u064f", "\\u0650", "\\u064e", "\\u0651\\u0650"];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    let turn = 0;
    node.data = node.data.replace(/[ء-ي](?![\\u064b-\\u0652])/g, letter => letter + marks[turn++ % 4])
      .replace(/[\\u064b-\\u0652]+(?=[ .،؛:]|$)/g, () => turn++ % 2 ? "\\u064d" : "\\u0651\\u064b");
  }
}"""
# All ink black, all that is painted under it white: what else is white was cut off or painted over.
_BLACK_ON_WHITE = """() => {
  for (const e of document.querySelectorAll("body *")) {
    const box = e.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) e.style.setProperty("visibility", "hidden", "important");
    if (!/, 0\\)$/.test(getComputedStyle(e).backgroundColor))
      e.style.setProperty("background", "#fff", "important");
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`*, ::before, ::after { color: #000 !important; border-color: transparent !important;
    outline: none !important; text-decoration: none !important; box-shadow: none !important }
    html, body { background: #fff !important } img { visibility: hidden }`);
  document.adoptedStyleSheets = [sheet];
}"""
# A list to choose from is drawn by the browser, its arrow by what is under it.
_NOTHING_HIDES = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`body *:not(select), ::before, ::after {
    background: none !important;
    overflow: visible !important; clip-path: none !important;
    contain: none !important; mask: none !important }`);
  for (const e of document.querySelectorAll("body *:not(select)"))
    e.style.removeProperty("background");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# How high a line is as its font draws it, and the room that it has: in the face of the text with every mark
# that there is, in the face of headings and labels with those that newspapers set.
_LINES = """() => {
  const brush = document.createElement("canvas").getContext("2d"), found = {};
  const text = getComputedStyle(document.body).fontFamily;
  for (const e of document.querySelectorAll("body *")) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.checkVisibility()) continue;
    const style = getComputedStyle(e);
    brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const ink = brush.measureText(style.fontFamily === text
      ? "كُلُّ إِنَّهُ لَأَجِدُ مُعَلِّمًا فِي حَيٍّ" : "أنّ مسلّحًا يُهدِّد العمّال، إلا من يُعيِّنه مجلس الحيّ");
    found[`${brush.font} / ${style.lineHeight}`] =
      [ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent, parseFloat(style.lineHeight)];
  }
  return found;
}"""

# The box of each character of an element's text, white space aside: [character, left, right, top, bottom].
_BOXES = """e => {
  const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), range = document.createRange(), boxes = [];
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let i = 0; i < node.data.length; i++) {
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getClientRects()[0];
      if (box && node.data[i].trim()) boxes.push([node.data[i], box.left, box.right, box.top, box.bottom]);
    }
  return boxes;
}"""


def find_violations(page: Page) -> list[str]:
    """What axe-core has against a page: `color-contrast: .line a: …`."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
        page.evaluate(_ARABIC_IS_TEXT)
    return list(page.evaluate(_RUN))


def find_overflow(page: Page) -> list[str]:
    """What is wider than the window, and "the page" if it scrolls sideways."""
    scrolls = page.evaluate(_SIDEWAYS) != [0, 0, 0]
    return list(page.evaluate(_TOO_WIDE)) + (["the page"] if scrolls else [])


def take_ink(page: Page) -> tuple[bytes, bytes]:
    """Two pictures of the fully vocalised page: as it is, and with nothing that could hide ink."""
    page.evaluate(_VOCALISE)
    page.evaluate(_BLACK_ON_WHITE)
    seen = _photograph(page)
    page.evaluate(_NOTHING_HIDES)
    return seen, _photograph(page)


def _photograph(page: Page) -> bytes:
    """The page from its top, as far as a long list is not yet the same over and over."""
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    part = {"x": 0, "y": 0, "width": width, "height": min(height, 4000)}
    # Equal pictures have equal bytes in any format; this one is made three times as fast as PNG.
    return page.screenshot(full_page=True, clip=part, type="jpeg", quality=100)


def find_tight_lines(page: Page) -> list[str]:
    """The fonts whose lines have less room than a marked line needs: `600 15px Warraq Sans / 20px`."""
    return [font for font, (ink, room) in page.evaluate(_LINES).items() if ink > room]


def find_boxes(element: Locator) -> list[Box]:
    """Where each letter of an element stands, in the order of the text."""
    return [tuple(box) for box in element.evaluate(_BOXES)]


def left(box: Box) -> float:
    """A character's left edge."""
    return box[1]


def right(box: Box) -> float:
    """A character's right edge."""
    return box[2]
