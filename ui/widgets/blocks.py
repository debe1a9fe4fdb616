"""What a printed page says, on screen: titles, texts, lists and tables of the dossier."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ui.theme import MUTED, REGULAR, SEMIBOLD, TEXT
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label

if TYPE_CHECKING:
    from cyberwizard.dossier.model import Block, Cell, Para, Table


class Blocks(QFrame):
    """The widgets are built again each time: a preview is short, and seldom open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._shown: tuple[Block, ...] = ()
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 16)

    def show_blocks(self, blocks: tuple[Block, ...]) -> None:
        """Show *blocks*; the kinds that are drawn only on paper are left out."""
        if blocks == self._shown:
            return
        from cyberwizard.dossier import model

        self._shown = blocks
        old, self._body = self._body, QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for block in blocks:
            match block:
                case model.Heading():
                    if column.count():
                        column.addSpacing(8)
                    column.addWidget(Heading(block.text))
                case model.Para():
                    column.addWidget(_label(block))
                case model.Bullets():
                    steps = Steps(numbered=block.ordered)
                    steps.show_steps([item.text for item in block.items])
                    column.addWidget(steps)
                case model.Table():
                    column.addLayout(_grid(block))
        if old is not None:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._layout.addWidget(self._body)


def _label(para: Para) -> Label:
    strong = all(run.strong for run in para.runs)
    small = para.style.value == "small"
    return Label(
        para.text,
        size=0.94 if small else 1.0,
        weight=SEMIBOLD if strong else REGULAR,
        tone=MUTED if small else TEXT,
    )


def _grid(table: Table) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(7)
    for column, width in enumerate(table.widths):
        grid.setColumnStretch(column, round(100 * width))
    for column, title in enumerate(table.header):
        grid.addWidget(Label(title, size=0.94, tone=MUTED), 0, column)
    for row, cells in enumerate(table.rows, 1):
        for column, cell in enumerate(cells):
            grid.addLayout(_cell(cell), row, column)
    return grid


def _cell(cell: Cell) -> QVBoxLayout:
    from cyberwizard.dossier.model import Para

    layout = QVBoxLayout()
    layout.setSpacing(2)
    for part in cell:
        paras: Sequence[Para] = (part,) if isinstance(part, Para) else part.items
        for para in paras:
            layout.addWidget(_label(para))
    layout.addStretch(1)
    return layout
