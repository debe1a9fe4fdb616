"""Python's garbage is collected in the window's thread alone.

A collection may end the last word about a widget, and Qt's objects must die in the thread where
they live: a PDF being made in another thread, which collects often, would take the program down.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD_MS = 1_000


class Collector(QObject):
    """Does what the interpreter would, at moments when the window has nothing else to do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PERIOD_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int:
        """Collect what is due, and return the oldest generation that was; -1 when nothing is."""
        due = -1
        for generation, (count, most) in enumerate(
            zip(gc.get_count(), gc.get_threshold(), strict=True)
        ):
            if count <= most:
                break
            due = generation
        if due >= 0:
            gc.collect(due)
        return due
