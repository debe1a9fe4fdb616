"""Message boxes that do not stop the rest: one sentence, and what can be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Action = tuple[str, Callable[[], None]]


def say(
    parent: QWidget | None,
    sentence: str,
    *actions: Action,
    warning: bool = True,
    details: str = "",
) -> QMessageBox:
    """Show *sentence*, with one button per action and one to close; return the open box."""
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("Cyberwizard")
    icons = QMessageBox.Icon
    box.setIcon(icons.Warning if warning else icons.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(sentence)
    box.setInformativeText(details)
    for text, act in actions:
        button = box.addButton(text, QMessageBox.ButtonRole.AcceptRole)
        button.clicked.connect(act)
    close = QCoreApplication.translate("messages", "Fermer")
    if actions:
        close = QCoreApplication.translate("messages", "Annuler")
    box.setEscapeButton(box.addButton(close, QMessageBox.ButtonRole.RejectRole))
    box.open()
    return box
