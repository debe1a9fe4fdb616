"""The PDF of the dental practice: time beside the bare layout, and peak memory of the console."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from benchmarks.conftest import MEMORY
from cyberwizard.assessment import assess
from cyberwizard.content.loader import load
from cyberwizard.dossier import Dossier, DossierInfo, build
from cyberwizard.dossier.pdf import render, render_pdf
from cyberwizard.dossier.pdf.tags import TaggedCanvas
from cyberwizard.samples import sample_answers, samples

DAY = date(2026, 11, 23)


class _Untagged(TaggedCanvas):
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

    def draw() -> None:
        document = render._Document(BytesIO(), dossier)
        document.multiBuild(list(render._story(dossier)), canvasmaker=_Untagged)

    benchmark.pedantic(draw, rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="PDF of the dental practice")
def test_tagged_and_validated(benchmark: Any, dossier: Dossier) -> None:
    benchmark.extra_info["bar"] = 2.2
    benchmark.pedantic(render_pdf, args=(dossier,), rounds=10, warmup_rounds=1)


@pytest.mark.benchmark(group="")
def test_memory_of_the_console(benchmark: Any, tmp_path: Path) -> None:
    """Peak resident memory of ``cyberwizard-cli render``, with the interpreter."""
    file, pdf = tmp_path / "a.cyberdossier", tmp_path / "a.pdf"
    cli = [sys.executable, "-m", "cyberwizard.cli"]
    sample = ["sample", "--entreprise", "cabinet_dentaire", "-o", str(file)]
    subprocess.run([*cli, *sample], check=True, stdout=subprocess.DEVNULL)

    def run() -> None:
        subprocess.run(
            [*cli, "render", str(file), "-o", str(pdf)], check=True, stdout=subprocess.DEVNULL
        )

    benchmark.pedantic(run, rounds=3)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    MEMORY.append(("console, render of the dental practice", peak, 90))
