"""Which copies of proofs travel inside the PDF, and what they add to its size."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cyberwizard import sentences
from ui.theme import DANGER, MUTED
from ui.widgets.button import Button
from ui.widgets.cards import TickBox
from ui.widgets.flow import Flow
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure
from ui.widgets.text import Label, hint


class CopyItem(NamedTuple):
    """A file kept in the dossier, and what it is a copy of."""

    sha256: str
    title: str
    size: int


class CopyChoice(QWidget):
    """Nothing is ticked at first: a proof leaves the dossier only when one says so."""

    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[CopyItem] = []
        self._ticked: set[str] = set()
        self._boxes: list[TickBox] = []
        self._body = Lazy(self._make_body)
        self._title = Disclosure("", self._body)
        self._title.toggled_open.connect(self._unfold)
        self._total = Label(tone=MUTED)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._title)
        layout.addLayout(self._body.slot)
        layout.addWidget(self._total)

    def show_copies(self, items: Sequence[CopyItem]) -> None:
        """Offer *items*; what was ticked stays so."""
        self._items = list(items)
        self._ticked &= {item.sha256 for item in items}
        if self._title.is_open:
            self._fill()
        self._show_total()

    @property
    def chosen(self) -> dict[str, int]:
        """The copies ticked, with their sizes."""
        return {item.sha256: item.size for item in self._items if item.sha256 in self._ticked}

    def _unfold(self, open_: bool) -> None:
        if open_:
            self._fill()
            self.rebuilt.emit()

    def _make_body(self) -> QWidget:
        body = QWidget()
        self._list = QVBoxLayout(body)
        self._list.setContentsMargins(6, 0, 0, 4)
        self._list.setSpacing(0)
        self._list.addWidget(
            hint(self.tr("Celui qui reçoit le PDF pourra ouvrir les copies cochées."))
        )
        self._all = Button()
        self._all.clicked.connect(self._tick_all)
        self._list.addWidget(Flow(self._all))
        return body

    def _fill(self) -> None:
        while len(self._boxes) < len(self._items):
            box = TickBox("")
            box.clicked.connect(self._tick)
            self._boxes.append(box)
            self._list.insertWidget(self._list.count() - 1, box)
        for index, box in enumerate(self._boxes):
            box.setVisible(index < len(self._items))
            if index < len(self._items):
                item = self._items[index]
                size = sentences.file_size(item.size)
                text = self.tr("{title} ({size})").format(title=item.title, size=size)
                box.setText(text)
                box.setAccessibleName(text)
                box.setChecked(item.sha256 in self._ticked)
        self._show_total()

    def _tick(self) -> None:
        self._ticked = {
            item.sha256
            for item, box in zip(self._items, self._boxes, strict=False)
            if box.isChecked()
        }
        self._show_total()

    def _tick_all(self) -> None:
        everything = {item.sha256 for item in self._items}
        self._ticked = set() if self._ticked == everything else everything
        self._fill()

    def _show_total(self) -> None:
        count, size = len(self._ticked), sum(self.chosen.values())
        self._title.show_title(
            self.tr("Joindre des copies de preuves ({count} sur {total})").format(
                count=count, total=len(self._items)
            )
        )
        text, heavy = "", False
        if count:
            from cyberwizard.dossier.copies import MAX_BYTES  # loaded by who joins copies

            heavy = size > MAX_BYTES
            text = self.tr("%n copie(s) jointe(s) : le PDF pèsera {size} de plus.", "", count)
            text = text.format(size=sentences.file_size(size))
            if heavy:
                text += " " + self.tr("C’est trop : {size} au plus.").format(
                    size=sentences.file_size(MAX_BYTES)
                )
        self._total.set_tone(DANGER if heavy else MUTED)
        self._total.show_text(text)
        if self._title.is_open:
            full = count == len(self._items)
            self._all.setText(self.tr("Ne rien joindre") if full else self.tr("Tout joindre"))
