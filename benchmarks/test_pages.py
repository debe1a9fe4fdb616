"""Page changes in the table of ``make bench``; ``bench_pages`` says more of the same figures."""

from __future__ import annotations

from functools import cache
from statistics import median

import pytest

from benchmarks.bench_pages import (
    MEMORY_SHARE,
    P95_RATIO,
    RATIO,
    Figures,
    measure,
    p95,
    platforms,
    says,
)
from benchmarks.conftest import RATIOS

FOUND = dict(platforms())


@cache
def figures(platform: str) -> Figures:
    """Measure once."""
    found = measure(platform, FOUND[platform])
    print("\n".join(says(found)))
    return found


@pytest.mark.parametrize("platform", FOUND)
def test_the_next_page_is_there_and_the_answer_on_the_disk(platform: str) -> None:
    found = figures(platform)
    for name, part, bar in (("median", median, RATIO), ("p95", p95, P95_RATIO)):
        floor, ours = part(found["floor"]), part(found["durable"])
        RATIOS.append((f"page change, {platform}: {name}", floor, ours, bar))
        assert ours / floor <= bar, says(found)


@pytest.mark.parametrize("platform", FOUND)
def test_page_changes_leave_the_memory_flat(platform: str) -> None:
    before, after = figures(platform)["memory"]
    assert abs(after - before) <= MEMORY_SHARE * before, (before, after)
