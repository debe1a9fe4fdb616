"""An old dossier only holds ids: none may disappear, or come to mean something else."""

from __future__ import annotations

import pytest

from cyberwizard.content.model import Content
from tests.content.ids import present, written


def changes(now: set[str], used: set[str], retired: set[str]) -> list[str]:
    """Say what ``ids.txt`` does not know, or no longer finds."""
    return [
        *(f"{name} : disparu" for name in sorted(used - now)),
        *(f"{name} : nouveau, à écrire dans ids.txt" for name in sorted(now - used - retired)),
        *(f"{name} : identifiant retiré, qui ne peut pas revenir" for name in now & retired),
    ]


def test_the_ids_are_those_written_down(content: Content) -> None:
    assert changes(present(content), *written()) == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ({"a", "b"}, []),
        ({"a"}, ["b : disparu"]),
        ({"a", "b", "c"}, ["c : nouveau"]),
        ({"a", "b", "old"}, ["old : identifiant retiré"]),
    ],
)
def test_a_change_of_ids_is_seen(now: set[str], expected: list[str]) -> None:
    found = changes(now, {"a", "b"}, {"old"})
    assert len(found) == len(expected)
    assert all(line.startswith(start) for line, start in zip(found, expected, strict=True))
