"""Reading a contract of sixty pages, beside what pdfium alone takes, and the child's memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from cyberwizard.content.loader import load
from cyberwizard.contract.client import READER
from cyberwizard.contract.explain import explain
from cyberwizard.contract.features import topic_features
from cyberwizard.contract.formulas import cues
from cyberwizard.contract.pdf import read_pdf
from tests.contracts.generate import samples

PAGES = 60
CONTRACTS = ("reglage", "examen", "epreuve", "releve", "renfort", "temoin")


@pytest.fixture(scope="module")
def sixty() -> bytes:
    """Sixty pages of our labelled contracts, which exclude far more than usual ones."""
    whole = pikepdf.new()
    sources = [pikepdf.open(io.BytesIO(contract.pdf)) for contract in samples(*CONTRACTS)]
    while len(whole.pages) < PAGES:
        for source in sources:
            whole.pages.extend(source.pages)
    while len(whole.pages) > PAGES:
        del whole.pages[-1]
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue()


def bare(data: bytes) -> int:
    """Take the bare text of every page, without places."""
    document = pypdfium2.PdfDocument(data)
    return sum(len(page.get_textpage().get_text_range()) for page in document)


def forget() -> None:
    """Forget the sentences already read: a contract is read once."""
    cues.cache_clear()
    topic_features.cache_clear()


def best(run: Callable[[], object], times: int = 5) -> float:
    """Return the shortest of some runs, in seconds of processor."""
    result = []
    for _ in range(times):
        forget()
        start = time.process_time()
        run()
        result.append(time.process_time() - start)
    return min(result)


def test_sixty_pages_read_and_explained(benchmark: BenchmarkFixture, sixty: bytes) -> None:
    """Everything after the start of the child: text, places, zones, recognition."""
    content = load()
    explain(read_pdf(sixty), content)  # loads the weights, as a program that has started
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]  # of pytest-benchmark
        lambda: explain(read_pdf(sixty), content), setup=forget, rounds=5
    )
    assert found.pages == PAGES
    plain, placed = best(lambda: bare(sixty)), best(lambda: read_pdf(sixty))
    document = read_pdf(sixty)
    understood = best(lambda: explain(document, content))
    whole = placed + understood
    print(
        f"\n60 pages, {len(found.passages)} passages, temps de processeur : pdfium seul "
        f"{plain:.3f} s, texte et places {placed:.3f} s, compréhension {understood:.3f} s, "
        f"en tout {whole:.3f} s ({whole / placed:.1f} × l’extraction, "
        f"{whole / plain:.1f} × pdfium seul)"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="peak memory is asked of the Linux kernel")
def test_memory_of_the_child(benchmark: BenchmarkFixture, sixty: bytes, tmp_path: Path) -> None:
    """Start the child as the program does, through a process that reports its peak memory."""
    request = json.dumps({"do": "read", "password": None}).encode() + b"\n" + sixty
    asked = tmp_path / "request"
    asked.write_bytes(request)
    code = (
        "import resource, subprocess, sys\n"
        "with open(sys.argv[1], 'rb') as asked:\n"
        "    subprocess.run(sys.argv[2:], stdin=asked, stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\n"
    )

    def peak() -> int:
        done = subprocess.run(
            [sys.executable, "-c", code, str(asked), *READER],
            capture_output=True,
            check=True,
            text=True,
        )
        return int(done.stdout)

    kilobytes = benchmark.pedantic(peak, rounds=3)  # type: ignore[no-untyped-call]  # same
    print(f"\nprocessus de lecture : {kilobytes / 1024:.0f} Mo au plus")
    assert kilobytes < 200 * 1024
