"""A Windows (wine) and a screen (Xvfb) that tests can drive."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DIST = ROOT / "dist"
SCREENSHOTS = ROOT / "build" / "screenshots-installer"
STUBS = Path(__file__).parent / "wine"
STEP = 0.1  # seconds between two looks
PATIENCE = 300.0  # seconds; a loaded machine is slow, which is not what these tests are about
LONG = 900.0  # seconds for a command that ends by itself
ANSWER = 15.0  # seconds for a window to change after a key
_WINE_FAILED = re.compile(r"^wine: (?!configuration in)", re.MULTILINE)
"""With exit code 1: wine did not come as far as the program, which is not what is tested."""
PROGRAM = "AppData/Local/Programs/Cyberwizard"


def version() -> str:
    """Return the version that the artefacts carry in their names."""
    text = (ROOT / "cyberwizard" / "__init__.py").read_text("utf-8")
    found = re.search(r'__version__ = "([^"]+)"', text)
    assert found is not None
    return found[1]


def wait_until(ready: Callable[[], object], what: str, seconds: float = PATIENCE) -> None:
    """Look again until *ready* answers yes."""
    bell = threading.Event()
    end = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < end, f"{what}: not seen in {seconds:.0f} s"
        bell.wait(STEP)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file under *folder* by its relative name, with its content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@dataclass(frozen=True, slots=True)
class Screen:
    """An X server of our own."""

    display: str

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[Screen]:
        """Start the server on a free number, stop it at the end."""
        ours, theirs = os.pipe()
        options = ["-displayfd", str(theirs), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
        with subprocess.Popen(
            ["Xvfb", *options], pass_fds=[theirs], stderr=subprocess.DEVNULL
        ) as server:
            os.close(theirs)
            with os.fdopen(ours) as stream:
                number = stream.readline().strip()
            assert number, "Xvfb did not start"
            yield cls(f":{number}")
            server.terminate()

    def _run(self, *command: str | Path) -> str:
        environment = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(
            [str(word) for word in command],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout

    def windows(self) -> list[str]:
        """Return the titles of the windows that can be seen."""
        found = self._run("xdotool", "search", "--onlyvisible", "--name", ".").split()
        return [self._run("xdotool", "getwindowname", name).strip() for name in found]

    def wait_for(self, title: str, seconds: float = PATIENCE) -> None:
        """Wait until a visible window has *title* in its name."""
        wait_until(
            lambda: any(title in name for name in self.windows()), f"window « {title} »", seconds
        )

    def _picture(self) -> str:
        """Return a hash of what is shown."""
        return self._run("import", "-window", "root", "-format", "%#", "info:")

    def press(self, key: str) -> None:
        """Type a key, again when nothing changes: a window may be shown before it listens."""
        before = self._picture()

        def answered() -> bool:
            self._run("xdotool", "key", key)
            end = time.monotonic() + ANSWER
            while time.monotonic() < end:
                if self._picture() != before:
                    return True
            return False

        wait_until(answered, f"an answer to {key}")

    def colours(self) -> int:
        """Return how many colours are on the screen: more than a few, something is painted."""
        return int(self._run("import", "-window", "root", "-format", "%k", "info:") or "0")

    def shoot(self, name: str) -> Path:
        """Take a picture of the whole screen, once it does not move any more."""
        target = SCREENSHOTS / f"{name}.png"
        seen: list[str] = []

        def still() -> bool:
            seen.append(self._picture())
            return len(seen) > 4 and len(set(seen[-4:])) == 1

        wait_until(still, f"a still picture of {name}")
        self._run("import", "-window", "root", target)
        return target


class Running:
    """A program that goes on; what it says is read as it comes: a full pipe would stop it."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.output = b""
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as stream:
            for line in stream:
                self.output += line


@dataclass(slots=True)
class Windows:
    """A wine prefix that says it is Windows 10."""

    folder: Path
    screen: Screen
    running: list[Running] = field(default_factory=list)

    @classmethod
    @contextmanager
    def installed(cls, folder: Path, screen: Screen) -> Iterator[Windows]:
        """Create the prefix, add the three libraries that wine 8 lacks, stop it at the end."""
        made = cls(folder, screen)
        made.home.mkdir()
        made._wine("wineboot", "--init")
        made.pretend("win10")
        made._server("-w")
        for name in ("Desktop", "Documents"):  # wine links them to the home of who runs it
            path = made.profile / name
            if path.is_symlink():
                path.unlink()
            path.mkdir(exist_ok=True)
        for source in sorted(STUBS.glob("*.c")):
            target = made.drive / "windows" / "system32" / f"{source.stem}.dll"
            command = ["x86_64-w64-mingw32-gcc", "-shared", "-s"]
            subprocess.run([*command, source, "-o", target, "-ladvapi32"], check=True)
        yield made
        made._server("-k")

    @property
    def home(self) -> Path:
        """Return the home of the Linux user that wine believes in."""
        return self.folder / "home"

    @property
    def drive(self) -> Path:
        """Return drive C."""
        return self.folder / "prefix" / "drive_c"

    @property
    def profile(self) -> Path:
        """Return the folder of the Windows user."""
        (found,) = [p for p in (self.drive / "users").iterdir() if p.name != "Public"]
        return found

    @property
    def program(self) -> Path:
        """Return the folder where the installer puts the program."""
        return self.profile / PROGRAM

    def environment(self, **more: str) -> dict[str, str]:
        """Return the whole environment of a Windows program: nothing of ours leaks in."""
        stubs = ",".join(sorted(source.stem for source in STUBS.glob("*.c")))
        overrides = f"winemenubuilder.exe=;winedbg.exe=d;mscoree=;mshtml=;{stubs}=n"
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "LANG": "fr_FR.UTF-8",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": self.screen.display,
            "WINEPREFIX": str(self.folder / "prefix"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": overrides,
            **more,
        }

    def _wine(
        self, *command: str | Path, seconds: float = LONG, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program; when wine itself fails before it starts, run it once more."""
        done = self._wine_once(command, seconds, more)
        if done.returncode == 1 and _WINE_FAILED.search(done.stderr):
            done = self._wine_once(command, seconds, more)
        return done

    def _wine_once(
        self, command: Sequence[str | Path], seconds: float, more: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        # Pipes, and no terminal: wine gives Python no standard streams otherwise.
        done = subprocess.run(
            ["wine", *map(str, command)],
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=seconds,
            cwd=self.profile if self.drive.exists() else self.folder,
        )
        if done.returncode:  # what pytest shows of a test that fails
            said = done.stdout + done.stderr
            logging.getLogger(__name__).warning("%s → %d\n%s", command, done.returncode, said)
        return done

    def _server(self, option: str) -> None:
        subprocess.run(["wineserver", option], env=self.environment(), check=False, timeout=LONG)

    def pretend(self, system: str) -> None:
        """Say to programs that this is ``win10``, ``win81``…"""
        self._wine("winecfg", "-v", system)

    def run(
        self, program: str | Path, *arguments: str, seconds: float = LONG, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        return self._wine(program, *arguments, seconds=seconds, **more)

    def start(self, *command: str | Path, **more: str) -> Running:
        """Start a Windows program and go on."""
        started = subprocess.Popen(
            ["wine", *map(str, command)],
            env=self.environment(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.profile,
        )
        program = Running(started)
        self.running.append(program)
        return program

    def stop(self) -> None:
        """End every Windows program."""
        self._server("-k")
        for started in self.running:
            started.process.wait(PATIENCE)
            started.reader.join(PATIENCE)
        self.running.clear()

    def install(self, setup: Path, *options: str) -> int:
        """Run an installer in silence; return its exit code."""
        return self.run(setup, "/S", *options).returncode

    def uninstall(self, *options: str) -> None:
        """Run the registered uninstaller in silence, as Windows does.

        It goes on from a copy of itself in the temporary folder: wait for everything to end.
        """
        self.run(self.program / "Désinstaller.exe", "/S", *options)
        self._server("-w")

    def windows_path(self, path: Path) -> str:
        """Return the Windows name of a file of drive C."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def registry(self, key: str) -> dict[str, str]:
        """Return the values under a key of HKCU and its sub-keys, ``sub\\name`` → text."""
        target = self.drive / "exported.reg"
        target.unlink(missing_ok=True)
        self._wine("reg", "export", f"HKCU\\{key}", "C:\\exported.reg", "/y")
        if not target.exists():
            return {}
        text = target.read_text("utf-16")
        target.unlink()
        values, section = {}, ""
        for line in text.splitlines():
            if line.startswith("["):
                section = line[1:-1].removeprefix(f"HKEY_CURRENT_USER\\{key}").lstrip("\\")
            elif found := re.fullmatch(r'(?:"(.*?)"|@)=(?:"(.*)"|dword:(\w+))', line):
                name = f"{section}\\{found[1] or ''}".lstrip("\\")
                value = found[2] if found[2] is not None else str(int(found[3], 16))
                values[name] = re.sub(r"\\(.)", r"\1", value)
        return values

    def keep_state(self) -> None:
        """Remember the profile and the registry."""
        self._server("-w")
        kept = self.folder / "kept"
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir()
        shutil.copytree(self.profile, kept / "profile", symlinks=True)
        shutil.copyfile(self.folder / "prefix" / "user.reg", kept / "user.reg")

    def restore_state(self) -> None:
        """Put them back."""
        self.stop()
        kept = self.folder / "kept"
        place = self.profile
        shutil.rmtree(place)
        shutil.copytree(kept / "profile", place, symlinks=True)
        shutil.copyfile(kept / "user.reg", self.folder / "prefix" / "user.reg")
