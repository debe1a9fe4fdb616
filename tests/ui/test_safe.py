"""Passwords, earlier versions and the end of a dossier, by keyboard, on real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox

from cyberwizard import paths
from cyberwizard.dossier_file import DossierFile, PasswordNeededError
from tests.ui.conftest import NOW, Launch
from tests.ui.driver import Key, Manager
from ui.dialogs.ask_password import AskPasswordDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.set_password import SetPasswordDialog
from ui.dialogs.wipe import WipeDialog
from ui.store import FileStore

pytestmark = pytest.mark.usefixtures("cheap_passwords")
PASSWORD = "quatre mots au hasard"
LOST = "Un mot de passe perdu ne se retrouve pas"


def answered(manager: Manager, name: str = "Garage Martin") -> Path:
    """Begin a dossier with one answer, saved."""
    path = manager.begin()
    manager.write(name)
    manager.key(Key.Key_Return)
    manager.saved()
    return path


def choose(manager: Manager, command: str) -> None:
    """Choose a command of the menu, by its name."""
    manager.window.menus._commands[command]()


def protect(manager: Manager, password: str = PASSWORD, clue: str = "") -> None:
    """Set a password, as a manager does."""
    choose(manager, "password")
    manager.wait_for_dialog(SetPasswordDialog)
    manager.tab_to("Nouveau mot de passe")
    manager.write(password)
    manager.tab_to("Le même, une seconde fois")
    manager.write(password)
    manager.tab_to("Indice")
    manager.write(clue)
    manager.press("J’ai noté ce mot de passe")
    manager.press("Protéger")
    box = manager.wait_for_dialog(QMessageBox)
    assert "est protégé" in box.text()
    assert LOST in box.informativeText()
    manager.key(Key.Key_Escape)
    manager.wait(lambda: not box.isVisible())
    manager.activate()


def give(manager: Manager, password: str) -> None:
    manager.wait_for_dialog(AskPasswordDialog)
    manager.tab_to("Mot de passe")
    manager.write(password)
    manager.key(Key.Key_Return)


def name_on_disk(path: Path, password: str | None = None) -> str:
    with DossierFile.open(path, read_only=True, password=password) as file:
        return file.load().answers["nom_entreprise"].value


def backups(path: Path) -> list[Path]:
    return [backup.path for backup in FileStore(lambda: NOW).backups(path)]


def test_a_dossier_is_protected_and_opened_again(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager, clue="le chat")
    document = manager.window.document
    assert document is not None
    assert document.is_protected
    manager.quit()
    with pytest.raises(PasswordNeededError):
        DossierFile.open(path)
    for backup in backups(path):
        with pytest.raises(PasswordNeededError):
            DossierFile.open(backup, read_only=True)
    again = launch()
    assert again.reads("Protégé par un mot de passe")
    assert not again.reads("Garage Martin")
    again.press("Reprendre ce dossier")
    again.wait_for_dialog(AskPasswordDialog)
    assert again.reads(LOST)
    assert not again.reads("le chat")
    give(again, "autre")
    again.wait_to_read("Ce mot de passe n’ouvre pas")
    again.press("Voir l’indice")
    again.wait_to_read("Indice : le chat")
    give(again, PASSWORD)
    again.wait_for_wizard()
    assert again.reads("Garage Martin")
    again.quit()


def test_a_protected_dossier_opens_from_the_command_line_too(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager)
    manager.quit()
    again = launch(path)
    again.wait_for_dialog(AskPasswordDialog)
    again.press("Voir l’indice")
    again.wait_to_read("Aucun indice n’a été écrit sur cet ordinateur.")
    again.key(Key.Key_Escape)
    again.wait(lambda: again.window.accueil is not None)
    again.activate()
    assert again.focus_name == "Reprendre ce dossier"


def test_letters_are_hidden_unless_asked_for(launch: Launch) -> None:
    manager = launch()
    answered(manager)
    choose(manager, "password")
    dialog = manager.wait_for_dialog(SetPasswordDialog)
    assert manager.focus_name == "Nouveau mot de passe"
    modes = QLineEdit.EchoMode
    assert dialog.new.edit.echoMode() == modes.Password
    manager.press("Montrer ce que je tape")
    assert dialog.new.edit.echoMode() == modes.Normal
    manager.key(Key.Key_Escape)


def test_a_password_is_not_set_by_mistake(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    choose(manager, "password")
    dialog = manager.wait_for_dialog(SetPasswordDialog)
    assert manager.reads(LOST)
    manager.write("court")
    assert manager.reads("Trop court")
    manager.tab_to("Le même, une seconde fois")
    manager.write("curt")
    assert not dialog.set_button.isEnabled()
    manager.press("J’ai noté ce mot de passe")
    manager.press("Protéger")
    assert manager.reads("ne sont pas les mêmes")
    assert manager.focus_name == "Le même, une seconde fois"
    manager.write("court")
    manager.tab_to("Indice")
    manager.write("il est court")
    manager.press("Protéger")
    assert manager.reads("L’indice contient le mot de passe")
    manager.key(Key.Key_Escape)
    manager.activate()
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"


def test_a_password_is_changed_then_removed(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager)
    for current, new, problem in (("faux", "nouveau", True), (PASSWORD, "nouveau", False)):
        choose(manager, "password")
        manager.wait_for_dialog(SetPasswordDialog)
        assert manager.focus_name == "Mot de passe actuel"
        manager.write(current)
        for field in ("Nouveau mot de passe", "Le même"):
            manager.tab_to(field)
            manager.write(new)
        manager.press("J’ai noté ce mot de passe")
        manager.press("Changer")
        if problem:
            manager.wait_to_read("Ce mot de passe n’ouvre pas")
        else:
            manager.wait_for_dialog(QMessageBox)
        manager.key(Key.Key_Escape)
        manager.activate()
    assert name_on_disk_while_open(path, "nouveau") == "Garage Martin"
    choose(manager, "password")
    manager.wait_for_dialog(SetPasswordDialog)
    manager.write("nouveau")
    manager.press("Retirer le mot de passe")
    box = manager.wait_for_dialog(QMessageBox)
    assert "sans mot de passe" in box.text()
    manager.key(Key.Key_Escape)
    manager.activate()
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"
    assert all(name_on_disk(backup) for backup in backups(path)[:1])


def name_on_disk_while_open(path: Path, password: str) -> str:
    return name_on_disk(path, password)


def test_what_is_typed_while_the_password_changes_is_saved(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager)
    wizard = manager.window.wizard
    assert wizard is not None
    wizard.go_to("nom_entreprise")
    manager.write("Garage Durand")
    manager.quit()
    assert name_on_disk(path, PASSWORD) == "Garage Durand"


def test_a_copy_of_a_protected_dossier_is_protected(launch: Launch, tmp_path: Path) -> None:
    manager = launch()
    answered(manager)
    protect(manager)
    copy = tmp_path / "copie.cyberdossier"
    manager.key(Key.Key_S, ctrl=True)
    manager.give_file(copy)
    manager.wait_for_dialog(QMessageBox)
    manager.key(Key.Key_Escape)
    with pytest.raises(PasswordNeededError):
        DossierFile.open(copy)
    assert name_on_disk(copy, PASSWORD) == "Garage Martin"


def two_versions(launch: Launch) -> tuple[Manager, Path]:
    """Work twice in a dossier: its backups say Garage Martin, then Garage Durand."""
    manager = launch()
    path = answered(manager)
    manager.quit()
    again = launch(path)
    wizard = again.window.wizard
    assert wizard is not None
    wizard.go_to("nom_entreprise")
    again.write("Garage Durand")
    again.key(Key.Key_Return)
    again.saved()
    return again, path


def open_version(manager: Manager, number: int) -> RestoreDialog:
    dialog = manager.wait_for_dialog(RestoreDialog)
    manager.wait(lambda: dialog.is_ready)
    for _ in range(number):
        manager.key(Key.Key_Tab)
    manager.key(Key.Key_Return)
    return dialog


def test_an_earlier_version_is_looked_at_then_put_back(launch: Launch) -> None:
    manager, path = two_versions(launch)
    choose(manager, "restore")
    open_version(manager, 0)
    manager.wait_to_read("sans la même réponse")
    assert manager.reads("• Comment s’appelle votre entreprise ?")
    assert manager.reads("Réponses : 1")
    manager.press("Voir les autres")
    assert manager.reads("Revenir à une version précédente")
    manager.key(Key.Key_Return)
    manager.wait_to_read("sans la même réponse")
    manager.press("Revenir à cette version")
    manager.wait_for_wizard()
    manager.wait_to_read("Garage Martin")
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"
    kept = [name_on_disk(backup) for backup in backups(path)[:2]]
    assert kept == ["Garage Martin", "Garage Durand"]  # the one before is kept


def test_a_named_state_is_put_back_and_can_be_undone(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    document, wizard = manager.window.document, manager.window.wizard
    assert document is not None
    assert wizard is not None
    document.snapshot("Remis à l’assureur", edition="assureur", fingerprint="ab")
    manager.wait(lambda: len(document.snapshots) == 1)
    wizard.go_to("nom_entreprise")
    manager.write("Garage Durand")
    manager.saved()
    choose(manager, "restore")
    dialog = manager.wait_for_dialog(RestoreDialog)
    manager.wait(lambda: dialog.is_ready)
    named = next(row for row in dialog.list.rows if row.detail == "Remis à l’assureur")
    named.click()
    manager.wait_to_read("sans la même réponse")
    manager.press("Revenir à cette version")
    manager.wait_for_wizard()
    manager.wait_to_read("Garage Martin")
    manager.saved()
    choose(manager, "undo")
    manager.wait_to_read("Garage Durand")
    manager.quit()
    assert name_on_disk(path) == "Garage Durand"


def test_a_version_that_cannot_be_put_back_leaves_the_dossier_open(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    manager, path = two_versions(launch)
    choose(manager, "restore")
    open_version(manager, 0)
    manager.wait_to_read("sans la même réponse")

    def refuse(_temporary: Path, _path: Path) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr("cyberwizard.dossier_file.backups.put_in_place", refuse)
        manager.press("Revenir à cette version")
        box = manager.wait_for_dialog(QMessageBox)
    assert "Le disque est plein" in box.text()
    manager.key(Key.Key_Escape)
    manager.wait_for_wizard()
    assert manager.reads("Garage Durand")
    manager.quit()
    assert name_on_disk(path) == "Garage Durand"


@pytest.mark.parametrize("damage", ["zeros", "a byte", "gone"])
def test_a_damaged_dossier_offers_its_last_backup(launch: Launch, damage: str) -> None:
    manager = launch()
    path = answered(manager)
    manager.quit()
    data = bytearray(path.read_bytes())
    data[9000] ^= 1
    if damage == "gone":
        path.unlink()
    else:
        path.write_bytes(data if damage == "a byte" else bytes(len(data)))
    again = launch(path)
    box = again.wait_for_dialog(QMessageBox)
    assert "La dernière sauvegarde automatique date du" in box.informativeText()
    assert ("sera gardé" in box.informativeText()) == (damage != "gone")
    again.press("Voir les sauvegardes…")
    open_version(again, 0)
    again.wait_to_read("Réponses : 1")
    again.press("Revenir à cette version")
    again.wait(lambda: again.window.wizard is not None)
    aside = [one for one in path.parent.iterdir() if "(abîmé " in one.name]
    assert len(aside) == (damage != "gone")
    if aside:
        box = again.wait_for_dialog(QMessageBox)
        assert aside[0].name in box.informativeText()
        assert aside[0].read_bytes() == (data if damage == "a byte" else bytes(len(data)))
        again.key(Key.Key_Escape)
    again.activate()
    again.wait_to_read("Garage Martin")
    again.quit()
    assert name_on_disk(path) == "Garage Martin"


def test_a_damaged_protected_dossier_is_found_again_by_its_password(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager)
    manager.quit()
    data = path.read_bytes()
    path.write_bytes(data[:100] + bytes(50) + data[150:])
    again = launch(path)
    give(again, PASSWORD)
    again.wait_to_read("Ce mot de passe n’ouvre pas")
    again.press("Ouvrir une sauvegarde…")
    open_version(again, 0)
    again.wait_to_read("Cette sauvegarde est protégée.")
    again.tab_to("Mot de passe de cette sauvegarde")
    again.write("faux")
    again.key(Key.Key_Return)
    again.wait_to_read("Ce mot de passe n’ouvre pas")
    again.tab_to("Mot de passe de cette sauvegarde")
    again.write(PASSWORD)
    again.key(Key.Key_Return)
    box = again.wait_for_dialog(QMessageBox)
    assert "à la place du fichier abîmé" in box.text()
    again.key(Key.Key_Escape)
    again.wait_for_wizard()
    assert again.reads("Garage Martin")
    again.quit()


def test_a_dossier_without_backups_says_so(launch: Launch, tmp_path: Path) -> None:
    path = tmp_path / "venu d’ailleurs.cyberdossier"
    path.write_bytes(b"\x89CYBDOS\0" + bytes(9000))
    manager = launch(path)
    manager.wait_to_read("est abîmé")
    assert manager.focus_name == "Commencer un dossier"


def test_everything_is_removed(launch: Launch, user_home: Path) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager, clue="le chat")
    aside = path.with_name(f"{path.stem} (abîmé 2026-11-01).cyberdossier")
    aside.write_bytes(b"x")
    other = path.with_name("autre.cyberdossier")
    other.write_bytes(b"x")
    assert backups(path)
    choose(manager, "wipe")
    dialog = manager.wait_for_dialog(WipeDialog)
    manager.wait_to_read("ses sauvegardes automatiques :")
    assert manager.reads("ce que contient la Corbeille")
    assert manager.focus_name == "Annuler"
    assert not dialog.wipe_button.isEnabled()
    manager.press("Je sais que rien de cela")
    manager.press("Tout effacer")
    box = manager.wait_for_dialog(QMessageBox)
    assert "Tout est effacé" in box.text()
    manager.key(Key.Key_Escape)
    manager.activate()
    assert manager.reads("Comment cela se passe")  # no recent dossier any more
    assert [one.name for one in path.parent.iterdir()] == [other.name]
    left = [one for one in paths.backup_dir().rglob("*") if one.is_file()]
    assert left == []


def test_what_cannot_be_removed_is_said(launch: Launch, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = launch()
    path = answered(manager)
    choose(manager, "wipe")
    manager.wait_for_dialog(WipeDialog)
    manager.press("Je sais que rien de cela")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "held by an antivirus")

    with monkeypatch.context() as patch:
        patch.setattr("shutil.rmtree", refuse)
        manager.press("Tout effacer")
        box = manager.wait_for_dialog(QMessageBox)
        assert "refuse d’écrire" in box.text()
    manager.key(Key.Key_Escape)
    manager.wait_for_wizard()
    manager.quit()
    assert name_on_disk(path) == "Garage Martin"


def test_the_menu_has_the_commands_of_an_open_dossier(launch: Launch) -> None:
    manager = launch()
    menus = manager.window.menus
    assert [action.isEnabled() for action in menus._writing] == [False] * 3
    answered(manager)
    assert [action.text().replace("&", "") for action in menus._writing] == [
        "Restaurer une version précédente…",
        "Mot de passe…",
        "Tout effacer…",
    ]
    assert [action.isEnabled() for action in menus._writing] == [True] * 3
    dialogs: tuple[type[QDialog], ...] = (RestoreDialog, SetPasswordDialog, WipeDialog)
    for action, dialog in zip(menus._writing, dialogs, strict=True):
        action.trigger()
        manager.wait_for_dialog(dialog)
        manager.key(Key.Key_Escape)
        manager.activate()


def test_a_read_only_dossier_keeps_its_past_and_its_password(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    manager.quit()
    with DossierFile.open(path):
        other = launch(path)
        other.wait_for_dialog(QMessageBox)
        other.press("Ouvrir en lecture seule")
        other.wait_for_wizard()
        assert [action.isEnabled() for action in other.window.menus._writing] == [False] * 3
        other.quit()


def test_a_protected_dossier_that_is_open_elsewhere_is_read(launch: Launch) -> None:
    manager = launch()
    path = answered(manager)
    protect(manager)
    manager.quit()
    with DossierFile.open(path, password=PASSWORD):
        other = launch(path)
        give(other, PASSWORD)
        other.wait_for_dialog(QMessageBox)
        other.press("Ouvrir en lecture seule")
        other.wait_for_wizard()
        assert other.reads("Garage Martin")
        other.quit()
