"""The whole text of each sample, word for word, so that a change of words is a choice.

After a wanted change: ``python -m tests.dossier.test_golden`` writes the texts again; read the
difference before keeping it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cyberwizard.dossier import Edition, render_text
from tests.dossier.tools import NAMES, answers_of, dossier_of

FOLDER = Path(__file__).parent / "golden"


def _text(name: str) -> str:
    return render_text(dossier_of(answers_of(name), Edition.INSURER))


@pytest.mark.parametrize("name", NAMES)
def test_the_text_for_the_insurer_is_the_one_that_was_read(name: str) -> None:
    assert _text(name) == (FOLDER / f"{name}.txt").read_text("utf-8")


def write() -> None:
    """Write the texts as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name in NAMES:
        (FOLDER / f"{name}.txt").write_text(_text(name), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
