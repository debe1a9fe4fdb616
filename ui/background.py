"""Work that must not hold the window: a disk, a PDF, the content."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from cyberwizard.errors import UserFacingError

PATIENCE_SECONDS = 30.0


class _Crashed:
    """The work raised something that is a bug of ours."""


class Task(QObject):
    """One function run on a thread of its own; signals arrive in the window's thread.

    ``failed`` carries a UserFacingError. Any other exception is a bug: ``threading.excepthook``
    reports it, and ``crashed`` lets the page put its buttons back.
    """

    done = Signal(object)
    failed = Signal(object)
    crashed = Signal()
    ended = Signal()  # after any of these, and after a cancellation in time
    _ended = Signal(object)

    def __init__(self, work: Callable[[], Any]) -> None:
        # A window may close before its work ends: only the program outlives every thread.
        super().__init__(QCoreApplication.instance())
        self._work = work
        self._lock = threading.Lock()
        self._cancelled = False
        self._committed = False
        self._ended.connect(self._report)
        self._thread = threading.Thread(target=self._run, name="task", daemon=True)

    def start(self) -> None:
        """Begin, and return at once."""
        self._thread.start()

    def cancel(self) -> bool:
        """Say nothing of the result; False when the work has committed itself, so too late."""
        with self._lock:
            self._cancelled = not self._committed
        if self._cancelled:
            self.ended.emit()
        return self._cancelled

    def commit(self) -> bool:
        """Called by the work before what cannot be taken back; False when it must stop there."""
        with self._lock:
            self._committed = not self._cancelled
            return self._committed

    def join(self) -> None:
        """Wait for the end of the work, as long as a sound disk may need."""
        self._thread.join(PATIENCE_SECONDS)

    def _run(self) -> None:
        outcome: object = _Crashed()
        try:
            outcome = self._work()
        except UserFacingError as error:
            outcome = error
        finally:
            self._ended.emit(outcome)

    def _report(self, outcome: object) -> None:
        self.deleteLater()
        if self._cancelled:
            return
        if isinstance(outcome, _Crashed):
            self.crashed.emit()
        elif isinstance(outcome, UserFacingError):
            self.failed.emit(outcome)
        else:
            self.done.emit(outcome)
        self.ended.emit()


def wait_for_all() -> None:
    """Wait for the end of every work; called once the window is closed."""
    app = QCoreApplication.instance()
    for task in app.findChildren(Task) if app is not None else ():
        task.join()
