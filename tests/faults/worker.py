"""The process that is killed: it works in a dossier, and tells its parent each step by a pipe.

Lines, each written at once: ``ready``, ``step`` (of a migration), ``open``, ``asked [act]``,
``begun [act]`` (the file is about to be changed), ``saved number`` (the writer acknowledged the act
asked under that number), ``failed``.
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
from cyberwizard.dossier_file import Ticket, Writer, migrations
from cyberwizard.dossier_file import file as file_module
from cyberwizard.dossier_file.container import PUBLISHED, FileKey
from cyberwizard.dossier_file.rows import Change
from cyberwizard.errors import UserFacingError
from cyberwizard.wording import Wording
from tests.faults.acts import NOW, Act, Kind, acts
from tests.faults.telling import TellingFile

COPIES = ("copie-1.cyberdossier", "copie-2.cyberdossier")
KEYS = {"published": PUBLISHED, "secret": FileKey(1, b"a secret of 32 bytes, or nearly.")}
FORMATS = 3
FOREVER = 600.0  # seconds: the parent kills long before
Tell = Callable[[str, object], None]


@dataclass(frozen=True)
class Orders:
    """What the process has to do, given as JSON."""

    path: str
    seed: int
    key: str = "published"
    later_formats: int = 0
    planted: str = ""
    idle: bool = False

    @property
    def file_key(self) -> FileKey:
        """The key of the file."""
        return KEYS[self.key]


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
    path = Path(orders.path)
    if orders.planted == "torn":
        vars(file_module)["transaction"] = nullcontext
    tell("ready")
    with later_formats(orders.later_formats, tell):
        kind = HastyFile if orders.planted == "hasty" else TellingFile
        file = kind.open(path, key=orders.file_key)
    file.tell = lambda act: tell("begun", as_list(act))
    tell("open")
    if orders.idle:
        threading.Event().wait()

    def on_saved(ticket: Ticket, _when: datetime) -> None:
        tell("saved", ticket.number)

    def on_failed(ticket: Ticket, error: UserFacingError) -> None:
        tell("failed", [ticket.number, str(error)])

    writer = Writer(file, on_saved=on_saved, on_failed=on_failed, clock=lambda: NOW)
    draw = random.Random(orders.seed)
    todo = acts(orders.seed, COPIES)
    number = 0
    while True:
        for act in islice(todo, draw.randint(1, 6)):
            number += 1  # the number of the ticket to come
            tell("asked", [number, *as_list(act)])
            assert act.put(writer, path.parent).number == number
        if draw.random() < 0.7:
            assert writer.flush(FOREVER)


if __name__ == "__main__":
    work(Orders(**json.loads(sys.argv[1])))
