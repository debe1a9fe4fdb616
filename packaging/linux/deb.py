"""``cyberwizard_X.Y.Z_amd64.deb``: the frozen program, its menu entry, its file type, its icons."""

from __future__ import annotations

import gzip
import re
import shutil
import sys
import tomllib
from pathlib import Path
from typing import Any

from icon.draw import png
from shared import (
    BUILD,
    DIST,
    EPOCH,
    ROOT,
    BuildError,
    build_wheel,
    empty,
    files_in,
    need,
    run,
    say,
    set_dates,
    sha256,
    size,
    unzip,
    version,
)

FROZEN = BUILD / "linux" / "cyberwizard"
_HERE = Path(__file__).parent
_WORK = BUILD / "packaging" / "linux"
_LARGEST = 48_000_000  # bytes of the package, what the product is held to
_PROGRAM = Path("usr/lib/cyberwizard")


def build_deb() -> None:
    """Freeze the program, then build the package."""
    need("dpkg-deb", "strip")
    site = _freeze()
    needed = _check_libraries()
    tree = _lay_tree(site, needed)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"cyberwizard_{version()}_amd64.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", tree, target])
    say(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.1f} MB")
    if target.stat().st_size > _LARGEST:
        raise BuildError(f"The package is {target.stat().st_size} bytes; limit {_LARGEST}.")


def _freeze() -> Path:
    """Run PyInstaller on the built wheel; return the folder of the unpacked wheel."""
    tools = _WORK / "pyinstaller"
    lock = _HERE / "requirements.txt"
    mark = tools / "lock.sha256"
    if not mark.is_file() or mark.read_text("ascii") != sha256(lock):
        empty(tools)
        run(
            [
                *(sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"),
                *("--disable-pip-version-check", "--no-deps", "--only-binary", ":all:"),
                *("--target", tools, "-r", lock),
            ]
        )
        mark.write_text(sha256(lock), "ascii")
    site = empty(_WORK / "site")
    unzip(build_wheel(), site)
    empty(FROZEN.parent)
    run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"),
            *("--distpath", FROZEN.parent, "--workpath", _WORK / "work"),
            _HERE / "cyberwizard.spec",
        ],
        cwd=_WORK,
        environment={"PYTHONPATH": f"{site}:{tools}", "CYBERWIZARD_SITE": str(site)},
    )
    _drop_orphans()
    say(f"{FROZEN.relative_to(ROOT)}: {len(files_in(FROZEN))} files, {size(FROZEN) / 1e6:.1f} MB")
    return site


def _needed_by(path: Path) -> set[str]:
    listing = run(["objdump", "-p", path])
    return set(re.findall(r"^\s*NEEDED\s+(\S+)$", listing, re.MULTILINE))


def _binaries() -> list[Path]:
    return [path for path in files_in(FROZEN) if path.read_bytes()[:4] == b"\x7fELF"]


def _drop_orphans() -> None:
    """Delete the libraries that only left-out modules asked for, and then what they asked for."""
    while True:
        binaries = _binaries()
        wanted = {name for path in binaries for name in _needed_by(path)}
        orphans = [
            path
            for path in binaries
            if (path.parent.name.endswith(".libs") or path.parent.match("Qt/lib"))
            and path.name not in wanted
        ]
        for path in orphans:
            path.unlink()
        if not orphans:
            break
    for path in files_in(FROZEN):  # PyInstaller links some of them from the top folder
        if path.is_symlink() and not path.exists():
            path.unlink()


def _settings() -> dict[str, Any]:
    return tomllib.loads((_HERE / "payload.toml").read_text("utf-8"))


def _check_libraries() -> list[str]:
    """Return the packages that bring the libraries we do not; stop when one is not known."""
    system: dict[str, str] = _settings()["system"]
    ours = {path.name for path in files_in(FROZEN)}
    packages, unknown, glibc = set(), set(), (2, 34)
    for path in _binaries():
        listing = run(["objdump", "-p", path])
        for wanted in _needed_by(path):
            if wanted in ours:
                continue
            if wanted in system:
                packages.add(system[wanted])
            else:
                unknown.add(f"{path.name} → {wanted}")
        for major, minor in re.findall(r"\bGLIBC_(\d+)\.(\d+)\b", listing):
            glibc = max(glibc, (int(major), int(minor)))
    if unknown:
        raise BuildError(f"These libraries would be missing: {', '.join(sorted(unknown))}")
    forbidden = [name for name in ours if re.match(r"(_ssl|libssl|libcrypto|libQt6Network)", name)]
    if forbidden:
        raise BuildError(f"A network library would be shipped: {', '.join(forbidden)}")
    packages.discard("libc6")
    # Opened by name by Qt, so that no binary says it needs them.
    packages |= {"libegl1", "libgl1", "libfontconfig1"}
    return [f"libc6 (>= {glibc[0]}.{glibc[1]})", *sorted(packages)]


def _lay_tree(site: Path, needed: list[str]) -> Path:
    """Put every file where Debian wants it."""
    tree = empty(_WORK / "tree")
    program = tree / _PROGRAM
    program.parent.mkdir(parents=True)
    shutil.copytree(FROZEN, program, symlinks=True)
    commands = tree / "usr/bin"
    commands.mkdir()
    for name in ("cyberwizard", "cyberwizard-cli"):
        (commands / name).symlink_to("../lib/cyberwizard/cyberwizard")
    for source, target in (
        ("cyberwizard.desktop", "usr/share/applications/cyberwizard.desktop"),
        ("cyberwizard.xml", "usr/share/mime/packages/cyberwizard.xml"),
        ("cyberwizard.metainfo.xml", "usr/share/metainfo/org.cyberwizard.Cyberwizard.metainfo.xml"),
    ):
        text = (_HERE / source).read_text("utf-8").replace("@VERSION@", version())
        _write(tree / target, text.encode())
    _lay_icons(tree / "usr/share/icons/hicolor")
    _lay_documents(site, tree / "usr/share/doc/cyberwizard")
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path == program / "cyberwizard"
            path.chmod(0o755 if runs else 0o644)
    control = (_HERE / "control").read_text("utf-8")
    for mark, value in (
        ("@VERSION@", version()),
        ("@SIZE@", str(-(-size(tree) // 1024))),
        ("@DEPENDS@", ", ".join(needed)),
    ):
        control = control.replace(mark, value)
    _write(tree / "DEBIAN/control", control.encode())
    sums = [
        f"{run(['md5sum', path]).split()[0]}  {path.relative_to(tree)}\n"
        for path in files_in(tree / "usr")
        if not path.is_symlink()
    ]
    _write(tree / "DEBIAN/md5sums", "".join(sums).encode())
    (tree / "DEBIAN").chmod(0o755)
    set_dates(tree)
    return tree


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _lay_icons(theme: Path) -> None:
    for name, place in (
        ("cyberwizard", "apps/cyberwizard"),
        ("dossier", "mimetypes/application-x-cyberdossier"),
    ):
        for side in (16, 24, 32, 48, 64, 128, 256):
            _write(theme / f"{side}x{side}" / f"{place}.png", png(name, side))
        drawing = (_HERE.parent / "icon" / f"{name}.svg").read_bytes()
        _write(theme / "scalable" / f"{place}.svg", drawing)


def _lay_documents(site: Path, folder: Path) -> None:
    """Lay the licences: our own, those of what is inside, and the change log."""
    _write(folder / "copyright", (_HERE / "copyright").read_bytes())
    changes = (ROOT / "CHANGELOG.md").read_bytes()
    _write(folder / "changelog.gz", gzip.compress(changes, mtime=EPOCH))
    _write(folder / "THIRD_PARTY_NOTICES.md", (ROOT / "THIRD_PARTY_NOTICES.md").read_bytes())
    for path in sorted((ROOT / "licences").glob("*.txt")):
        _write(folder / "licences" / path.name, path.read_bytes())
    packages = Path(sys.prefix) / "lib" / f"python3.{sys.version_info[1]}" / "site-packages"
    locked = (ROOT / "requirements" / "windows.txt").read_text("utf-8")
    for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE):
        for metadata in packages.glob(f"{name.replace('-', '_')}-*.dist-info"):
            for text in sorted(metadata.rglob("*LICEN[CS]E*")):
                if text.is_file():
                    _write(folder / "licences" / name / text.name, text.read_bytes())
