"""The same dossier printed by two other programs, for the benchmark only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from cyberwizard import assets
from cyberwizard.dossier.model import (
    Bars,
    Block,
    Box,
    Bullets,
    Cell,
    Dossier,
    Fields,
    Heading,
    Keep,
    Para,
    Scale,
    Signature,
    Table,
)
from cyberwizard.dossier.pdf.fonts import printable

_FONT = "fonts/source-sans-3/SourceSans3-{}.ttf"
_STYLE = """
@page { size: A4; margin: 23mm 20mm 21mm }
body { font: 10.5pt "Source Sans 3"; } h1 { font-size: 19pt; break-before: page }
table { border-collapse: collapse; width: 100%; font-size: 9pt }
td, th { vertical-align: top; text-align: left; border-bottom: 0.5pt solid #aeb6c4 }
"""


def html(dossier: Dossier) -> str:
    """Return the dossier as a web page with the same texts and tables."""
    parts = [f"<style>{_faces()}{_STYLE}</style>", *_html(dossier.cover)]
    for section in dossier.sections:
        parts += [f"<h1>{escape(section.title)}</h1>", *_html(section.blocks)]
    return "<html lang=fr><meta charset=utf-8>" + "".join(parts) + "</html>"


def _faces() -> str:
    faces = ""
    for file, weight in (("Regular", 400), ("SemiBold", 700)):
        path = str(assets.resource(_FONT.format(file)))
        faces += (
            f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight};'
            f" src: url(file://{path}) }}"
        )
    return faces


def _html(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table():
                head = "".join(f"<th>{escape(name)}</th>" for name in block.header)
                yield f"<table><thead><tr>{head}</tr></thead>"
                for row in block.rows:
                    yield "<tr>" + "".join(f"<td>{''.join(_html(c))}</td>" for c in row) + "</tr>"
                yield "</table>"
            case Heading():
                yield f"<h{block.level + 1}>{escape(block.text)}</h{block.level + 1}>"
            case Box() | Keep():
                yield from _html(block.blocks)
            case _:
                for strong, text in _lines(block):
                    said = escape(text)
                    yield f"<p><b>{said}</b></p>" if strong else f"<p>{said}</p>"


def _lines(block: Any) -> Iterator[tuple[bool, str]]:
    match block:
        case Para():
            yield block.runs[0].strong, block.text
        case Bullets():
            yield from ((False, item.text) for item in block.items)
        case Fields():
            yield from ((False, f"{label} {value}") for label, value in block.rows)
        case Scale() | Bars():
            yield False, block.says
        case Signature():
            yield from ((False, label) for label in block.labels)


def draw_with_fpdf2(dossier: Dossier) -> bytes:
    """Return the same texts and tables, drawn by fpdf2."""
    from fpdf import FPDF

    pdf = FPDF()
    pdf.set_margins(20, 23)
    pdf.set_auto_page_break(True, 21)
    for look, file in (("", "Regular"), ("B", "SemiBold")):
        pdf.add_font("source", look, str(assets.resource(_FONT.format(file))))
    pdf.add_page()
    _draw(pdf, dossier.cover)
    for section in dossier.sections:
        pdf.add_page()
        _write(pdf, section.title, 19, strong=True)
        _draw(pdf, section.blocks)
    return bytes(pdf.output())


def _write(pdf: Any, text: str, size: float, *, strong: bool) -> None:
    pdf.set_font("source", "B" if strong else "", size)
    pdf.multi_cell(0, size * 0.48, printable(text), new_x="LMARGIN", new_y="NEXT")


def _draw(pdf: Any, blocks: Iterable[Block]) -> None:
    for block in blocks:
        match block:
            case Table():
                pdf.set_font("source", "", 9)
                widths = tuple(share * 100 for share in block.widths)
                with pdf.table(col_widths=widths, line_height=4.2) as table:
                    table.row([printable(name) for name in block.header])
                    for row in block.rows:
                        table.row([_cell(cell) for cell in row])
            case Heading():
                _write(pdf, block.text, 14, strong=True)
            case Box() | Keep():
                _draw(pdf, block.blocks)
            case _:
                for strong, text in _lines(block):
                    _write(pdf, text, 10.5, strong=strong)


def _cell(cell: Cell) -> str:
    return printable("\n".join(text for part in cell for _, text in _lines(part)))
