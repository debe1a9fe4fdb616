"""The PDF of the dental practice: time beside the bare layout, first PDF of a process, memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from benchmarks.conftest import MEMORY, RATIOS
from benchmarks.peers import draw_with_fpdf2, html
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier import Dossier, DossierInfo, build
from cyberwizard.dossier.pdf import render_pdf
from cyberwizard.dossier.pdf.render import lay_out
from cyberwizard.dossier.pdf.tags import TaggedCanvas
from cyberwizard.samples import sample_answers, samples

DAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parent.parent


class Untagged(TaggedCanvas):
    """Draws the same pages without recording anything."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._silent = True

    begin_artifact = end_artifact = lambda self: None


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    content = load()
    sample = next(sample for sample in samples() if sample.id == "cabinet_dentaire")
    answers = sample_answers(content, sample, DAY)
    info = DossierInfo("CW-0000-0000", datetime(2026, 11, 1, tzinfo=UTC))
    return build(assess(content, answers, DAY), info)


@pytest.mark.benchmark(group="PDF of the dental practice")
def test_bare_reportlab(benchmark: Any, dossier: Dossier) -> None:
    benchmark.extra_info["floor"] = True

    benchmark.pedantic(lay_out, args=(dossier, Untagged), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="PDF of the dental practice")
def test_tagged_and_validated(benchmark: Any, dossier: Dossier) -> None:
    benchmark.extra_info["bar"] = 2.2
    benchmark.pedantic(render_pdf, args=(dossier,), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="the same dossier by others")
def test_ours(benchmark: Any, dossier: Dossier) -> None:
    benchmark.extra_info["floor"] = True
    benchmark.pedantic(render_pdf, args=(dossier,), rounds=3, warmup_rounds=1)


@pytest.mark.benchmark(group="the same dossier by others")
def test_fpdf2_without_tags_or_validation(benchmark: Any, dossier: Dossier) -> None:
    pytest.importorskip("fpdf")
    benchmark.pedantic(draw_with_fpdf2, args=(dossier,), rounds=2)


@pytest.mark.benchmark(group="the same dossier by others")
def test_weasyprint_without_validation(benchmark: Any, dossier: Dossier) -> None:
    weasyprint = pytest.importorskip("weasyprint")

    def draw() -> bytes:
        return bytes(weasyprint.HTML(string=html(dossier)).write_pdf())

    benchmark.extra_info["at least"] = 3
    benchmark.pedantic(draw, rounds=2)


# What the window has done before a PDF is asked for: its content is loaded, its answers judged.
_OPEN = """
import time
from datetime import UTC, date, datetime
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.samples import sample_answers, samples
day = date(2026, 11, 23)
sample = next(sample for sample in samples() if sample.id == "cabinet_dentaire")
assessment = assess(load(), sample_answers(load(), sample, day), day)
begin = time.perf_counter()
from cyberwizard.dossier import DossierInfo, build
dossier = build(assessment, DossierInfo("CW-0000-0000", datetime(2026, 11, 1, tzinfo=UTC)))
"""
_FIRST = f"""{_OPEN}
from cyberwizard.dossier.pdf import render_pdf
assert render_pdf(dossier)
print(time.perf_counter() - begin)
"""
_FIRST_BARE = f"""{_OPEN}
from benchmarks.test_pdf import Untagged
from cyberwizard.dossier.pdf.render import lay_out
assert lay_out(dossier, Untagged)
print(time.perf_counter() - begin)
"""


@pytest.mark.benchmark(group="")
def test_first_pdf_after_start(benchmark: Any) -> None:
    """From the click to the bytes in a new process, imports included, beside the bare layout."""
    times: dict[str, list[float]] = {_FIRST_BARE: [], _FIRST: []}

    def run() -> None:
        for script, taken in times.items():  # in turn: a busy moment falls on both
            command = [sys.executable, "-c", script]
            done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
            taken.append(float(done.stdout))

    benchmark.pedantic(run, rounds=7, warmup_rounds=1)
    # The first round only fills the disk cache.
    floor, ours = (statistics.median(taken[1:] or taken) * 1e3 for taken in times.values())
    RATIOS.append(("first PDF after start, 1500 ms at most", floor, ours, 2.2))


# VmHWM, not ru_maxrss: the latter keeps the peak of the process that forked this one.
_MEASURED = """
import sys
from cyberwizard.cli import main
code = main(sys.argv[1:])
status = open("/proc/self/status").read()
sys.stderr.write(status.split("VmHWM:")[1].split()[0])
sys.exit(code)
"""


@pytest.mark.benchmark(group="")
def test_memory_of_the_console(benchmark: Any, tmp_path: Path) -> None:
    """Peak resident memory of ``cyberwizard-cli render``, with the interpreter."""
    file, pdf = tmp_path / "a.cyberdossier", tmp_path / "a.pdf"
    console = [sys.executable, "-c", _MEASURED]
    sample = ["sample", "--entreprise", "cabinet_dentaire", "-o", str(file)]
    subprocess.run([*console, *sample], check=True, capture_output=True)

    def run() -> float:
        command = [*console, "render", str(file), "-o", str(pdf)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return int(done.stderr) / 1024

    MEMORY.append(("console, render of the dental practice", benchmark.pedantic(run, rounds=3), 90))
