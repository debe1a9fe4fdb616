"""The dialogs about passwords, earlier versions and removal, for the walk."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from tests.ui.driver import Manager
from ui.dialogs.ask_password import AskPasswordDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.set_password import SetPasswordDialog
from ui.dialogs.wipe import WipeDialog


def safe_states(manager: Manager) -> Iterator[tuple[str, QWidget]]:
    """Yield the name and the window of each; a dossier is open and saved."""
    document, safe = manager.window.document, manager.window.desk.safe
    assert document is not None
    document.snapshot("Remis à l’assureur, édition complète", edition="assureur", fingerprint="x")
    manager.saved()
    for protected in (False, True):
        safe.set_password()
        dialog = manager.wait_for_dialog(SetPasswordDialog)
        dialog._protected = protected
        dialog.current.setVisible(protected)
        dialog.remove_button.setVisible(protected)
        for field, text in ((dialog.new, "court"), (dialog.again, "autre")):
            field.edit.setText(text)
        dialog.noted.setChecked(True)
        dialog._set()
        yield f"password, protected: {protected}", dialog
        _close(manager, dialog)
    safe.restore_version()
    versions = manager.wait_for_dialog(RestoreDialog)
    manager.wait(lambda: versions.is_ready)
    yield "versions", versions
    versions.list.rows[-1].click()
    manager.wait(lambda: versions.details.isVisible())
    yield "version", versions
    versions.details.ask_password()
    versions.show_problem("Ce mot de passe n’ouvre pas ce fichier ; réessayez.")
    yield "version, locked", versions
    _close(manager, versions)
    safe.wipe()
    wipe = manager.wait_for_dialog(WipeDialog)
    wipe._show_backups([400_000] * 12)
    yield "wipe", wipe
    _close(manager, wipe)
    safe._ask_password(document.path, read_only=False)
    ask = manager.wait_for_dialog(AskPasswordDialog)
    ask.field.edit.setText("faux")
    ask.show_problem("Ce mot de passe n’ouvre pas ce fichier ; réessayez.")
    yield "ask password", ask
    ask._show_hint("le nom du chat")
    yield "ask password, hint", ask
    _close(manager, ask)


def _close(manager: Manager, dialog: QWidget) -> None:
    manager.escape(dialog)
