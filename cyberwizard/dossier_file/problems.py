"""What can be wrong with a dossier file: one French sentence each."""

from __future__ import annotations

import errno
from pathlib import Path

import apsw

from cyberwizard.disk_errors import quoted, reading_failed, writing_failed
from cyberwizard.errors import Remedy, UserFacingError


class AlreadyOpenError(UserFacingError):
    """Another window or another computer writes in this file; it can be opened to read."""

    remedy = Remedy.READ_ONLY


class NotWritableError(UserFacingError):
    """The file or its folder cannot be written; it can be opened to read."""

    remedy = Remedy.READ_ONLY


class DamagedError(UserFacingError):
    """The file is ours but its bytes have changed; an older copy is the way out."""

    remedy = Remedy.BACKUP


class NotOursError(UserFacingError):
    """Nothing of a dossier is left in the file, or never was."""

    remedy = Remedy.BACKUP


class OlderError(UserFacingError):
    """The format is an older one, which reading alone must not change."""


class PasswordNeededError(UserFacingError):
    """The file is protected and no password was given."""

    remedy = Remedy.PASSWORD


class WrongPasswordError(PasswordNeededError):
    """The password given does not open the file, or its first page is damaged: who knows."""


def already_open(path: Path) -> AlreadyOpenError:
    """Another window holds the file."""
    return AlreadyOpenError(
        f"Le dossier {quoted(path)} est déjà ouvert ailleurs ; fermez‑le là‑bas,"
        " ou ouvrez‑le en lecture seule."
    )


def not_writable(path: Path) -> NotWritableError:
    """The system forbids to write the file, or beside it."""
    return NotWritableError(
        f"Le système interdit d’écrire dans {quoted(path)} ou à côté ;"
        " copiez‑le ailleurs, ou ouvrez‑le en lecture seule."
    )


def read_only(path: Path) -> NotWritableError:
    """Something asked to save in a dossier opened to read."""
    return NotWritableError(
        f"Le dossier {quoted(path)} est ouvert en lecture seule ;"
        " rouvrez‑le normalement pour le modifier."
    )


def damaged(path: Path) -> DamagedError:
    """The bytes are not those that were written."""
    return DamagedError(
        f"Le fichier {quoted(path)} est abîmé ; gardez‑le tel quel"
        " et ouvrez une copie plus ancienne."
    )


def not_ours(path: Path) -> NotOursError:
    """The file is something else."""
    return NotOursError(
        f"Le fichier {quoted(path)} n’est pas un dossier Cyberwizard ;"
        " choisissez un fichier « .cyberdossier »."
    )


def password_needed(path: Path) -> PasswordNeededError:
    """The file is protected."""
    return PasswordNeededError(f"Le dossier {quoted(path)} est protégé ; donnez son mot de passe.")


def wrong_password(path: Path) -> WrongPasswordError:
    """The key does not fit, or the first page is not what it was."""
    return WrongPasswordError(
        f"Ce mot de passe n’ouvre pas {quoted(path)} ; vérifiez les majuscules et réessayez,"
        " ou ouvrez une sauvegarde."
    )


def not_a_file(path: Path) -> UserFacingError:
    """A folder, a device."""
    return UserFacingError(
        f"{quoted(path)} n’est pas un fichier ; choisissez un fichier « .cyberdossier »."
    )


def empty(path: Path) -> NotOursError:
    """Nothing in it: its creation was interrupted, or a copy failed."""
    return NotOursError(
        f"Le fichier {quoted(path)} est vide ; ouvrez une copie ou commencez un nouveau dossier."
    )


def newer(path: Path) -> UserFacingError:
    """Written by a program to come."""
    return UserFacingError(
        f"Le dossier {quoted(path)} vient d’une version plus récente du programme ;"
        " installez cette version pour l’ouvrir."
    )


def older(path: Path) -> OlderError:
    """It must be migrated, which reading alone must not do."""
    return OlderError(
        f"Le dossier {quoted(path)} vient d’une version plus ancienne ;"
        " ouvrez‑le une fois normalement pour le mettre à jour."
    )


def interrupted(path: Path) -> UserFacingError:
    """The last save must be undone first, which reading alone must not do."""
    return UserFacingError(
        f"L’enregistrement de {quoted(path)} a été interrompu ;"
        " ouvrez‑le une fois normalement pour le remettre en état."
    )


def being_saved(path: Path) -> UserFacingError:
    """Every reading met the other window in the middle of a save."""
    return UserFacingError(
        f"Le dossier {quoted(path)} est en cours d’enregistrement ailleurs ;"
        " réessayez dans un instant."
    )


def exists(path: Path) -> UserFacingError:
    """A new dossier never takes the place of something."""
    return UserFacingError(
        f"Le fichier {quoted(path)} existe déjà ; choisissez un autre nom ou ouvrez ce fichier."
    )


def moved(path: Path) -> UserFacingError:
    """The path leads nowhere any more: renamed, deleted, key removed."""
    return UserFacingError(
        f"Le fichier {quoted(path)} a été déplacé ou supprimé ;"
        " remettez‑le à sa place, ou enregistrez une copie."
    )


def replaced(path: Path) -> UserFacingError:
    """The path leads to another dossier, or to an older state of this one."""
    return UserFacingError(
        f"Le fichier {quoted(path)} a été remplacé par un autre ;"
        " enregistrez une copie sous un autre nom."
    )


def broken() -> UserFacingError:
    """A bug of ours ended the thread that saves."""
    return UserFacingError(
        "Une erreur du programme empêche d’enregistrer dans ce fichier\u202f; "
        "enregistrez une copie, toutes vos réponses y seront."
    )


def same_file(path: Path) -> UserFacingError:
    """A copy onto itself."""
    return UserFacingError(
        f"La copie porterait le même nom que {quoted(path)} ; choisissez un autre nom."
    )


def extended(error: apsw.Error) -> int:
    """Return SQLite's detailed code; 0 when the error comes from elsewhere."""
    return int(getattr(error, "extendedresult", 0))


def explain(error: apsw.Error, path: Path) -> UserFacingError | None:
    """Turn what SQLite says into a sentence; None when it is a bug of ours."""
    match error:
        case apsw.BusyError() | apsw.LockedError():
            return already_open(path)
        case apsw.NotADBError() | apsw.CorruptError():
            return damaged(path)
        case apsw.SQLError() | apsw.ConstraintError() | apsw.MismatchError():
            # What we ask never changes, and the tests ask it all: these are not our tables.
            return damaged(path)
        case apsw.FullError():
            return writing_failed(OSError(errno.ENOSPC, "full"), path)
        case apsw.ReadOnlyError() if extended(error) == apsw.SQLITE_READONLY_DBMOVED:
            return moved(path)
        case apsw.ReadOnlyError() if extended(error) == apsw.SQLITE_READONLY_ROLLBACK:
            return interrupted(path)
        case apsw.ReadOnlyError() | apsw.CantOpenError() | apsw.PermissionsError():
            return not_writable(path)
        case apsw.IOError():
            return reading_failed(OSError(errno.EIO, "disk"), path)
    return None
