"""The program dies at any instant: what was said saved is there, and nothing that never was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.acts import KEYS
from tests.faults.kills import Bench, Tally
from tests.faults.scale import amount

LIVES = 25  # of one dossier


def run(folder: Path, key: str, keys: tuple[str, ...], kills: int) -> Tally:
    """Kill that many times: at work, while the format is changed, while it is opened again."""
    tally = Tally()
    while tally.kills < kills:
        place = folder / str(tally.kills)
        place.mkdir()
        bench = Bench(place, tally, seed=tally.kills, key=key, keys=keys)
        for life in range(min(LIVES, kills - tally.kills)):
            kill = (
                bench.kill_at_work,
                bench.kill_in_a_save,
                bench.kill_at_migration,
                bench.kill_in_a_save,
                bench.kill_at_recovery,
            )[life % 5]
            kill()
    return tally


@pytest.mark.parametrize(
    ("key", "keys"),
    [("published", ()), ("first", ()), ("published", tuple(KEYS))],
    ids=["without a password", "with a password", "changing passwords"],
)
def test_a_kill_at_any_instant_loses_nothing_acknowledged(
    tmp_path: Path, key: str, keys: tuple[str, ...], figures: Callable[..., None]
) -> None:
    tally = run(tmp_path, key, keys, amount(20, 400))
    figures(kills=tally.kills, acknowledged=tally.acknowledged, during=dict(tally.during))
    assert tally.problems == []
    assert tally.acknowledged > tally.kills
    assert sum(tally.during.values()) > 0


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
        Bench(place, tally, seed=number, key="published").kill_at_work(planted)
        if any(symptom in problem for problem in tally.problems):
            return
    pytest.fail(f"{symptom} was not seen: {tally.problems}")
