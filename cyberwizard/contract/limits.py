"""The cage of the reading process: a hostile file may kill it, never the program."""

from __future__ import annotations

import ctypes
import sys
from subprocess import Popen

SECONDS = 30
"""The longest that reading one contract may take, before it is given up."""
MEMORY = 700 * 1024 * 1024
"""Address space of the reading process; a usual contract needs under 200 MB of it in memory."""


def limit_this_process(seconds: int = SECONDS, memory: int = MEMORY) -> None:
    """Bound the time and the memory of this process, and forbid it to write files.

    Windows has no such call: the parent puts the child into a job there (see ``Cage``).
    """
    if sys.platform != "win32":
        import resource

        for what, most in (
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds + 5),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        ):
            _, hard = resource.getrlimit(what)
            if hard == resource.RLIM_INFINITY or most < hard:
                resource.setrlimit(what, (most, most))


class Cage:
    """A Windows job object around a child: bounded memory, no children, dies with its parent.

    Elsewhere it does nothing: the child bounds itself before it reads a single byte.
    """

    def __init__(self, memory: int = MEMORY) -> None:
        self._handle: int | None = None
        if sys.platform == "win32":
            self._handle = _new_job(memory)

    def put(self, process: Popen[bytes]) -> None:
        """Put *process* inside, before anything hostile is sent to it."""
        if sys.platform == "win32" and self._handle is not None:
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            child = int(process._handle)  # type: ignore[attr-defined]
            if not kernel.AssignProcessToJobObject(
                ctypes.c_void_p(self._handle), ctypes.c_void_p(child)
            ):
                raise ctypes.WinError(ctypes.get_last_error())

    def close(self) -> None:
        """End whatever is still inside."""
        handle, self._handle = self._handle, None  # two threads may end the same process
        if sys.platform == "win32" and handle is not None:
            ctypes.WinDLL("kernel32").CloseHandle(ctypes.c_void_p(handle))


if sys.platform == "win32":
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("BasicLimitInformation", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _PROCESS_MEMORY = 0x100
    _DIE_ON_UNHANDLED_EXCEPTION = 0x400
    _KILL_ON_CLOSE = 0x2000
    _EXTENDED_LIMIT_INFORMATION = 9

    def _new_job(memory: int) -> int:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        handle = kernel.CreateJobObjectW(None, None)
        if not handle:
            raise ctypes.WinError(ctypes.get_last_error())
        limits = _ExtendedLimits()
        # No limit on the number of processes: the program's launcher may start one of its own.
        limits.BasicLimitInformation.LimitFlags = (
            _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION | _KILL_ON_CLOSE
        )
        limits.ProcessMemoryLimit = memory
        if not kernel.SetInformationJobObject(
            ctypes.c_void_p(handle),
            _EXTENDED_LIMIT_INFORMATION,
            ctypes.byref(limits),
            ctypes.sizeof(limits),
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        return int(handle)
