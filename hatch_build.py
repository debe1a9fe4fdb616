"""Compile the translations and the content before an archive or an editable install is made."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def qt_tool(name: str) -> Path:
    """Return the program *name* (``lrelease``, ``lupdate``) that PySide6-Essentials carries.

    The ``pyside6-lrelease`` script is not used: a build started by its path, without an activated
    environment, does not find it.
    """
    return Path(PySide6.__path__[0], f"{name}.exe" if sys.platform == "win32" else name)


def compile_translations(folder: Path) -> None:
    """Write one ``.qm`` beside each ``.ts`` of *folder*."""
    for source in sorted(folder.glob("*.ts")):
        compiled = source.with_suffix(".qm")
        subprocess.run([qt_tool("lrelease"), "-silent", source, "-qm", compiled], check=True)


def compile_content(root: Path) -> None:
    """Check the content of this tree and write it as one file, with the code of this tree."""
    subprocess.run([sys.executable, "-m", "cyberwizard.content.compiled"], cwd=root, check=True)


class CompileTranslations(BuildHookInterface[Any]):
    """Hatchling finds this class by itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, whatever the target."""
        compile_translations(Path(self.root, "translations"))
        compile_content(Path(self.root))
