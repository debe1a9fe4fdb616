"""From the start of the process to the first painted page, beside a bare Qt window.

``python -m benchmarks.bench_start [--rounds N] [--json FILE]``: the runs of the programs are
interleaved, so that a busy moment of the machine falls on all of them; medians are compared.
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
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from cyberwizard import assets
from cyberwizard.answers import Answer
from cyberwizard.content import compiled
from cyberwizard.content.loader import COMPILED, load, read_compiled
from cyberwizard.dossier_file import DossierFile

ROOT = Path(__file__).resolve().parent.parent
BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: print("painted", flush=True))

app = QApplication(sys.argv)
window = Window()
window.resize(1180, 860)
window.show()
app.exec()
"""
ACCUEIL = """
import sys
from ui.app import launch

app, window = launch(sys.argv)
window.first_painted.connect(lambda: print("painted", flush=True))
app.exec()
"""
QUESTION = """
import sys
from ui.app import launch

app, window = launch(sys.argv)

def look():
    if window.wizard is not None:
        window.wizard.repaint()
        print("painted", flush=True)

window.desk.changed.connect(look)
app.exec()
"""
BARS = {"accueil": 1.35, "question": 2.0}


def make_dossier(path: Path) -> None:
    """Make a dossier that was left at a question."""
    now = datetime.now(UTC)
    with DossierFile.create(path, now=now, content_version=load().version) as file:
        file.save_answer("nom_entreprise", Answer(value="Garage du Port"), None, now)
        file.save_position("activite")


def refresh_content() -> None:
    """Compile the content again if it is stale: what ships never is, and reads no TOML."""
    folder = assets.resource("content")
    if read_compiled(assets.resource(COMPILED), folder) is None:
        compiled.write(folder.parent)


def environment(home: Path) -> dict[str, str]:
    """Return a home of our own, and no screen needed; compiled modules are kept, as installed."""
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA")
    return kept | dict.fromkeys(folders, str(home))


def seconds(script: str, *arguments: str, home: Path) -> float:
    """Return the time from the start of the process to the word that *script* prints."""
    command = [sys.executable, "-c", script, *arguments]
    begin = time.perf_counter()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=environment(home),
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = time.perf_counter() - begin
        process.kill()
    if line != "painted\n":
        raise RuntimeError(f"the program painted nothing: {line!r}")
    return taken


def measure(rounds: int) -> Mapping[str, list[float]]:
    """Return the times of each program, in seconds, one per round."""
    refresh_content()
    with tempfile.TemporaryDirectory() as folder:
        home, dossier = Path(folder), Path(folder, "a.cyberdossier")
        make_dossier(dossier)
        programs = {
            "bare": (BARE,),
            "accueil": (ACCUEIL,),
            "question": (QUESTION, str(dossier)),
        }
        times: dict[str, list[float]] = {name: [] for name in programs}
        for name, command in programs.items():
            seconds(*command, home=home)  # once for nothing: modules compiled, files in memory
            times[name].clear()
        for _ in range(rounds):
            for name, command in programs.items():
                times[name].append(seconds(*command, home=home))
    return times


def main(arguments: list[str]) -> int:
    """Print the table; exit code 1 when a bar is passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args(arguments)
    times = measure(options.rounds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratios = {name: medians[name] / medians["bare"] for name in BARS}
    print(f"{'what':<12}{'median ms':>12}{'min ms':>10}{'ratio':>8}{'bar':>8}")
    for name, median in medians.items():
        ratio = f"{ratios[name]:.2f}" if name in ratios else ""
        bar = BARS.get(name, "")
        low = min(times[name])
        print(f"{name:<12}{median * 1e3:>12.1f}{low * 1e3:>10.1f}{ratio:>8}{bar:>8}")
    if options.json:
        found = {"medians": medians, "ratios": ratios, "bars": BARS, "runs": dict(times)}
        options.json.write_text(json.dumps(found, indent=2), "utf-8")
    return int(any(ratios[name] > bar for name, bar in BARS.items()))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
