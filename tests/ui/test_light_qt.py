"""Qt comes without its tools, and says as much as before when it is misused."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import builtins, sys
before = builtins.__import__
import {first}
import PySide6.QtWidgets
from PySide6.QtCore import QSize, QRect
print(builtins.__import__ is before)
print("argparse" in sys.modules, "logging" in sys.modules)
for wrong in (lambda: QSize("a"), lambda: QRect().contains("a", 1), lambda: QSize(1, 2, 3)):
    try:
        wrong()
    except TypeError as error:
        print(error)
"""


def said(first: str) -> list[str]:
    """Return what the code above prints when *first* is imported first."""
    done = subprocess.run(
        [sys.executable, "-c", CODE.format(first=first)],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_qt_comes_without_its_tools() -> None:
    ours, plain = said("ui.app"), said("PySide6.QtWidgets")
    assert ours[:2] == ["True", "False False"]
    assert plain[:2] == ["False", "True True"], "PySide6 has changed: is ui.light_qt still useful?"
    assert "wrong argument types" in ours[2]
    assert ours[2:] == plain[2:]
