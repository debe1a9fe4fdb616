"""Print each figure beside its floor, from the same run: ``make bench``.

A benchmark that stands for the floor of its group says so with ``benchmark.extra_info["floor"]``;
the others give their bar, the ratio not to exceed, with ``benchmark.extra_info["bar"]``.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

MEMORY: list[tuple[str, float, float]] = []
"""(what, peak in MB, bar in MB), filled by the memory measurements."""

RATIOS: list[tuple[str, float, float, float]] = []
"""(what, floor in ms, ours in ms, bar), filled by what pytest-benchmark cannot time."""


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Write the table of ratios after pytest-benchmark's own."""
    session = getattr(config, "_benchmarksession", None)
    groups: dict[str, list[Any]] = defaultdict(list)
    for one in session.benchmarks if session else ():
        if one.group:
            groups[one.group].append(one)
    if not groups and not MEMORY and not RATIOS:
        return
    write = terminalreporter.write_line
    terminalreporter.section("ratios (medians of this run)")
    write(f"{'what':<44}{'floor ms':>10}{'ours ms':>10}{'ratio':>8}{'bar':>8}")
    for group, members in groups.items():
        floors = [one for one in members if one.extra_info.get("floor")]
        if not floors:
            continue
        floor = floors[0].stats.median
        for one in members:
            if one is floors[0]:
                continue
            least = one.extra_info.get("at least")
            bar = f"≥ {least}" if least else one.extra_info.get("bar", "")
            ratio = one.stats.median / floor
            write(
                f"{group + ': ' + one.name.removeprefix('test_'):<44.44}{floor * 1e3:>10.2f}"
                f"{one.stats.median * 1e3:>10.2f}{ratio:>8.2f}{bar:>8}"
            )
    for what, floor, ours, bar in RATIOS:
        write(f"{what:<44.44}{floor:>10.2f}{ours:>10.2f}{ours / floor:>8.2f}{bar:>8}")
    for what, peak, bar_mb in MEMORY:
        write(f"{what:<44.44}{'':>10}{peak:>7.0f} MB{'':>8}{bar_mb:>5.0f} MB")
