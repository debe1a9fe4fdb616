"""The files of the Windows program, put together on Linux: locked wheels, Python, launchers."""

from __future__ import annotations

import ast
import fnmatch
import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import Any

from icon.draw import ico
from shared import (
    BUILD,
    ROOT,
    BuildError,
    build_wheel,
    empty,
    files_in,
    need,
    run,
    say,
    set_dates,
    size,
    unzip,
    version,
    write_zip,
)

from windows.python import Runtime, compile_module, download_wheels, lay_python

PAYLOAD = BUILD / "windows" / "Cyberwizard"
WORK = BUILD / "packaging" / "windows"
LOCK = ROOT / "requirements" / "windows.txt"
_HERE = Path(__file__).parent
_STAGE = WORK / "payload"
_WHEELS = BUILD / "packaging" / "downloads"
_LARGEST = 95_000_000  # bytes installed, what the product is held to
_COMPILER = "x86_64-w64-mingw32-gcc"


@dataclass(frozen=True, slots=True)
class Component:
    """One thing that somebody else made and that we ship."""

    name: str
    version: str
    licence: str


def build_payload() -> Path:
    """Build the folder of the program; return it."""
    need(_COMPILER, "x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-objdump", "osslsigncode")
    chosen = tomllib.loads((_HERE / "payload.toml").read_text("utf-8"))
    empty(WORK)
    programme = _STAGE / "programme"
    programme.mkdir(parents=True)
    runtime = lay_python(programme)
    download_wheels(LOCK, _WHEELS)
    wheels = [*_locked_wheels(), build_wheel()]
    site = programme / "Lib" / "site-packages"
    components = _lay_wheels(wheels, chosen, site)
    _check_qt_modules(site)
    _lay_msvc(chosen["runtime"]["msvc"], programme, site)
    places = ("python311.zip", ".", "paquets.zip", "Lib\\site-packages")
    (programme / "python311._pth").write_text("".join(f"{place}\n" for place in places), "ascii")
    icons = _draw_icons()
    _build_forwarder(programme)
    _build_launchers(icons)
    _lay_licences(site, programme, [_python_component(runtime), *components])
    _check_imports(chosen["runtime"]["system"], programme)
    set_dates(_STAGE)
    total = size(_STAGE)
    if total > _LARGEST:
        raise BuildError(f"The program would take {total} bytes; the limit is {_LARGEST}.")
    # Only now: a build that stops leaves the last good folder in place.
    shutil.rmtree(PAYLOAD, ignore_errors=True)
    PAYLOAD.parent.mkdir(parents=True, exist_ok=True)
    _STAGE.rename(PAYLOAD)
    say(f"{PAYLOAD.relative_to(ROOT)}: {len(files_in(PAYLOAD))} files, {total / 1e6:.1f} MB")
    return PAYLOAD


def _locked_wheels() -> list[Path]:
    """Return the wheels of the lock, found by name and version among the downloads."""
    locked = re.findall(r"^([\w.-]+)==([\w.+]+)", LOCK.read_text("utf-8"), re.MULTILINE)
    found = []
    for name, number in locked:
        pattern = re.compile(re.sub(r"[-_.]+", "[-_.]", name) + f"-{re.escape(number)}-", re.I)
        candidates = [path for path in _WHEELS.glob("*.whl") if pattern.match(path.name)]
        if len(candidates) != 1:
            raise BuildError(f"{len(candidates)} wheels found for {name} {number}.")
        found += candidates
    return found


def _lay_wheels(wheels: Iterable[Path], chosen: dict[str, Any], site: Path) -> list[Component]:
    """Copy what the allow-list names, Python sources compiled; return what was shipped."""
    keep, drop = chosen["wheels"]["keep"], chosen["wheels"]["drop"]
    zipped: list[str] = chosen["wheels"]["zipped"]
    used: set[str] = set()
    entries: list[tuple[str, bytes]] = []
    components = []
    for wheel in wheels:
        if wheel.name.partition("-")[0] in chosen["wheels"]["without"]:
            continue
        folder = empty(WORK / "wheel")
        unzip(wheel, folder)
        shipped = 0
        for path in files_in(folder):
            name = path.relative_to(folder).as_posix()
            patterns = [pattern for pattern in keep if fnmatch.fnmatchcase(name, pattern)]
            used.update(patterns)
            excluded = [pattern for pattern in drop if fnmatch.fnmatchcase(name, pattern)]
            used.update(excluded)
            if not patterns or excluded:
                continue
            shipped += 1
            inside = [pattern for pattern in zipped if fnmatch.fnmatchcase(name, pattern)]
            used.update(inside)
            if not inside:
                _copy(path, name, site)
            elif path.suffix == ".py":
                entries.append((f"{name}c", compile_module(path, name)))
            else:
                raise BuildError(f"{name} is not Python code: its package cannot be zipped.")
        if not shipped:
            raise BuildError(f"The allow-list takes nothing from {wheel.name}.")
        components.append(_component(folder))
    unused = [pattern for pattern in [*keep, *drop, *zipped] if pattern not in used]
    if unused:
        raise BuildError(f"payload.toml names files that do not exist: {', '.join(unused)}")
    write_zip(_packages_zip(site), sorted(entries), zipfile.ZIP_DEFLATED)
    return [component for component in components if component.name != "cyberwizard"]


def _packages_zip(site: Path) -> Path:
    """Return where the zipped packages go: beside python311.zip."""
    return site.parent.parent / "paquets.zip"


def _copy(path: Path, name: str, site: Path) -> None:
    target = site / name
    if path.suffix == ".py":
        target = target.with_suffix(".pyc")
    target.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".py":
        target.write_bytes(compile_module(path, name))
    elif path.name == "METADATA":
        # The headers say who and which version; what follows is the page of the package.
        headers, _, _ = path.read_bytes().replace(b"\r\n", b"\n").partition(b"\n\n")
        target.write_bytes(headers + b"\n")
    else:
        shutil.copyfile(path, target)


def _component(folder: Path) -> Component:
    (metadata,) = folder.glob("*.dist-info/METADATA")
    headers = HeaderParser().parsestr(metadata.read_text("utf-8"))
    classifiers = [
        value.rpartition(" :: ")[2]
        for value in headers.get_all("Classifier", [])
        if value.startswith("License ::")
    ]
    licence = headers["License-Expression"] or " / ".join(classifiers) or headers["License"]
    return Component(headers["Name"], headers["Version"], str(licence).splitlines()[0])


def _python_component(runtime: Runtime) -> Component:
    return Component(f"CPython ({runtime.origin})", runtime.version, "PSF-2.0")


def _check_qt_modules(site: Path) -> None:
    """Compare the Qt modules shipped with those that ``ui/`` imports: no more, no less."""
    imported = set()
    for path in (ROOT / "ui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6."):
                imported.add((node.module or "").split(".")[1])
            elif isinstance(node, ast.Import):
                names = [alias.name.split(".") for alias in node.names]
                imported.update(parts[1] for parts in names if parts[0] == "PySide6" and parts[1:])
    shipped = {path.stem for path in (site / "PySide6").glob("Qt*.pyd")}
    if imported != shipped:
        raise BuildError(
            f"ui/ imports {sorted(imported)} and payload.toml ships {sorted(shipped)}: "
            "correct payload.toml."
        )


def _lay_msvc(names: Iterable[str], programme: Path, site: Path) -> None:
    """Put one copy of the MSVC runtime beside Python, and the one Qt looks for beside Qt."""
    (wheel,) = _WHEELS.glob("shiboken6-*.whl")
    folder = empty(WORK / "msvc")
    unzip(wheel, folder)
    for name in names:
        source = folder / "shiboken6" / name
        if name.startswith("vcruntime"):
            shutil.copyfile(source, programme / name)
        # shiboken6 is on the DLL path of the process (os.add_dll_directory in PySide6).
        shutil.copyfile(source, site / "shiboken6" / name)


def _draw_icons() -> Path:
    folder = empty(WORK / "icons")
    for name in ("cyberwizard", "dossier"):
        (folder / f"{name}.ico").write_bytes(ico(name))
    return folder


def _build_forwarder(programme: Path) -> None:
    """Build ``python3.dll``, which Qt's modules ask for: each name leads to ``python311.dll``."""
    listing = run(["x86_64-w64-mingw32-objdump", "-p", programme / "python311.dll"])
    table = listing.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(
        r"^\s*\[\s*\d+\](?: \+base\[\s*\d+\]\s+[0-9a-f]+)? (\w+)$", table, re.MULTILINE
    )
    if len(names) < 1000:
        raise BuildError(f"python311.dll exports {len(names)} names only: not understood.")
    definition = WORK / "python3.def"
    exports = "".join(f"{name}=python311.{name}\n" for name in names)
    definition.write_text(f"LIBRARY python3.dll\nEXPORTS\n{exports}", "ascii")
    run(
        [
            *(_COMPILER, "-shared", "-nostdlib", "-s", "-Wl,--no-insert-timestamp"),
            # Without it, the address would follow from the path of the file.
            *(
                "-Wl,--image-base,0x180000000",
                "-Wl,--entry,0",
                "-o",
                programme / "python3.dll",
                definition,
            ),
        ]
    )


def _build_launchers(icons: Path) -> None:
    """Build ``Cyberwizard.exe`` (a window) and ``cyberwizard-cli.exe`` (a console)."""
    number = version()
    folder = empty(WORK / "launcher")
    shutil.copyfile(_HERE / "launcher.c", folder / "launcher.c")
    manifest = (_HERE / "launcher.manifest").read_text("utf-8").replace("@VERSION@", number)
    (folder / "launcher.manifest").write_text(manifest, "utf-8")
    for icon in icons.iterdir():
        shutil.copyfile(icon, folder / icon.name)
    for name, module, description, options in (
        ("Cyberwizard.exe", "ui", "Cyberwizard", ["-DWINDOW", "-mwindows"]),
        ("cyberwizard-cli.exe", "cyberwizard.cli", "Cyberwizard, en console", ["-mconsole"]),
    ):
        resources = (_HERE / "launcher.rc").read_text("utf-8")
        for mark, value in (
            ("@NUMBERS@", f"{number.replace('.', ',')},0"),
            ("@VERSION@", number),
            ("@FILE@", name),
            ("@DESCRIPTION@", description),
        ):
            resources = resources.replace(mark, value)
        (folder / "launcher.rc").write_text(resources, "utf-8")
        run(["x86_64-w64-mingw32-windres", "-O", "coff", "launcher.rc", "launcher.o"], folder)
        run(
            [
                *(_COMPILER, "-O2", "-s", "-municode", "-Wall", "-Wextra", "-Werror"),
                *("-Wl,--no-insert-timestamp", "-Wl,--dynamicbase,--high-entropy-va,--nxcompat"),
                *options,
                f'-DMODULE=L"{module}"',
                *("launcher.c", "launcher.o", "-o", _STAGE / name),
            ],
            folder,
        )


def _lay_licences(site: Path, programme: Path, components: list[Component]) -> None:
    """Put the licences where a person finds them, and the list of what is inside."""
    folder = _STAGE / "licences"
    folder.mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / "Cyberwizard.txt")
    shutil.copyfile(ROOT / "THIRD_PARTY_NOTICES.md", folder / "THIRD_PARTY_NOTICES.md")
    (programme / "LICENSE-PYTHON.txt").rename(folder / "CPython.txt")
    for path in sorted((ROOT / "licences").glob("*.txt")):
        shutil.copyfile(path, folder / path.name)
    for metadata in sorted(site.glob("*.dist-info")):
        name = metadata.name.removesuffix(".dist-info").rpartition("-")[0]
        for path in files_in(metadata):
            if path.name == "METADATA":
                continue
            if name != "cyberwizard":
                target = folder / name / path.name
                target.parent.mkdir(exist_ok=True)
                shutil.copyfile(path, target)
            path.unlink()
        for empty_folder in sorted(metadata.rglob("*"), reverse=True):
            if empty_folder.is_dir():
                empty_folder.rmdir()
    lines = [f"{item.name}\t{item.version}\t{item.licence}\n" for item in components]
    (folder / "COMPOSANTS.txt").write_text("".join(lines), "utf-8")


def imports_of(binary: Path) -> list[str]:
    """Return the names, in lower case, of the DLLs that a PE file is linked with."""
    listing = run(["x86_64-w64-mingw32-objdump", "-p", binary])
    return [name.lower() for name in re.findall(r"^\s*DLL Name: (\S+)$", listing, re.MULTILINE)]


def _check_imports(system: list[str], programme: Path) -> None:
    """Stop when a binary wants a DLL that neither we nor Windows 10 bring."""
    binaries = [
        path for path in files_in(_STAGE) if path.suffix.lower() in {".dll", ".pyd", ".exe"}
    ]
    ours = {path.name.lower() for path in binaries}
    missing = sorted(
        {
            f"{path.name} → {wanted}"
            for path in binaries
            for wanted in imports_of(path)
            if wanted not in ours
            and not any(fnmatch.fnmatchcase(wanted, pattern) for pattern in system)
        }
    )
    if missing:
        raise BuildError(f"These DLLs would be missing: {', '.join(missing)}")
    forbidden = [name for name in ours if re.match(r"(_ssl|libssl|libcrypto|qt6network)", name)]
    if forbidden:
        raise BuildError(f"A network library would be shipped: {', '.join(forbidden)}")
