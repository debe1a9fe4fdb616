"""The direction of dependencies, held by reading every import of the sources.

Each rule is a function of sources, so that it is also tried on a planted violation.
"""

from __future__ import annotations

import ast
import json
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

FOUNDATION = frozenset({"errors", "text", "shapes", "conditions", "answers", "notes"})
CONTENT = FOUNDATION | {"content"}
ASSESSMENT = CONTENT | {"session", "assessment"}
EVERYTHING = frozenset({"*"})

# Part of the core → the parts that it may import, besides itself. What is not written is refused,
# and a new module needs a row.
MAY_IMPORT: dict[str, frozenset[str]] = {
    "": frozenset(),  # cyberwizard/__init__.py
    "shapes": frozenset(),
    "errors": frozenset(),
    "text": frozenset(),
    "conditions": frozenset({"shapes"}),
    "answers": frozenset({"shapes"}),
    "notes": frozenset({"shapes", "text"}),
    # Leaves: given to the others by the composition roots, cli and ui.app. Only "assets" is also
    # asked directly, by the parts that read a file which ships with the program.
    "assets": frozenset(),
    "paths": frozenset(),
    "disk_errors": FOUNDATION,
    "proofs": FOUNDATION | {"disk_errors"},
    "atomic": FOUNDATION | {"disk_errors"},
    "private": FOUNDATION | {"disk_errors"},
    "dossier_file": FOUNDATION | {"answers_json", "atomic", "disk_errors", "wording"},
    "dossier.pdf": FOUNDATION | {"", "assets", "dossier"},
    # content ← session ← assessment ← dossier
    "content": FOUNDATION | {"assets"},
    "wording": CONTENT,
    "answers_json": CONTENT | {"disk_errors"},
    "session": CONTENT,
    "validity": FOUNDATION,
    "assessment": CONTENT | {"session"},
    "sentences": ASSESSMENT,
    "glossary": CONTENT,
    "hidden": ASSESSMENT | {"sentences"},
    "search": CONTENT,
    "undo": frozenset({"answers", "notes", "shapes"}),
    "comparison": ASSESSMENT,
    "asking": ASSESSMENT,
    "planning": ASSESSMENT | {"sentences"},
    "exports": ASSESSMENT | {"planning", "sentences"},
    "exports.cli": EVERYTHING,
    "dossier": ASSESSMENT
    | {"", "answers_json", "asking", "assets", "comparison", "planning", "sentences", "wording"}
    | {"validity"},
    "samples": CONTENT | {"answers_json", "assets"},
    "content_html": ASSESSMENT | {"sentences"},
    "reports": ASSESSMENT | {"", "sentences"},
    "contract": ASSESSMENT | {"assets", "contract.reader"},
    "contract.reader": FOUNDATION | {"contract", "contract.pdf"},  # the child process
    "contract.pdf": FOUNDATION | {"contract"},
    "contract.cli": EVERYTHING,
    "cli": EVERYTHING,
}

# Only the composition root may reach for these from the window; a page is given what it needs.
GIVEN_BY_THE_ROOT = ("assets", "contract.pdf", "dossier.pdf", "dossier_file", "paths", "private")
WINDOW_ROOTS = ("ui.app", "ui.__main__", "ui.selftest", "ui.store")

# Foreign module → the only places that may import it.
CONFINED: dict[str, tuple[str, ...]] = {
    "appdirs": ("cyberwizard.paths",),
    "apsw": ("cyberwizard.dossier_file",),
    "argon2": ("cyberwizard.dossier_file",),
    "jinja2": ("cyberwizard.dossier.wording",),
    "pikepdf": ("cyberwizard.dossier.pdf",),
    "pypdfium2": ("cyberwizard.contract.pdf",),
    "pyphen": ("cyberwizard.dossier.pdf",),
    "reportlab": ("cyberwizard.dossier.pdf",),
    "PySide6": ("ui",),
    "shiboken6": ("ui",),
    "ui": ("ui",),
}

NETWORK = (
    *("asyncio", "ftplib", "http", "imaplib", "nntplib", "poplib", "smtplib", "socket"),
    *("socketserver", "ssl", "telnetlib", "urllib.request", "webbrowser", "xmlrpc"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"),
    *("aiohttp", "httpx", "requests", "urllib3"),
)

DYNAMIC_IMPORTS = {"__import__", "import_module", "importlib.import_module"}

# Imported when used, never to show the first window.
HEAVY = ("argon2", "jinja2", "lxml", "PIL", "pikepdf", "pyphen", "pypdfium2", "reportlab")


@dataclass(frozen=True, slots=True)
class Import:
    """One name that a module imports; ``runtime`` is false under ``if TYPE_CHECKING``."""

    module: str
    target: str
    runtime: bool


def is_inside(name: str, package: str) -> bool:
    return name == package or name.startswith(package + ".")


def modules(*packages: str) -> dict[str, str]:
    """Return the source of each module of the top-level *packages*, by dotted name."""
    found = {}
    for package in packages:
        for path in sorted((ROOT / package).rglob("*.py")):
            parts = path.relative_to(ROOT).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            found[name] = path.read_text("utf-8")
    return found


def imports(sources: Mapping[str, str]) -> Iterator[Import]:
    """Yield every import, wherever it is written; ``from a import b`` gives ``a.b``."""
    for module, source in sources.items():
        tree = ast.parse(source)
        type_only = {
            id(inner)
            for node in ast.walk(tree)
            if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
            for statement in node.body
            for inner in ast.walk(statement)
        }
        is_package = any(is_inside(other, module) and other != module for other in sources)
        for node in ast.walk(tree):
            for target in _targets(node, module, is_package):
                yield Import(module, target, id(node) not in type_only)


def _targets(node: ast.AST, module: str, is_package: bool) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            parts = module.split(".")
            kept = parts[: len(parts) - node.level + is_package]
            base = ".".join([*kept, base]).rstrip(".")
        yield from (f"{base}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in DYNAMIC_IMPORTS:
        yield from (str(found.value) for found in node.args[:1] if isinstance(found, ast.Constant))


def part_of(name: str) -> str:
    """Return the row of ``MAY_IMPORT`` for a dotted name of the core; "" is the package itself."""
    inside = name.removeprefix("cyberwizard").lstrip(".")
    while inside and inside not in MAY_IMPORT:
        inside = inside.rpartition(".")[0]
    return inside


def directions(sources: Mapping[str, str]) -> list[str]:
    """Refuse what the table does not allow inside the core."""
    return [
        f"{found.module} imports {found.target}"
        for found in imports(sources)
        if is_inside(found.module, "cyberwizard") and is_inside(found.target, "cyberwizard")
        if (target := part_of(found.target)) != (part := part_of(found.module))
        if not MAY_IMPORT[part] & {target, "*"}
    ]


def confinement(sources: Mapping[str, str]) -> list[str]:
    """Refuse a foreign module outside the one place that wraps it."""
    return [
        f"{found.module} imports {found.target}"
        for found in imports(sources)
        for foreign, places in CONFINED.items()
        if is_inside(found.target, foreign)
        if not any(is_inside(found.module, place) for place in places)
    ]


def network(sources: Mapping[str, str]) -> list[str]:
    """Refuse every module that can reach the network."""
    return [
        f"{found.module} imports {found.target}"
        for found in imports(sources)
        if any(is_inside(found.target, name) for name in NETWORK)
    ]


def window_leaves(sources: Mapping[str, str]) -> list[str]:
    """Refuse that a page takes by itself what the composition root must give it."""
    return [
        f"{found.module} imports {found.target}"
        for found in imports(sources)
        if found.runtime and is_inside(found.module, "ui") and found.module not in WINDOW_ROOTS
        if any(is_inside(found.target, f"cyberwizard.{leaf}") for leaf in GIVEN_BY_THE_ROOT)
    ]


def composition_roots(sources: Mapping[str, str]) -> list[str]:
    """Refuse that anybody imports the programs, which stand above everything."""
    return [
        f"{found.module} imports {found.target}"
        for found in imports(sources)
        if any(is_inside(found.target, root) for root in ("cyberwizard.cli", "ui.app"))
        if found.module not in ("ui.__main__", "ui.selftest")
    ]


RULES: tuple[Callable[[Mapping[str, str]], list[str]], ...] = (
    directions,
    confinement,
    network,
    window_leaves,
    composition_roots,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_sources_respect(rule: Callable[[Mapping[str, str]], list[str]]) -> None:
    assert rule(modules("cyberwizard", "ui")) == []


def test_every_module_of_the_core_has_its_row() -> None:
    names = {name.partition(".")[2] for name in modules("cyberwizard")}
    tops = {name.partition(".")[0] for name in names}
    assert tops - set(MAY_IMPORT) == set()


def test_the_table_only_speaks_of_its_own_rows() -> None:
    assert frozenset().union(*MAY_IMPORT.values()) - set(MAY_IMPORT) == {"*"}


@pytest.mark.parametrize(
    ("rule", "module", "source"),
    [
        (directions, "cyberwizard.content.loader", "import cyberwizard.session"),
        (directions, "cyberwizard.content.loader", "from cyberwizard import assessment"),
        (directions, "cyberwizard.session", "from cyberwizard.assessment import assess"),
        (directions, "cyberwizard.session", "from cyberwizard.dossier_file import DossierFile"),
        (directions, "cyberwizard.session", "def f():\n    from cyberwizard import assets"),
        (directions, "cyberwizard.assessment", "from cyberwizard.dossier import build"),
        (directions, "cyberwizard.dossier.build", "from cyberwizard.dossier.pdf import render_pdf"),
        (directions, "cyberwizard.dossier.build", "from .pdf import render_pdf"),
        (directions, "cyberwizard.dossier.pdf.render", "from cyberwizard.content import model"),
        (directions, "cyberwizard.dossier_file.file", "from ..assessment import assess"),
        (directions, "cyberwizard.errors", "from cyberwizard import __version__"),
        (directions, "cyberwizard.paths", "from importlib import import_module\n"
                                          "import_module('cyberwizard.content')"),
        (confinement, "cyberwizard.session", "from PySide6.QtCore import QObject"),
        (confinement, "cyberwizard.session", "import shiboken6"),
        (confinement, "cyberwizard.cli", "if x:\n    from ui.app import main"),
        (confinement, "cyberwizard.session", "import appdirs"),
        (confinement, "ui.settings", "from appdirs import user_config_dir"),
        (confinement, "cyberwizard.dossier.build", "from reportlab.platypus import Paragraph"),
        (confinement, "cyberwizard.session", "import apsw.ext"),
        (confinement, "cyberwizard.content.loader", "import jinja2"),
        (confinement, "ui.pages.finish", "import pikepdf"),
        (network, "ui.pages.finish", "from PySide6 import QtNetwork"),
        (network, "ui.pages.finish", "from PySide6.QtNetwork import QLocalServer"),
        (network, "cyberwizard.session", "import urllib.request"),
        (network, "cyberwizard.session", "from urllib import request"),
        (network, "cyberwizard.session", "from http.client import HTTPSConnection"),
        (network, "cyberwizard.session", "__import__('socket')"),
        (network, "cyberwizard.session", "import os, ssl"),
        (window_leaves, "ui.pages.finish", "from cyberwizard.dossier_file import DossierFile"),
        (window_leaves, "ui.pages.finish", "from cyberwizard import paths"),
        (composition_roots, "ui.pages.finish", "from ui.app import main"),
        (composition_roots, "cyberwizard.session", "from cyberwizard import cli"),
    ],
)  # fmt: skip
def test_a_planted_violation_is_seen(
    rule: Callable[[Mapping[str, str]], list[str]], module: str, source: str
) -> None:
    # An innocent module of the same package, so that relative imports know where they are.
    sources = {module.rpartition(".")[0]: "import re", module: source}
    assert len(rule(sources)) == 1


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_an_innocent_source_passes(rule: Callable[[Mapping[str, str]], list[str]]) -> None:
    sources = {
        "cyberwizard.assessment": "from .session import Session\nimport urllib.parse",
        "cyberwizard.dossier_file.file": "import apsw\nfrom cyberwizard.answers import Answer",
        "cyberwizard.paths": "import appdirs",
        "ui.app": "from cyberwizard import paths\nfrom PySide6.QtWidgets import QApplication",
        "ui.pages.finish": (
            "from typing import TYPE_CHECKING\n"
            "if TYPE_CHECKING:\n    from cyberwizard.dossier_file import DossierFile\n"
        ),
    }
    assert rule(sources) == []


def loaded_by(names: list[str]) -> set[str]:
    """Return the modules that a new Python has loaded after importing *names*."""
    program = (
        "import importlib, json, sys\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "print(json.dumps(sorted(sys.modules)))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(json.loads(result.stdout))


def loaded_inside(loaded: set[str], packages: tuple[str, ...]) -> list[str]:
    return sorted(package for package in packages if package in loaded)


def test_the_whole_core_loads_without_qt() -> None:
    names = list(modules("cyberwizard"))
    loaded = loaded_by(names)
    assert set(names) <= loaded
    assert loaded_inside(loaded, ("PySide6", "shiboken6", "ui")) == []


def test_showing_the_window_loads_nothing_heavy() -> None:
    loaded = loaded_by(["ui.app"])
    assert "PySide6.QtWidgets" in loaded
    assert loaded_inside(loaded, (*HEAVY, "PySide6.QtNetwork")) == []


def test_the_probe_of_loaded_modules_sees_what_is_there() -> None:
    loaded = loaded_by(["jinja2", "PySide6.QtCore"])
    assert loaded_inside(loaded, (*HEAVY, "PySide6")) == ["PySide6", "jinja2"]


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_cannot_open_a_socket(family: socket.AddressFamily) -> None:
    with pytest.raises(pytest.fail.Exception, match="the network is forbidden"):
        socket.socket(family)


def test_a_test_cannot_ask_for_an_address() -> None:
    with pytest.raises(pytest.fail.Exception, match="the network is forbidden"):
        socket.getaddrinfo("example.org", 443)
