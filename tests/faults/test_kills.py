"""The program dies at any instant: what was said saved is there, and nothing that never was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.kills import Bench, Tally
from tests.faults.scale import amount

LIVES = 25  # of one dossier


def run(folder: Path, key: str, kills: int) -> Tally:
    """Kill that many times: at work, while the format is changed, while it is opened again."""
    tally = Tally()
    while tally.kills < kills:
        place = folder / str(tally.kills)
        place.mkdir()
        bench = Bench(place, key, tally, seed=tally.kills)
        for life in range(min(LIVES, kills - tally.kills)):
            if life % 5 < 2:
                bench.kill_at_work()
            elif life % 5 < 4:
                bench.kill_at_migration()
            else:
                bench.kill_at_recovery()
    return tally


@pytest.mark.parametrize("key", ["published", "secret"])
def test_a_kill_at_any_instant_loses_nothing_acknowledged(
    tmp_path: Path, key: str, figures: Callable[..., None]
) -> None:
    tally = run(tmp_path, key, amount(30, 600))
    figures(
        kills=tally.kills,
        acknowledged=tally.acknowledged,
        during_a_save=tally.in_a_save,
        during_a_copy=tally.in_a_copy,
        during_a_migration=tally.in_a_migration,
        problems=len(tally.problems),
    )
    assert tally.problems == []
    assert tally.acknowledged > tally.kills
    assert tally.in_a_save + tally.in_a_migration > 0


@pytest.mark.parametrize(
    ("planted", "symptom"),
    [
        ("hasty", "an acknowledged change is lost"),  # acknowledged first, saved a little later
        ("torn", "abîmé"),  # what goes together is not saved together
    ],
)
def test_a_planted_fault_is_seen(tmp_path: Path, planted: str, symptom: str) -> None:
    tally = Tally()
    for number in range(40):  # two or three are enough, nearly always
        place = tmp_path / str(number)
        place.mkdir()
        Bench(place, "published", tally, seed=number).kill_at_work(planted)
        if any(symptom in problem for problem in tally.problems):
            return
    pytest.fail(f"{symptom} was not seen: {tally.problems}")
