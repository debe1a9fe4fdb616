"""A durable save of one answer, beside the same bytes by bare apsw with the same pragmas."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import apsw
import pytest

from cyberwizard.answers import Answer
from cyberwizard.content.loader import load
from cyberwizard.dossier_file import DossierFile
from cyberwizard.wording import wording_of

NOW = datetime(2026, 11, 23, tzinfo=UTC)
TEXT = "La caisse est restée en Windows 10. "


@pytest.fixture
def bare(tmp_path: Path) -> Iterator[apsw.Connection]:
    connection = apsw.Connection(str(tmp_path / "bare.sqlite3"))
    connection.pragma("cipher", "chacha20")
    connection.pragma("key", "raw:" + "5a" * 32)
    connection.pragma("journal_mode", "delete")
    connection.pragma("synchronous", "full")
    connection.execute("CREATE TABLE answer (question TEXT PRIMARY KEY, said TEXT) STRICT")
    yield connection
    connection.close()


@pytest.mark.benchmark(group="durable save of an answer")
def test_bare_apsw(benchmark: Any, bare: apsw.Connection) -> None:
    benchmark.extra_info["floor"] = True
    number = count()

    def save() -> None:
        with bare:
            bare.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?)", ("systemes", f"{TEXT}{next(number)}")
            )

    benchmark(save)


@pytest.mark.benchmark(group="durable save of an answer")
def test_dossier_file(benchmark: Any, tmp_path: Path) -> None:
    benchmark.extra_info["bar"] = 1.5
    question = load().question_by_id["systemes"]
    words, number = wording_of(question), count()
    with DossierFile.create(tmp_path / "a.cyberdossier", now=NOW, content_version="x") as file:

        def save() -> None:
            answer = Answer(options=("windows_10",), comment=f"{TEXT}{next(number)}")
            file.save_answer("systemes", answer, words, NOW)

        benchmark(save)
