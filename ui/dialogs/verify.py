"""Does this PDF say what its data say, and what the open dossier says?"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QProgressBar, QWidget

from cyberwizard.content.model import LockStatus
from ui.accessibility import announce
from ui.background import Task
from ui.dialogs.dialog import Dialog
from ui.dialogs.files import ask_file
from ui.document import Document
from ui.services import Services
from ui.taken import take
from ui.theme import DANGER, SEMIBOLD
from ui.widgets.button import Button
from ui.widgets.cards import TickBox
from ui.widgets.focus import focus_on
from ui.widgets.stack import stack
from ui.widgets.steps import Steps
from ui.widgets.text import Heading, Label, breakable, hint
from ui.widgets.verdict import Verdict

if TYPE_CHECKING:
    from cyberwizard.dossier.checking import Check
    from cyberwizard.errors import UserFacingError


class VerifyDialog(Dialog):
    """Never says « authentique »: it compares, and says the limits of comparing."""

    def __init__(self, services: Services, document: Document | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Vérifier un PDF"))
        self._services = services
        self._document = document
        self._path: Path | None = None
        self._task: Task | None = None
        self._name = Label(weight=SEMIBOLD)
        self._with_dossier = TickBox(self.tr("Comparer aussi avec le dossier ouvert"))
        self._with_dossier.setChecked(document is not None)
        self._bar = QProgressBar(textVisible=False, minimum=0, maximum=0)
        self._bar.setAccessibleName(self.tr("Vérification en cours"))
        self._problem = Label(weight=SEMIBOLD, tone=DANGER)
        self._pages, self._dossier = Verdict(), Verdict()
        self._says = Steps(numbered=False)
        self._limits = hint()
        self.column.addLayout(
            stack(
                Heading(self.tr("Vérifier un PDF"), size=1.35),
                Label(
                    self.tr(
                        "Chaque PDF créé ici porte ses propres données. Le programme refait les "
                        "pages à partir d’elles, puis compare."
                    )
                ),
                spacing=10,
            )
        )
        for widget in (
            self._name,
            self._with_dossier,
            self._bar,
            self._problem,
            self._pages,
            self._dossier,
            self._says,
            self._limits,
        ):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.choose_button = Button(self.tr("Choisir un PDF…"), look="primary")
        self.close_button = Button(self.tr("Fermer"))
        self.choose_button.clicked.connect(self.ask)
        self.close_button.clicked.connect(self.reject)
        self.buttons.add(self.choose_button)
        self.buttons.add(self.close_button)
        self._with_dossier.clicked.connect(self._again)
        self.finished.connect(self._stop)
        self._with_dossier.setVisible(document is not None)
        self._name.hide()
        self._clear()
        self._bar.hide()
        self.choose_button.setFocus()

    def ask(self) -> None:
        """Ask which PDF."""
        folder = self._services.documents_folder()
        if self._document is not None and not self._document.read_only:
            folder = self._document.path.parent
        ask_file(
            self,
            self.tr("Quel PDF vérifier ?"),
            folder if self._path is None else self._path.parent,
            self.tr("Document PDF"),
            "pdf",
            self.check,
        )

    def check(self, path: Path) -> None:
        """Compare the PDF at *path*."""
        self._stop()
        self._path = path
        self._clear()
        self._name.show_text(breakable(path.name))
        self._bar.show()
        self._task = Task(self._work(path))
        self._task.done.connect(self._on_done)
        self._task.failed.connect(self._on_failed)
        self._task.crashed.connect(self._on_crashed)
        self._task.ended.connect(self._on_ended)
        self.choose_button.setText(self.tr("Choisir un autre PDF…"))
        self.fit()
        announce(self, self._bar.accessibleName())
        self._task.start()

    def _work(self, path: Path) -> Callable[[], tuple[Check, list[str]]]:
        services, taken = self._services, None
        if self._document is not None and self._with_dossier.isChecked():
            taken = take(self._document)

        def work() -> tuple[Check, list[str]]:
            from cyberwizard.dossier.checking import says, verify

            content = services.load_content()
            stored = (taken.answers, taken.info()) if taken is not None else None
            check = verify(services.read_pdf(path), content, services.pdf_reader, stored)
            return check, says(check, content)

        return work

    def _on_done(self, found: tuple[Check, list[str]]) -> None:
        check, says = found
        self._pages.show()
        self._pages.show_status(
            self.tr("Concorde : les pages disent ce que disent les données jointes.")
            if check.conform
            else self.tr("Ne concorde pas : les pages et les données jointes diffèrent."),
            LockStatus.YES if check.conform else LockStatus.NO,
        )
        agreement = check.agreement
        if agreement is not None:
            self._dossier.show()
            self._dossier.show_status(
                self.tr("Concorde : le dossier ouvert dit la même chose.")
                if agreement.holds
                else self.tr("Ne concorde pas : le dossier ouvert dit autre chose."),
                LockStatus.YES if agreement.holds else LockStatus.NO,
            )
        *facts, limits = says
        self._says.show()
        self._says.show_steps(facts)
        self._limits.show_text(limits)
        self.fit()
        announce(self, " ".join(says))

    def _on_failed(self, error: UserFacingError) -> None:
        self._fail(str(error))

    def _on_crashed(self) -> None:
        self._fail(self.tr("Ce PDF n’a pas pu être vérifié."))

    def _fail(self, problem: str) -> None:
        self._problem.show_text(problem)
        self.fit()
        announce(self, problem)

    def _on_ended(self) -> None:
        self._task = None
        self._bar.hide()
        focus_on(self.close_button if self._problem.isHidden() else self.choose_button)

    def _again(self) -> None:
        if self._path is not None:
            self.check(self._path)

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    def _clear(self) -> None:
        for widget in (self._problem, self._pages, self._dossier, self._says, self._limits):
            widget.hide()
