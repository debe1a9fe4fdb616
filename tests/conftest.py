"""What every test lives in: no screen, no network, no folder of the person who runs them."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# Before anybody imports Qt. Overridable, to watch a test on a real screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", derandomize=True, max_examples=50, deadline=None, database=None)
settings.register_profile(
    "long", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

_NETWORK_EVENTS = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyaddr",
        "socket.gethostbyname",
        "socket.getnameinfo",
        "socket.sendmsg",
        "socket.sendto",
    }
)
_LOCAL_FAMILY = getattr(socket, "AF_UNIX", None)


def _refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Fail at once when Python reaches for the network, whatever module does it.

    An audit hook also sees ``_socket``, which patching ``socket.socket`` would not. The failure is
    pytest's own, a BaseException: code under test cannot catch it by mistake.
    """
    if event == "socket.__new__":
        family = arguments[1]
    elif event in _NETWORK_EVENTS:
        family = getattr(arguments[0], "family", None)
    else:
        return
    if family is None or family != _LOCAL_FAMILY:
        pytest.fail(f"the network is forbidden: {event} {arguments!r}")


sys.addaudithook(_refuse_network)


@pytest.fixture(autouse=True)
def user_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home folder of its own, and send every known variable there."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    for variable, folder in {
        "APPDATA": "AppData/Roaming",
        "LOCALAPPDATA": "AppData/Local",
        "XDG_CACHE_HOME": ".cache",
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
    }.items():
        monkeypatch.setenv(variable, str(home / folder))
    for variable in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(variable, raising=False)
    if sys.platform == "win32":  # where folders come from the system, not from variables
        monkeypatch.setattr("appdirs._get_win_folder", lambda name: str(home / name))
        monkeypatch.setattr("cyberwizard.paths._windows_documents", lambda: home / "Documents")
    return home


@pytest.fixture
def cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the key of a password in no time; what it really costs has a test of its own."""
    from cyberwizard.dossier_file import keys

    cheap = {scheme: keys._Cost(8, 1, 1) for scheme in keys._COSTS}
    monkeypatch.setattr(keys, "_COSTS", cheap)
