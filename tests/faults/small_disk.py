"""Run alone, in a mount namespace of its own: real small disks that fill, close and go away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from cyberwizard.dossier_file import DossierFile, NotWritableError
from cyberwizard.errors import UserFacingError
from tests.faults.acts import NOW, Act, Kind, key_of, read
from tests.faults.desk import Desk
from tests.faults.story import Story


def mount(*arguments: object) -> None:
    """Call the system's own command."""
    subprocess.run(["mount", *map(str, arguments)], check=True)


def sit_down(path: Path) -> tuple[Desk, Story]:
    """Open the dossier to write; its backups are on the same disk."""
    story = Story(read(path))
    desk = Desk(path, path.parent / "sauvegardes", story.hear)
    desk.open()
    return desk, story


def fill_up(path: Path) -> list[str]:
    """Work on a disk without room, then make room; return what was said."""
    ballast = path.with_name("autre chose")
    desk, story = sit_down(path)
    size = 0
    with ballast.open("wb", buffering=0) as stream, suppress(OSError):
        while True:
            size += stream.write(bytes(4096))
    os.truncate(ballast, size - 8192)
    number = 0
    while not story.failed:
        number += 1
        desk.ask(Act(Kind.ANSWER, f"q{number % 7}", number))
        desk.ask(Act(Kind.FILE, str(number % 5), number))
        desk.wait()
    ballast.unlink()
    desk.writer.retry()
    assert desk.wait(), "it does not work again with room"
    assert desk.close()
    assert read(path) in story.possible
    return story.sentences


def close_the_disk(path: Path, folder: Path) -> str:
    """Make the disk read only; return the sentence."""
    before = read(path)
    mount("-o", "remount,ro", folder)
    try:
        assert read(path, read_only=True) == before
        DossierFile.open(path, key=key_of(path)).close()
    except NotWritableError as error:
        return str(error)
    finally:
        mount("-o", "remount,rw", folder)
    raise AssertionError("a disk that is read only was opened to write")


def take_away(path: Path, folder: Path, elsewhere: Path) -> str:
    """Take the disk away while the dossier is open, then bring it back; return the sentence."""
    elsewhere.mkdir()
    mount("--bind", folder, elsewhere)
    desk, story = sit_down(elsewhere / path.name)
    subprocess.run(["umount", "--lazy", elsewhere], check=True)
    desk.ask(Act(Kind.ANSWER, "q1", 4321))
    assert not desk.wait()
    sentence = story.sentences[-1]
    mount("--bind", folder, elsewhere)
    desk.writer.retry()
    assert desk.wait(), "it does not work again once the disk is back"
    assert desk.close()
    subprocess.run(["umount", elsewhere], check=True)
    assert read(path).answers["q1"].value == "4321"
    return sentence


def main(folder: Path) -> None:
    """Mount a disk of half a megabyte on *folder*, and try everything on it."""
    mount("-t", "tmpfs", "-o", "size=600k", "tmpfs", folder)
    path = folder / "d.cyberdossier"
    DossierFile.create(path, now=NOW, content_version="1").close()
    full = fill_up(path)
    closed = close_the_disk(path, folder)
    gone = take_away(path, folder, folder.with_name("clé"))
    told = {"full": full, "closed": closed, "gone": gone}
    sys.stdout.buffer.write(json.dumps(told).encode())


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]))
    except UserFacingError as error:
        raise AssertionError(str(error)) from error
