"""When a bug shows up: a report on this computer, a dialog, and the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion
from PySide6.QtWidgets import QWidget

import cyberwizard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


class CrashHandler(QObject):
    """Reports hold the place of the bug and never what was typed."""

    reported = Signal(str)  # the path of the report, empty when it could not be written

    def __init__(
        self, folder: Callable[[], Path], now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = now

    def install(self) -> None:
        """Catch what nothing else caught, in every thread."""
        sys.excepthook = self.handle
        threading.excepthook = self._handle_thread

    def handle(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the report, and have the window told."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        said = report(error)
        if sys.stderr is not None:  # there is none in a Windows program
            sys.stderr.write(said)  # which often ends in a log of the system
        self.reported.emit(self._write(said))

    def _handle_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.handle(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _write(self, text: str) -> str:
        now = self._now()
        try:
            folder = self._folder()
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / f"incident-{now:%Y-%m-%d-%H%M%S}.txt"
            path.write_text(f"{now:%Y-%m-%d %H:%M:%S}\n{text}", "utf-8")
        except OSError:
            return ""
        return str(path)


def report(error: BaseException) -> str:
    """Return where it happened. The message of the error is left out: it may quote an answer."""
    import platform
    import traceback

    lines = [
        f"Cyberwizard {cyberwizard.__version__}, Python {platform.python_version()}, "
        f"Qt {qVersion()}, {platform.platform()}"
    ]
    link: BaseException | None = error
    while link is not None:
        lines.append(type(link).__name__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines) + "\n"


class CrashDialog(QObject):
    """Shows one dialog at a time, whatever the number of reports."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QMessageBox | None = None

    def show(self, path: str) -> None:
        """Say that nothing is lost, and where the report is."""
        if self._box is not None:
            return
        from ui.dialogs.messages import say  # not before a bug shows up: the start is quicker

        where = self.tr("Rapport : {path}").format(path=path) if path else ""
        self._box = say(
            self._window,
            self.tr(
                "Le programme a rencontré une erreur. Vos réponses enregistrées sont intactes : "
                "vous pouvez continuer, ou fermer puis reprendre."
            ),
            details=where,
        )
        self._box.finished.connect(self._closed)

    def _closed(self) -> None:
        self._box = None
