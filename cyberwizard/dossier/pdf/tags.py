"""The structure tree (for screen readers), recorded while reportlab draws.

reportlab writes no tags but leaves room for them in the content stream. Each drawn piece is
wrapped in marked content; the tree that gives the pieces their roles is written by ``pdfa``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of content of one page (from 1)."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class LinkMark:
    """The n-th link annotation of one page (from 1)."""

    page: int
    index: int


@dataclass(eq=False, slots=True)
class Element:
    """A node of the tree: a standard role and, in reading order, what it holds."""

    role: str
    alt: str = ""
    scope: str = ""
    kids: list[Element | Mark | LinkMark] = field(default_factory=list)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab has no types
    """A canvas that keeps the tree of what is drawn on it; on *trial*, texts are only placed."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.tree = Element("Document")
        self._open: list[Element] = [self.tree]
        self._known: dict[int, Element] = {}
        self._marks: dict[int, int] = {}
        self._silent = False
        self.trial = False

    def child(self, role: str, *, alt: str = "", scope: str = "") -> Element:
        """Add a node at the current place."""
        element = Element(role, alt, scope)
        self._open[-1].kids.append(element)
        return element

    def node(self, key: object, role: str, *, alt: str = "") -> Element:
        """Return the node of *key*, added at its first drawing: a split flowable keeps one."""
        if id(key) not in self._known:
            self._known[id(key)] = self.child(role, alt=alt)
        return self._known[id(key)]

    def current(self) -> Element:
        """Return the node of the current place."""
        return self._open[-1]

    def enter(self, element: Element) -> None:
        """Make *element* the current place."""
        self._open.append(element)

    def leave(self) -> None:
        """Return to the place before."""
        self._open.pop()

    @contextmanager
    def marked(self, element: Element) -> Iterator[None]:
        """Draw content that belongs to *element*."""
        if self._silent:
            yield
            return
        page = self.getPageNumber()
        number = self._marks.get(page, 0)
        self._marks[page] = number + 1
        element.kids.append(Mark(page, number))
        links = len(self._annotationrefs)
        self._code.append(f"/{element.role} <</MCID {number}>> BDC")
        yield
        self._code.append("EMC")
        for index in range(links, len(self._annotationrefs)):
            element.kids.append(Element("Link", kids=[LinkMark(page, index)]))

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what a screen reader skips: rules, running header, repeated table header."""
        self.begin_artifact()
        yield
        self.end_artifact()

    def begin_artifact(self) -> None:
        """Start of what is skipped; ``end_artifact`` ends it."""
        self._code.append("/Artifact BMC")
        self._silent = True

    def end_artifact(self) -> None:
        """End of what is skipped."""
        self._code.append("EMC")
        self._silent = False
