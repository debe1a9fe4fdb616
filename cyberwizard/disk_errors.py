"""What the system says about a file, turned into one French sentence."""

from __future__ import annotations

import errno
from pathlib import Path

from cyberwizard.errors import UserFacingError
from cyberwizard.text import clean_text, visible_text

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_SUCH_PLACE = {errno.ENOENT, errno.ENOTDIR}


def quoted(path: Path) -> str:
    """Return the file name in French quotes, whatever signs it holds."""
    return f"«\u00a0{visible_text(path.name or str(path))}\u00a0»"


def check_name(path: Path) -> None:
    """Refuse a name that the system cannot pass on (half characters, NUL)."""
    text = str(path)
    if "\0" in text or clean_text(text) != text:
        raise UserFacingError(
            f"Le nom {quoted(path)} contient des signes illisibles ; choisissez un autre nom."
        )


def reading_failed(error: OSError, path: Path) -> UserFacingError:
    """Say why *path* could not be read, and what to do."""
    name = quoted(path)
    if error.errno in _NO_SUCH_PLACE:
        return UserFacingError(
            f"Le fichier {name} est introuvable ; vérifiez son emplacement"
            " ou rebranchez la clé USB."
        )
    if error.errno == errno.EISDIR:
        return UserFacingError(f"{name} est un répertoire ; choisissez un fichier.")
    if error.errno in _FORBIDDEN:
        return UserFacingError(
            f"Le système refuse d’ouvrir {name} ; demandez l’accès à ce fichier"
            " ou ouvrez une copie."
        )
    return _disk_failed(error, name)


def writing_failed(error: OSError, path: Path) -> UserFacingError:
    """Say why *path* could not be written, and what to do."""
    name = quoted(path)
    if error.errno in _FULL:
        return UserFacingError(
            f"Le disque est plein et {name} n’est pas enregistré ; libérez de la place,"
            " puis réessayez."
        )
    if error.errno in _FORBIDDEN:
        return UserFacingError(
            f"Le système refuse d’écrire {name} ; fermez‑le s’il est ouvert ailleurs,"
            " ou choisissez un autre emplacement."
        )
    if error.errno in _NO_SUCH_PLACE:
        return UserFacingError(
            f"L’emplacement de {name} n’existe pas ; choisissez un autre emplacement."
        )
    if error.errno == errno.EISDIR:
        return UserFacingError(
            f"{name} est le nom d’un répertoire ; choisissez un autre nom de fichier."
        )
    return _disk_failed(error, name)


def _disk_failed(error: OSError, name: str) -> UserFacingError:
    if error.errno in {errno.ENAMETOOLONG, errno.EINVAL}:
        return UserFacingError(
            f"Le système refuse le nom {name} ; choisissez un nom plus court et plus simple."
        )
    return UserFacingError(
        f"Le disque de {name} ne répond pas ; vérifiez son branchement, puis réessayez."
    )
