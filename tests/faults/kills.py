"""Kills the process that works in a dossier, and judges what it left."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from cyberwizard.dossier_file import DossierFile
from cyberwizard.errors import UserFacingError
from tests.faults.acts import NOW, WORDS, Act, Kind, State, answer_of, said
from tests.faults.worker import COPIES, FORMATS, KEYS, Orders, later_formats

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds, never reached


@dataclass
class Tally:
    """What was seen over all the kills; ``problems`` must stay empty."""

    kills: int = 0
    acknowledged: int = 0
    in_a_save: int = 0
    in_a_copy: int = 0
    in_a_migration: int = 0
    problems: list[str] = field(default_factory=list)


@dataclass
class Life:
    """What the process said before it was killed."""

    reached_open: bool = False
    begun: list[Act] = field(default_factory=list)
    asked: dict[int, Act] = field(default_factory=dict)
    saved: list[tuple[int, int]] = field(default_factory=list)  # (ticket, changes begun by then)
    problems: list[str] = field(default_factory=list)
    times: dict[str, list[float]] = field(default_factory=dict)

    def hear(self, line: str) -> None:
        """Take one line of the process."""
        word, _, text = line.partition(" ")
        self.times.setdefault(word, []).append(time.perf_counter())
        what = json.loads(text)
        match word:
            case "open":
                self.reached_open = True
            case "asked":
                self.asked[what[0]] = Act(Kind(what[1]), what[2], what[3])
            case "begun":
                self.begun.append(Act(Kind(what[0]), what[1], what[2]))
            case "saved":
                self.saved.append((what, len(self.begun)))
            case "failed":
                self.problems.append(f"a save failed: {what}")

    @property
    def done(self) -> int:
        """How many of the changes begun were acknowledged."""
        return self.saved[-1][1] if self.saved else 0

    def pace(self, word: str) -> float:
        """Return the seconds between two lines of that *word*, on this disk today."""
        times = self.times.get(word, [])
        return (times[-1] - self.times["ready"][0]) / len(times) if times else 0.0

    def times_between(self, first: str, then: str) -> float:
        """Return the seconds between two lines."""
        return self.times[then][0] - self.times[first][0]

    def check(self) -> None:
        """Check that an acknowledgment is about what was just changed, or something newer."""
        if len(self.begun) - self.done > 1:
            self.problems.append("a change was begun before the former one was acknowledged")
        for ticket, count in self.saved:
            asked, changed = self.asked[ticket], self.begun[count - 1]
            newer = [
                act.number is None if changed.number is None else act.number == changed.number
                for number, act in self.asked.items()
                if number >= ticket and (act.kind, act.key) == (changed.kind, changed.key)
            ]
            versions = changed.kind in {Kind.ANSWER, Kind.NOTE}
            same = asked.kind is changed.kind and (
                asked.key == changed.key or changed.kind is Kind.POSITION
            )
            if not same:
                self.problems.append(f"{asked} was acknowledged by {changed}")
            elif versions and not any(newer):
                self.problems.append(f"{asked} was acknowledged by the older {changed}")


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
        assert reached.wait(PATIENCE)
        threading.Event().wait(delay(life))  # the instant is the point: nothing else tells it
        early = process.poll()
        process.kill()
        listener.join()
        if early is not None:
            life.problems.append(f"it ended by itself: {process.stderr.read()}")
    life.check()
    return life


class Bench:
    """One dossier, in which a process works and is killed, again and again."""

    def __init__(self, folder: Path, key: str, tally: Tally, *, seed: int) -> None:
        self.path = folder / "d.cyberdossier"
        self.key = key
        self.tally = tally
        self.draw = random.Random(seed)
        self.formats = 0
        self.copies: dict[str, State] = {}
        with DossierFile.create(
            self.path, now=NOW, content_version="2026.11", key=KEYS[key]
        ) as file:
            file.save_answers([(f"q{n}", answer_of(n * 37), WORDS) for n in range(60)], NOW)
            self.state = said(file)

    def kill_at_work(self, planted: str = "") -> None:
        """Kill while it saves."""
        orders = self._orders(planted)
        self._judge(orders, self._live(orders, "saved", self.draw.randint(1, 8)))

    def kill_at_migration(self) -> None:
        """Kill while the file is brought to newer formats."""
        self.formats += FORMATS
        orders = self._orders()
        self._judge(orders, self._live(orders, "step", self.draw.randint(1, FORMATS)))

    def kill_at_recovery(self) -> None:
        """Kill while it saves, then kill the process that opens what the first one left."""
        orders = self._orders()
        life = self._live(orders, "saved", self.draw.randint(1, 8))
        wait = self.draw.random() * life.times_between("ready", "open")
        second = live(replace(orders, idle=True), "ready", 1, lambda _: wait)
        self.tally.kills += 1
        life.problems += second.problems
        self._judge(orders, life)

    def _live(self, orders: Orders, word: str, count: int) -> Life:
        """Kill somewhere between the line number *count* and the next one, or a little later."""
        stretch = self.draw.uniform(0, 1.5)
        return live(orders, word, count, lambda life: stretch * life.pace(word))

    def _orders(self, planted: str = "") -> Orders:
        seed = self.draw.randrange(1 << 30)
        return Orders(str(self.path), seed, self.key, later_formats=self.formats, planted=planted)

    def _judge(self, orders: Orders, life: Life) -> None:
        """Compare what a process left with what it said."""
        interrupted = is_hot(Path(f"{self.path}-journal"))
        tally, problems = self.tally, life.problems
        tally.kills += 1
        tally.acknowledged += len(life.saved)
        tally.in_a_save += interrupted and life.reached_open
        tally.in_a_migration += interrupted and not life.reached_open
        states = [self.state]
        for act in life.begun:
            states.append(states[-1].after(act))
        try:
            with (
                later_formats(self.formats),
                DossierFile.open(self.path, key=orders.file_key) as file,
            ):
                self.state = said(file)
            if self.state not in states[life.done :]:
                lost = self.state in states
                problems.append("an acknowledged change is lost" if lost else "no such state")
            self._judge_copies(life, states, orders)
        except (UserFacingError, AssertionError) as error:
            problems.append(f"{type(error).__name__}: {error}")
        tally.problems += [f"kill {tally.kills}, {orders}: {problem}" for problem in problems]

    def _judge_copies(self, life: Life, states: list[State], orders: Orders) -> None:
        """Check that each copy is whole: the last one acknowledged, or the one under way."""
        under_way = ""
        for place, act in enumerate(life.begun):
            if act.kind is not Kind.COPY:
                continue
            if place < life.done:
                self.copies[act.key] = states[place]
            else:
                under_way = act.key
                self.tally.in_a_copy += 1
        for name in COPIES:
            path = self.path.with_name(name)
            possible = [self.copies[name]] if name in self.copies else []
            if name == under_way:
                possible.append(states[-1])
            if name in self.copies or path.exists():
                with (
                    later_formats(self.formats),
                    DossierFile.open(path, key=orders.file_key) as copy,
                ):
                    self.copies[name] = said(copy)
                if self.copies[name] not in possible:
                    life.problems.append(f"{name} is not what was copied")
        stray = {found.name for found in self.path.parent.iterdir()} - {self.path.name, *COPIES}
        for name in stray:
            # Killed while it wrote beside: removed a day later, see test_atomic.py.
            if not name.startswith(".cyberwizard-"):
                life.problems.append(f"{name} is left in the folder")
            self.path.with_name(name).unlink()


def is_hot(journal: Path) -> bool:
    """Tell whether a save was interrupted: the journal would undo something."""
    return journal.exists() and journal.read_bytes()[:1] > b"\0"
