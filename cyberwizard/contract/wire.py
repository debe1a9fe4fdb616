"""How a document travels between the reading process and the program: compact JSON."""

from __future__ import annotations

import json
from typing import Any

from cyberwizard.contract.model import Block, Document, Line, Role


def dumps(document: Document) -> str:
    """Return *document* as one line of JSON."""
    return json.dumps(
        {
            "pages": document.pages,
            "sizes": document.sizes,
            "blocks": [
                [
                    block.role.value,
                    block.rank,
                    block.row,
                    block.column,
                    round(block.indent, 1),
                    block.text,
                    [[line.start, line.page, *line.box] for line in block.lines],
                ]
                for block in document.blocks
            ],
        },
        ensure_ascii=True,
        separators=(",", ":"),
    )


def loads(data: dict[str, Any]) -> Document:
    """Return the document that ``dumps`` wrote; ValueError, KeyError or TypeError otherwise."""
    return Document(
        pages=int(data["pages"]),
        blocks=tuple(
            Block(
                Role(role),
                str(text),
                tuple(
                    Line(start, page, (left, bottom, right, top))
                    for start, page, left, bottom, right, top in lines
                ),
                rank,
                row,
                column,
                indent,
            )
            for role, rank, row, column, indent, text, lines in data["blocks"]
        ),
        sizes=tuple((width, height) for width, height in data["sizes"]),
    )
