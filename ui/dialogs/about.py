"""Versions, licences, and what the program is not."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

import cyberwizard
from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint

PARTS = (
    ("PySide6-Essentials", "Qt, PySide6", "LGPL 3"),
    ("apsw-sqlite3mc", "SQLite, SQLite3 Multiple Ciphers, APSW", "domaine public, MIT"),
    ("reportlab", "ReportLab", "BSD"),
    ("pikepdf", "pikepdf, QPDF", "MPL 2.0, Apache 2.0"),
    ("Jinja2", "Jinja2", "BSD"),
    ("appdirs", "appdirs", "MIT"),
)


class AboutDialog(Dialog):
    """Read once, by who wonders what this is."""

    def __init__(self, content_version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("À propos de Cyberwizard"))
        about = stack(
            Heading(f"Cyberwizard {cyberwizard.__version__}", size=1.6),
            Label(
                self.tr(
                    "Prépare votre dossier d’assurance cyber, sur votre ordinateur, sans Internet."
                )
            ),
            Label(
                self.tr(
                    "Information générale, pas un conseil juridique ; seul votre contrat fait foi."
                )
            ),
            Label(self.tr("Textes : version {version}").format(version=content_version or "—")),
            Heading(self.tr("Licences")),
            Label(self.tr("Cyberwizard est un logiciel libre, sous licence MIT.")),
            Label(self.tr("Il emploie ces logiciels libres :")),
            *(hint(f"{name} {installed(package)} — {terms}") for package, name, terms in PARTS),
            hint(f"Qt {qVersion()} — Python {platform.python_version()}"),
            hint(self.tr("Polices Inter et Source Sans 3 — SIL Open Font License 1.1")),
            spacing=8,
        )
        self.column.addLayout(about)
        self.close_button = Button(self.tr("Fermer"), look="primary")
        self.close_button.clicked.connect(self.accept)
        self.buttons.add(self.close_button)


def installed(package: str) -> str:
    """Return the version of *package*; empty in a frozen program that carries no metadata."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
