"""The look on paper: sizes in points, no meaning by colour alone, readable in grey."""

from __future__ import annotations

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
TINT = HexColor("#EEF1F7")
LINE = HexColor("#AEB6C4")

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
    Style.SMALL: ParagraphStyle("small", BODY, fontSize=9, leading=12.5, textColor=MUTED),
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
CELL = ParagraphStyle("cell", BODY, fontSize=9.2, leading=12, spaceAfter=2)
CELL_HEAD = ParagraphStyle("cellhead", CELL, fontName=STRONG)
CELL_BULLET = ParagraphStyle("cellbullet", CELL, leftIndent=12, bulletIndent=0)
BULLET = ParagraphStyle("bullet", BODY, leftIndent=14, bulletIndent=3, spaceAfter=3)
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
    spaceBefore=4,
    spaceAfter=9,
)
# What must fit under a title, else the title moves to the next page with it.
ROOM = {1: 60 * mm, 2: 45 * mm, 3: 30 * mm}
CONTENTS = ParagraphStyle("contents", BODY, spaceAfter=2, rightIndent=20)
