"""Versions, licences, and what the program is not."""

from __future__ import annotations

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import NamedTuple

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

import cyberwizard
from ui.dialogs.dialog import Dialog
from ui.widgets.button import Button
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, hint


class Part(NamedTuple):
    """A package that ships with the program, its licence as in the notices, what it brings."""

    package: str
    licence: str
    brings: str = ""


PARTS = (
    Part("PySide6-Essentials", "LGPL-3.0-only", "Qt"),
    Part("shiboken6", "LGPL-3.0-only"),
    Part("apsw-sqlite3mc", "MIT", "SQLite, SQLite3 Multiple Ciphers"),
    Part("argon2-cffi", "MIT"),
    Part("argon2-cffi-bindings", "MIT", "Argon2"),
    Part("cffi", "MIT-0"),
    Part("appdirs", "MIT"),
    Part("reportlab", "BSD-3-Clause"),
    Part("pillow", "MIT-CMU", "FreeType, libjpeg-turbo, libpng, OpenJPEG"),
    Part("charset-normalizer", "MIT"),
    Part("pikepdf", "MPL-2.0", "qpdf"),
    Part("lxml", "BSD-3-Clause", "libxml2, libxslt"),
    Part("pypdfium2", "Apache-2.0", "PDFium"),
    Part("pyphen", "MPL 1.1"),
    Part("Jinja2", "BSD-3-Clause"),
    Part("MarkupSafe", "BSD-3-Clause"),
    Part("packaging", "Apache-2.0"),
    Part("fonttools", "MIT"),
    Part("jsonschema", "MIT"),
    Part("jsonschema-specifications", "MIT"),
    Part("referencing", "MIT"),
    Part("rpds-py", "MIT"),
    Part("attrs", "MIT"),
    Part("typing-extensions", "PSF-2.0"),
)
FONTS = (("Inter", "OFL-1.1"), ("Source Sans 3", "OFL-1.1"))


class AboutDialog(Dialog):
    """Read once, by who wonders what this is."""

    def __init__(self, content_version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("À propos de Cyberwizard"))
        body: Lazy[QWidget] = Lazy(_licences)
        self.licences = Disclosure(self.tr("Logiciels libres et polices employés"), body)
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
            Label(
                self.tr(
                    "Qt et PySide6 sont sous licence LGPL : vous pouvez les étudier "
                    "et les remplacer. Le texte des licences accompagne le programme."
                )
            ),
            self.licences,
            spacing=8,
        )
        about.addLayout(body.slot)
        self.column.addLayout(about)
        self.column.addStretch(1)
        self.close_button = Button(self.tr("Fermer"), look="primary")
        self.close_button.clicked.connect(self.accept)
        self.buttons.add(self.close_button)
        self.licences.toggled_open.connect(lambda _open: self.fit())
        self.close_button.setFocus()


def _licences() -> QWidget:
    body = QWidget()
    lines = [f"Python {platform.python_version()} — PSF-2.0", f"Qt {qVersion()} — LGPL-3.0-only"]
    for part in PARTS:
        name = " ".join(filter(None, (part.package, installed(part.package))))
        lines.append(f"{name}{f' ({part.brings})' if part.brings else ''} — {part.licence}")
    lines += [f"{name} — {licence}" for name, licence in FONTS]
    column = stack(*map(hint, lines), spacing=3)
    column.setContentsMargins(24, 0, 0, 8)
    body.setLayout(column)
    return body


def installed(package: str) -> str:
    """Return the version of *package*; empty in a frozen program that carries no metadata."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
