"""The running program opens no network socket, whatever library would do it: the kernel says so."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAMILY = re.compile(r"\b(AF_[A-Z0-9]+)\b")

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace is for Linux")


def families(home: Path, *command: str) -> set[str]:
    """Run Python under strace, children included; return the families of sockets it asked for."""
    trace = home / "trace"
    done = subprocess.run(
        ["strace", "-f", "-qq", "-e", "trace=network", "-o", trace, sys.executable, *command],
        env={**os.environ, "HOME": str(home), "TMPDIR": str(home), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return set(FAMILY.findall(trace.read_text("utf-8")))


def test_the_whole_program_reaches_for_no_network(tmp_path: Path) -> None:
    """Window, questions, saving, password, PDF, contract: what ``--selftest`` goes through."""
    assert families(tmp_path, "-m", "ui", "--selftest") <= {"AF_UNIX"}


def test_a_network_socket_would_be_seen(tmp_path: Path) -> None:
    program = "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM).close()"
    assert families(tmp_path, "-c", program) == {"AF_INET6"}
