"""What can be taken back: the changes of answers and notes, the last one first.

Typing in one field is one step, however many times it was saved meanwhile.
"""

from __future__ import annotations

from dataclasses import fields

from cyberwizard.answers import Answer
from cyberwizard.notes import Note
from cyberwizard.shapes import dataclass

DEPTH = 300

Value = Answer | Note | None
"""An answer, or a note; None when there is none."""


@dataclass(frozen=True)
class Change:
    """What one step did to one name: a question id, or the name of a note."""

    name: str
    before: Value
    after: Value

    @property
    def is_note(self) -> bool:
        """Whether it is about a note: answers are never None here, but empty."""
        return not isinstance(self.before, Answer)


class Changes:
    """The steps behind, and those taken back that can still be done again."""

    def __init__(self) -> None:
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._open = ""  # the field being typed in, as long as nothing else happens

    @property
    def last(self) -> Change | None:
        """What ``undo`` would take back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Change | None:
        """What ``redo`` would do again."""
        return self._undone[-1] if self._undone else None

    def record(self, change: Change) -> None:
        """Add *change*, as one more step or to the typing of the last one."""
        field = _typed(change)
        self._undone.clear()
        if field and field == self._open:
            first = self._done.pop()
            change = Change(change.name, first.before, change.after)
        self._open = ""
        if _differences(change):  # else it was typed, then erased
            self._done.append(change)
            self._open = field
        del self._done[:-DEPTH]

    def close(self) -> None:
        """Say that what is typed from now on is another step."""
        self._open = ""

    def undo(self) -> Change | None:
        """Take back the last step and return it: *before* is what must be there again."""
        return self._move(self._done, self._undone)

    def redo(self) -> Change | None:
        """Do again what was taken back last and return it: *after* is what must be there."""
        return self._move(self._undone, self._done)

    def _move(self, source: list[Change], target: list[Change]) -> Change | None:
        self._open = ""
        if not source:
            return None
        target.append(source.pop())
        return target[-1]


_AROUND = {"answered_at", "wording"}
"""What follows from a change, and is none by itself."""


def _differences(change: Change) -> tuple[str, ...]:
    """Return the names of the fields that *change* touches; one empty name for all of them."""
    before, after = change.before, change.after
    if before is None or after is None or type(before) is not type(after):
        return ("",) if before != after else ()
    return tuple(
        field.name
        for field in fields(after)
        if field.name not in _AROUND
        if getattr(before, field.name) != getattr(after, field.name)
    )


def _typed(change: Change) -> str:
    """Return the one text that *change* touches, with its name; empty when it is something else."""
    names = _differences(change)
    if len(names) == 1 and isinstance(getattr(change.after, names[0], None), str):
        return f"{change.name}.{names[0]}"
    return ""
