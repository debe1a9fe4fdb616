"""The start of the installed program beside that of ``python -m ui``, to the first paint.

``python -m benchmarks.bench_frozen PROGRAM [--rounds N] [--json FILE]``: PROGRAM is the frozen one,
``build/linux/cyberwizard/cyberwizard`` or the same file of the unpacked package. Both are started
in turn; Qt itself says when it has flushed its first pixels. Wall time includes what other programs
take of the machine, processor time (user and system) does not.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.bench_start import ROOT, environment

BAR = 1.2
"""The start of the frozen program over that of ``python -m ui``."""

ROUNDS = 15
SOURCE = (sys.executable, "-m", "ui")
PAINTED = b"qt.widgets.painting: Flushing "


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of a process to its first paint."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Figures:
    """One start of each program per round."""

    source: list[Start] = field(default_factory=list)
    frozen: list[Start] = field(default_factory=list)

    def median(self, program: str, clock: str) -> float:
        """Return the median of *program* (``source``, ``frozen``), in seconds."""
        starts: list[Start] = getattr(self, program)
        times: list[float] = [getattr(start, clock) for start in starts]
        return statistics.median(times)

    def ratio(self, clock: str) -> float:
        """Return how much longer the frozen program takes, by ``wall`` or ``processor``."""
        return self.median("frozen", clock) / self.median("source", clock)


def start(command: Sequence[str | Path], home: Path) -> Start:
    """Start a program, stop it at its first paint."""
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(home) | {"QT_LOGGING_RULES": "qt.widgets.painting=true"},
        cwd=ROOT,
    ) as process:
        assert process.stderr is not None
        said = []
        for line in process.stderr:
            if line.startswith(PAINTED):
                break
            said.append(line)
        else:
            raise RuntimeError(f"nothing was painted: {b''.join(said[-5:])!r}")
        wall = time.perf_counter() - begin
        process.kill()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return Start(wall, used.ru_utime + used.ru_stime)


def measure(program: Path, rounds: int) -> Figures:
    """Start both in turn; once for nothing before: modules compiled, files in memory."""
    found = Figures()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for command in (SOURCE, [program]):
            start(command, home)
        for _ in range(rounds):
            found.source.append(start(SOURCE, home))
            found.frozen.append(start([program], home))
    return found


def says(found: Figures) -> str:
    """Return the table."""
    lines = [f"{'first paint':<12}{'python ms':>12}{'frozen ms':>12}{'ratio':>8}{'bar':>8}"]
    for clock in ("wall", "processor"):
        source, frozen = (found.median(name, clock) * 1e3 for name in ("source", "frozen"))
        lines.append(f"{clock:<12}{source:>12.1f}{frozen:>12.1f}{frozen / source:>8.2f}{BAR:>8}")
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 when the bar is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    found = measure(options.program.resolve(), options.rounds)
    print(says(found))
    print(f"load of the machine over the last minute: {os.getloadavg()[0]:.1f}")
    ratios = {clock: found.ratio(clock) for clock in ("wall", "processor")}
    if options.json:
        options.json.write_text(json.dumps({"ratios": ratios, "bar": BAR}, indent=2), "utf-8")
    return int(ratios["processor"] > BAR)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
