"""The pieces that reportlab lays out: ours record their tags while they are drawn."""

from __future__ import annotations

from itertools import accumulate
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from cyberwizard.dossier.model import Bars as BarsBlock
from cyberwizard.dossier.model import Scale as ScaleBlock
from cyberwizard.dossier.pdf import style
from cyberwizard.dossier.pdf.fonts import REGULAR, STRONG, printable
from cyberwizard.dossier.pdf.tags import TaggedCanvas

HALF_PAGE = style.TEXT_HEIGHT / 2
KEPT_BEFORE = 3
"""Rows that a part of a table has at least when it gives one to the next page."""


class Text(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph with a role; its parts on two pages stay one node of the tree."""

    role = "P"
    alone = False
    anchor = ""
    outline = -1
    title = ""
    group: object = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole: Text = self
        self._wrapped: tuple[float, tuple[float, float]] | None = None

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Break the lines once for each width: a table asks again on every page."""
        known = self._wrapped is not None and self._wrapped[0] == width
        if not known or getattr(self, "blPara", None) is None:  # splitting forgets the lines
            self._wrapped = (width, super().wrap(width, height))
        assert self._wrapped is not None
        return self._wrapped[1]

    def split(self, width: float, height: float) -> list[Text]:
        """Split as reportlab does, keeping what identifies the paragraph."""
        parts: list[Text] = super().split(width, height)
        for part in parts:
            part.whole, part.role, part.alone = self.whole, self.role, self.alone
        return parts

    def draw(self) -> None:
        """Draw inside its mark; alone in a cell, it needs no node of its own."""
        canvas: TaggedCanvas = self.canv
        if canvas.trial:
            return
        node = canvas.current() if self.alone else canvas.node(self.whole, self.role)
        with canvas.marked(node):
            super().draw()


class Item(Text):
    """One item of a list."""

    role = "LI"

    def draw(self) -> None:
        """Draw inside the node of the list."""
        canvas: TaggedCanvas = self.canv
        canvas.enter(canvas.node(self.whole.group, "L"))
        super().draw()
        canvas.leave()


class Grid(Table):  # type: ignore[misc]
    """A table that repeats its header, cuts no row shorter than half a page, and is tagged."""

    continued = False
    header = True
    summary = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.whole: Grid = self

    def beginning(self) -> float:
        """Return the height of the header and of the first row, or of the part shown at once."""
        self._calc(style.TEXT_WIDTH, style.TEXT_HEIGHT)
        first = 1 if self.header else 0
        heights: list[float] = self._rowHeights[: first + 1]
        heights[first:] = [min(row, HALF_PAGE) for row in heights[first:]]
        return float(sum(heights))

    def draw(self) -> None:
        """Draw the rows, unless the pages are only being counted."""
        if not self.canv.trial:
            super().draw()

    def split(self, width: float, height: float) -> list[Flowable]:
        """Split between rows; inside a row only when it is taller than half a page."""
        self._calc(width, height)
        heights: list[float] = self._rowHeights
        fitting = list(accumulate(heights))
        count = sum(used <= height for used in fitting)
        tall = count < len(heights) and heights[count] > HALF_PAGE
        parts: list[Grid] = []
        moved = False
        if tall:
            parts = self._splitRows(height, doInRowSplit=1)
        elif len(heights) - count == 1 and count - self.header >= KEPT_BEFORE:
            parts = self._splitRows(fitting[count - 2])  # a row is not left alone
            moved = len(parts) > 1
        if not parts:
            parts = self._splitRows(height)
        for part in parts[1:]:
            part.continued = True
        for part in parts:
            part.whole, part.header, part.summary = self.whole, self.header, self.summary
            part.continued = part.continued or self.continued
        if not moved:
            return list(parts)
        # The row that was moved would still fit here, under a second header.
        rest = sum(heights[: self.header]) + sum(heights[count - 1 :])
        return [parts[0], CondPageBreak(min(rest, style.TEXT_HEIGHT)), *parts[1:]]


def tag_table(grid: Grid, event: str, *args: Any) -> None:
    """Follow the drawing of a table (reportlab's renderCB) to record rows and cells."""
    canvas: TaggedCanvas = grid.canv
    match event:
        case "startTable":
            canvas.enter(canvas.node(grid.whole, "Table", alt=grid.summary))
        case "endTable":
            canvas.leave()
        case "startBG" | "startLines":
            canvas.begin_artifact()
        case "endBG" | "endLines":
            canvas.end_artifact()
        case "startRow":
            if _repeated(grid, args[0]):
                canvas.begin_artifact()
            else:
                canvas.enter(canvas.child("TR"))
            grid.row = args[0]
        case "endRow":
            if _repeated(grid, grid.row):
                canvas.end_artifact()
            else:
                canvas.leave()
        case "startCell" if not _repeated(grid, args[0]):
            head = grid.header and args[0] == 0
            canvas.enter(canvas.child("TH" if head else "TD", scope="Column" if head else ""))
        case "endCell" if not _repeated(grid, grid.row):
            canvas.leave()


def _repeated(grid: Grid, row: int) -> bool:
    return bool(grid.continued and grid.header and row == 0)


class Ladder(Flowable):  # type: ignore[misc]
    """Named steps with the reached one filled: shape and words, no meaning by colour alone."""

    def __init__(self, scale: ScaleBlock) -> None:
        super().__init__()
        self.scale = scale
        self.width, self.height = style.TEXT_WIDTH, 19 * mm

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the steps, and say the result as the figure's text."""
        canvas: TaggedCanvas = self.canv
        count, gap = len(self.scale.steps), 2 * mm
        step = (self.width - gap * (count - 1)) / count
        with canvas.marked(canvas.node(self, "Figure", alt=self.scale.says)):
            for place, name in enumerate(self.scale.steps, 1):
                x, reached = (place - 1) * (step + gap), place == self.scale.reached
                filled = place <= self.scale.reached
                canvas.setLineWidth(1)
                canvas.setStrokeColor(style.INK)
                canvas.setFillColor(style.INK if filled else style.TINT)
                canvas.rect(x, 11 * mm, step, 3.5 * mm, fill=1, stroke=1)
                canvas.setFillColor(style.INK)
                canvas.setFont(STRONG if reached else REGULAR, 10)
                mark = "▲ " if reached else ""
                canvas.drawCentredString(x + step / 2, 6 * mm, printable(f"{mark}{place}. {name}"))


class Chart(Flowable):  # type: ignore[misc]
    """One bar for each row: pieces told apart by their pattern, and their figures beside."""

    line, head = 6.4 * mm, 11 * mm
    label, bar, column = 63 * mm, 47 * mm, 10 * mm

    def __init__(self, bars: BarsBlock) -> None:
        super().__init__()
        self.bars = bars
        self.width = style.TEXT_WIDTH
        self.height = self.head + self.line * len(bars.rows) + 3 * mm

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the columns, then each theme."""
        canvas: TaggedCanvas = self.canv
        with canvas.marked(canvas.node(self, "Figure", alt=self.bars.says)):
            for place, name in enumerate(self.bars.names):
                self._column(place, name)
            longest = max(sum(counts) for _, counts in self.bars.rows) or 1
            for place, (label, counts) in enumerate(self.bars.rows, 1):
                self._row(self.height - self.head - place * self.line, label, counts, longest)

    def _column(self, place: int, name: str) -> None:
        canvas = self.canv
        middle = self._middle(place)
        self._piece(place, middle - 2.2 * mm, self.height - 3 * mm, 4.4 * mm, 3 * mm)
        canvas.setFillColor(style.INK)
        canvas.setFont(REGULAR, 7.4)
        first, _, second = name.rpartition(" ")
        for line, words in enumerate((first, second) if first else (second,)):
            canvas.drawCentredString(middle, self.height - (5.8 + 2.9 * line) * mm, words)

    def _row(self, y: float, label: str, counts: tuple[int, ...], longest: int) -> None:
        canvas = self.canv
        canvas.setFillColor(style.INK)
        canvas.setFont(REGULAR, 9)
        canvas.drawString(0, y + 1.8 * mm, printable(fitted(label, self.label - 2 * mm, 9)))
        x = self.label
        for place, count in enumerate(counts):
            width = self.bar * count / longest
            if count:
                self._piece(place, x, y + 0.9 * mm, width, 4.2 * mm)
            x += width
        for place, count in enumerate(counts):
            canvas.setFillColor(style.INK if count else style.MUTED)
            canvas.setFont(STRONG if count else REGULAR, 9)
            canvas.drawCentredString(self._middle(place), y + 1.8 * mm, str(count))

    def _middle(self, place: int) -> float:
        columns_left: float = len(self.bars.names) - place - 0.5
        middle: float = self.width - self.column * columns_left
        return middle

    def _piece(self, place: int, x: float, y: float, width: float, height: float) -> None:
        """Draw one piece: black, hatched, white, dotted, striped, grey, in the order given."""
        canvas = self.canv
        canvas.saveState()
        canvas.setLineWidth(0.7)
        canvas.setStrokeColor(style.INK)
        canvas.setFillColor(
            (style.INK, style.WHITE, style.WHITE, style.WHITE, style.WHITE, style.TINT)[place]
        )
        canvas.rect(x, y, width, height, fill=1, stroke=1)
        path = canvas.beginPath()
        path.rect(x, y, width, height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setLineWidth(0.6)
        canvas.setFillColor(style.INK)
        step = 1.3 * mm
        match place:
            case 1:
                for number in range(int((width + height) / step) + 1):
                    canvas.line(x + number * step - height, y, x + number * step, y + height)
            case 3:
                for row in range(int(height / step) + 1):
                    for number in range(int(width / step) + 1):
                        across = x + (number + 0.5) * step
                        canvas.circle(across, y + (row + 0.5) * step, 0.5, stroke=0, fill=1)
            case 4:
                for row in range(1, int(height / step) + 1):
                    canvas.line(x, y + row * step, x + width, y + row * step)
        canvas.restoreState()


def fitted(text: str, width: float, size: float, font: str = REGULAR) -> str:
    """Return *text* on one line, cut with an ellipsis when it is too wide."""
    text = " ".join(text.split(" "))
    if stringWidth(printable(text), font, size) <= width:
        return text
    while text and stringWidth(printable(text) + "…", font, size) > width:
        text = text[:-1]
    return text.rstrip() + "…"


class Gap(Spacer):  # type: ignore[misc]
    """A space that shrinks at the foot of a page: it never opens a page of its own."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return what is left of its height."""
        return width, max(0.0, min(self.height, height))


class Blanks(Flowable):  # type: ignore[misc]
    """Lines to write on."""

    row = 9 * mm

    def __init__(self, count: int) -> None:
        super().__init__()
        self.width, self.height = style.TEXT_WIDTH, count * self.row
        self.count = count

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines, which say nothing."""
        canvas: TaggedCanvas = self.canv
        with canvas.artifact():
            canvas.setStrokeColor(style.LINE)
            canvas.setLineWidth(0.7)
            for place in range(self.count):
                canvas.line(0, place * self.row + 2 * mm, self.width, place * self.row + 2 * mm)


class Frames(Flowable):  # type: ignore[misc]
    """Empty frames to fill in by hand, two on a line."""

    row, gap = 30 * mm, 5 * mm

    def __init__(self, labels: tuple[str, ...]) -> None:
        super().__init__()
        self.labels = labels
        self.width = style.TEXT_WIDTH
        self.height = (len(labels) + 1) // 2 * (self.row + self.gap)

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return its fixed size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw each frame with its label inside, at the top."""
        canvas: TaggedCanvas = self.canv
        width = (self.width - self.gap) / 2
        for place, label in enumerate(self.labels):
            x = place % 2 * (width + self.gap)
            y = self.height - (place // 2 + 1) * (self.row + self.gap) + self.gap
            with canvas.artifact():
                canvas.setStrokeColor(style.MUTED)
                canvas.setLineWidth(0.8)
                canvas.rect(x, y, width, self.row)
            with canvas.marked(canvas.child("P")):
                canvas.setFont(REGULAR, 9)
                canvas.setFillColor(style.MUTED)
                canvas.drawString(x + 3 * mm, y + self.row - 5 * mm, printable(label))


# A cell selects its font even when it holds paragraphs: reportlab's own default is not embedded.
_FONT = ("FONTNAME", (0, 0), (-1, -1), REGULAR)
LINE_PADDING = 0.6
PLAIN_LOOK = TableStyle(
    [
        _FONT,
        ("TOPPADDING", (0, 0), (-1, -1), LINE_PADDING),
        ("BOTTOMPADDING", (0, 0), (-1, -1), LINE_PADDING),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ]
)
GRID_LOOK = TableStyle(
    [
        _FONT,
        ("BACKGROUND", (0, 0), (-1, 0), style.TINT),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, style.INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ]
)
SMALL_LOOK = TableStyle(
    [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)],
    parent=GRID_LOOK,
)
FIELDS_LOOK = TableStyle(
    [
        _FONT,
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, style.LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
BOX_LOOK = TableStyle(
    [
        _FONT,
        ("BOX", (0, 0), (-1, -1), 1, style.INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)
