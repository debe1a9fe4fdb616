"""The start in the table of ``make bench``; ``bench_start`` interleaves the runs and is finer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.bench_start import ACCUEIL, BARE, BARS, QUESTION, make_dossier, seconds

ROUNDS = 15


@pytest.mark.benchmark(group="first paint")
def test_bare_window(benchmark: Any, tmp_path: Path) -> None:
    benchmark.extra_info["floor"] = True
    benchmark.pedantic(seconds, (BARE,), {"home": tmp_path}, rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="first paint")
def test_accueil(benchmark: Any, tmp_path: Path) -> None:
    benchmark.extra_info["bar"] = BARS["accueil"]
    benchmark.pedantic(seconds, (ACCUEIL,), {"home": tmp_path}, rounds=ROUNDS, warmup_rounds=1)


@pytest.mark.benchmark(group="first paint")
def test_question_of_a_reopened_file(benchmark: Any, tmp_path: Path) -> None:
    benchmark.extra_info["bar"] = BARS["question"]
    path = tmp_path / "a.cyberdossier"
    make_dossier(path)
    arguments = (QUESTION, str(path))
    benchmark.pedantic(seconds, arguments, {"home": tmp_path}, rounds=ROUNDS, warmup_rounds=1)
