"""Draw the icons of ``resources/icons`` from their SVG: ``python scripts/icons.py``.

Each drawing becomes a PNG for the window and an ICO, with every size that Windows shows.
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)


def draw(source: Path, size: int) -> bytes:
    """Return the drawing as a square PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(data.data())


def ico(pictures: list[tuple[int, bytes]]) -> bytes:
    """Return an ICO file that holds PNG pictures, given as (size, bytes)."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    offset = len(head) + 16 * len(pictures)
    entries, body = b"", b""
    for size, picture in pictures:
        side = size % 256  # 0 means 256
        entries += struct.pack(
            "<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(body)
        )
        body += picture
    return head + entries + body


def main() -> int:
    """Write every icon."""
    app = QGuiApplication(sys.argv)
    for source in sorted(FOLDER.glob("*.svg")):
        pictures = [(size, draw(source, size)) for size in SIZES]
        source.with_suffix(".png").write_bytes(pictures[-1][1])
        source.with_suffix(".ico").write_bytes(ico(pictures))
        print(source.stem)
    app.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
