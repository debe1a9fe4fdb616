"""The reading process: a file comes by stdin, what it says leaves by stdout.

Started as ``python -m cyberwizard.contract.reader``, or by the frozen program with ``--reader``.
The first line of stdin is a JSON request, the rest is the file. "read" answers one line of JSON,
``{"document": …}`` or ``{"error": "…"}``, with ``"password": true`` when a password is missing or
wrong. "render" answers, for each page asked and as soon as it is drawn, a line ``{"page", "pages",
"width", "height", "stride", "points", "text"}`` and then the pixels, four bytes each: blue, green,
red, unused.
"""

from __future__ import annotations

import json
import sys
from typing import Any, BinaryIO

from cyberwizard.contract.limits import limit_this_process
from cyberwizard.contract.model import LockedError
from cyberwizard.errors import UserFacingError

MAX_PIXELS = 40_000_000
OUT_OF_MEMORY = 3
"""The exit code that tells the parent that memory ran out."""


def main() -> int:
    """Serve one request."""
    limit_this_process()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    request: dict[str, Any] = json.loads(source.readline())
    try:
        if request["do"] == "render":
            _render(source.read(), request, sink)
        else:
            sink.write(_read(source.read(), request).encode())
    except UserFacingError as error:
        locked = isinstance(error, LockedError)
        sink.write(json.dumps({"error": str(error), "password": locked}).encode())
    except MemoryError:
        return OUT_OF_MEMORY
    sink.flush()
    return 0


def _read(data: bytes, request: dict[str, Any]) -> str:
    from cyberwizard.contract.wire import dumps

    if data[:4] == b"PK\x03\x04":
        from cyberwizard.contract.office import read_office

        document = read_office(data)
    else:
        # Imported after the limits are set: loading the library is part of what they bound.
        from cyberwizard.contract.pdf import read_pdf

        document = read_pdf(data, request.get("password"))
    return '{"document":' + dumps(document) + "}"


def _render(data: bytes, request: dict[str, Any], sink: BinaryIO) -> None:
    from cyberwizard.contract.pdf import draw_pages

    numbers, scale = map(int, request["pages"]), float(request["scale"])
    for drawn in draw_pages(data, numbers, scale, request.get("password"), MAX_PIXELS):
        head = {
            "page": drawn.page,
            "pages": drawn.pages,
            "width": drawn.width,
            "height": drawn.height,
            "stride": drawn.stride,
            "points": drawn.points,
            "text": drawn.text,
        }
        sink.write(json.dumps(head).encode() + b"\n")
        sink.write(drawn.pixels)
        sink.flush()


if __name__ == "__main__":
    raise SystemExit(main())
