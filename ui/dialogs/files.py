"""Asking for a file, without stopping the rest of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

Chosen = Callable[[Path], None]


def ask_new_file(
    parent: QWidget, title: str, proposed: Path, kind: str, suffix: str, chosen: Chosen
) -> None:
    """Ask where to write; *kind* names the files, *suffix* (without dot) is added when missing."""
    dialog = QFileDialog(parent, title, str(_existing(proposed.parent)), f"{kind} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(proposed.name)
    _open(dialog, chosen)


def ask_file(
    parent: QWidget,
    title: str,
    folder: Path,
    kind: str,
    suffix: str | Sequence[str],
    chosen: Chosen,
) -> None:
    """Ask for a file that exists, of one suffix or of several."""
    suffixes = (suffix,) if isinstance(suffix, str) else suffix
    pattern = " ".join(f"*.{one}" for one in suffixes)
    dialog = QFileDialog(parent, title, str(_existing(folder)), f"{kind} ({pattern})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    _open(dialog, chosen)


def ask_files(
    parent: QWidget,
    title: str,
    folder: Path,
    kind: str,
    suffixes: Sequence[str],
    chosen: Callable[[list[Path]], None],
    *,
    several: bool = True,
) -> None:
    """Ask for files that exist; *suffixes* have their dot."""
    patterns = " ".join(f"*{suffix}" for suffix in suffixes)
    dialog = QFileDialog(parent, title, str(_existing(folder)), f"{kind} ({patterns})")
    modes = QFileDialog.FileMode
    dialog.setFileMode(modes.ExistingFiles if several else modes.ExistingFile)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _open(dialog: QFileDialog, chosen: Chosen) -> None:
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _existing(folder: Path) -> Path:
    """Return *folder*, or its nearest parent that is there."""
    return next((place for place in (folder, *folder.parents) if place.is_dir()), folder)
