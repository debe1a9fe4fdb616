"""Draw a dossier as a PDF. Nothing is decided here: a ``Dossier`` comes in, bytes go out."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import Any

import pikepdf
import reportlab

from cyberwizard import __version__
from cyberwizard.dossier.copies import check_size
from cyberwizard.dossier.model import (
    Bars,
    Block,
    Box,
    Bullets,
    Cell,
    Dossier,
    Fields,
    Heading,
    Keep,
    Lines,
    Para,
    Scale,
    Section,
    Signature,
    Style,
    Table,
)
from cyberwizard.dossier.pdf import fonts, style
from cyberwizard.dossier.pdf.pdfa import finish

fonts.register()  # before platypus is imported, or Helvetica comes in

from reportlab.lib.units import mm  # noqa: E402
from reportlab.platypus import (  # noqa: E402
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    KeepTogether,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)
from reportlab.platypus.tableofcontents import TableOfContents  # noqa: E402

from cyberwizard.dossier.pdf.flowables import (  # noqa: E402
    BOX_LOOK,
    FIELDS_LOOK,
    GRID_LOOK,
    LINE_PADDING,
    PLAIN_LOOK,
    SMALL_LOOK,
    Blanks,
    Chart,
    Frames,
    Gap,
    Grid,
    Item,
    Ladder,
    Text,
    fitted,
    tag_table,
)
from cyberwizard.dossier.pdf.tags import Element, TaggedCanvas  # noqa: E402
from cyberwizard.dossier.wording import say  # noqa: E402

LINES_TOGETHER = 25
KEPT_AT_THE_END = 4
"""Items of a long list that go to the next page together: one or two alone would look lost."""
LAID_OUT = 0.6
"""The share of the work that is over when the pages are drawn."""

Tell = Callable[[float], None]


def render_pdf(
    dossier: Dossier,
    files: Mapping[str, bytes] = MappingProxyType({}),
    tell: Tell = lambda _share: None,
) -> bytes:
    """Return the dossier as a tagged PDF/A-3b; equal input gives equal bytes.

    *files* has the bytes of each copy that the dossier carries, by SHA-256; each is read once.
    *tell* is called with the share of the work done, from 0 to 1; what it raises gives the PDF up.
    UserFacingError: the copies are too big together. ``pdfa.InvalidPdfError``: the file does not
    validate, and must not be handed over.
    """
    check_size(dossier.copies)
    raw, document = lay_out(dossier, tell=tell)
    tree = document.tree
    del document
    if gc.isenabled():  # else whoever disabled it collects by himself, where it does no harm
        gc.collect()  # flowables are full of cycles, and the next step needs their memory
    tell(LAID_OUT)
    done = finish(raw, tree, dossier, files)
    tell(1.0)
    return done


def lay_out(
    dossier: Dossier,
    canvas: type[TaggedCanvas] = TaggedCanvas,
    tell: Tell = lambda _share: None,
) -> tuple[bytes, _Document]:
    """Return reportlab's own file, laid out twice: a page tells how many there are."""
    total = 0
    while True:
        buffer = BytesIO()
        document = _Document(buffer, dossier, total, tell)
        story = list(_story(dossier))
        while isinstance(story[-1], Gap):  # below a full page, it would make an empty one
            story.pop()
        document.multiBuild(story, canvasmaker=canvas)
        if document.printed_total == document.total:
            return buffer.getvalue(), document
        total = document.total


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    """A4 pages with a running header, but for the cover, and a running footer."""

    def __init__(self, target: BytesIO, dossier: Dossier, total: int, tell: Tell) -> None:
        super().__init__(
            target,
            pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
            title=_titled(dossier),
            author=_shortened(dossier.company),
            subject=dossier.title,
            creator=f"Cyberwizard {__version__}",
            producer=f"reportlab {reportlab.__version__}, pikepdf {pikepdf.__version__}",
            lang="fr-FR",
            displayDocTitle=True,
            invariant=1,
            pageCompression=0,  # pikepdf compresses when it saves
            initialFontName=fonts.REGULAR,
        )
        self.dossier = dossier
        self.total = self.printed_total = total
        self.tell = tell
        self.begun = 0
        self.tree = Element("Document")
        frame = Frame(
            style.SIDE, style.BOTTOM, style.TEXT_WIDTH, style.TEXT_HEIGHT, 0, 0, 0, 0, id="text"
        )
        self.addPageTemplates(
            [
                *([PageTemplate("cover", [frame], onPage=self._footer)] if dossier.cover else []),
                PageTemplate("body", [frame], onPage=self._running),
            ]
        )

    def beforeDocument(self) -> None:  # noqa: N802
        """Only place things the first time: the number of pages is not known yet."""
        self.canv.trial = self.total == 0
        self.begun = 0

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802
        """Turn titles into bookmarks and lines of the contents."""
        if isinstance(flowable, Text) and flowable.outline >= 0 and flowable.whole is flowable:
            self.canv.bookmarkPage(flowable.anchor)
            self.canv.addOutlineEntry(flowable.title, flowable.anchor, flowable.outline)
            if flowable.outline == 0:
                half = LAID_OUT / 2
                self.tell(
                    half * (not self.canv.trial) + half * self.begun / len(self.dossier.sections)
                )
                self.begun += 1
                entry = (0, escape(flowable.title), self.page, flowable.anchor)
                self.notify("TOCEntry", entry)

    def _endBuild(self) -> None:  # noqa: N802
        self.printed_total, self.total = self.total, self.page
        self.tree = self.canv.tree
        super()._endBuild()

    def _running(self, canvas: TaggedCanvas, document: Any) -> None:
        left, right = style.SIDE, style.PAGE_WIDTH - style.SIDE
        above = style.PAGE_HEIGHT - 14 * mm
        with canvas.artifact():
            canvas.saveState()
            canvas.setFont(fonts.REGULAR, 8.5)
            canvas.setFillColor(style.MUTED)
            canvas.drawString(left, above, fonts.printable(_titled(self.dossier)))
            canvas.drawRightString(right, above, say("running.right", day=self.dossier.day))
            canvas.setStrokeColor(style.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(left, above - 2.5 * mm, right, above - 2.5 * mm)
            canvas.restoreState()
        self._footer(canvas, document)

    def _footer(self, canvas: TaggedCanvas, _document: Any) -> None:
        left, right = style.SIDE, style.PAGE_WIDTH - style.SIDE
        first, second = 14 * mm, 10.2 * mm
        page = say("running.page", page=canvas.getPageNumber(), total=self.total)
        marks = " · ".join(self.dossier.marks)
        room = style.TEXT_WIDTH - 25 * mm
        with canvas.artifact():
            canvas.saveState()
            canvas.setFont(fonts.REGULAR, 8.5)
            canvas.setFillColor(style.MUTED)
            canvas.drawString(left, first, fonts.printable(fitted(marks, room, 8.5)))
            canvas.drawRightString(right, first, fonts.printable(page))
            canvas.setFont(fonts.REGULAR, 7.5)
            canvas.drawString(left, second, fonts.printable(say("running.notice")))
            canvas.setStrokeColor(style.LINE)
            canvas.setLineWidth(0.6)
            canvas.line(left, first + 4 * mm, right, first + 4 * mm)
            canvas.restoreState()


def _titled(dossier: Dossier) -> str:
    if not dossier.company:
        return dossier.title
    return f"{_shortened(dossier.company)} — {dossier.title}"


def _shortened(name: str) -> str:
    line = " ".join(name.split())
    return line if len(line) <= 48 else line[:47].rstrip() + "…"


class _Contents(TableOfContents):  # type: ignore[misc]
    """The list of sections, tagged as one."""

    def drawOn(self, canvas: TaggedCanvas, x: float, y: float, _sW: float = 0) -> None:  # noqa: N802, N803
        with canvas.marked(canvas.node(self, "TOC")):
            super().drawOn(canvas, x, y, _sW)


def _story(dossier: Dossier) -> Iterator[Flowable]:
    if dossier.cover:
        yield from _cover(dossier)
    before: Section | None = None
    for section in dossier.sections:
        if before and (section.apart or before.apart):
            yield CondPageBreak(style.ALMOST_ALL)
        elif before and section.own_page:
            yield CondPageBreak(style.ENOUGH)
        yield from _section(section)
        before = section


def _cover(dossier: Dossier) -> Iterator[Flowable]:
    yield Gap(1, 4 * mm)
    yield from _blocks(dossier.cover)
    yield Gap(1, 4 * mm)
    title = style.HEADINGS[2]
    lines = (style.CONTENTS.leading + 2 * LINE_PADDING) * len(dossier.sections)
    yield CondPageBreak(title.spaceBefore + title.leading + title.spaceAfter + lines)
    yield _text(say("cover.contents"), title, role="H2")
    contents = _Contents(dotsMinLevel=0, rightColumnWidth=12 * mm, tableStyle=PLAIN_LOOK)
    contents.levelStyles = [style.CONTENTS]
    yield contents
    yield NextPageTemplate("body")
    yield PageBreak()


def _section(section: Section) -> Iterator[Flowable]:
    title = _text(section.title, style.SECTION, role="H1")
    title.anchor, title.title, title.outline = section.id, section.title, 0
    yield from _blocks(section.blocks, [CondPageBreak(style.ROOM[1]), title])


def _blocks(blocks: Iterable[Block], announced: Iterable[Flowable] = ()) -> Iterator[Flowable]:
    """Lay out *blocks*; titles wait for the block that they announce, and stay with it."""
    waiting: list[Flowable] = list(announced)
    last: Flowable | None = None
    for block in blocks:
        if isinstance(block, Bullets) and isinstance(last, Text):
            last.keepWithNext = True  # the words that announce a list stay with its first item
        if isinstance(block, Keep) and waiting:
            start = _announcing(waiting)
            yield from waiting[:start]
            yield _together([*waiting[start:], *_blocks(block.blocks)])
            waiting = []
        elif isinstance(block, Heading) or (waiting and isinstance(block, Para)):
            waiting += _block(block)
            last = waiting[-1]
        else:
            made = list(_block(block))
            if waiting and isinstance(made[0], Grid):
                start = _announcing(waiting)
                yield from waiting[:start]
                waiting = waiting[start:]
                yield CondPageBreak(_room(waiting, made[0]))
            yield from waiting
            waiting = []
            yield from made
            last = made[-1]
    yield from waiting


def _announcing(waiting: list[Flowable]) -> int:
    """Return where the titles begin that announce what follows *waiting*, each above the next.

    What stands before them has titles of its own: the card of another exclusion.
    """
    start, lowest = len(waiting), 9
    for place in range(len(waiting) - 1, -1, -1):
        one = waiting[place]
        if isinstance(one, Text) and one.role.startswith("H"):
            level = int(one.role[1:])
            if level >= lowest:
                break
            start, lowest = place, level
        elif isinstance(one, CondPageBreak) and start == place + 1:
            start = place  # it comes with its title
    return start


def _room(titles: Iterable[Flowable], grid: Grid) -> float:
    """Return the height that *titles* need to stay on the page of the first row of *grid*."""
    height = grid.beginning()
    for title in titles:
        if isinstance(title, Text):
            own: float = title.wrap(style.TEXT_WIDTH, style.TEXT_HEIGHT)[1]
            around: float = title.getSpaceBefore() + title.getSpaceAfter()
            height += own + around
    return float(min(height, style.TEXT_HEIGHT))


def _block(block: Block) -> Iterator[Flowable]:
    match block:
        case Para():
            yield _para(block, style.PARAGRAPHS[block.style])
        case Heading():
            yield CondPageBreak(style.ROOM[block.level])
            heading = _text(block.text, style.HEADINGS[block.level], role=f"H{block.level}")
            if block.anchor:
                heading.anchor, heading.title, heading.outline = block.anchor, block.text, 1
            yield heading
        case Bullets():
            items = list(_bullets(block, style.BULLET_SMALL if block.small else style.BULLET))
            if len(items) < 2 * KEPT_AT_THE_END:  # a short list must not leave its title
                yield from items
            else:
                yield from items[:-KEPT_AT_THE_END]
                yield KeepTogether(items[-KEPT_AT_THE_END:])
            yield Gap(1, 0.8 * mm if block.small else 1.5 * mm)
        case Table():
            yield _table(block)
            yield Gap(1, 3 * mm)
        case Fields():
            yield _fields(block)
            yield Gap(1, 3 * mm)
        case Scale():
            yield Ladder(block)
        case Bars():
            yield Chart(block)
        case Lines():
            yield Blanks(block.count)
        case Signature():
            yield Frames(block.labels)
        case Box():
            yield _box(block)
            yield Gap(1, 3 * mm)
        case Keep():
            yield _together(_blocks(block.blocks))


def _together(flowables: Iterable[Flowable]) -> KeepTogether:
    """Hold *flowables* on a page: what would break it, or hold a part of them, has no place."""
    held: list[Flowable] = []
    for one in flowables:
        if isinstance(one, KeepTogether):
            held += one._content
        elif not isinstance(one, CondPageBreak):
            held.append(one)
    return KeepTogether(held)


def escape(text: str) -> str:
    """Return *text* as XML; the standard library's own would load all of urllib."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _markup(text: str) -> str:
    return escape(fonts.printable(text)).replace("\n", "<br/>")


def _text(text: str, look: Any, *, role: str = "P") -> Text:
    paragraph = Text(_markup(text), look)
    paragraph.role = role
    return paragraph


def _para(para: Para, look: Any, kind: type[Text] = Text, bullet: str | None = None) -> Text:
    markup = "".join(
        f"<b>{_markup(run.text)}</b>" if run.strong else _markup(run.text) for run in para.runs
    )
    return kind(markup, look, bulletText=bullet)


def _cell(cell: Cell, *, small: bool) -> Iterator[Text]:
    look = style.SMALL_CELL if small else style.CELL
    listed = style.SMALL_BULLET if small else style.CELL_BULLET
    for block in cell:
        if isinstance(block, Bullets):
            yield from _bullets(block, listed)
            continue
        words = style.QUOTED_CELL if block.style is Style.CLAUSE else look
        for part in _parts(block):
            text = _para(part, words)
            text.alone = len(cell) == 1
            yield text


def _bullets(bullets: Bullets, look: Any) -> Iterator[Text]:
    for number, item in enumerate(bullets.items, 1):
        text = _para(item, look, kind=Item, bullet=f"{number}." if bullets.ordered else "•")
        text.group = bullets  # one object for all the items of a list
        yield text


def _parts(para: Para) -> Iterator[Para]:
    """Cut a text of very many lines: a cell is laid out again on each page that it covers."""
    lines = para.text.splitlines() if len(para.runs) == 1 else []
    if len(lines) <= LINES_TOGETHER:
        yield para
        return
    for start in range(0, len(lines), LINES_TOGETHER):
        text = "\n".join(lines[start : start + LINES_TOGETHER])
        yield replace(para, runs=(replace(para.runs[0], text=text),))


def _table(table: Table) -> Grid:
    head = style.SMALL_HEAD if table.small else style.CELL_HEAD
    titles = [_text(name, head) for name in table.header]
    for title in titles:
        title.alone = True
    rows: list[list[Any]] = [titles]
    rows += [[list(_cell(cell, small=table.small)) for cell in row] for row in table.rows]
    grid = Grid(
        rows,
        colWidths=[share * style.TEXT_WIDTH for share in table.widths],
        repeatRows=1,
        renderCB=tag_table,
        minRowHeights=[0, *([style.ROOM_TO_WRITE] * len(table.rows))] if table.room else None,
    )
    grid.summary = table.summary
    grid.setStyle(SMALL_LOOK if table.small else GRID_LOOK)
    return grid


def _fields(fields: Fields) -> Grid:
    rows = [
        [_text(label, style.CELL), _text(value, style.CELL_HEAD)] for label, value in fields.rows
    ]
    widths = [0.45 * style.TEXT_WIDTH, 0.55 * style.TEXT_WIDTH]
    grid = Grid(rows, colWidths=widths, renderCB=tag_table)
    grid.header = False
    grid.setStyle(FIELDS_LOOK)
    return grid


def _box(box: Box) -> Grid:
    grid = Grid([[list(_blocks(box.blocks))]], colWidths=[style.TEXT_WIDTH], renderCB=tag_table)
    grid.header = False
    grid.setStyle(BOX_LOOK)
    return grid
