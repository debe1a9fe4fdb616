"""The two ways things go wrong."""

from __future__ import annotations


class UserFacingError(Exception):
    """The machine or the file caused it: the message is one French sentence to show as it is.

    It says what happened and what to do. Everything else that is raised is a bug.
    """


class ContentError(Exception):
    """Our own content is wrong: a bug, listed in full so that one run shows every mistake."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems
