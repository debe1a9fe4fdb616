"""Reading a contract away from the window, with a way to give up."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.background import Task

if TYPE_CHECKING:
    from cyberwizard.content.model import Content
    from cyberwizard.contract.client import PageImage
    from cyberwizard.contract.explain import Explanation
    from ui.services import Contracts


@dataclass(frozen=True)
class Source:
    """What is to be read: a file, or a text that was pasted; ``data`` once it is loaded."""

    name: str
    path: Path | None = None
    text: str = ""
    data: bytes = b""


@dataclass(frozen=True)
class Reading:
    """What was read; ``sha256`` names the file, empty for a pasted text."""

    source: Source
    explanation: Explanation
    sha256: str
    password: str


class ContractJob(Task):
    """One reading; ``done`` has a ``Reading``."""

    step = Signal(int)  # 1: reading the file, 2: looking for the passages

    def __init__(
        self, source: Source, content: Content, contracts: Contracts, password: str = ""
    ) -> None:
        self._stop = threading.Event()

        def work() -> Reading:
            from cyberwizard.contract.explain import explain

            self.step.emit(1)
            read = source
            if source.path is not None and not source.data:
                read = replace(source, data=contracts.load(source.path))
            if source.path is None:
                document = contracts.read_text(source.text)
            else:
                document = contracts.read(read.data, password, self._stop)
            self.step.emit(2)
            explanation = explain(document, content)
            sha256 = hashlib.sha256(read.data).hexdigest() if read.data else ""
            return Reading(read, explanation, sha256, password)

        super().__init__(work)

    def give_up(self) -> None:
        """Kill the reading process, and say nothing of the result."""
        self._stop.set()
        self.cancel()


class PagesJob(Task):
    """Draws a few pages of a contract; ``drawn`` has each as it comes."""

    drawn = Signal(object)

    def __init__(
        self,
        contracts: Contracts,
        data: bytes,
        pages: Sequence[int],
        scale: float,
        password: str,
    ) -> None:
        self._stop = threading.Event()

        def work() -> None:
            images: Iterator[PageImage] = contracts.draw(data, pages, scale, password, self._stop)
            for image in images:
                self.drawn.emit(image)

        super().__init__(work)

    def give_up(self) -> None:
        """Kill the drawing process."""
        self._stop.set()
        self.cancel()
