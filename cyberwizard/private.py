"""A folder for what must be a file for a moment: a preview, a piece of evidence that is opened.

Only the user can read it. It is removed at the end of the program; what a program that was killed
has left is removed at the next start, and never what another window is using.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from cyberwizard.disk_errors import writing_failed

_PREFIX = "prive-"
_LOCK = "verrou"
_MINUTE = 60.0


class PrivateFolder:
    """Made under *root* at the first call, and locked by this process as long as it lives.

    What bears one of the names *lasting* stays until the program ends.
    """

    def __init__(self, root: Path, lasting: Iterable[str] = ()) -> None:
        self._root = root
        self._lasting = {_LOCK, *lasting}
        self._folder: Path | None = None
        self._lock: int | None = None

    def __call__(self) -> Path:
        """Return the folder, or UserFacingError."""
        if self._folder is None:
            import tempfile  # not before it is needed: the first page comes sooner

            try:
                self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
                folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=self._root))  # for us alone
                self._lock = _hold(folder / _LOCK)
            except OSError as error:
                raise writing_failed(error, self._root) from error
            self._folder = folder
        return self._folder

    def clear(self) -> None:
        """Remove what is inside: the dossier that it came from is closed."""
        if self._folder is not None:
            with suppress(OSError):
                for path in self._folder.iterdir():
                    if path.name not in self._lasting:
                        _remove(path)

    def close(self) -> None:
        """Remove the folder; what another program still has open goes at the next start."""
        if self._folder is not None:
            folder, self._folder = self._folder, None
            if self._lock is not None:
                os.close(self._lock)
            _remove(folder)

    def sweep(self) -> None:
        """Remove what programs that have ended left."""
        with suppress(OSError):
            for folder in self._root.iterdir():
                if folder.name.startswith(_PREFIX) and folder != self._folder and _is_left(folder):
                    _remove(folder)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        import shutil

        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _is_left(folder: Path) -> bool:
    """Tell whether nobody uses *folder* any more."""
    lock = folder / _LOCK
    try:
        if not lock.exists():  # perhaps it is being made
            return folder.stat().st_mtime < time.time() - _MINUTE
        return not _is_held(lock)
    except OSError:
        return False


if sys.platform == "win32":

    def _hold(lock: Path) -> int:
        """Open the file: Windows removes no file that is open."""
        return os.open(lock, os.O_CREAT | os.O_RDWR)

    def _is_held(lock: Path) -> bool:
        try:
            lock.unlink()
        except PermissionError:
            return True
        return False

else:
    import fcntl

    def _hold(lock: Path) -> int:
        """Take a lock of the system, which goes away with the process however that ends."""
        descriptor = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return descriptor

    def _is_held(lock: Path) -> bool:
        descriptor = os.open(lock, os.O_RDWR)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        finally:
            os.close(descriptor)
        return False
