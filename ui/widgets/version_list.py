"""The moments that one can go back to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import moments
from ui.versions import Version
from ui.widgets.focus import focus_on
from ui.widgets.rows import JumpButton
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, breakable, hint


class VersionList(QWidget):
    """``chosen`` has a ``Version``."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[JumpButton] = []
        self._said = hint(self.tr("Lecture des sauvegardes…"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.setLayout(
            stack(
                Heading(self.tr("Revenir à une version précédente"), size=1.35),
                Label(
                    self.tr(
                        "Choisissez un moment : vous verrez ce qui diffère avant de décider. "
                        "La version d’aujourd’hui est gardée aussi."
                    )
                ),
                self._said,
                self._rows,
                spacing=12,
            )
        )

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Offer *versions*, the newest first."""
        self._said.show_text(
            "" if versions else self.tr("Aucune version précédente sur cet ordinateur.")
        )
        for version in versions:
            row = JumpButton(moments.moment(version.at), kind(version))
            row.clicked.connect(lambda _=False, one=version: self.chosen.emit(one))
            self._rows.addWidget(row)
            row.show()  # it counts in the size of the window at once
            self.rows.append(row)

    def focus_on(self, version: Version | None) -> bool:
        """Put the keyboard on the line of *version*, else on the first; False without lines."""
        wanted = moments.moment(version.at) if version is not None else ""
        row = next((row for row in self.rows if row.title == wanted), None)
        if row is not None or self.rows:
            focus_on(row or self.rows[0])
        return bool(self.rows)


def kind(version: Version) -> str:
    """Say what a version is."""
    if version.snapshot is not None:
        return version.snapshot.name
    assert version.backup is not None
    size = moments.size(version.backup.size)
    translate = QCoreApplication.translate
    if version.origin is not None:
        name = breakable(version.origin.name)
        return translate("VersionList", "sauvegarde de {name}, {size}").format(name=name, size=size)
    return translate("VersionList", "sauvegarde automatique, {size}").format(size=size)
