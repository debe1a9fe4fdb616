"""The Debian package, in a clean Debian 12 and on a screen; needs root and a Debian mirror."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pikepdf import pdfa

from benchmarks import bench_frozen
from tests.packaging.tools import LONG, ROOT, Screen, version, wait_until

LARGEST_DEB = 48_000_000
PROGRAM = "/usr/lib/cyberwizard/cyberwizard"
DESKTOP_TOOLS = ["desktop-file-utils", "shared-mime-info", "hicolor-icon-theme", "xdg-utils"]
# What a manager's desktop has and a bare Debian has not; the tests need it to look.
TEST_TOOLS = ["libglib2.0-bin", "strace"]


CLEAN = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


@dataclass(frozen=True, slots=True)
class Debian:
    """A Debian of our own, in a folder."""

    root: Path

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command inside, as root, with a clean environment."""
        return subprocess.run(
            ["chroot", str(self.root), *command],
            env=CLEAN | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=LONG,
        )

    @contextmanager
    def on(self, screen: Screen) -> Iterator[dict[str, str]]:
        """Lead the socket of a screen inside; yield the variables that a program needs for it."""
        place = self.root / "tmp" / ".X11-unix"
        place.mkdir(exist_ok=True, parents=True)
        subprocess.run(["mount", "--bind", "/tmp/.X11-unix", place], check=True)
        try:
            yield {"DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        finally:
            subprocess.run(["umount", place], check=True)

    def files(self) -> set[str]:
        """Return every file of the system, but for those that any installation writes."""
        passing = (
            "proc/",
            "dev/",
            "sys/",
            "tmp/",
            "srv/",
            "root/",
            "var/cache/",
            "var/log/",
            "var/lib/",
        )
        found = set()
        for folder, names, files in os.walk(self.root):
            place = Path(folder).relative_to(self.root).as_posix() + "/"
            if place.startswith(passing):
                names.clear()
            else:
                found |= {f"{place}{name}" for name in files}
        return found


def mirror() -> str:
    """Return where this Debian finds its own packages."""
    done = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Codename: bookworm"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout, "apt-get update first, on a Debian 12; or set DEBIAN_MIRROR"
    return done.stdout.split()[0]


@pytest.fixture(scope="module")
def debian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """Make a bare Debian 12 with what every desktop has."""
    assert os.geteuid() == 0, "these tests need root"
    where = os.environ.get("DEBIAN_MIRROR") or mirror()
    root = tmp_path_factory.mktemp("debian") / "root"
    subprocess.run(
        ["debootstrap", "--variant=minbase", "bookworm", root, where],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    made = Debian(root)
    shutil.copyfile("/etc/resolv.conf", root / "etc" / "resolv.conf")
    subprocess.run(["mount", "-t", "proc", "proc", root / "proc"], check=True)
    try:
        install = ["apt-get", "install", "-y", "--no-install-recommends"]
        made.run("apt-get", "update")
        done = made.run(*install, *DESKTOP_TOOLS, *TEST_TOOLS)
        assert done.returncode == 0, done.stdout + done.stderr
        yield made
    finally:
        subprocess.run(["umount", root / "proc"], check=True)


@pytest.fixture(scope="module")
def installed(debian: Debian, deb: Path) -> Debian:
    """Install the package as the software centre would: with what it depends on."""
    shutil.copyfile(deb, debian.root / "srv" / deb.name)
    done = debian.run("apt-get", "install", "-y", "--no-install-recommends", f"/srv/{deb.name}")
    assert done.returncode == 0, done.stdout + done.stderr
    return debian


def test_size(deb: Path) -> None:
    assert deb.stat().st_size <= LARGEST_DEB


def test_the_package_describes_itself(deb: Path) -> None:
    shown = subprocess.run(
        ["dpkg-deb", "--field", deb], capture_output=True, text=True, check=True
    ).stdout
    assert re.search(r"^Package: cyberwizard$", shown, re.MULTILINE)
    assert f"\nVersion: {version()}\n" in shown
    assert "libc6 (>= 2." in shown
    names = subprocess.run(
        ["dpkg-deb", "--contents", deb], capture_output=True, text=True, check=True
    ).stdout
    assert not re.search(r"/(_ssl|libssl|libcrypto|libQt6Network)", names)
    assert set(re.findall(r" (\w+/\w+) ", names)) == {"root/root"}
    # Neither scripts nor triggers of its own: removing it cannot go wrong.
    scripts = subprocess.run(
        ["dpkg-deb", "--info", deb], capture_output=True, text=True, check=True
    ).stdout
    assert not re.search(r"(preinst|postinst|prerm|postrm)", scripts)


def test_the_program_answers(installed: Debian) -> None:
    done = installed.run("cyberwizard-cli", "--version")
    assert done.stdout.split() == ["cyberwizard", version()], done.stderr


def test_the_installed_program_makes_a_valid_pdf(installed: Debian) -> None:
    folder = installed.root / "srv" / "Été à l’œuvre"
    folder.mkdir()
    inside = "/srv/Été à l’œuvre"
    done = installed.run("cyberwizard-cli", "sample", "-o", f"{inside}/é.cyberdossier")
    assert done.returncode == 0, done.stderr
    done = installed.run(
        "cyberwizard-cli", "render", f"{inside}/é.cyberdossier", "-o", f"{inside}/é.pdf"
    )
    assert done.returncode == 0, done.stderr
    with pikepdf.open(folder / "é.pdf") as pdf:
        assert pdfa.check(pdf, "3b", deterministic_id=True).passed


@pytest.mark.parametrize("platform", ["offscreen", "xcb"])
def test_the_installed_program_tests_itself(
    installed: Debian, screen: Screen, platform: str
) -> None:
    """Down to the reading process, which is the program started by itself with --reader."""
    with installed.on(screen) as variables:
        done = installed.run(
            "cyberwizard", "--selftest", **variables | {"QT_QPA_PLATFORM": platform}
        )
    assert done.stdout.splitlines()[-1:] == ["OK"], done.stdout + done.stderr
    assert done.returncode == 0
    assert "62 clauses" in done.stdout


def test_the_desktop_knows_the_program_and_its_files(installed: Debian) -> None:
    default = installed.run("xdg-mime", "query", "default", "application/x-cyberdossier")
    assert default.stdout.strip() == "cyberwizard.desktop"
    # Not an empty file: those have a type of their own.
    (installed.root / "srv" / "a.cyberdossier").write_bytes(bytes(range(256)))
    kind = installed.run("gio", "info", "-a", "standard::fast-content-type", "/srv/a.cyberdossier")
    assert "application/x-cyberdossier" in kind.stdout
    check = installed.run("desktop-file-validate", "/usr/share/applications/cyberwizard.desktop")
    assert (check.returncode, check.stdout) == (0, "")
    icons = installed.root / "usr/share/icons/hicolor"
    for place in ("apps/cyberwizard", "mimetypes/application-x-cyberdossier"):
        assert (icons / "48x48" / f"{place}.png").is_file()
        assert (icons / "scalable" / f"{place}.svg").is_file()


def traced(debian: Debian, calls: str, code: int, *command: str) -> str:
    """Run a command that ends with *code*, without a screen; return its system calls."""
    trace = debian.root / "srv" / "trace"
    done = debian.run(
        *("strace", "-f", "-qq", "-v", "-s", "9999", "-e", f"trace={calls}"),
        *("-o", "/srv/trace", *command),
        QT_QPA_PLATFORM="offscreen",
    )
    assert done.returncode == code, done.stdout + done.stderr
    return trace.read_text("utf-8", errors="replace")


def families(calls: str) -> set[str]:
    return set(re.findall(r"socket(?:pair)?\((AF_\w+|PF_\w+|[^,]+),", calls))


def test_the_window_opens_without_a_screen_and_asks_for_no_network(installed: Debian) -> None:
    """It runs until it is stopped."""
    calls = traced(installed, "network", 124, "timeout", "10", PROGRAM)
    assert families(calls) <= {"AF_UNIX"}


def test_nothing_of_the_program_asks_for_a_network(installed: Debian) -> None:
    """Down to printing and to the reading process: what the self test goes through."""
    calls = traced(installed, "network", 0, PROGRAM, "--selftest")
    assert families(calls) == {"AF_UNIX"}


def test_a_program_started_from_it_finds_its_own_libraries(installed: Debian) -> None:
    """The reading process stands for the reader of PDF, which is started in the same way."""
    calls = traced(installed, "execve", 0, PROGRAM, "--selftest")
    (started, *_) = re.findall(r'^.*execve\(.*"--reader".*$', calls, re.MULTILINE)
    assert '"HOME=/root"' in started
    assert not re.search(r'"(LD_LIBRARY_PATH|QT_PLUGIN_PATH)', started)


def test_the_window_opens_on_a_screen_and_loads_all_of_qt(
    installed: Debian, screen: Screen
) -> None:
    """Compare what is shipped with what a window on a screen and the self test load."""
    folder = installed.root / Path(PROGRAM).parent.relative_to("/")
    shipped = {
        path.name
        for path in (folder / "_internal" / "PySide6").rglob("*.so*")
        if path.is_file() and not path.is_symlink()
    }
    with (
        installed.on(screen) as variables,
        subprocess.Popen(["chroot", installed.root, PROGRAM], env=CLEAN | variables) as program,
    ):
        try:
            maps = Path("/proc", str(program.pid), "maps")
            wait_until(lambda: "libqxcb.so" in maps.read_text(), "the window system")
            screen.wait_for("Cyberwizard")
            wait_until(lambda: screen.colours() > 50, "something painted")
            screen.shoot("linux-accueil")
            loaded = set(re.findall(r"/([^/\s]+\.so\S*)$", maps.read_text(), re.MULTILINE))
        finally:
            program.kill()
            program.wait()
    calls = traced(installed, "openat", 0, PROGRAM, "--selftest")
    loaded |= set(re.findall(r'/([^/"]+\.so[^/"]*)"', calls))
    # What other desktops load: Wayland, the portal's dialogs, input by IBus.
    elsewhere = re.compile(r"libq?wayland|libQt6Wayland|libxdg-|libbradient|libqxdg|libibus")
    assert {name for name in shipped - loaded if not elsewhere.match(name)} == set()


def test_the_start_of_the_frozen_program_can_be_measured(deb: Path, tmp_path: Path) -> None:
    """How long it takes is for ``benchmarks.bench_frozen``: a busy machine fails no test."""
    subprocess.run(["dpkg-deb", "--extract", deb, tmp_path], check=True)
    found = bench_frozen.measure(tmp_path / PROGRAM.lstrip("/"), rounds=1)
    assert found.ratio("processor") > 0
    assert len(found.frozen) == len(found.source) == 1


def test_purging_leaves_nothing(debian: Debian, deb: Path) -> None:
    debian.run("apt-get", "purge", "-y", "cyberwizard")
    before = debian.files()
    installation = debian.run("dpkg", "--install", f"/srv/{deb.name}")
    assert installation.returncode == 0, installation.stderr
    assert len(debian.files() - before) > 100
    removal = debian.run("dpkg", "--purge", "cyberwizard")
    assert removal.returncode == 0, removal.stderr
    assert debian.files() - before == set()


def test_the_recipe_is_told_by_the_documents() -> None:
    text = (ROOT / "docs" / "installer.md").read_text("utf-8")
    assert "cyberwizard_" in text
    assert "SHA256SUMS" in text
