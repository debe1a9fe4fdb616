"""Source Sans 3 for reportlab, and what to print for a character that it does not have."""

from __future__ import annotations

import unicodedata
from functools import cache
from io import BytesIO

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from cyberwizard import assets

REGULAR = "SourceSans3"
STRONG = "SourceSans3-SemiBold"
_FACES = {
    REGULAR: "SourceSans3-Regular",
    STRONG: "SourceSans3-SemiBold",
    f"{REGULAR}-Italic": "SourceSans3-Italic",
    f"{STRONG}-Italic": "SourceSans3-SemiBoldItalic",
}
SUBSTITUTE = "\u25a1"
_LINES = dict.fromkeys(map(ord, "\n\v\f\x85\u2028\u2029"), "\n")


@cache
def register() -> None:
    """Make the family known to reportlab; call it before drawing anything."""
    for name, file in _FACES.items():
        data = assets.resource(f"fonts/source-sans-3/{file}.ttf").read_bytes()
        pdfmetrics.registerFont(TTFont(name, BytesIO(data)))
    pdfmetrics.registerFontFamily(
        REGULAR,
        normal=REGULAR,
        bold=STRONG,
        italic=f"{REGULAR}-Italic",
        boldItalic=f"{STRONG}-Italic",
    )
    # Else each page starts with an unembedded Helvetica.
    rl_config.canvas_basefontname = REGULAR


@cache
def _glyphs() -> frozenset[int]:
    register()
    faces = (pdfmetrics.getFont(name).face.charToGlyph for name in _FACES)
    return frozenset.intersection(*(frozenset(face) for face in faces))


def printable(text: str) -> str:
    """Return *text* with every character printable: line ends as ``\\n``, a box for the unknown.

    The narrow no-break space becomes a no-break space, since reportlab would break lines at it.
    Characters that only direct their neighbours (joiners, variation selectors, directions) go.
    """
    return "".join(map(_printable, text.replace("\r\n", "\n").translate(_LINES)))


@cache
def _printable(char: str) -> str:
    if char == "\n":
        return char
    if char in "\u202f\u2007":
        return "\u00a0"
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u00a0" else " "
    if char == "\t":
        return " "
    if category == "Cf" or 0xFE00 <= ord(char) <= 0xFE0F or 0xE0100 <= ord(char) <= 0xE01EF:
        return ""
    if category in ("Cc", "Cs", "Cn", "Co") or ord(char) not in _glyphs():
        return SUBSTITUTE
    return char
