"""Print a dossier again from the data attached to its PDF, and compare the two.

It is an agreement check: whoever makes both the data and the pages again is not seen. A PDF may
come from anybody, so nothing is decompressed beyond a limit, and only what we write is read.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf

from cyberwizard.dossier.checking import Pages
from cyberwizard.dossier.data import FILE_NAME
from cyberwizard.dossier.model import Dossier
from cyberwizard.dossier.pdf.render import render_pdf
from cyberwizard.errors import UserFacingError

MAX_FILE = 60_000_000
MAX_DECODED = 120_000_000
MAX_PAGES = 2_000
MAX_DEPTH = 50

# What names the place of an object in its file, and nothing that is seen.
_PLACES = frozenset({"/Parent", "/P", "/StructParents", "/StructParent", "/Length"})
_CODINGS = frozenset({"/Filter", "/DecodeParms"})


def compare_pages(pdf: bytes, dossier: Dossier, *, same_version: bool) -> Pages:
    """Print *dossier* again and compare it with *pdf*, page by page.

    What is drawn must be equal when the same build printed both; else only the text can be.
    """
    # The files that it carries are compared apart: no page shows them.
    theirs, ours = _Reader(pdf), _Reader(render_pdf(replace(dossier, copies=())))
    by_pages = same_version and theirs.made_with == ours.made_with
    left, right = (list(r.drawings() if by_pages else r.texts()) for r in (theirs, ours))
    pairs = zip(left, right, strict=False)
    differing = [number for number, (one, other) in enumerate(pairs, 1) if one != other]
    shorter, longer = sorted((len(left), len(right)))
    return Pages(
        by_pages=by_pages,
        count=len(left),
        expected=len(right),
        differing=(*differing, *range(shorter + 1, longer + 1)),
    )


def attached_files(pdf: bytes) -> dict[str, str]:
    """Return the SHA-256 of every file inside a PDF but its data, by name."""
    return _Reader(pdf).files()


def attached_data(pdf: bytes) -> str:
    """Return the data attached to a PDF of ours; UserFacingError when there are none."""
    return _Reader(pdf).attached()


@dataclass(frozen=True, slots=True)
class _MadeWith:
    creator: str
    producer: str


class _Reader:
    """One PDF, read with a limit on all that it unpacks."""

    def __init__(self, pdf: bytes) -> None:
        if len(pdf) > MAX_FILE:
            raise _too_big()
        try:
            self._pdf = pikepdf.open(BytesIO(pdf), suppress_warnings=True)
            self._pages = [page.obj for page in self._pdf.pages]
        except (pikepdf.PdfError, pikepdf.PasswordError) as error:
            raise _not_ours() from error
        if len(self._pages) > MAX_PAGES:
            raise _too_big()
        self._left = MAX_DECODED
        self._place = {page.objgen: number for number, page in enumerate(self._pages)}
        self._digests: dict[tuple[int, int], str] = {}
        info = self._pdf.docinfo
        self.made_with = _MadeWith(str(info.get("/Creator", "")), str(info.get("/Producer", "")))

    def attached(self) -> str:
        """Return the attached data."""
        for name, spec in self._pdf.attachments.items():
            if name == FILE_NAME:
                stream = spec.get_file().obj
                try:
                    return self._decoded(stream).decode("utf-8")
                except (UnicodeDecodeError, zlib.error) as error:
                    raise _not_ours() from error
        raise UserFacingError(
            "Ce PDF ne porte pas de données de dossier\u202f;"
            " choisissez un PDF créé par ce programme."
        )

    def files(self) -> dict[str, str]:
        """Return the SHA-256 of every file but the data; one shown under two names is marked."""
        found = {}
        for name, spec in self._pdf.attachments.items():
            if name != FILE_NAME:
                content = hashlib.sha256(self._decoded(spec.get_file().obj)).hexdigest()
                found[name] = content if spec.filename == name else f"{spec.filename}: {content}"
        return found

    def drawings(self) -> Iterator[str]:
        """Yield the digest of each page: all that it shows, wherever it is in the file."""
        for page in self._pages:
            yield self._digest(page, root=True) + "".join(self._inherited(page))

    def texts(self) -> Iterator[str]:
        """Yield the text of each page, in the order it is drawn."""
        for page in self._pages:
            yield " ".join(" ".join(self._strings(page)).split())

    def _inherited(self, page: Any) -> Iterator[str]:
        """Yield what the page takes from the nodes above it, and could be hidden by."""
        for key in ("/CropBox", "/MediaBox", "/Resources", "/Rotate"):
            node = page
            for _ in range(MAX_DEPTH):
                if key in node or "/Parent" not in node:
                    break
                node = node["/Parent"]
            if node is not page and key in node:
                yield f"{key}:{self._digest(node[key])}"

    def _digest(self, value: Any, *, root: bool = False) -> str:
        if not isinstance(value, pikepdf.Object):
            return f"{type(value).__name__}:{value}"
        place = value.objgen
        if not root and place in self._place:
            return f"page:{self._place[place]}"
        if place != (0, 0):
            if place in self._digests:
                return self._digests[place]
            self._digests[place] = f"inside:{len(self._digests)}"  # a cycle ends here
        found = hashlib.sha256("\n".join(self._parts(value)).encode("utf-8", "surrogatepass"))
        if place != (0, 0):
            self._digests[place] = found.hexdigest()
        return found.hexdigest()

    def _parts(self, value: pikepdf.Object) -> Iterator[str]:
        if isinstance(value, pikepdf.Stream):
            yield hashlib.sha256(self._decoded(value)).hexdigest()
        if isinstance(value, (pikepdf.Stream, pikepdf.Dictionary)):
            plain = isinstance(value, pikepdf.Stream) and _is_flate(value)
            skipped = _PLACES | _CODINGS if plain else _PLACES
            for key in sorted(set(value.keys()) - skipped):
                yield key
                yield self._digest(value[key])
        elif isinstance(value, pikepdf.Array):
            for item in value:
                yield self._digest(item)
        else:
            yield f"{type(value).__name__}:{value}"

    def _decoded(self, stream: Any) -> bytes:
        """Return the bytes of a stream: unpacked when the packing is ours, else as they are."""
        raw: bytes = stream.read_raw_bytes()
        if not _is_flate(stream):
            return raw
        unpack = zlib.decompressobj()
        try:
            whole = unpack.decompress(raw, self._left + 1)
        except zlib.error:
            return raw
        self._left -= len(whole)
        if self._left < 0:
            raise _too_big()
        return whole

    def _strings(self, page: Any) -> Iterator[str]:
        contents = page.get("/Contents")
        if not isinstance(contents, pikepdf.Stream):
            return  # our pages have one stream
        resources = page.get("/Resources", pikepdf.Dictionary())
        fonts = {name: self._letters(font) for name, font in resources.get("/Font", {}).items()}
        letters: dict[int, str] = {}
        commands = pikepdf.parse_content_stream(
            pikepdf.Stream(self._pdf, self._decoded(contents)), "Tf Tj TJ ' \""
        )
        for command in commands:
            operands = list(command.operands)
            match str(command.operator):
                case "Tf":
                    letters = fonts.get(str(operands[0]), {})
                case "TJ":
                    shown = list(operands[0])
                    yield from (_text(o, letters) for o in shown if _is_string(o))
                case _:
                    yield from (_text(o, letters) for o in operands if _is_string(o))

    def _letters(self, font: Any) -> dict[int, str]:
        """Return what each code of a font stands for, from its ToUnicode table."""
        table = font.get("/ToUnicode")
        if not isinstance(table, pikepdf.Stream):
            return {}
        letters: dict[int, str] = {}
        source = self._decoded(table).decode("ascii", "replace")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
            for code, target in re.findall(r"<(\w+)>\s*<(\w+)>", block):
                letters[int(code, 16)] = _utf16(target)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
            for first, last, targets in re.findall(
                r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL
            ):
                codes = range(int(first, 16), int(last, 16) + 1)
                letters.update(
                    zip(codes, map(_utf16, re.findall(r"<(\w+)>", targets)), strict=False)
                )
            for first, last, target in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                start = int(target, 16)
                for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    letters[code] = chr(start + place)
        return letters


def _is_flate(stream: Any) -> bool:
    return str(stream.get("/Filter", "")) == "/FlateDecode" and "/DecodeParms" not in stream


def _is_string(value: object) -> bool:
    return isinstance(value, pikepdf.String)


def _text(value: Any, letters: dict[int, str]) -> str:
    return "".join(letters.get(code, "\ufffd") for code in bytes(value))


def _utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be", "replace")


def _not_ours() -> UserFacingError:
    return UserFacingError(
        "Ce fichier n’est pas un PDF lisible\u202f; choisissez un PDF créé par ce programme."
    )


def _too_big() -> UserFacingError:
    return UserFacingError(
        "Ce PDF est trop gros pour être vérifié\u202f; choisissez un PDF créé par ce programme."
    )
