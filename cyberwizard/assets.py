"""Locate the files that ship with the program: content, fonts, templates, translations."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

_PACKAGE = files("cyberwizard")
_CHECKOUT = Path(__file__).resolve().parent.parent


def _root(folder: str) -> Traversable:
    """Return *folder* as installed inside the package, else as checked out beside it."""
    installed = _PACKAGE / folder
    return installed if installed.is_dir() else _CHECKOUT / folder


def resource(name: str) -> Traversable:
    """Return one file or folder of ``resources/``, named with forward slashes."""
    return _root("resources") / name


def translations() -> Traversable:
    """Return the folder that holds the compiled ``.qm`` files."""
    return _root("translations")
