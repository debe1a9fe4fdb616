"""Making a PDF away from the window, with a way to give up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from ui.background import Task
from ui.document import Document
from ui.services import Services
from ui.taken import take

if TYPE_CHECKING:
    from cyberwizard.dossier import Dossier


def edition_of(
    document: Document, edition: str, embedded: Mapping[str, int] = MappingProxyType({})
) -> Callable[[], Dossier]:
    """Return what composes an edition of the dossier as it is now; slow, to be run by a Task.

    *embedded* are the copies of proofs that travel with it, with their sizes.
    """
    taken = take(document)

    def compose() -> Dossier:
        from cyberwizard.dossier import Edition, compose, gather

        material = gather(
            taken.content, taken.answers, taken.day, taken.info(embedded), Edition(edition)
        )
        return compose(taken.content, material)

    return compose


class PdfJob(Task):
    """One PDF; ``done`` has its path. Before that, the file there is the one that was there.

    It outlives the page that started it: closing the window lets a PDF be finished.
    """

    step = Signal(int)  # 1: laying out, 2: writing

    def __init__(
        self,
        services: Services,
        dossier: Dossier,
        path: Path,
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> None:
        def work() -> Path | None:
            self.step.emit(1)
            data = services.print_dossier(dossier, files)
            if not self.commit():
                return None
            self.step.emit(2)
            services.write_file(path, data)
            return path

        super().__init__(work)


def record_print(job: PdfJob, document: Document, dossier: Dossier, edition: str) -> None:
    """Once the PDF is made, remember in the dossier what it was made of."""
    job.done.connect(lambda _path: _remember(document, dossier, edition))


def print_edition(document: Document, services: Services, edition: str, window: QWidget) -> None:
    """Print an edition on paper, and remember it as well."""
    from ui.printing import Printing  # Qt's printing is loaded by who prints

    compose = edition_of(document, edition)
    composed: list[Dossier] = []

    def make() -> bytes:
        composed.append(compose())
        return services.print_dossier(composed[-1], {})

    title = QCoreApplication.translate("pdf_job", "Imprimer le dossier")
    printing = Printing(services, title, make, window)
    printing.printed.connect(lambda: _remember(document, composed[-1], edition))


def _remember(document: Document, dossier: Dossier, edition: str) -> None:
    from cyberwizard import sentences
    from cyberwizard.dossier import data

    assert dossier.attachment is not None
    fingerprint = data.fingerprint(dossier.attachment.text)
    name = f"{dossier.title} du {sentences.long_date(dossier.day)}"
    document.snapshot(name, edition=edition, fingerprint=fingerprint)
