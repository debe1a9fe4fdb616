"""The power is cut at any moment: what was said saved is there, and the file opens."""

from __future__ import annotations

import os
import random
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from cyberwizard import atomic
from cyberwizard.dossier_file import Backups, container
from cyberwizard.dossier_file import file as file_module
from tests.faults.acts import KEYS
from tests.faults.power import Session, Tally, birth, judge, judge_birth, work
from tests.faults.recording import Disk, Mood, content_of
from tests.faults.scale import amount

pytestmark = pytest.mark.skipif(os.name != "posix", reason="records the calls of POSIX systems")


def cut(session: Session, folder: Path, cuts: int, seed: int) -> Tally:
    """Cut the power that many times."""
    draw = random.Random(seed)
    tally = Tally()
    for _ in range(cuts):
        judge(session, draw.randint(0, len(session.record.events)), folder, draw, tally)
    return tally


@pytest.mark.parametrize(
    ("key", "keys"),
    [("published", ()), ("first", ()), ("published", tuple(KEYS))],
    ids=["without a password", "with a password", "changing passwords"],
)
def test_a_power_cut_loses_nothing_acknowledged(
    tmp_path: Path, key: str, keys: tuple[str, ...], figures: Callable[..., None]
) -> None:
    tallies = []
    for seed in range(amount(1, 10)):
        session = work(tmp_path / f"s{seed}", seed, amount(24, 60), key, keys)
        tallies.append(cut(session, tmp_path / "left", amount(20, 50), seed))
    figures(
        cuts=sum(tally.cuts for tally in tallies),
        disks=sum(tally.disks for tally in tallies),
        cut_again_while_opening=sum(tally.cut_again for tally in tallies),
        undone_by_the_journal=sum(tally.undone for tally in tallies),
        during=dict(sum((tally.during for tally in tallies), Counter())),
        problems=sum(len(tally.problems) for tally in tallies),
    )
    assert [problem for tally in tallies for problem in tally.problems] == []
    assert all(tally.undone for tally in tallies)


def test_the_recording_forgets_nothing(tmp_path: Path) -> None:
    session = work(tmp_path / "s", 1, 40, "published", tuple(KEYS))
    disk = Disk(session.record)
    for event in session.record.events:
        disk.take(event)
    left = disk.without_power(Mood.ALL, random.Random(1))
    assert left == content_of(tmp_path / "s")


def test_a_new_dossier_is_there_once_it_is_made(tmp_path: Path) -> None:
    for name, key in KEYS.items():
        record = birth(tmp_path / name, key)
        made = next(n for n, event in enumerate(record.events, start=1) if event.what == "mark")
        for place in range(0, len(record.events) + 1, amount(3, 1)):
            for mood in Mood:
                whole = judge_birth(record, place, tmp_path / "left", mood)
                assert whole or place < made, (place, mood)


class _Forgetful:
    """The module ``os``, that never has the disk write: nothing, or no folder."""

    def __init__(self, *, folders_only: bool) -> None:
        self._folders_only = folders_only

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def fsync(self, descriptor: int) -> None:
        """Do nothing, perhaps."""
        if self._folders_only and not stat.S_ISDIR(os.fstat(descriptor).st_mode):
            os.fsync(descriptor)


def _never_synced(monkeypatch: pytest.MonkeyPatch) -> None:
    real = container.take

    def take(connection: apsw.Connection, path: Path) -> None:
        real(connection, path)
        connection.pragma("synchronous", "OFF")

    monkeypatch.setattr(file_module, "take", take)


def _no_journal(monkeypatch: pytest.MonkeyPatch) -> None:
    real = container.take

    def take(connection: apsw.Connection, path: Path) -> None:
        real(connection, path)
        connection.pragma("journal_mode", "MEMORY")

    monkeypatch.setattr(file_module, "take", take)


def _renamed_before_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "os", _Forgetful(folders_only=False))


def _names_not_synced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic, "os", _Forgetful(folders_only=True))


@pytest.mark.parametrize(
    ("plant", "symptom"),
    [
        (_never_synced, "an acknowledged change is lost"),
        (_no_journal, "abîmé"),
        (_renamed_before_it_is_written, "the export is not whole"),
        (_names_not_synced, "the export is lost"),
    ],
)
def test_a_planted_fault_is_seen(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    plant: Callable[[pytest.MonkeyPatch], None],
    symptom: str,
) -> None:
    plant(monkeypatch)
    session = work(tmp_path / "s", 3, 12, "published")
    tally = Tally()
    draw = random.Random(3)
    said = [n for n, event in enumerate(session.record.events, start=1) if event.what == "mark"]
    for place in [near for one in reversed(said) for near in (one, one - 3)]:  # said, or saving
        judge(session, place, tmp_path / "left", draw, tally)
        if any(symptom in problem for problem in tally.problems):
            return
    pytest.fail(f"{symptom} was not seen: {tally.problems}")


def test_a_backup_left_in_clear_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Backups, "_close", lambda *_: None)
    session = work(tmp_path / "s", 3, 60, "published", ("first",))
    tally = Tally()
    judge(session, len(session.record.events), tmp_path / "left", random.Random(3), tally)
    assert any("is in clear" in problem for problem in tally.problems)
