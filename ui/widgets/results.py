"""What a search found: one list, by kind, the words found in bold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QResizeEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from cyberwizard.search import Hit, Span
from ui.theme import BOLD, MUTED, ON_PRIMARY, PRIMARY, SEMIBOLD, SURFACE, TEXT, TINT
from ui.widgets.focus import keyboard_used, shows_focus

Index = QModelIndex | QPersistentModelIndex

MARGIN = QPointF(14, 8)
GAP = 2


class Row(NamedTuple):
    """One line: a title of group when it has no ``hit``; ``name`` is what a screen reader says."""

    title: str
    hit: Hit | None = None
    note: str = ""
    name: str = ""


class ResultsModel(QAbstractListModel):
    """Holds the rows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.name or row.title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].hit is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class Results(QListView):
    """``moved`` says that another result is the current one, ``left`` that one goes back up.

    ``typed`` has a key that belongs to the search field.
    """

    moved = Signal()
    left = Signal()
    typed = Signal(object)  # the event itself

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = ResultsModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.moved.emit())

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show *rows*, the first result being the current one."""
        self._rows.show_rows(rows)
        first = next((place for place, row in enumerate(rows) if row.hit is not None), -1)
        self.setCurrentIndex(self._rows.index(first) if first >= 0 else QModelIndex())
        self.scrollToTop()

    @property
    def current(self) -> Row | None:
        """The current result."""
        index = self.currentIndex()
        return self._rows.rows[index.row()] if index.isValid() else None

    def row(self, index: Index) -> Row:
        """Return the row at *index*."""
        return self._rows.rows[index.row()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keyboard_used(self)
        before = self.currentIndex()
        if (event.text() and event.text().isprintable()) or event.key() == Qt.Key.Key_Backspace:
            self.typed.emit(event)
            return
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Up and self.currentIndex() == before:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()  # the texts wrap

    def fit_text(self) -> None:
        """Take the size that suits the text size."""
        self.scheduleDelayedItemsLayout()


class _Painter(QStyledItemDelegate):
    """Lays out and paints one row."""

    def __init__(self, view: Results) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        row = self._view.row(index)
        height = MARGIN.y() * 2 + sum(part.boundingRect().height() for part in self._parts(row))
        return QSize(width, round(height + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, palette = self._view.row(index), self._view.palette()
        place = QRectF(option.rect)
        state = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver) and row.hit is not None
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or hover:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(PRIMARY if current else TINT))
            painter.drawRoundedRect(place.adjusted(2, 1, -2, -1), 8, 8)
        point = place.topLeft() + MARGIN
        inks = (MUTED,) if row.hit is None else (TEXT, MUTED, MUTED)
        for part, ink in zip(self._parts(row), inks, strict=False):
            painter.setPen(palette.color(ON_PRIMARY if current else ink))
            part.draw(painter, point)
            point.setY(point.y() + part.boundingRect().height())
        if current and shows_focus(self._view):
            painter.setPen(palette.color(SURFACE))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(5, 4, -5, -4), 6, 6)
        painter.restore()

    def _parts(self, row: Row) -> list[QTextLayout]:
        """Return the title, the excerpt and the note, as far as there are."""
        hit = row.hit
        if hit is None:
            return [self._laid_out(row.title, (), 0.94, SEMIBOLD)]
        parts = [self._laid_out(hit.title, hit.spans, 1.0)]
        if hit.excerpt:
            parts.append(self._laid_out(hit.excerpt, hit.excerpt_spans, 0.94))
        if row.note:
            parts.append(self._laid_out(row.note, (), 0.94))
        return parts

    def _laid_out(
        self,
        text: str,
        spans: tuple[Span, ...],
        size: float,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> QTextLayout:
        font = QFont(self._view.font())
        font.setPointSizeF(font.pointSizeF() * size)
        font.setWeight(weight)
        layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        found = QTextCharFormat()
        found.setFontWeight(BOLD)
        found.setFontUnderline(True)
        layout.setFormats([_range(start, end, found) for start, end in spans])
        layout.beginLayout()
        width, y = self._view.viewport().width() - MARGIN.x() * 2, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 60))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        return layout


def _range(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, look
    return made
