"""Locate the files that ship with the program: content, fonts, templates, translations.

Plain paths and not ``importlib.resources``: Qt reads fonts and translations by their path, so the
package is always a folder, and the import of that module would cost a start 4 ms.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def _root(folder: str) -> Path:
    """Return *folder* as installed inside the package, else as checked out beside it."""
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _CHECKOUT / folder


def resource(name: str) -> Path:
    """Return one file or folder of ``resources/``, named with forward slashes."""
    return _root("resources") / name


def translations() -> Path:
    """Return the folder that holds the compiled ``.qm`` files."""
    return _root("translations")
