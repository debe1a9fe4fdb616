"""Kills the process that works in a dossier, and judges what it left."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from statistics import median

from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from tests.core.dossier_tools import ROOT
from tests.faults.acts import KEYS, NOW, WORDS, Act, Kind, answer_of, said
from tests.faults.story import Story
from tests.faults.worker import FORMATS, Orders, later_formats

PATIENCE = 3600.0  # seconds, never reached
RESTORES = 0.15  # of the times when nothing is under way


@dataclass
class Tally:
    """What was seen over all the kills; ``problems`` must stay empty."""

    kills: int = 0
    acknowledged: int = 0
    during: Counter[str] = field(default_factory=Counter)
    problems: list[str] = field(default_factory=list)


@dataclass
class Life:
    """What the process said before it was killed."""

    events: list[tuple[str, object]] = field(default_factory=list)
    asked: dict[int, Act] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    times: dict[str, list[float]] = field(default_factory=dict)
    saves: list[float] = field(default_factory=list)  # seconds that each took

    def hear(self, line: str) -> None:
        """Take one line of the process."""
        word, _, text = line.partition(" ")
        now = time.perf_counter()
        self.times.setdefault(word, []).append(now)
        if word == "saved" and "begun" in self.times:
            self.saves.append(now - self.times["begun"][-1])
        what = json.loads(text)
        if word == "asked":
            self.asked[what[0]] = Act(Kind(what[1]), what[2], what[3])
        elif word == "begun":
            self.events.append((word, Act(Kind(what[0]), what[1], what[2])))
        elif word not in {"ready", "step", "open"}:
            self.events.append((word, what))

    def pace(self, word: str) -> float:
        """Return the seconds between two lines of that *word*, on this disk today."""
        times = self.times.get(word, [])
        return (times[-1] - self.times["ready"][0]) / len(times) if times else 0.0

    def times_between(self, first: str, then: str) -> float:
        """Return the seconds between two lines."""
        return self.times[then][0] - self.times[first][0]

    def check(self) -> None:
        """Check that an acknowledgment is about what was just changed, or something newer."""
        changed: Act | None = None
        for word, what in self.events:
            if word == "begun":
                assert isinstance(what, Act)
                changed = what
            elif word == "saved" and isinstance(what, int):
                if changed is None or not self._covers(changed, what):
                    self.problems.append(f"{self.asked[what]} was acknowledged by {changed}")
            elif word in {"failed", "said"}:
                self.problems.append(f"{word}: {what}")

    def _covers(self, changed: Act, ticket: int) -> bool:
        asked = self.asked[ticket]
        if asked.kind is not changed.kind:
            return False
        if changed.kind not in {Kind.ANSWER, Kind.NOTE}:
            return asked.key == changed.key or changed.kind is Kind.POSITION
        return any(
            act.number == changed.number
            for number, act in self.asked.items()
            if number >= ticket and (act.kind, act.key) == (changed.kind, asked.key)
        )


def live(orders: Orders, word: str, count: int, delay: Callable[[Life], float]) -> Life:
    """Let the process work until *delay* after its line number *count* of that *word*; kill it."""
    life = Life()
    reached = threading.Event()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.worker", json.dumps(asdict(orders))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        lines = process.stdout

        def listen() -> None:
            for line in lines:
                if line.endswith("\n"):
                    life.hear(line)
                if len(life.times.get(word, ())) >= count:
                    reached.set()
            reached.set()

        listener = threading.Thread(target=listen)
        listener.start()
        if reached.wait(PATIENCE):
            threading.Event().wait(delay(life))  # the instant is the point: nothing else tells it
        else:
            life.problems.append(f"nothing happened for {PATIENCE} seconds")
        early = process.poll()
        process.kill()
        listener.join()
        if early is not None:
            life.problems.append(f"it ended by itself: {process.stderr.read()}")
    life.check()
    return life


class Bench:
    """One dossier, in which a process works and is killed, again and again."""

    def __init__(
        self, folder: Path, tally: Tally, *, seed: int, key: str, keys: tuple[str, ...] = ()
    ) -> None:
        self.path = folder / "dossiers" / "d.cyberdossier"
        self.backups = folder / "sauvegardes"
        self.scratch = folder / "lu"
        for made in (self.path.parent, self.scratch):
            made.mkdir()
        self.keys = keys
        self.tally = tally
        self.draw = random.Random(seed)
        self.formats = 0
        with DossierFile.create(
            self.path, now=NOW, content_version="2026.11", key=KEYS[key]
        ) as file:
            file.save_answers([(f"q{n}", answer_of(n * 37), WORDS) for n in range(60)], NOW)
            self.story = Story(said(file))

    def kill_at_work(self, planted: str = "") -> None:
        """Kill while it saves."""
        orders = self._orders(planted)
        self._judge(self._live(orders, "saved", self.draw.randint(1, 8)), orders)

    def kill_in_a_save(self) -> None:
        """Kill just after a change has begun."""
        orders, part = self._orders(), self.draw.random()
        count = self.draw.randint(2, 8)
        self._judge(
            live(orders, "begun", count, lambda life: part * median(life.saves or [0])), orders
        )

    def kill_at_migration(self) -> None:
        """Kill while the file is brought to newer formats."""
        self.formats += FORMATS
        orders = self._orders()
        self._judge(self._live(orders, "step", self.draw.randint(1, FORMATS)), orders)

    def kill_at_recovery(self) -> None:
        """Kill while it saves, then kill the process that opens what the first one left."""
        orders = self._orders()
        life = self._live(orders, "saved", self.draw.randint(1, 8))
        wait = self.draw.random() * life.times_between("ready", "open")
        second = live(replace(orders, idle=True), "ready", 1, lambda _: wait)
        self.tally.kills += 1
        life.problems += second.problems
        self._judge(life, orders)

    def _live(self, orders: Orders, word: str, count: int) -> Life:
        """Kill somewhere between the line number *count* and the next one, or a little later."""
        stretch = self.draw.uniform(0, 1.5)
        return live(orders, word, count, lambda life: stretch * life.pace(word))

    def _orders(self, planted: str = "") -> Orders:
        return Orders(
            path=str(self.path),
            backups=str(self.backups),
            seed=self.draw.randrange(1 << 30),
            start=self.tally.kills * 500,
            restores=RESTORES,
            keys=self.keys,
            later_formats=self.formats,
            planted=planted,
        )

    def _judge(self, life: Life, orders: Orders) -> None:
        """Compare what a process left with what it said."""
        tally, problems = self.tally, life.problems
        tally.kills += 1
        tally.acknowledged += sum(word == "saved" for word, _ in life.events)
        for word, what in life.events:
            self.story.hear(word, what)
        for during in self._during(life):
            tally.during[during] += 1
        try:
            with later_formats(self.formats):
                self.story.check(self.path, self.backups, self.scratch)
        except (UserFacingError, AssertionError) as error:
            problems.append(f"{type(error).__name__}: {error}")
        for folder in (self.path.parent, *self.backups.glob("*/")):
            for path in folder.iterdir():
                # Killed while it wrote beside: removed a day later, see test_atomic.py.
                if path.name.startswith(".cyberwizard-"):
                    path.unlink()
                elif path.suffix not in {".cyberdossier", ".txt", ".tmp"}:
                    problems.append(f"{path.name} is left")
        tally.problems += [f"kill {tally.kills}, {orders}: {problem}" for problem in problems]

    def _during(self, life: Life) -> list[str]:
        """Return the names of what was under way."""
        found = []
        if is_hot(Path(f"{self.path}-journal")):
            found.append("a save" if "open" in life.times else "a migration")
        if self.story.is_keeping:
            found.append("a backup")
        act = self.story.under_way
        if act is not None:
            found += {
                Kind.COPY: ["a copy"],
                Kind.KEY: ["a change of password"],
                Kind.RESTORE: ["a restoration"],
            }.get(act.kind, [])
        return found


def is_hot(journal: Path) -> bool:
    """Tell whether a save was interrupted: the journal would undo something."""
    return journal.exists() and journal.read_bytes()[:1] > b"\0"
