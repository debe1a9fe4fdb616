"""The two ways things go wrong."""

from __future__ import annotations

from enum import Enum, auto


class Remedy(Enum):
    """What the program itself can offer after an error."""

    NONE = auto()
    READ_ONLY = auto()  # the file can be opened to read
    PASSWORD = auto()  # ask for it, or ask again
    BACKUP = auto()  # nothing more can be done with the file


class UserFacingError(Exception):
    """The machine or the file caused it: the message is one French sentence to show as it is.

    It says what happened and what to do. Everything else that is raised is a bug.
    """

    remedy = Remedy.NONE


class ContentError(Exception):
    """Our own content is wrong: a bug, listed in full so that one run shows every mistake."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
