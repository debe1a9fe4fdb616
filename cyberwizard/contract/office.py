"""Read the paragraphs of .docx and .odt files: zipped XML, opened with limits in the child.

Only the standard library: a document type declaration, which no word processor writes, is
refused, so that no entity is ever expanded.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree

from cyberwizard.contract.layout import Part, from_parts
from cyberwizard.contract.model import Document
from cyberwizard.errors import UserFacingError

MAX_XML = 40 * 1024 * 1024
DAMAGED = (
    "Ce document est abîmé et ne peut pas être lu ; ouvrez-le dans votre traitement de texte et "
    "enregistrez-le en PDF."
)
TOO_LARGE = "Ce document contient trop de texte pour un contrat ; donnez seulement le contrat."
OTHER = "Ce fichier n’est ni un PDF, ni un .docx, ni un .odt ; enregistrez le contrat en PDF."
LOCKED = (
    "Ce document est protégé par un mot de passe ; enregistrez-le sans mot de passe, ou en PDF."
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


def read_office(data: bytes) -> Document:
    """Return what a .docx or an .odt says; UserFacingError when it cannot be read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                parts = list(_docx(_xml(archive, "word/document.xml")))
            elif "content.xml" in names:
                parts = list(_odt(_xml(archive, "content.xml")))
            else:
                raise UserFacingError(OTHER)
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
    ):
        raise UserFacingError(DAMAGED) from None
    except RuntimeError:  # zipfile says so of an encrypted member
        raise UserFacingError(LOCKED) from None
    return from_parts(parts)


def _xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    with archive.open(name) as member:
        data = member.read(MAX_XML + 1)
    if len(data) > MAX_XML:
        raise UserFacingError(TOO_LARGE)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise UserFacingError(DAMAGED)
    return ElementTree.fromstring(data)


def _docx(root: ElementTree.Element) -> Iterator[Part]:
    body = root.find(f"{_W}body")
    if body is None:
        raise UserFacingError(DAMAGED)
    page, row = 1, 0
    for element in body.iter():
        if element.tag == f"{_W}tr":
            row += 1
            for column, cell in enumerate(element.findall(f"{_W}tc")):
                text = " ".join(_docx_text(p)[0] for p in cell.iter(f"{_W}p"))
                yield Part(text, page, row=row, column=column)
                for paragraph in cell.iter(f"{_W}p"):
                    paragraph.clear()  # read here, not again below
        elif element.tag == f"{_W}tbl":
            row += 1  # a gap between the numbers of two tables
        elif element.tag == f"{_W}p":
            text, breaks, bold = _docx_text(element)
            yield Part(text, page, rank=_docx_rank(element), bold=bold)
            page += breaks


def _docx_text(paragraph: ElementTree.Element) -> tuple[str, int, bool]:
    """Return the text of a paragraph, its page breaks, and whether it is all bold."""
    text, breaks, bold = "", 0, True
    for run in paragraph.iter(f"{_W}r"):
        start = len(text)
        for piece in run:
            if piece.tag == f"{_W}t":
                text += piece.text or ""
            elif piece.tag in (f"{_W}tab", f"{_W}cr"):
                text += " "
            elif piece.tag == f"{_W}noBreakHyphen":
                text += "-"
            elif piece.tag == f"{_W}lastRenderedPageBreak":
                breaks += 1
            elif piece.tag == f"{_W}br":
                text += " "
                breaks += piece.get(f"{_W}type") == "page"
        if text[start:].strip() and run.find(f"{_W}rPr/{_W}b") is None:
            bold = False
    return text, breaks, bold and bool(text.strip())


def _docx_rank(paragraph: ElementTree.Element) -> int:
    """Return the depth of a heading, -1 for a list item, 0 for a plain paragraph."""
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return 0
    style = properties.find(f"{_W}pStyle")
    name = (style.get(f"{_W}val") or "").lower() if style is not None else ""
    for prefix in ("heading", "titre", "title"):
        if name.startswith(prefix):
            digits = name.removeprefix(prefix).strip()
            return 2 + int(digits) if digits.isascii() and digits.isdigit() else 1
    if properties.find(f"{_W}numPr") is not None or name.startswith(("list", "paragraphedeliste")):
        return -1
    return 0


def _odt(root: ElementTree.Element) -> Iterator[Part]:
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UserFacingError(DAMAGED)
    counters = [1, 0]
    yield from _odt_children(body, counters, False)


def _odt_children(parent: ElementTree.Element, counters: list[int], listed: bool) -> Iterator[Part]:
    """*counters* are the page and the table row reached."""
    for element in parent:
        if element.tag == f"{_TEXT}h":
            level = element.get(f"{_TEXT}outline-level", "1")
            rank = 2 + int(level) if level.isascii() and level.isdigit() else 3
            yield Part(_odt_text(element, counters), counters[0], rank=rank)
        elif element.tag == f"{_TEXT}p":
            text = _odt_text(element, counters)
            yield Part(text, counters[0], rank=-1 if listed else 0)
        elif element.tag == f"{_TEXT}soft-page-break":
            counters[0] += 1
        elif element.tag == f"{_TABLE}table":
            counters[1] += 1
            for line in element.iter(f"{_TABLE}table-row"):
                counters[1] += 1
                for column, cell in enumerate(line.findall(f"{_TABLE}table-cell")):
                    text = " ".join("".join(p.itertext()) for p in cell.iter(f"{_TEXT}p"))
                    yield Part(text, counters[0], row=counters[1], column=column)
        elif element.tag in (f"{_TEXT}list", f"{_TEXT}list-item", f"{_TEXT}section"):
            inside = listed or element.tag != f"{_TEXT}section"
            yield from _odt_children(element, counters, inside)


def _odt_text(element: ElementTree.Element, counters: list[int]) -> str:
    text = ""
    for piece in element.iter():
        if piece.tag == f"{_TEXT}soft-page-break":
            counters[0] += 1
        if piece.tag in (f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"):
            text += " "
        text += piece.text or ""
        if piece is not element:
            text += piece.tail or ""
    return text
