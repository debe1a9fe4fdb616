"""Make the files that every future program must open: ``python scripts/formats.py``.

They are made once per format, before it is released, and never made again: a change of what they
say would be a dossier that somebody can no longer read.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cyberwizard.dossier_file import DossierFile, new_key  # noqa: E402
from cyberwizard.dossier_file.migrations import MIGRATIONS  # noqa: E402
from tests.core.format_sample import CREATED, PASSWORD, fill, says  # noqa: E402

FOLDER = ROOT / "tests" / "fixtures" / "formats"


def main() -> None:
    """Make the two files of the newest format, and what they say."""
    number = len(MIGRATIONS)
    plain = FOLDER / f"{number}.cyberdossier"
    if plain.exists():
        raise SystemExit(f"{plain.name} is there: a released format is never made again.")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with DossierFile.create(plain, now=CREATED, content_version="2026.11") as file:
        fill(file)
        file.save_copy_for(FOLDER / f"{number}-mot-de-passe.cyberdossier", new_key(PASSWORD))
        said = json.dumps(says(file), ensure_ascii=False, indent=1)
    (FOLDER / f"{number}.json").write_text(f"{said}\n", "utf-8")


if __name__ == "__main__":
    main()
