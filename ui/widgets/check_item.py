"""One line of what to look at before printing: all right, or what is to be done."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard.content.model import LockStatus
from ui.theme import PRIMARY
from ui.widgets.jump_list import draw_status
from ui.widgets.lazy import Lazy
from ui.widgets.marks import draw_arrow, draw_chevron
from ui.widgets.rows import RowButton
from ui.widgets.verdict import Verdict


class CheckItem(QWidget):
    """A sentence when all is right; else a line that leads elsewhere, or unfolds what is below.

    ``jump`` has the page to go to; ``unfolded`` comes when the body shows.
    """

    jump = Signal(str)
    unfolded = Signal()

    def __init__(self, body: Lazy[Any] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._body = body
        self._stop = ""
        self._done = Verdict()
        self._line = _Line()
        self._line.clicked.connect(self._clicked)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        done = QVBoxLayout()
        done.setContentsMargins(10, 6, 10, 6)
        done.addWidget(self._done)
        layout.addLayout(done)
        layout.addWidget(self._line)
        if body is not None:
            layout.addLayout(body.slot)

    def show_done(self, text: str) -> None:
        """Say that there is nothing to do here."""
        self._done.show_status(text, LockStatus.YES)
        self._done.show()
        self._line.hide()
        if self._body is not None:
            self._body.show(wanted=False)

    def show_line(self, title: str, detail: str, status: LockStatus, stop: str = "") -> None:
        """Say what is to be done; *stop* is where it is done, when it is not below."""
        self._stop = stop
        self._done.hide()
        self._line.show_line(title, detail, status, leads=bool(stop), open_=self.is_open)
        self._line.show()

    @property
    def is_open(self) -> bool:
        """Whether what is below shows."""
        return self._body is not None and self._body.shown is not None

    def set_open(self, *, open_: bool) -> None:
        """Unfold or fold what is below."""
        if self._body is None or open_ == self.is_open:
            return
        self._body.show(wanted=open_)
        self._line.show_open(open_=open_)
        if open_:
            self.unfolded.emit()

    @property
    def button(self) -> QWidget | None:
        """What takes the keyboard, if there is something to do."""
        return None if self._line.isHidden() else self._line

    def _clicked(self) -> None:
        if self._stop:
            self.jump.emit(self._stop)
        else:
            self.set_open(open_=not self.is_open)


class _Line(RowButton):
    """The shape of the state on the left; on the right, what a click does."""

    margin = (10, 8)
    gap = 12
    mark = 1.35

    def __init__(self) -> None:
        super().__init__()
        self._status = LockStatus.UNANSWERED
        self._leads = self._open = False

    def show_line(
        self, title: str, detail: str, status: LockStatus, *, leads: bool, open_: bool
    ) -> None:
        """Become the line of *title*."""
        self._status, self._leads = status, leads
        self.show_texts(title, detail)
        self.show_open(open_=open_)

    def show_open(self, *, open_: bool) -> None:
        """Say whether what is below shows; it is part of the name, as in a ``Disclosure``."""
        self._open = open_
        if not self._leads:
            state = self.tr("déplié") if open_ else self.tr("replié")
            self.setAccessibleName(f"{self.title} ({state})")
            self.setAccessibleDescription(self.detail)
        self.update()

    def right(self) -> int:
        return self.fontMetrics().height() + 8

    def paint_mark(self, painter: QPainter, square: QRectF) -> None:
        draw_status(painter, square, self._status, self)
        side = self.fontMetrics().height()
        corner = QRectF(self.width() - 8 - side, square.center().y() - side / 2, side, side)
        colour = self.palette().color(PRIMARY)
        if self._leads:
            draw_arrow(painter, corner, colour)
        else:
            draw_chevron(painter, corner, colour, open_=self._open)
