"""Making the PDF away from the window, with a way to give up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from ui.background import Task
from ui.document import Document
from ui.services import Services


class PdfJob(Task):
    """One PDF; ``done`` has its path. Before that, the file there is the one that was there.

    It outlives the page that started it: closing the window lets a PDF be finished.
    """

    step = Signal(int)  # 1: laying out, 2: writing

    def __init__(self, document: Document, services: Services, path: Path) -> None:
        assessment = document.assessment
        number, created = document.dossier_id, document.created_at

        def work() -> Path | None:
            self.step.emit(1)
            data = services.render_pdf(assessment, number, created)
            if not self.commit():
                return None
            self.step.emit(2)
            services.write_file(path, data)
            return path

        super().__init__(work)
