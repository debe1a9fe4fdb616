"""A dossier as plain text: for screen readers, for a terminal, and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

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
    Signature,
    Table,
)

_RULE = "=" * 72


def render_text(dossier: Dossier) -> str:
    """Return the whole document, one paragraph a line; a table gives one block for each row."""
    lines = [dossier.title, *([dossier.company] if dossier.company else []), *dossier.marks, ""]
    lines += _blocks(dossier.cover)
    for section in dossier.sections:
        lines += ["", _RULE, section.title, _RULE, "", *_blocks(section.blocks)]
    return "\n".join(lines).rstrip() + "\n"


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Para():
            yield block.text
        case Heading():
            yield from ("", f"{'#' * block.level} {block.text}")
        case Bullets():
            yield from _items(block)
        case Fields():
            yield from (f"{label} : {value}" for label, value in block.rows)
        case Scale():
            yield block.says
        case Bars():
            for label, counts in block.rows:
                pairs = zip(block.names, counts, strict=True)
                yield f"{label} : " + ", ".join(f"{name} {count}" for name, count in pairs)
        case Lines():
            yield from ["_" * 60] * block.count
        case Signature():
            yield from (f"{label} : {'_' * 40}" for label in block.labels)
        case Box() | Keep():
            yield from _blocks(block.blocks)
        case Table():
            yield from _table(block)


def _table(table: Table) -> Iterator[str]:
    yield f"[{table.summary}]"
    for row in table.rows:
        for name, cell in zip(table.header, row, strict=True):
            text = list(_cell(cell))
            yield f"{name} : {text[0] if text else ''}"
            yield from (f"    {line}" for line in text[1:])
        yield ""


def _cell(cell: Cell) -> Iterator[str]:
    for part in cell:
        if isinstance(part, Bullets):
            yield from _items(part)
        else:
            yield part.text


def _items(bullets: Bullets) -> Iterator[str]:
    for number, item in enumerate(bullets.items, 1):
        yield f"{f'{number}.' if bullets.ordered else '-'} {item.text}"
