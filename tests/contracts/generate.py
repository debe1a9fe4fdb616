"""Print the labelled contracts: one PDF each, and what a reader should find in it.

A contract is a text file. ``@key value`` sets the look; ``#`` and ``##`` open headings; ``+`` is
a paragraph, ``-`` a list item, ``|`` a table row; ``||`` parts cells. ``{ids;kind;bb}`` before a
text says what it bears: entries of the catalogue, ``U`` for what takes cover away under no entry,
``D`` for a decoy. Unlabelled text is neither. ``@garanties`` lists the coverages that it gives.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    ListFlowable,
    ListItem,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

FOLDER = Path(__file__).resolve().parent
SETS = (
    *("reglage", "examen", "epreuve", "releve", "renfort", "moisson", "jumeaux"),
    *("temoin", "controle", "preuve"),
)
_LABEL = re.compile(r"^\{([^}]*)\}\s*")


@dataclass(frozen=True, slots=True)
class Expected:
    """One labelled passage, with the page where it starts (from 1)."""

    text: str
    ids: tuple[str, ...]
    kind: str
    buy_back: bool
    label: str  # "P" bears an entry, "U" takes away under no entry, "D" decoy
    page: int = 0


@dataclass(slots=True)
class Sample:
    """One contract: its name, its style, its PDF, its passages and the coverages it gives."""

    name: str
    style: str
    pdf: bytes
    expected: list[Expected]
    coverages: frozenset[str]
    origin: str
    """The set that it is of."""


@dataclass(slots=True)
class _Builder:
    options: dict[str, str]
    expected: list[Expected] = field(default_factory=list)
    pages: dict[int, int] = field(default_factory=dict)

    def mark(self, label: str, text: str) -> str:
        """Note what *text* bears; return a marker that records its page when it is drawn."""
        if label in ("U", "D"):
            ids: tuple[str, ...] = ()
            kind, buy_back, code = "", False, label
        else:
            names, _, rest = label.partition(";")
            kind, _, flag = rest.partition(";")
            ids, buy_back, code = tuple(names.split(",")), flag == "bb", "P"
        self.expected.append(Expected(text, ids, kind, buy_back, code))
        return f'<onDraw name="passage" label="{len(self.expected) - 1}"/>'


def french(text: str) -> str:
    """Give plain typing its typographic signs."""
    text = text.replace("'", "’")
    text = re.sub(r" ([;!?])", "\u00a0\\1", text)
    return text.replace(" :", "\u00a0:").replace("« ", "«\u00a0").replace(" »", "\u00a0»")


def sample(path: Path) -> Sample:
    """Return the contract written in *path*."""
    options: dict[str, str] = {}
    lines: list[tuple[str, list[str]]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("@"):
            key, _, value = line[1:].partition(" ")
            options[key] = french(value)
        elif line.strip():
            sign, _, rest = line.partition(" ")
            lines.append((sign, [french(cell.strip()) for cell in rest.split("||")]))
    builder = _Builder(options)
    pdf = _print(builder, lines)
    expected = [
        Expected(e.text, e.ids, e.kind, e.buy_back, e.label, builder.pages[place])
        for place, e in enumerate(builder.expected)
    ]
    given = frozenset(options["garanties"].split())
    return Sample(path.stem, options["style"], pdf, expected, given, path.parent.name)


def samples(*sets: str) -> list[Sample]:
    """Return every contract of *sets*, in order."""
    return [sample(path) for name in sets for path in sorted((FOLDER / name).glob("[0-9]*.txt"))]


def _print(builder: _Builder, lines: list[tuple[str, list[str]]]) -> bytes:
    layout = builder.options["layout"]
    styles = _styles(layout)
    story: list[Flowable] = [Paragraph(escape(builder.options["title"]), styles["title"])]
    row: list[list[Any]] = []
    items: list[Any] = []

    def flush() -> None:
        if row:
            width = _TEXT_WIDTH[layout] / max(len(cells) for cells in row)
            widths = [width * 0.8, *([width * 1.1] * 2)] if len(row[0]) == 3 else None
            table = Table(row, colWidths=widths or [width] * len(row[0]), style=_GRID, repeatRows=1)
            story.extend([table, Spacer(1, 3 * mm)])
            row.clear()
        if items:
            bullet: dict[str, Any] = (
                {"bulletType": "bullet", "start": "–"}
                if layout in ("numerote", "machine")
                else {"bulletType": "bullet", "start": "•"}
            )
            story.append(ListFlowable(list(items), leftIndent=12, bulletFontSize=8, **bullet))
            items.clear()

    for sign, cells in lines:
        if sign != "|" and row:
            flush()
        if sign != "-" and items:
            flush()
        if sign in ("#", "##"):
            story.append(Paragraph(escape(cells[0]), styles["h1" if sign == "#" else "h2"]))
        elif sign == "|":
            row.append([Paragraph(text, styles["cell"]) for text in _row(builder, cells)])
        else:
            text = _marked(builder, cells[0])
            if sign == "-" and layout != "machine":
                items.append(ListItem(Paragraph(text, styles["body"])))
            else:
                story.append(Paragraph(text, styles["item" if sign == "-" else "body"]))
    flush()
    return _document(builder, story, layout)


def _marked(builder: _Builder, text: str) -> str:
    found = _LABEL.match(text)
    if not found:
        return escape(text)
    text = text[found.end() :]
    return builder.mark(found[1], text) + escape(text)


def _row(builder: _Builder, cells: list[str]) -> list[str]:
    labelled = [cell for cell in cells if _LABEL.match(cell)]
    found = _LABEL.match(cells[0])
    if len(labelled) != 1 or found is None:  # each cell has its own
        return [_marked(builder, cell) for cell in cells]
    cells = [cells[0][found.end() :], *cells[1:]]
    return [builder.mark(found[1], " ".join(cells)) + escape(cells[0]), *map(escape, cells[1:])]


_TEXT_WIDTH = {
    "simple": 170 * mm,
    "colonnes": 82 * mm,
    "machine": 160 * mm,
    "tableau": 175 * mm,
    "deux_cases": 170 * mm,
    "numerote": 165 * mm,
}
_GRID = [("GRID", (0, 0), (-1, -1), 0.4, "#888888"), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def _styles(layout: str) -> dict[str, ParagraphStyle]:
    face = {"machine": "Courier", "numerote": "Times-Roman", "colonnes": "Times-Roman"}.get(
        layout, "Helvetica"
    )
    bold = {"Courier": "Courier-Bold", "Times-Roman": "Times-Bold"}.get(face, "Helvetica-Bold")
    size = {"colonnes": 8.0, "machine": 10.0}.get(layout, 9.5)
    body = ParagraphStyle("body", fontName=face, fontSize=size, leading=size * 1.25, spaceAfter=4)
    if layout in ("colonnes", "numerote"):
        body.alignment = TA_JUSTIFY
    plain_titles = layout == "machine"
    head = ParagraphStyle(
        "h1",
        parent=body,
        alignment=0,
        fontName=face if plain_titles else bold,
        fontSize=size if plain_titles else size + 3,
        leading=(size + 3) * 1.3,
        spaceBefore=8,
    )
    return {
        "title": ParagraphStyle("title", parent=head, fontSize=15, leading=19, spaceAfter=10),
        "h1": head,
        "h2": ParagraphStyle("h2", parent=head, fontSize=size + 0.5, leading=size * 1.4),
        "body": body,
        "item": ParagraphStyle("item", parent=body, leftIndent=14),
        "cell": ParagraphStyle("cell", parent=body, fontSize=size - 0.5, leading=size * 1.15),
    }


def _document(builder: _Builder, story: list[Flowable], layout: str) -> bytes:
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, pagesize=A4, invariant=1, title=builder.options["title"])
    width, height = A4
    left = (width - 170 * mm) / 2
    if layout == "colonnes":
        frames = [
            Frame(left + place * 88 * mm, 22 * mm, 82 * mm, height - 45 * mm, 0, 0, 0, 0)
            for place in range(2)
        ]
    else:
        frames = [Frame(left, 22 * mm, _TEXT_WIDTH[layout], height - 45 * mm, 0, 0, 0, 0)]

    def record(canvas: Any, _kind: str, label: str) -> None:
        builder.pages.setdefault(int(label), canvas.getPageNumber())

    def decorate(canvas: Any, doc: Any) -> None:
        canvas.setNamedCB("passage", record)
        canvas.setFont("Helvetica", 7)
        if header := builder.options.get("header"):
            canvas.drawString(left, height - 12 * mm, header)
        if footer := builder.options.get("footer"):
            canvas.drawString(left, 12 * mm, f"{footer} {doc.page}")

    document.addPageTemplates([PageTemplate("page", frames, onPage=decorate)])
    document.build(story)
    return buffer.getvalue()
