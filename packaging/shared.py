"""What the recipes share: where things are, how to run a tool, how to make the same bytes twice."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
DIST = ROOT / "dist"

# Every date written into an artefact. Hatchling uses the same default for the wheel.
EPOCH = int(os.environ.get("SOURCE_DATE_EPOCH", "1580601600"))


class BuildError(Exception):
    """The build cannot go on; the message says what to do."""


def say(text: str) -> None:
    """Tell the person who builds what is going on."""
    sys.stderr.write(f"==> {text}\n")
    sys.stderr.flush()


def version() -> str:
    """Return the version of the program, read from its only place."""
    text = (ROOT / "cyberwizard" / "__init__.py").read_text("utf-8")
    found = re.search(r'^__version__ = "([0-9]+\.[0-9]+\.[0-9]+)"$', text, re.MULTILINE)
    if found is None:
        raise BuildError("cyberwizard/__init__.py has no __version__ of the form X.Y.Z.")
    return found[1]


def need(*programs: str) -> None:
    """Stop when a program of the system is missing, with the line to type."""
    packages = {
        "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
        "x86_64-w64-mingw32-windres": "binutils-mingw-w64-x86-64",
        "x86_64-w64-mingw32-objdump": "binutils-mingw-w64-x86-64",
        "makensis": "nsis",
        "osslsigncode": "osslsigncode",
        "dpkg-deb": "dpkg",
        "strip": "binutils",
    }
    missing = sorted({packages[name] for name in programs if shutil.which(name) is None})
    if missing:
        raise BuildError(
            "Programs are missing. Type this line, then try again:\n"
            f"    sudo apt-get install -y --no-install-recommends {' '.join(missing)}"
        )


def run(
    command: Sequence[str | Path],
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run *command*, return what it printed; stop with its last lines when it fails."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH), "LC_ALL": "C.UTF-8"}
        | dict(environment or {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        tail = "\n".join(done.stdout.splitlines()[-25:])
        raise BuildError(f"{Path(command[0]).name} failed ({done.returncode}):\n{tail}")
    return done.stdout


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def empty(folder: Path) -> Path:
    """Return *folder*, made anew."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def files_in(folder: Path) -> list[Path]:
    """Return every file under *folder*, in an order that does not depend on the disk."""
    return sorted(path for path in folder.rglob("*") if path.is_file() or path.is_symlink())


def set_dates(folder: Path) -> None:
    """Give every file and folder the date of the build."""
    for path in [*folder.rglob("*"), folder]:
        os.utime(path, (EPOCH, EPOCH), follow_symlinks=False)


def size(folder: Path) -> int:
    """Return the bytes of every file under *folder*."""
    return sum(path.lstat().st_size for path in files_in(folder))


def write_zip(target: Path, entries: Iterable[tuple[str, bytes]], compression: int) -> None:
    """Write a zip whose bytes depend on *entries* alone (name, content)."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in entries:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.external_attr = 0o644 << 16
            info.compress_type = compression
            archive.writestr(info, content, compresslevel=9)


def build_wheel() -> Path:
    """Build the wheel of the program; the recipes ship exactly what it holds."""
    folder = empty(BUILD / "packaging" / "wheel")
    run([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder], ROOT)
    (wheel,) = folder.glob("*.whl")
    return wheel


def unzip(archive: Path, folder: Path) -> None:
    """Extract a wheel, refusing names that leave *folder*."""
    with zipfile.ZipFile(archive) as opened:
        for info in opened.infolist():
            target = (folder / info.filename).resolve()
            if not target.is_relative_to(folder.resolve()):
                raise BuildError(f"{archive.name} holds a strange name: {info.filename}")
        opened.extractall(folder)


def untar(archive: Path, folder: Path) -> None:
    """Extract a source archive, with the filter that refuses links and names that leave it."""
    with tarfile.open(archive) as opened:
        opened.extractall(folder, filter="data")


def write_sums() -> Path:
    """Write ``dist/SHA256SUMS`` over the artefacts that are there."""
    kinds = ("*-Setup.exe", "*-portable.zip", "*.deb", "*.whl", "*.tar.gz")
    artefacts = sorted({path for kind in kinds for path in DIST.glob(kind)})
    lines = [f"{sha256(path)}  {path.name}\n" for path in artefacts]
    target = DIST / "SHA256SUMS"
    target.write_text("".join(lines), "utf-8")
    return target
