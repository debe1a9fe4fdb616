"""Read the words of a PDF with pdfium. Only the child process does this: files are hostile."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from cyberwizard.contract.layout import Piece, arrange
from cyberwizard.contract.model import Box, Document, LockedError
from cyberwizard.errors import UserFacingError

MAX_PAGES = 500
MAX_CHARACTERS = 6_000_000
_LINE = re.compile("(?<=[\n\ufffe])")
_WORD = re.compile(r"[^\s\u200b]+")
_LIGATURES = str.maketrans({"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st"})


def read_pdf(data: bytes, password: str | None = None) -> Document:
    """Return what the PDF says; UserFacingError when it cannot be read."""
    document = _open(data, password)
    try:
        count = len(document)
        if count == 0:
            raise UserFacingError(DAMAGED)
        if count > MAX_PAGES:
            raise UserFacingError(
                f"Ce PDF a {count} pages, et {MAX_PAGES} au plus peuvent être lues ; donnez "
                "seulement les pages du contrat."
            )
        pages, sizes, letters = [], [], 0
        for number in range(count):
            page, size = _page(document, number)
            pages.append(page)
            sizes.append(size)
            letters += sum(len(piece.text) for piece in page)
            if letters > MAX_CHARACTERS:
                raise UserFacingError(TOO_LONG)
    finally:
        document.close()
    if letters < 25 * min(count, 8):
        raise UserFacingError(
            "Ce PDF est une image sans texte, comme une photo ou un scan ; demandez à votre "
            "assureur le fichier d’origine, ou collez le texte."
        )
    return arrange(pages, sizes)


DAMAGED = (
    "Ce PDF est abîmé et ne peut pas être lu ; demandez-en une nouvelle copie à votre assureur."
)
TOO_LONG = "Ce fichier contient trop de texte pour un contrat ; donnez seulement le contrat."
LOCKED = "Ce PDF est protégé par un mot de passe ; donnez ce mot de passe pour le lire."
WRONG_PASSWORD = "Ce mot de passe n’ouvre pas ce PDF ; vérifiez-le et recommencez."


def _open(data: bytes, password: str | None) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise LockedError(WRONG_PASSWORD if password else LOCKED) from None
        raise UserFacingError(DAMAGED) from None


def _page(document: pdfium.PdfDocument, number: int) -> tuple[list[Piece], tuple[float, float]]:
    """Return the pieces of one page, in drawing order; a broken page is an empty one."""
    try:
        page = document[number]
    except pdfium.PdfiumError:
        return [], (595.0, 842.0)
    size = (float(page.get_width()), float(page.get_height()))
    try:
        text_page = page.get_textpage()
    except pdfium.PdfiumError:
        page.close()
        return [], size
    pieces = list(_pieces(text_page.raw, number + 1, _turn(page.raw, size)))
    text_page.close()
    page.close()
    return pieces, size


Turn = Callable[[float, float, float, float], Box]
"""left, bottom, right, top where the page is written → where it is shown."""
_FINE = 64


def _turn(page: object, size: tuple[float, float]) -> Turn | None:
    """Return how to bring places to the page as shown, when it is turned or cropped."""
    wide, high = (max(round(side * _FINE), 1) for side in size)
    x, y = ctypes.c_int(), ctypes.c_int()

    def shown(left: float, bottom: float) -> tuple[float, float]:
        raw.FPDF_PageToDevice(page, 0, 0, wide, high, 0, left, bottom, x, y)
        return x.value / _FINE, size[1] - y.value / _FINE

    corner, other = shown(0.0, 0.0), shown(100.0, 100.0)
    if max(map(abs, (*corner, other[0] - 100, other[1] - 100))) < 0.1:
        return None

    def turn(left: float, bottom: float, right: float, top: float) -> Box:
        one, two = shown(left, bottom), shown(right, top)
        return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])

    return turn


def _pieces(handle: object, page: int, turn: Turn | None) -> Iterator[Piece]:
    text = _text(handle)
    start = 0
    for line in _LINE.split(text):
        words = [
            (start + found.start(), start + found.end(), found[0]) for found in _WORD.finditer(line)
        ]
        start += len(line)
        if words:
            yield from _cut(handle, page, words, turn)


def _text(handle: object) -> str:
    """Return one character for each of pdfium's, so that places in it are pdfium's indexes."""
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    if written == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    return "".join(
        chr(code) if 0 < (code := raw.FPDFText_GetUnicode(handle, place)) < 0x110000 else " "
        for place in range(count)
    )


def _cut(
    handle: object, page: int, words: list[tuple[int, int, str]], turn: Turn | None
) -> Iterator[Piece]:
    """Cut a line where the gap between two words is that of cells or columns."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    get = raw.FPDFText_GetCharBox
    boxes: list[tuple[float, float, float]] = []
    for begin, end, _ in words:
        get(handle, begin, left, right, bottom, top)
        if turn is not None:
            one = turn(left.value, bottom.value, right.value, top.value)
            get(handle, end - 1, left, right, bottom, top)
            two = turn(left.value, bottom.value, right.value, top.value)
            boxes.append((min(one[0], two[0]), max(one[2], two[2]), one[1]))
            continue
        first, base = left.value, bottom.value
        if end - begin > 1:
            get(handle, end - 1, left, right, bottom, top)
        boxes.append((first, right.value, base))
    size, bold, low, high = _font(handle, _telling(words, 0), turn)
    gaps = [boxes[place + 1][0] - boxes[place][1] for place in range(len(boxes) - 1)]
    usual = sorted(gaps)[len(gaps) // 3] if len(gaps) > 2 else 0.35 * size
    wide = max(1.05 * size, 2.4 * usual)
    begin = 0
    for place in range(len(words)):
        if place + 1 < len(words) and not (gaps[place] > wide or gaps[place] < -1.5 * size):
            continue
        if begin:
            size, bold, low, high = _font(handle, _telling(words, begin), turn)
        text = " ".join(word for _, _, word in words[begin : place + 1])
        if not text.isascii():
            text = unicodedata.normalize("NFC", text.translate(_LIGATURES))
        box: Box = (
            round(boxes[begin][0], 1),
            round(low, 1),
            round(boxes[place][1], 1),
            round(high, 1),
        )
        yield Piece(text, page, box, size, bold, low)
        begin = place + 1


def _telling(words: list[tuple[int, int, str]], place: int) -> int:
    """Return the index of the character whose letters are those of the line, not its bullet's."""
    if len(words[place][2]) == 1 and not words[place][2].isalnum() and place + 1 < len(words):
        place += 1
    return words[place][0]


def _font(handle: object, place: int, turn: Turn | None) -> tuple[float, bool, float, float]:
    """Return the size, the weight, the bottom and the top of the letters at *place*."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(handle, place, box)
    low, high = min(box.bottom, box.top), max(box.bottom, box.top)
    if turn is not None:
        _, low, _, high = turn(box.left, low, box.right, high)
    size = high - low
    if not 1 <= size <= 200:
        size = float(raw.FPDFText_GetFontSize(handle, place)) or 10.0
    name = ctypes.create_string_buffer(96)
    raw.FPDFText_GetFontInfo(handle, place, name, 96, None)
    face = name.value.lower()
    bold = (
        b"bold" in face
        or b"black" in face
        or b"heavy" in face
        or raw.FPDFText_GetFontWeight(handle, place) >= 600
    )
    return round(size, 1), bold, low, high


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as pixels: blue, green, red, unused; ``points`` are its width and its height.

    ``pages`` is how many the PDF has, ``text`` what is written on this one.
    """

    page: int
    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes
    points: tuple[float, float]
    text: str


def draw_pages(
    data: bytes, numbers: Iterable[int], scale: float, password: str | None, most: int
) -> Iterator[Drawn]:
    """Yield pages (from 1) one by one, so that one alone is ever in memory.

    *scale* is pixels per point; it is lowered when a page would have more than *most* pixels.
    """
    document = _open(data, password)
    try:
        for number in numbers:
            if not 1 <= number <= len(document):
                raise UserFacingError("Cette page n’est pas dans le PDF ; choisissez-en une autre.")
            try:
                yield _drawn(document, number, scale, most)
            except pdfium.PdfiumError:
                raise UserFacingError(DAMAGED) from None
    finally:
        document.close()


def _drawn(document: pdfium.PdfDocument, number: int, scale: float, most: int) -> Drawn:
    page = document[number - 1]
    points = (float(page.get_width()), float(page.get_height()))
    scale *= min(1.0, (most / (points[0] * points[1] * scale * scale)) ** 0.5)
    bitmap = page.render(scale=scale, prefer_bgrx=True, rev_byteorder=False)
    text_page = page.get_textpage()
    try:
        return Drawn(
            page=number,
            pages=len(document),
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
            points=points,
            text=_text(text_page.raw).replace("\ufffe", "").replace("\r\n", "\n").strip(),
        )
    finally:
        text_page.close()
        bitmap.close()
        page.close()
