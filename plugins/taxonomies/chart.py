"""Articles and statements over time, as bars of one small picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.newsroom.archive import Said
from plugins.newsroom.article import Record

# Fewer articles than these are counted faster in their list than in a picture.
FEWEST_ARTICLES = 8
MOST_BARS = 48
# A bar has a width of 10 units and a gap of 2; the rows above and below the line are 50 high.
WIDTH, STEP, HEIGHT = 10, 12, 50


@dataclass(frozen=True, slots=True)
class Bar:
    """A time with its counts: a month, a year, or several years, by its first day and its last year."""

    first: date
    last_year: int
    articles: int
    statements: int


@dataclass(frozen=True, slots=True)
class Chart:
    """What is drawn. Time runs as the text does: the oldest bar stands where a line begins, at the right."""

    bars: tuple[Bar, ...]  # without gaps, from the oldest
    months: bool  # or years
    width: int
    height: int
    articles: str  # the path of the line and of the bars above it
    statements: str  # and below it

    @property
    def unit(self) -> str:
        """What a bar stands for: a month, a year, or years."""
        years = self.bars[-1].last_year - self.bars[-1].first.year
        return "month" if self.months else "years" if years else "year"

    @property
    def counted(self) -> tuple[Bar, ...]:
        """The times in which there was something."""
        return tuple(bar for bar in self.bars if bar.articles or bar.statements)

    @property
    def most(self) -> Bar:
        """The time with most articles, the newest of equals."""
        return max(self.bars, key=lambda bar: (bar.articles, bar.statements, bar.first))


def make_chart(records: Sequence[Record], said: Iterable[Said]) -> Chart | None:
    """Return the picture of some articles and statements; None where a list says as much."""
    days = [r.day for r in records if r.day]
    if len(days) < FEWEST_ARTICLES:
        return None
    first, last = min(days), max(days)
    years, in_months = _step(first, last)
    articles = Counter(_begin(day, years, in_months=in_months) for day in days)
    if len(articles) < 2:  # noqa: PLR2004 - one bar compares nothing
        return None
    statements = Counter(_begin(one.record.day, years, in_months=in_months) for one in said if one.record.day)
    bars = tuple(
        Bar(begin, begin.year - begin.year % years + years - 1, articles[begin], statements[begin])
        for begin in _times(_begin(first, years, in_months=in_months), last, years, in_months=in_months)
    )
    return Chart(
        bars,
        in_months,
        len(bars) * STEP,
        HEIGHT * (2 if statements else 1),
        f"M0 {HEIGHT - 1}v1h{len(bars) * STEP}v-1z{_path([bar.articles for bar in bars], up=True)}",
        _path([bar.statements for bar in bars], up=False),
    )


def _step(first: date, last: date) -> tuple[int, bool]:
    """Return how many years a bar stands for, and whether it is a month instead."""
    if (last.year - first.year) * 12 + last.month - first.month < MOST_BARS:
        return 1, True
    return next(n for n in (1, 5, 10, 50, 100, 500) if last.year // n - first.year // n < MOST_BARS), False


def _begin(day: date, years: int, *, in_months: bool) -> date:
    return day.replace(day=1) if in_months else _first_day(day.year - day.year % years)


def _first_day(year: int) -> date:
    return date(max(1, year), 1, 1)  # no calendar has a year 0


def _times(first: date, last: date, years: int, *, in_months: bool) -> list[date]:
    if in_months:
        begin = first.year * 12 + first.month - 1
        return [date(n // 12, n % 12 + 1, 1) for n in range(begin, last.year * 12 + last.month)]
    return [_first_day(year) for year in range(first.year - first.year % years, last.year + 1, years)]


def _path(counts: Sequence[int], *, up: bool) -> str:
    """Draw bars from the right; the highest is as high as its row, and none that counts is unseen."""
    most = max(counts)
    if not most:
        return ""
    end = len(counts) * STEP - 1
    line = HEIGHT - 1 if up else HEIGHT + 1
    return "".join(
        f"M{end - n * STEP} {line}v{'-' if up else ''}{height}h-{WIDTH}V{line}z"
        for n, count in enumerate(counts)
        if count
        for height in [max(2, round(count * (HEIGHT - 2) / most))]
    )
