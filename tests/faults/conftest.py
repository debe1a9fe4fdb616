"""The figures of the harnesses, said at the end of a long run."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.faults.scale import LONG
from tests.ui.conftest import content, languages, launch, outside, qapp_args, translations

__all__ = ["content", "languages", "launch", "outside", "qapp_args", "translations"]

_figures: list[str] = []


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Note what a harness counted."""

    def note(**counts: object) -> None:
        said = ", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in counts.items())
        _figures.append(f"{request.node.name}: {said}")

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show them."""
    if LONG and _figures:
        terminalreporter.section("figures of the harnesses")
        for line in _figures:
            terminalreporter.write_line(line)
