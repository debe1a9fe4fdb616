"""``--selftest``, as a user on the phone runs it; and it can fail."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cyberwizard.contract.client import reader_command

ROOT = Path(__file__).parents[2]


def run(*command: str, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the program in a home of its own."""
    variables = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "TMPDIR": str(home)}
    return subprocess.run(
        [sys.executable, *command],
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
        cwd=ROOT,
    )


def test_the_whole_program_passes_and_leaves_nothing(tmp_path: Path) -> None:
    done = run("-m", "ui", "--selftest", home=tmp_path)
    assert done.stdout.splitlines()[-1] == "OK", done.stdout + done.stderr
    assert done.returncode == 0
    assert "Cyberwizard" in done.stdout
    assert "62 clauses" in done.stdout
    left = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert left == []


@pytest.mark.parametrize(
    ("plant", "said"),
    [
        ("selftest.LEAST_RECOGNISED = 1.5", "recognised"),
        ("selftest.check_saved = lambda *_: 1 / 0", "ZeroDivisionError"),
        ("selftest.is_installed = lambda: True; selftest.has_module = lambda _: True", "shipped"),
    ],
)
def test_what_goes_wrong_is_said(plant: str, said: str, tmp_path: Path) -> None:
    program = f"from ui import selftest\n{plant}\nraise SystemExit(selftest.main())"
    done = run("-c", program, home=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1] == "ÉCHEC"
    assert said in done.stdout


@pytest.mark.parametrize(
    ("executable", "command"),
    [
        ("/usr/bin/python3.11", ("-m", "cyberwizard.contract.reader")),
        ("C:/x/pythonw.exe", ("-m", "cyberwizard.contract.reader")),
        ("/usr/lib/cyberwizard/cyberwizard", ("--reader",)),
        ("C:/x/Cyberwizard.exe", ("--reader",)),
    ],
)
def test_the_program_starts_itself_to_read(executable: str, command: tuple[str, ...]) -> None:
    assert reader_command(executable) == (executable, *command)


@pytest.mark.parametrize("module", ["ui", "cyberwizard.cli"])
def test_both_programs_can_be_the_reading_process(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--reader"],
        input=b'{"do": "read", "password": null}\n%PDF-1.4 nothing',
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert b'"error"' in done.stdout, done.stderr
