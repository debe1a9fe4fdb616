"""``Cyberwizard-X.Y.Z-Setup.exe`` and the portable zip, from the folder of the program."""

from __future__ import annotations

import shutil
import sys
import zipfile
from itertools import groupby
from pathlib import Path

from icon.draw import bitmap
from shared import DIST, ROOT, BuildError, empty, files_in, need, run, say, size, version, write_zip

from windows.payload import PAYLOAD, WORK, build_payload
from windows.signing import sign, wanted

ART = PAYLOAD.parent / "images"
_HERE = Path(__file__).parent
_LARGEST = 32_000_000  # bytes of the installer, what the product is held to
_BLUE = "#1D4ED8"
_README = """\
Cyberwizard sur clé USB

Double-cliquez sur Cyberwizard.exe.

Les réglages et les dossiers que vous créez vont dans le dossier « Cyberwizard-donnees »,
à côté du programme : rien ne reste sur l’ordinateur. Gardez une copie de ce dossier ailleurs,
une clé se perd.

Ne supprimez pas le fichier « portable » : c’est lui qui fait tout rester sur la clé.
"""


def build_installer() -> None:
    """Build both artefacts."""
    need("makensis")
    build_payload()
    for name in ("Cyberwizard.exe", "cyberwizard-cli.exe"):
        sign(PAYLOAD / name)
    DIST.mkdir(exist_ok=True)
    setup = _build_setup()
    sign(setup)
    portable = _build_portable()
    for path in (setup, portable):
        say(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB")
    if setup.stat().st_size > _LARGEST:
        raise BuildError(f"The installer is {setup.stat().st_size} bytes; limit {_LARGEST}.")


def _build_setup() -> Path:
    shutil.copytree(WORK / "icons", empty(ART), dirs_exist_ok=True)
    (ART / "side.bmp").write_bytes(bitmap("cyberwizard", 164, 314, 132, _BLUE))
    (ART / "header.bmp").write_bytes(bitmap("cyberwizard", 150, 57, 49, "#FFFFFF"))
    files = WORK / "files.nsh"
    # With a BOM: makensis then reads UTF-8 whatever the machine's own encoding.
    files.write_text(_file_list(), "utf-8-sig")
    script = WORK / "installer.nsi"
    script.write_text((_HERE / "installer.nsi").read_text("utf-8"), "utf-8-sig")
    setup = DIST / f"Cyberwizard-{version()}-Setup.exe"
    setup.unlink(missing_ok=True)
    taken = size(PAYLOAD)
    definitions = {
        "VERSION": version(),
        "OUT": setup,
        "ART": ART,
        "FILES": files,
        "MEGABYTES": round(taken / 1e6),
        "KILOBYTES": round(taken / 1024),
    }
    if wanted():
        definitions["SIGN"] = f'"{sys.executable}" "{_HERE / "signing.py"}"'
    run(
        [
            *("makensis", "-V2", "-WX", "-XTarget amd64-unicode"),
            *(f"-D{name}={value}" for name, value in definitions.items()),
            script,
        ],
        environment={"PYTHONPATH": str(_HERE.parent)},
    )
    return setup


def _file_list() -> str:
    """Return the ``File`` lines, in an order that does not depend on the disk."""
    lines = []
    for folder, paths in groupby(files_in(PAYLOAD), key=lambda path: path.parent):
        inside = "\\".join(("$INSTDIR", "nouveau", *folder.relative_to(PAYLOAD).parts))
        lines.append(f'SetOutPath "{inside}"')
        lines += [f'File "{str(path).replace("$", "$$")}"' for path in paths]
    return "\n".join(lines) + "\n"


def _build_portable() -> Path:
    top = "Cyberwizard"
    entries = [
        (f"{top}/{path.relative_to(PAYLOAD).as_posix()}", path.read_bytes())
        for path in files_in(PAYLOAD)
    ]
    entries.append((f"{top}/portable", b""))
    entries.append((f"{top}/LISEZ-MOI.txt", _README.replace("\n", "\r\n").encode("utf-8-sig")))
    target = DIST / f"Cyberwizard-{version()}-portable.zip"
    write_zip(target, sorted(entries), zipfile.ZIP_DEFLATED)
    return target
