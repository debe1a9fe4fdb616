"""Take a picture of every page, dialog and state: ``python scripts/screenshots.py [LOOK …]``.

The pictures go to ``build/screenshots/LOOK/``: ``exemple-…`` are the pages with what ships and an
example, ``etat-…`` the states that the tests walk through (``tests/ui/walk.py``), so a page that
joins the walk joins the pictures. One process per look, since Qt reads the scale when it starts.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from itertools import product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "build" / "screenshots"
SCREEN = (1920, 1080)


class Look(NamedTuple):
    """Colours, size of the text, language, scale, and size of the window before the scale."""

    theme: str
    size: float
    scale: int = 1
    language: str = "fr"
    window: tuple[int, int] = (1180, 860)


# On a screen of 1920 × 1080 at scale 2, there is room for half of it.
ROOM = {1: (1180, 860), 2: (950, 500)}
LOOKS = {
    f"{theme}-{scale}x-{size:g}": Look(theme, size, scale, window=ROOM[scale])
    for theme, scale, size in product(("light", "dark", "contrast"), (1, 2), (10.5, 16.0))
} | {
    "english": Look("light", 10.5, language="en"),
    "narrow": Look("dark", 20.0, window=(800, 700)),
    "laptop": Look("light", 10.5, window=(1366, 700)),
}


def main(names: list[str]) -> int:
    """Take the pictures of each look named, or of all."""
    if unknown := set(names) - LOOKS.keys():
        print(f"{', '.join(sorted(unknown))} : aucun de {', '.join(LOOKS)}")
        return 2
    code = 0
    for name in names or LOOKS:
        code |= take(name, FOLDER / name)
        print(f"{name} : {len(list((FOLDER / name).glob('*.png')))} images")
    return code


def take(name: str, folder: Path) -> int:
    """Take the pictures of one look, in a process of its own."""
    look = LOOKS[name]
    for old in folder.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as temporary:
        screen = Path(temporary, "screen.json")
        width, height = SCREEN
        one = {"name": "screen", "x": 0, "y": 0, "width": width, "height": height}
        screen.write_text(json.dumps({"screens": [one]}), "utf-8")
        environment = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={screen}",
            "QT_SCALE_FACTOR": str(look.scale),
            "LOOK_THEME": look.theme,
            "LOOK_SIZE": str(look.size),
            "LOOK_LANGUAGE": look.language,
            "LOOK_WINDOW": "x".join(map(str, look.window)),
            "LOOK_FOLDER": str(folder),
        }
        pytest = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"]
        command = [*pytest, "tests/ui/pictures.py"]
        return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
