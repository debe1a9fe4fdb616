"""Authenticode signatures, when a certificate is given; without one, nothing is signed.

CYBERWIZARD_SIGN_PKCS12      the certificate and its key (.p12, .pfx)
CYBERWIZARD_SIGN_PASSWORD    the file that holds its password
CYBERWIZARD_SIGN_TIMESTAMP   the RFC 3161 time-stamp server; the only network use of the build
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from shared import BuildError, need, run, say


def wanted() -> bool:
    """Tell whether a certificate is given."""
    return bool(os.environ.get("CYBERWIZARD_SIGN_PKCS12"))


def sign(path: Path) -> None:
    """Sign a program in place; do nothing without a certificate."""
    if not wanted():
        return
    need("osslsigncode")
    container = Path(os.environ["CYBERWIZARD_SIGN_PKCS12"])
    password = os.environ.get("CYBERWIZARD_SIGN_PASSWORD")
    if not container.is_file() or not password or not Path(password).is_file():
        raise BuildError(
            "To sign, CYBERWIZARD_SIGN_PKCS12 and CYBERWIZARD_SIGN_PASSWORD must name two files."
        )
    server = os.environ.get("CYBERWIZARD_SIGN_TIMESTAMP")
    signed = path.with_name(f"{path.name}.signed")
    signed.unlink(missing_ok=True)
    run(
        [
            *("osslsigncode", "sign", "-pkcs12", container, "-readpass", password),
            *("-h", "sha256", "-n", "Cyberwizard"),
            *(("-ts", server) if server else ()),
            *("-in", path, "-out", signed),
        ]
    )
    signed.chmod(path.stat().st_mode)
    signed.replace(path)
    say(f"{path.name} is signed{'' if server else ', without a time stamp'}")


if __name__ == "__main__":  # called by makensis for the uninstaller
    sign(Path(sys.argv[1]))
