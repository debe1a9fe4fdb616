"""The look on paper: sizes in points, no meaning by colour alone, readable in grey."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

import pyphen
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from cyberwizard.dossier.model import Style
from cyberwizard.dossier.pdf.fonts import REGULAR, STRONG

PAGE_WIDTH, PAGE_HEIGHT = A4
# Wide enough that a print at 96 % on an office printer cuts nothing.
SIDE, TOP, BOTTOM = 20 * mm, 23 * mm, 21 * mm
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE
TEXT_HEIGHT = PAGE_HEIGHT - TOP - BOTTOM

INK = HexColor("#161B26")
MUTED = HexColor("#4A5568")
ACCENT = HexColor("#1D4ED8")
TINT = HexColor("#E6EAF2")
WHITE = HexColor("#FFFFFF")
LINE = HexColor("#AEB6C4")


@cache
def _french() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="fr_FR")


@lru_cache(maxsize=4096)
def _cuts(word: str) -> tuple[tuple[str, str], ...]:
    # Three letters stay on the line and three go down; a word with a hyphen has its place to cut.
    if "-" in word or "\u2011" in word:
        return ()
    return tuple(pair for pair in _french().iterate(word) if len(pair[0]) > 2 and len(pair[1]) > 2)


def hyphenate(word: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to cut *word*, the longest beginning first."""
    return iter(_cuts(word))


BODY = ParagraphStyle(
    "body",
    fontName=REGULAR,
    fontSize=10.5,
    leading=14.5,
    textColor=INK,
    spaceAfter=6,
    bulletFontName=REGULAR,
    allowWidows=0,
    allowOrphans=0,
)
PARAGRAPHS = {
    Style.BODY: BODY,
    Style.LEAD: ParagraphStyle("lead", BODY, fontSize=12.5, leading=17, spaceAfter=4),
    Style.SMALL: ParagraphStyle("small", BODY, fontSize=8.8, leading=11.4, textColor=MUTED),
    Style.LABEL: ParagraphStyle(
        "label", BODY, fontName=STRONG, fontSize=12, leading=16, textColor=ACCENT
    ),
    Style.CLAUSE: ParagraphStyle(
        "clause",
        BODY,
        fontName=f"{REGULAR}-Italic",
        fontSize=10,
        leading=13.5,
        leftIndent=10,
        borderPadding=(0, 0, 0, 6),
    ),
}
# Only narrow columns are hyphenated, and only long words.
CELL = ParagraphStyle(
    "cell",
    BODY,
    fontSize=9.2,
    leading=11.6,
    spaceAfter=2,
    hyphenationLang=hyphenate,
    hyphenationMinWordLength=9,
)
CELL_HEAD = ParagraphStyle("cellhead", CELL, fontName=STRONG)
CELL_BULLET = ParagraphStyle(
    "cellbullet", CELL, leftIndent=13, bulletIndent=0, bulletFontSize=9.2, spaceAfter=1
)
SMALL_CELL = ParagraphStyle("smallcell", CELL, fontSize=8.5, leading=10.3, spaceAfter=1)
QUOTED_CELL = ParagraphStyle(
    "quotedcell", SMALL_CELL, fontName=f"{REGULAR}-Italic", fontSize=8.8, leading=10.8, spaceAfter=2
)
SMALL_HEAD = ParagraphStyle("smallhead", SMALL_CELL, fontName=STRONG)
SMALL_BULLET = ParagraphStyle(
    "smallcellbullet", SMALL_CELL, leftIndent=12, bulletIndent=0, bulletFontSize=8.5
)
BULLET = ParagraphStyle(
    "bullet", BODY, leftIndent=18, bulletIndent=3, bulletFontSize=10.5, spaceAfter=3
)
BULLET_SMALL = ParagraphStyle(
    "bulletsmall", CELL, leftIndent=16, bulletIndent=3, bulletFontSize=9.2
)
HEADINGS = {
    1: ParagraphStyle("h1", BODY, fontName=STRONG, fontSize=28, leading=33, spaceAfter=8),
    2: ParagraphStyle(
        "h2",
        BODY,
        fontName=STRONG,
        fontSize=14,
        leading=18,
        spaceBefore=10,
        spaceAfter=5,
    ),
    3: ParagraphStyle(
        "h3",
        BODY,
        fontName=STRONG,
        fontSize=11.5,
        leading=15,
        spaceBefore=8,
        spaceAfter=3,
    ),
}
SECTION = ParagraphStyle(
    "section",
    BODY,
    fontName=STRONG,
    fontSize=19,
    leading=24,
    spaceBefore=20,
    spaceAfter=9,
)
# What must fit under a title, else the title moves to the next page with it.
ROOM = {1: 60 * mm, 2: 45 * mm, 3: 30 * mm}
# A chapter follows on the same page when less than a quarter of it is written on.
ENOUGH = 0.75 * TEXT_HEIGHT
ALMOST_ALL = 0.99 * TEXT_HEIGHT
ROOM_TO_WRITE = 13 * mm
CONTENTS = ParagraphStyle("contents", BODY, fontSize=10, leading=12, rightIndent=20)
