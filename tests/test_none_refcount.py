"""Guard against PySide6 6.12.0, whose every void call loses one reference to ``None``.

On Python 3.10 and 3.11 the process then dies after about 5,000 calls, so short tests stay green.
"""

from __future__ import annotations

import subprocess
import sys

CALLS = 20_000

PROGRAM = f"""
import sys
from PySide6.QtCore import QObject, QTimer

timer, thing = QTimer(), QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    timer.setInterval(5)
    thing.setObjectName("nom")
    thing.blockSignals(False)
print(before - sys.getrefcount(None))
"""


def test_void_calls_give_back_every_reference_to_none() -> None:
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False, timeout=60
    )
    assert result.returncode == 0, result.stderr
    lost = int(result.stdout)
    assert lost < CALLS / 100
