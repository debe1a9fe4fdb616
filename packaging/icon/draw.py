"""Turn ``*.svg`` into the PNG and ICO files that Windows and Linux want."""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path

# The offscreen platform: drawing an icon asks for no screen.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_HERE = Path(__file__).parent
_BITMAP_SIZES = (16, 20, 24, 32, 40, 48, 64)


def png(name: str, side: int) -> bytes:
    """Return ``name``.svg drawn in a square of *side* pixels."""
    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(_HERE / f"{name}.svg")).render(painter, QRectF(0, 0, side, side))
    painter.end()
    del application
    return _saved(image, "PNG")


def ico(name: str) -> bytes:
    """Return a Windows icon: each size is drawn, none is a reduction.

    The small ones are bitmaps and the largest a PNG, which is what every reader of icons expects.
    """
    pictures = [Image.open(io.BytesIO(png(name, side))) for side in _BITMAP_SIZES]
    output = io.BytesIO()
    pictures[-1].save(
        output,
        "ICO",
        sizes=[(side, side) for side in _BITMAP_SIZES],
        append_images=pictures[:-1],
        bitmap_format="bmp",
    )
    bitmaps = output.getvalue()
    large = png(name, 256)
    count = len(_BITMAP_SIZES)
    head, entry = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
    directory = [entry.unpack_from(bitmaps, 6 + 16 * index) for index in range(count)]
    moved = [(*values[:7], values[7] + entry.size) for values in directory]
    moved.append((0, 0, 0, 0, 1, 32, len(large), len(bitmaps) + entry.size))
    return b"".join(
        [
            head.pack(0, 1, count + 1),
            *(entry.pack(*values) for values in moved),
            bitmaps[6 + 16 * count :],
            large,
        ]
    )


def bitmap(name: str, width: int, height: int, side: int, colour: str) -> bytes:
    """Return a Windows bitmap: the icon in the middle of a plain rectangle."""
    application = QGuiApplication.instance() or QGuiApplication([])
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor(colour))
    painter = QPainter(image)
    place = QRectF((width - side) / 2, (height - side) / 2, side, side)
    QSvgRenderer(str(_HERE / f"{name}.svg")).render(painter, place)
    painter.end()
    del application
    return _saved(image, "BMP")


def _saved(image: QImage, kind: str) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(content.data())
