"""Import PySide6 for a program that runs, without its tools for those who write one.

An import of PySide6 also compiles what writes stub files, and a regular expression of several
thousand signs that only the text of a TypeError needs: a third of the time that Qt takes to come.
Then it makes every later import read the source of the module, in search of a "from __feature__"
which nothing here uses: 20 ms before the first question.

Nothing is patched in PySide6: it asks for its tools by an ordinary import, and is answered
otherwise. Another version that asks otherwise gets what it asks for.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType, SimpleNamespace
from typing import Any

_SIGNATURES = "shibokensupport.signature"
_TOOLS = ("enum_sig", "pyi_generator")


class _Late:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        return re.compile(self._pattern, self._flags).finditer(text)


def _compile_late(pattern: str, flags: int = 0) -> _Late:
    return _Late(pattern, flags)


def _without_tools(
    name: str,
    globals: Mapping[str, object] | None = None,
    locals: Mapping[str, object] | None = None,
    fromlist: Sequence[str] | None = (),
    level: int = 0,
) -> Any:
    """Stand for ``__import__`` while PySide6 is imported."""
    if name == f"{_SIGNATURES}.lib" and fromlist and fromlist[0] in _TOOLS:
        empty = ModuleType(fromlist[0])
        empty.__spec__ = ModuleSpec(fromlist[0], None)
        return SimpleNamespace(**{fromlist[0]: empty})
    if name == "re" and globals and globals.get("__name__") == f"{_SIGNATURES}.parser":
        return SimpleNamespace(**vars(re) | {"compile": _compile_late})
    return _import(name, globals, locals, fromlist, level)


_import = builtins.__import__
builtins.__import__ = _without_tools
try:
    from PySide6 import QtWidgets  # noqa: F401  # and with it all that the first page needs
finally:
    builtins.__import__ = _import
