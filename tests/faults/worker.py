"""The process that is killed: it works in a dossier, and tells its parent each step by a pipe.

Lines, each written at once: ``ready``, ``step`` (of a migration), ``open``, ``asked [act]``, and
all that a ``Desk`` says.
"""

from __future__ import annotations

import json
import os
import random
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

import apsw

from cyberwizard.answers import Answer
from cyberwizard.dossier_file import file as file_module
from cyberwizard.dossier_file import migrations
from cyberwizard.dossier_file.rows import Change
from cyberwizard.wording import Wording
from tests.faults.acts import Act, Habits, Kind, acts
from tests.faults.desk import Desk
from tests.faults.telling import TellingFile

COPIES = ("copie-1.cyberdossier", "copie-2.cyberdossier")
FORMATS = 3
Tell = Callable[[str, object], None]


@dataclass(frozen=True)
class Orders:
    """What the process has to do, given as JSON."""

    path: str
    backups: str
    seed: int
    start: int = 0
    restores: float = 0.0
    keys: tuple[str, ...] = ()
    later_formats: int = 0
    planted: str = ""
    idle: bool = False


def tell(word: str, what: object = None) -> None:
    """Write one line, whole: it is shorter than what a pipe takes at once."""
    os.write(1, f"{word} {json.dumps(what)}\n".encode())


def as_list(act: Act) -> list[object]:
    """Return *act* as JSON writes it."""
    return [act.kind.value, act.key, act.number]


@dataclass
class _Late:
    changes: list[tuple[Change, datetime]] = field(default_factory=list)


_late = _Late()


class HastyFile(TellingFile):
    """A planted fault: an answer is said saved now, and is really saved a little later."""

    def save_answer(
        self, question_id: str, answer: Answer | None, wording: Wording | None, now: datetime
    ) -> None:
        self.begin(Kind.ANSWER, question_id, None if answer is None else int(answer.value))
        _late.changes.append(((question_id, answer, wording), now))
        if len(_late.changes) > 5:
            for change, when in _late.changes:
                self.save_answers([change], when)
            _late.changes.clear()


def _step(number: int, tell: Tell) -> Callable[[apsw.Connection], None]:
    """Return a change of format long enough to be killed in."""

    def step(connection: apsw.Connection) -> None:
        tell("step", number)
        connection.execute(f"CREATE TABLE step_{number} (id INTEGER PRIMARY KEY, body TEXT) STRICT")
        connection.execute(f"INSERT INTO step_{number} (body) SELECT new FROM history")
        connection.execute("UPDATE history SET at = at || ''")
        connection.execute("UPDATE answer SET body = body || ''")
        connection.execute(f"DELETE FROM step_{number}")

    return step


@contextmanager
def later_formats(count: int, tell: Tell = lambda word, what: None) -> Iterator[None]:
    """Know *count* formats after the newest; *tell* hears of each step."""
    known = migrations.MIGRATIONS
    steps = (*known, *(_step(number, tell) for number in range(count)))
    try:
        for module in (migrations, file_module):
            vars(module)["MIGRATIONS"] = steps
        yield
    finally:
        for module in (migrations, file_module):
            vars(module)["MIGRATIONS"] = known


def work(orders: Orders) -> None:
    """Open the dossier, and do what a manager does until somebody kills this process."""
    number = before = 0  # tickets asked in all, and of the writers that are closed

    def hear(word: str, what: object) -> None:
        if isinstance(what, Act):
            what = as_list(what)
        elif isinstance(what, int):
            what += before
        tell(word, what)

    desk = Desk(Path(orders.path), Path(orders.backups), hear, start=orders.start)
    if orders.planted == "torn":
        vars(file_module)["transaction"] = nullcontext
    tell("ready")
    desk.open(HastyFile if orders.planted == "hasty" else TellingFile)
    tell("open")
    if orders.idle:
        threading.Event().wait()
    draw = random.Random(orders.seed)
    todo = acts(orders.seed, Habits(COPIES, tuple(orders.keys)))
    while True:
        for act in islice(todo, draw.randint(1, 6)):
            number += 1
            tell("asked", [number, *as_list(act)])
            assert desk.ask(act).number == number - before
        if draw.random() < 0.7:
            assert desk.wait()
        if draw.random() < orders.restores:
            assert desk.close()
            before = number
            desk.restore(draw)
            desk.open()


if __name__ == "__main__":
    given = Orders(**json.loads(sys.argv[1]))
    with later_formats(given.later_formats, tell):
        work(given)
