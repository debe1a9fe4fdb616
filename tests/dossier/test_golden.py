"""The text of each sample, word for word, so that a change of words is a choice.

After a wanted change: ``python -m tests.dossier.test_golden`` writes the texts again; read the
difference before keeping it.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cyberwizard.dossier import Edition, render_text
from tests.dossier.tools import INFO, NAMES, answers_of, dossier_of, notes_of

FOLDER = Path(__file__).parent / "golden"
NOTED = ("synthese", "plan", "contrat", "questions", "hors-parcours")
"""The sections that notes change."""


def _texts() -> dict[str, str]:
    """Return the text of each sample for the insurer, and of one with notes of all sorts."""
    texts = {name: render_text(dossier_of(answers_of(name), Edition.INSURER)) for name in NAMES}
    name = "cabinet_dentaire"
    info = replace(INFO, notes=notes_of(name, 20))
    noted = dossier_of(answers_of(name), Edition.COMPLETE, info=info)
    kept = tuple(section for section in noted.sections if section.id in NOTED)
    texts[f"{name}-notes"] = render_text(replace(noted, sections=kept))
    return texts


@pytest.mark.parametrize("name", [*NAMES, "cabinet_dentaire-notes"])
def test_the_text_is_the_one_that_was_read(name: str) -> None:
    assert _texts()[name] == (FOLDER / f"{name}.txt").read_text("utf-8")


def write() -> None:
    """Write the texts as they are now."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in _texts().items():
        (FOLDER / f"{name}.txt").write_text(text, "utf-8", newline="\n")


if __name__ == "__main__":
    write()
