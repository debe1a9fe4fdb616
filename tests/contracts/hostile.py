"""Files that a contract reader must survive."""

from __future__ import annotations

import io
import random
import zipfile
import zlib

import pikepdf
from reportlab.pdfgen.canvas import Canvas


def saved(pdf: pikepdf.Pdf, **options: object) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def encrypted(data: bytes, user: str) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        rights = pikepdf.Permissions(extract=False)
        lock = pikepdf.Encryption(owner="owner", user=user, R=6, allow=rights)
        return saved(pdf, encryption=lock)


def turned(data: bytes, angle: int) -> bytes:
    """Write every page lying on its side (or upside down), with the sign that shows it upright."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            *_, wide, high = map(float, page.mediabox)
            matrix = {
                90: f"0 1 -1 0 {high} 0",
                180: f"-1 0 0 -1 {wide} {high}",
                270: f"0 -1 1 0 0 {wide}",
            }[angle]
            page.contents_add(pdf.make_stream(f"q {matrix} cm\n".encode()), prepend=True)
            page.contents_add(pdf.make_stream(b"\nQ"))
            if angle != 180:
                page.mediabox = pikepdf.Array([0, 0, round(high), round(wide)])
            page.Rotate = angle
        return saved(pdf)


def cropped(data: bytes, left: int, bottom: int) -> bytes:
    """Show each page without a strip on the left and at the bottom."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for page in pdf.pages:
            *_, wide, high = map(float, page.mediabox)
            page.cropbox = pikepdf.Array([left, bottom, round(wide), round(high)])
        return saved(pdf)


def long_pdf(pages: int) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for number in range(pages):
        canvas.drawString(72, 700, f"Page {number} : sont exclus les dommages de guerre.")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def scan() -> bytes:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    return saved(pdf)


def bomb() -> bytes:
    """A page of under one megabyte whose content unfolds to hundreds of them."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    packed = zlib.compress(b"BT /F1 12 Tf 10 10 Td (x) Tj ET\n" * 12_000_000, 9)
    stream = pikepdf.Stream(pdf, b"")
    stream.write(packed, filter=pikepdf.Name.FlateDecode)
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    pdf.pages[0].Contents = stream
    pdf.pages[0].Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    return saved(
        pdf,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
    )


def zip_bomb(member: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, b"<a>" + b" " * 90_000_000 + b"</a>")
    return buffer.getvalue()


def entity_bomb(member: str) -> bytes:
    lines = ['<!ENTITY a0 "haha">']
    lines += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)]
    text = f"<?xml version='1.0'?><!DOCTYPE a [{''.join(lines)}]><a>&a11;</a>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(member, text)
    return buffer.getvalue()


def mutated(data: bytes, seed: int) -> bytes:
    """Cut, flip, repeat or blank parts of *data*, always the same for a seed."""
    chance = random.Random(seed)
    body = bytearray(data)
    way = seed % 5
    if way == 0:
        del body[chance.randrange(20, len(body)) :]
    elif way == 1:
        for _ in range(chance.choice((5, 50, 500))):
            body[chance.randrange(len(body))] = chance.randrange(256)
    elif way == 2:
        start = chance.randrange(len(body))
        piece = body[start : start + chance.randrange(1, 2000)]
        body[start:start] = piece * chance.randrange(1, 20)
    elif way == 3:
        start = chance.randrange(len(body))
        end = min(len(body), start + chance.randrange(1, 3000))
        body[start:end] = bytes(end - start)
    else:  # numbers of the structure: lengths, offsets, object references
        for _ in range(chance.randrange(1, 30)):
            place = chance.randrange(len(body))
            while place < len(body) and not chr(body[place]).isdigit():
                place += 1
            if place < len(body):
                body[place] = ord(chance.choice("0123456789"))
    return bytes(body)


def docx(paragraphs: list[tuple[str, str]], rows: list[list[str]] | None = None) -> bytes:
    """Return a .docx; each paragraph is (style, text), "*" for a list item."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = ""
    for style, text in paragraphs:
        form = ""
        if style == "*":
            form = "<w:pPr><w:numPr/></w:pPr>"
        elif style:
            form = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        body += f"<w:p>{form}<w:r><w:t>{text}</w:t></w:r></w:p>"
    for row in rows or []:
        cells = "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row)
        body += f"<w:tr>{cells}</w:tr>"
    if rows:
        start = body.index("<w:tr>")
        body = f"{body[:start]}<w:tbl>{body[start:]}</w:tbl>"
    return zipped("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")


def odt(paragraphs: list[tuple[str, str]]) -> bytes:
    """Return an .odt; each paragraph is (kind, text): "h", "p" or "*"."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    body = ""
    for kind, text in paragraphs:
        if kind == "h":
            body += f'<text:h text:outline-level="1">{text}</text:h>'
        elif kind == "*":
            body += (
                f"<text:list><text:list-item><text:p>{text}</text:p></text:list-item></text:list>"
            )
        else:
            body += f"<text:p>{text}</text:p>"
    inside = f"<office:body><office:text>{body}</office:text></office:body>"
    document = f"<office:document-content {spaces}>{inside}</office:document-content>"
    return zipped("content.xml", document)


def zipped(name: str, text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return buffer.getvalue()
