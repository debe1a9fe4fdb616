"""A durable save and an opening, beside the same bytes by bare apsw with the same pragmas."""

from __future__ import annotations

import gc
import json
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from statistics import median
from typing import Any

import apsw
import pytest

from benchmarks.conftest import RATIOS
from cyberwizard.answers import Answer
from cyberwizard.answers_json import encode_answer
from cyberwizard.content.loader import load
from cyberwizard.dossier_file import DossierFile, new_key
from cyberwizard.dossier_file.container import PAGE_SIZE
from cyberwizard.wording import make_wording, wording_of

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = "La caisse est restée en Windows 10. "
ANSWERS, HISTORY, EVIDENCES = 60, 3000, 100
EVIDENCE_BYTES = 500_000
OPENING_MS = 60.0
PASSWORD_MS = 400.0


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[apsw.Connection]:
    """Bare apsw, with what a save of ours writes: the answer, its history, the seal."""
    connection = apsw.Connection(str(tmp_path / "bare.sqlite3"))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", "raw:" + "5a" * 32)
    connection.pragma("page_size", PAGE_SIZE)
    connection.pragma("locking_mode", "exclusive")
    connection.pragma("journal_mode", "delete")
    connection.pragma("synchronous", "full")
    connection.pragma("secure_delete", True)
    connection.execute(
        "CREATE TABLE answer (question TEXT PRIMARY KEY, said TEXT, wording TEXT)"
        " STRICT, WITHOUT ROWID;"
        "CREATE TABLE history (id INTEGER PRIMARY KEY, at TEXT, question TEXT, before TEXT,"
        " before_wording TEXT, after TEXT, after_wording TEXT, origin TEXT) STRICT;"
        "CREATE TABLE seal (only INTEGER PRIMARY KEY, rows BLOB, lines BLOB, history INTEGER)"
        " STRICT;"
        "INSERT INTO seal VALUES (1, zeroblob(32), zeroblob(32), 0)"
    )
    yield connection
    connection.close()


@pytest.mark.benchmark(group="durable save of an answer")
def test_bare_apsw(benchmark: Any, bare: apsw.Connection) -> None:
    benchmark.extra_info["floor"] = True
    number, words = count(), "5a" * 32
    body = json.dumps(encode_answer(answer_of(0)), ensure_ascii=False, separators=(",", ":"))

    def save() -> None:
        place = next(number)
        said, digest = f"{body}{place}", place.to_bytes(32)
        with bare:
            bare.execute("INSERT OR REPLACE INTO answer VALUES ('systemes', ?, ?)", (said, words))
            bare.execute(
                "INSERT INTO history VALUES (NULL, ?, 'systemes', ?, ?, ?, ?, 'dirigeant')",
                (NOW.isoformat(), said, words, said, words),
            )
            bare.execute("UPDATE seal SET rows = ?, lines = ?, history = 1", (digest, digest))

    benchmark(save)


def answer_of(number: int) -> Answer:
    """Return an answer unlike the others."""
    return Answer(options=("windows_10",), comment=f"{TEXT}{number}")


@pytest.mark.benchmark(group="durable save of an answer")
def test_dossier_file(benchmark: Any, tmp_path: Path) -> None:
    benchmark.extra_info["bar"] = 1.5
    question = load().question_by_id["systemes"]
    words, number = wording_of(question), count()
    with DossierFile.create(tmp_path / "a.cyberdossier", now=NOW, content_version="x") as file:

        def save() -> None:
            file.save_answer("systemes", answer_of(next(number)), words, NOW)

        benchmark(save)


def five_years(path: Path, answers: int = ANSWERS, evidence_bytes: int = EVIDENCE_BYTES) -> None:
    """Make a dossier of five years: answers changed many times, and copies of files."""
    words = [
        make_wording(f"Question {number} ?", (("windows_10", "a"),)) for number in range(answers)
    ]
    with DossierFile.create(path, now=NOW, content_version="x") as file:
        for start in range(0, HISTORY, 500):
            file.save_answers(
                [
                    (f"question_{n % answers}", answer_of(n), words[n % answers])
                    for n in range(start, start + 500)
                ],
                NOW,
            )
        for number in range(EVIDENCES):
            file.add_copy(bytes([number]) * evidence_bytes)


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median time of *work*."""
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return median(times) * 1e3


def opening(path: Path, password: str | None = None) -> Callable[[], None]:
    def work() -> None:
        with DossierFile.open(path, password=password) as file:
            file.load()

    return work


def test_opening_five_years_and_50_mb(tmp_path: Path) -> None:
    path = tmp_path / "a.cyberdossier"
    five_years(path)
    took = milliseconds(opening(path), 15)
    RATIOS.append(("open 60 answers, 3,000 lines, 50 MB; limit", OPENING_MS, took, 1.0))
    with DossierFile.open(path) as file:
        file.change_key(new_key("quatre mots au hasard"))
    locked = milliseconds(opening(path, "quatre mots au hasard"), 5)
    RATIOS.append(("the same with a password; limit", PASSWORD_MS, locked, 1.0))
    assert locked > took + 50  # a guess costs something


def test_opening_is_flat_in_copies_and_linear_in_answers(tmp_path: Path) -> None:
    small, large, many = (tmp_path / name for name in ("small", "large", "many"))
    five_years(small, evidence_bytes=5_000)
    five_years(large)
    five_years(many, answers=10 * ANSWERS)
    light, heavy, more = (milliseconds(opening(path), 15) for path in (small, large, many))
    RATIOS.append(("open with copies 100 times larger", light, heavy, 1.3))
    RATIOS.append(("open with 10 times the answers", heavy, more, 10.0))
