"""What the tests of printed documents share: samples, renderings, and eyes to read a PDF."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from cyberwizard.answers import Answer, Answers
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier import Dossier, DossierInfo, Edition, build
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.samples import sample_answers, samples

DAY = date(2026, 11, 23)
INFO = DossierInfo("CW-TEST-0001", datetime(2026, 11, 1, tzinfo=UTC))
NAMES = ("boulangerie", "cabinet_dentaire", "menuiserie")
POINTS_PER_MM = 72 / 25.4


def answers_of(name: str) -> dict[str, Answer]:
    """Return the answers of a sample company."""
    sample = next(sample for sample in samples() if sample.id == name)
    return sample_answers(load(), sample, DAY)


def dossier_of(answers: Answers, edition: Edition = Edition.COMPLETE, day: date = DAY) -> Dossier:
    """Compose an edition with the shipped content."""
    return build(assess(load(), answers, day), INFO, edition)


@cache
def printed(name: str, edition: Edition) -> bytes:
    """Return the PDF of a sample, made once for all the tests."""
    return render_pdf(dossier_of(answers_of(name), edition))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as drawn: its box in points from the bottom left, and its size."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    size: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one page, from the top, and its size in points."""

    lines: tuple[Line, ...]
    width: float
    height: float

    @property
    def body(self) -> tuple[Line, ...]:
        """The lines between the running header and footer."""
        low, high = 20 * POINTS_PER_MM, self.height - 20 * POINTS_PER_MM
        return tuple(line for line in self.lines if line.bottom > low and line.top < high)


def pages(pdf: bytes) -> list[Page]:
    """Read a PDF with another program than the one that made it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[place]) for place in range(len(document))]
    finally:
        document.close()


def _page(page: Any) -> Page:
    width, height = page.get_size()
    textpage = page.get_textpage()
    lines = []
    for place in range(textpage.count_rects()):
        left, bottom, right, top = textpage.get_rect(place)
        text = textpage.get_text_bounded(left, bottom, right, top).strip()
        if text:
            index = textpage.get_index((left + right) / 2, (bottom + top) / 2, 60, 20)
            size = pdfium.FPDFText_GetFontSize(textpage, max(index or 0, 0))
            weight = pdfium.FPDFText_GetFontWeight(textpage, max(index or 0, 0))
            lines.append(Line(text, left, right, bottom, top, size, weight >= 600))
    lines.sort(key=lambda line: (-line.bottom, line.left))
    return Page(tuple(lines), width, height)


def text_of(pdf: bytes) -> str:
    """Return the whole text with plain spaces, hyphenated words joined."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        found = [document[place].get_textpage().get_text_range() for place in range(len(document))]
    finally:
        document.close()
    return " ".join(" ".join(found).replace("\ufffe\r\n", "").replace("\ufffe", "").split())


def everything_in(pdf: bytes) -> bytes:
    """Return every string and every unpacked stream of the file: nothing hides from a search."""
    found = [b""]
    with pikepdf.open(BytesIO(pdf)) as document:
        for thing in document.objects:
            found += _bytes(thing)
        found.append(str(document.docinfo).encode())
    return b"\n".join(found)


def _bytes(value: Any, depth: int = 0) -> Iterator[bytes]:
    if depth > 30:
        return
    if isinstance(value, pikepdf.Stream):
        yield value.read_bytes()
    if isinstance(value, (pikepdf.Stream, pikepdf.Dictionary)):
        for key, inner in value.items():
            yield str(key).encode()
            if not getattr(inner, "is_indirect", False):
                yield from _bytes(inner, depth + 1)
    elif isinstance(value, pikepdf.Array):
        for inner in list(value):
            if not getattr(inner, "is_indirect", False):
                yield from _bytes(inner, depth + 1)
    elif isinstance(value, pikepdf.String):
        yield bytes(value)
        yield str(value).encode("utf-8", "replace")
    elif isinstance(value, pikepdf.Object):
        yield str(value).encode("utf-8", "replace")


def every_answer(extra: Mapping[str, Answer]) -> dict[str, Answer]:
    """Return the answers of the largest sample, with *extra* over them."""
    return answers_of("menuiserie") | dict(extra)
