"""``python packaging WHAT``: build what a user installs. See ``docs/composants.md``.

payload     build/windows/Cyberwizard, the folder of the Windows program
installer   dist/Cyberwizard-X.Y.Z-Setup.exe and its portable zip
deb         dist/cyberwizard_X.Y.Z_amd64.deb
sums        dist/SHA256SUMS
"""

from __future__ import annotations

import os
import sys

from shared import BuildError, say, write_sums


def main(arguments: list[str]) -> int:
    """Build, or say in one place why not."""
    if len(arguments) != 1 or arguments[0] not in {"payload", "installer", "deb", "sums"}:
        sys.stderr.write(__doc__ or "")
        return 2
    # The order of a set, and so the bytes of a .pyc, must not depend on the day.
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    try:
        _build(arguments[0])
    except BuildError as error:
        sys.stderr.write(f"\n{error}\n")
        return 1
    return 0


def _build(what: str) -> None:
    """Import a recipe only when it is asked for: each needs its own tools."""
    if what == "payload":
        from windows.payload import build_payload

        build_payload()
    elif what == "installer":
        from windows.installer import build_installer

        build_installer()
    elif what == "deb":
        from linux.deb import build_deb

        build_deb()
    if what != "payload":
        say(f"{write_sums()} is up to date")


raise SystemExit(main(sys.argv[1:]))
