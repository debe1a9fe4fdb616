"""The Windows CPython: official binaries, and a standard library of the very same patch level."""

from __future__ import annotations

import ast
import fnmatch
import importlib.util
import marshal
import os
import re
import shutil
import sys
import sysconfig
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shared import BUILD, BuildError, empty, need, run, say, sha256, untar, unzip, write_zip

_CACHE = BUILD / "packaging" / "downloads"
_AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"
_SIGNER = "O=Python Software Foundation/CN=Python Software Foundation"
_HERE = "{}.{}.{}".format(*sys.version_info[:3])


@dataclass(frozen=True, slots=True)
class Runtime:
    """What was laid down, for the list of components."""

    version: str
    origin: str


def settings() -> dict[str, Any]:
    """Return ``python.toml``."""
    return tomllib.loads((Path(__file__).parent / "python.toml").read_text("utf-8"))


def lay_python(target: Path) -> Runtime:
    """Put the binaries and ``python311.zip`` into *target*.

    In order of preference: the official embeddable zip (``PYTHON_EMBED``); the signed binaries of
    a carrier wheel with the sources given (``PYTHON_SOURCE``), else with the standard library of
    the Python that runs this build, when a carrier of that very patch level exists.
    """
    chosen = settings()
    if embeddable := os.environ.get("PYTHON_EMBED"):
        return _from_embeddable(Path(embeddable), chosen, target)
    if source := os.environ.get("PYTHON_SOURCE"):
        number, library = _given_source(Path(source), chosen)
    else:
        number, library = _HERE, Path(sysconfig.get_path("stdlib"))
    carriers = {str(carrier["python"]): carrier for carrier in chosen["carrier"]}
    if number not in carriers or "site-packages" in str(library):
        raise BuildError(_advice(number, sorted(carriers)))
    _refuse_a_patched_library(library, number)
    _from_carrier(carriers[number], chosen, target)
    count = _compile_library(library, chosen["library"]["without"], target / "python311.zip")
    shutil.copyfile(_licence(library), target / "LICENSE-PYTHON.txt")
    say(f"Windows CPython {number}, signed binaries, {count} modules of the standard library")
    if number != max(carriers, key=_key):
        say(
            f"Python {number} is not the latest 3.11 for Windows. For a release, set PYTHON_EMBED "
            "to python-3.11.9-embed-amd64.zip or PYTHON_SOURCE to Python-3.11.9.tar.xz."
        )
    return Runtime(number, str(carriers[number]["requirement"]))


def _key(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _advice(number: str, known: list[str]) -> str:
    return (
        f"The standard library at hand is that of Python {number}, and no signed Windows binaries\n"
        f"of that very patch level are known (known: {', '.join(known)}). Give one of these:\n"
        "    PYTHON_EMBED=…/python-3.11.9-embed-amd64.zip   (python.org, all in one)\n"
        "    PYTHON_SOURCE=…/Python-3.11.9.tar.xz           (python.org, sources)\n"
        f"or build with one of these interpreters: {', '.join(known)}."
    )


def _given_source(path: Path, chosen: dict[str, Any]) -> tuple[str, Path]:
    """Return the version and the ``Lib`` of an unpacked source tree, or of the official archive."""
    if path.is_file():
        found = re.fullmatch(r"Python-(3\.11\.\d+)\.(?:tar\.xz|tgz)", path.name)
        expected = os.environ.get("PYTHON_SOURCE_SHA256") or chosen["source"].get(
            found[1] if found else ""
        )
        _check_hash(path, expected, "PYTHON_SOURCE_SHA256")
        folder = empty(BUILD / "packaging" / "python-source")
        untar(path, folder)
        (path,) = folder.iterdir()
    header = path / "Include" / "patchlevel.h"
    if not header.is_file():
        raise BuildError(f"{path} is not a source tree of Python: no Include/patchlevel.h.")
    found = re.search(r'#define PY_VERSION\s+"([^"]+)"', header.read_text("utf-8"))
    return (found[1] if found else "unknown"), path / "Lib"


def _check_hash(path: Path, expected: str | None, variable: str) -> None:
    if expected is None:
        raise BuildError(
            f"No SHA-256 is known for {path.name}. Copy it from the page of the release on "
            f"python.org into {variable}."
        )
    if sha256(path) != expected.lower():
        raise BuildError(f"{path.name} is not the official file: its SHA-256 is {sha256(path)}.")


def _refuse_a_patched_library(library: Path, number: str) -> None:
    """Refuse a library that a distribution has changed: Debian's says so in its own files."""
    if (
        list(library.glob("_sysconfigdata__x86_64-linux-gnu.py"))
        and (library / "sitecustomize.py").exists()
    ):
        raise BuildError(_advice(f"{number} (Debian)", [number]))
    if not (library / "encodings" / "mbcs.py").is_file():
        raise BuildError(f"{library} is not a whole standard library.")


def _licence(library: Path) -> Path:
    for candidate in (library / "LICENSE.txt", library.parent / "LICENSE"):
        if candidate.is_file():
            return candidate
    raise BuildError(f"The licence of Python was not found beside {library}.")


def _from_embeddable(archive: Path, chosen: dict[str, Any], target: Path) -> Runtime:
    found = re.fullmatch(r"python-(3\.11\.\d+)-embed-amd64\.zip", archive.name)
    if found is None:
        raise BuildError(
            f"PYTHON_EMBED names {archive.name}; python-3.11.N-embed-amd64.zip is expected. "
            "For another minor version, lock requirements/windows.txt anew."
        )
    number = found[1]
    expected = os.environ.get("PYTHON_EMBED_SHA256") or chosen["embeddable"].get(number)
    _check_hash(archive, expected, "PYTHON_EMBED_SHA256")
    folder = empty(BUILD / "packaging" / "embeddable")
    unzip(archive, folder)
    for name in _binaries(chosen):
        _verify_signature(folder / name, number if name != "libffi-8.dll" else None)
        shutil.copyfile(folder / name, target / name)
    without = chosen["library"]["without"]
    with zipfile.ZipFile(folder / "python311.zip") as library:
        kept = sorted(name for name in library.namelist() if _is_kept(name, without))
        entries = [(name, library.read(name)) for name in kept if name.endswith(".pyc")]
    write_zip(target / "python311.zip", entries, zipfile.ZIP_DEFLATED)
    shutil.copyfile(folder / "LICENSE.txt", target / "LICENSE-PYTHON.txt")
    say(f"Windows CPython {number}, official embeddable zip, {len(entries)} modules")
    return Runtime(number, archive.name)


def _binaries(chosen: dict[str, Any]) -> list[str]:
    return [*chosen["binaries"]["signed"], *chosen["binaries"]["signed_library"]]


def _from_carrier(carrier: dict[str, str], chosen: dict[str, Any], target: Path) -> None:
    """Download the carrier wheel, check it, and take the signed binaries out of it."""
    _CACHE.mkdir(parents=True, exist_ok=True)
    lock = BUILD / "packaging" / "carrier.txt"
    lock.write_text(f"{carrier['requirement']} --hash=sha256:{carrier['sha256']}\n", "utf-8")
    download_wheels(lock, _CACHE)
    name, _, number = carrier["requirement"].partition("==")
    (wheel,) = _CACHE.glob(f"{name}-{number}-*.whl")
    _check_hash(wheel, carrier["sha256"], "windows/python.toml")
    folder = empty(BUILD / "packaging" / "carrier")
    with zipfile.ZipFile(wheel) as opened:
        for binary in _binaries(chosen):
            (folder / binary).write_bytes(opened.read(f"deploy_libs/{binary}"))
    for binary in _binaries(chosen):
        release = None if binary == "libffi-8.dll" else carrier["python"]
        _verify_signature(folder / binary, release)
        shutil.copyfile(folder / binary, target / binary)


def download_wheels(lock: Path, folder: Path) -> None:
    """Download the locked wheels for Windows; their hashes are checked, found again or not."""
    folder.mkdir(parents=True, exist_ok=True)
    run(
        [
            *(sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--only-binary", ":all:"),
            *("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp"),
            *("--dest", folder, "-r", lock),
        ]
    )


def _verify_signature(binary: Path, release: str | None) -> None:
    """Accept a file signed, whole, by the Python Software Foundation, and for that release."""
    need("osslsigncode")
    options = ["-ignore-cdp", "-ignore-crl", "-CAfile", _AUTHORITIES]
    try:
        report = run(["osslsigncode", "verify", *options, binary])
    except BuildError as error:
        raise BuildError(f"{binary.name} has no valid signature.\n{error}") from error
    signer = re.search(r"Signer's certificate:\s*-+\s*Signer #0:\s*Subject: (.+)", report)
    if (
        signer is None
        or not signer[1].endswith(_SIGNER)
        or "\nSignature verification: ok" not in report
        or "Number of verified signatures: 1" not in report
    ):
        raise BuildError(f"{binary.name} does not bear the Python Software Foundation's signature.")
    if release and f"Built: Release_v{release}_" not in report:
        raise BuildError(f"{binary.name} was not signed for the release {release}.")


def _is_kept(name: str, without: list[str]) -> bool:
    top = name.split("/")[0].removesuffix(".py").removesuffix(".pyc")
    parts = name.split("/")
    return not (
        any(fnmatch.fnmatch(top, pattern) for pattern in without)
        or "tests" in parts
        or "test" in parts
        or "__pycache__" in parts
    )


def _compile_library(library: Path, without: list[str], target: Path) -> int:
    """Compile the standard library into a zip: unchecked hash pycs, so no date is in it."""
    entries = []
    for path in sorted(library.rglob("*.py")):
        name = path.relative_to(library).as_posix()
        if _is_kept(name, without):
            entries.append((f"{name}c", compile_module(path, name)))
    if len(entries) < 200:
        raise BuildError(f"{library} holds {len(entries)} modules only.")
    write_zip(target, entries, zipfile.ZIP_DEFLATED)
    return len(entries)


def without_docstrings(tree: ast.Module) -> ast.Module:
    """Take away the docstrings that nothing reads, a megabyte of them; every assertion stays.

    Those of classes stay too: a data class without one spells its signature at each start.
    """
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        if ast.get_docstring(node, clean=False) is not None:
            del node.body[0]
            if not node.body and not isinstance(node, ast.Module):
                node.body.append(ast.Pass(lineno=node.lineno, col_offset=node.col_offset))
    return tree


def compile_module(path: Path, shown_as: str) -> bytes:
    """Return the bytes of the .pyc of a module, the same on every machine and every day."""
    if sys.version_info[:2] != (3, 11):
        raise BuildError(
            "The Windows program is compiled by a Python 3.11: make a .venv with one "
            "(PYTHON=python3.11), then try again."
        )
    source = path.read_bytes()
    tree = without_docstrings(ast.parse(source, shown_as))
    code = compile(tree, shown_as, "exec", dont_inherit=True, optimize=0)
    flags = (1).to_bytes(4, "little")  # hash-based, never checked against a source
    return (
        importlib.util.MAGIC_NUMBER
        + flags
        + importlib.util.source_hash(source)
        + marshal.dumps(code)
    )
