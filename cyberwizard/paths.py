"""Where the user's files are: settings, logs, backups, and the folder proposed for dossiers.

Nothing is created here: whoever writes makes the folder, and says so in French when it cannot.
An empty file or folder named ``portable`` beside the program keeps everything beside it, so that
a USB key leaves nothing on the computers it visits.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import appdirs

_NAME = "Cyberwizard"
_MARKER = "portable"
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
_XDG_DOCUMENTS = re.compile(r'^\s*XDG_DOCUMENTS_DIR="(?P<folder>(?:[^"\\]|\\.)*)"', re.MULTILINE)


def program_folder() -> Path:
    """Return the folder of the running program (of the interpreter, when run from source)."""
    return Path(sys.executable).parent


def is_portable() -> bool:
    """Tell whether the user's files stay beside the program."""
    return (program_folder() / _MARKER).exists()


def settings_dir() -> Path:
    """Return the folder of the settings: window, language, recent files."""
    if is_portable():
        return _portable_folder() / "reglages"
    return _anchored(appdirs.user_config_dir(_NAME, appauthor=False))


def log_dir() -> Path:
    """Return the folder of the logs and of the reports of a crash."""
    if is_portable():
        return _portable_folder() / "journaux"
    return _anchored(appdirs.user_log_dir(_NAME, appauthor=False))


def backup_dir() -> Path:
    """Return the folder of the automatic backups of the dossiers."""
    if is_portable():
        return _portable_folder() / "sauvegardes"
    return _anchored(appdirs.user_data_dir(_NAME, appauthor=False)) / "sauvegardes"


def private_dir() -> Path:
    """Return where files that last no longer than the program are."""
    if is_portable():
        return _portable_folder() / "temporaire"
    return _anchored(appdirs.user_cache_dir(_NAME, appauthor=False))


def documents_folder() -> Path:
    """Return the folder proposed for a new dossier; it may not exist yet."""
    if is_portable():
        return _portable_folder() / "dossiers"
    return _documents() / _NAME


def is_synchronised(path: Path) -> bool:
    """Tell whether OneDrive copies *path* to the network, as far as its name and Windows say."""
    path = path.resolve()
    if any(path.is_relative_to(folder) for folder in _onedrive_folders()):
        return True
    # A firm's account is "OneDrive - Boulangerie Martin"; on macOS, "OneDrive-Personal".
    return any(re.fullmatch(r"onedrive(\s*-.*)?", part, re.IGNORECASE) for part in path.parts)


def _anchored(folder: str) -> Path:
    """Keep an absolute *folder*; put in the home a relative one, the result of a bad variable.

    An XDG variable that is empty or relative would else send the files to the current folder.
    """
    return Path.home() / folder


def _portable_folder() -> Path:
    return program_folder() / f"{_NAME}-donnees"


def _onedrive_folders() -> Iterator[Path]:
    for variable in _ONEDRIVE_VARIABLES:
        folder = os.environ.get(variable)
        if folder:
            yield Path(folder).resolve()


def _documents() -> Path:
    """Return the user's own Documents folder, wherever he has moved it."""
    if sys.platform == "win32":
        known = _windows_documents()
    elif sys.platform == "darwin":
        known = None
    else:
        known = _xdg_documents()
    return known or Path.home() / "Documents"


def _xdg_documents() -> Path | None:
    """Read ``user-dirs.dirs``, where desktops name the folder in the user's language."""
    config = Path.home() / (os.environ.get("XDG_CONFIG_HOME") or ".config")
    try:
        text = (config / "user-dirs.dirs").read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    found = _XDG_DOCUMENTS.search(text)
    if found is None:
        return None
    folder = re.sub(r"\\(.)", r"\1", found["folder"])
    if folder.startswith("$HOME/"):
        folder = str(Path.home() / folder.removeprefix("$HOME/").lstrip("/"))
    return Path(folder) if Path(folder).is_absolute() else None


if sys.platform == "win32":
    import ctypes
    import uuid

    _FOLDERID_DOCUMENTS = uuid.UUID("FDD39AD0-238F-46AF-ADB4-6C85480369C7")

    def _windows_documents() -> Path | None:
        """Ask Windows: the folder is often moved to another disk or into OneDrive."""
        identifier = (ctypes.c_ubyte * 16).from_buffer_copy(_FOLDERID_DOCUMENTS.bytes_le)
        answer = ctypes.c_wchar_p()
        failed = ctypes.windll.shell32.SHGetKnownFolderPath(
            ctypes.byref(identifier), 0, None, ctypes.byref(answer)
        )
        try:
            return None if failed or not answer.value else Path(answer.value)
        finally:
            ctypes.windll.ole32.CoTaskMemFree(ctypes.cast(answer, ctypes.c_void_p))
