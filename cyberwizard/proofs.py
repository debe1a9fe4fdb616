"""Files that may become the copy of a proof: images, PDF, plain texts, office documents.

What is accepted is decided by the name and by the first bytes, both: a dossier is opened by others,
and a proof is opened by the program that the system has for it. So nothing that can be run, no web
page and no macro enters, and what a dossier made elsewhere holds is checked again on the way out.
"""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from cyberwizard.answers import EvidenceKind
from cyberwizard.disk_errors import quoted, reading_failed, writing_failed
from cyberwizard.errors import UserFacingError

LIMIT = 25_000_000
"""The largest copy kept, in bytes: a dossier has to travel by mail or on a key."""

_TOO_LARGE = (
    "{name} est trop gros\u00a0: {size}, pour une limite de 25\u00a0Mo. Choisissez une version "
    "plus légère, ou notez seulement où ce fichier est rangé."
)
_UNKNOWN_KIND = (
    "{name} n’est pas accepté\u00a0: ajoutez une image, un PDF, un texte ou un document de bureau."
)
_OTHER_CONTENT = (
    "{name} ne contient pas ce que son nom annonce ({suffix}). Enregistrez‑le plutôt en PDF."
)
_MACROS = (
    "{name} contient des macros, c’est‑à‑dire un petit programme. Enregistrez‑le sans macros, ou "
    "en PDF."
)
_EMPTY = "{name} est vide\u202f; choisissez un autre fichier."
_FOLDER = "{name} est un répertoire\u202f; ajoutez les fichiers un par un."
_NOT_A_FILE = "{name} n’est pas un fichier ordinaire\u202f; choisissez un autre fichier."


def _starts(*magics: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(magics)


def _is_webp(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[8:12] == b"WEBP"


def _is_heic(data: bytes) -> bool:
    brands = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
    return data[4:8] == b"ftyp" and data[8:12] in brands


def _is_text(data: bytes) -> bool:
    """Accept any encoding, but no program under another name, and no page for a browser."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data[:8192].decode("utf-16", "replace")
    elif b"\0" in data or data.startswith(_PROGRAMS):
        return False
    else:
        text = data[:8192].decode("latin-1")
    return not _ACTIVE.search(text)


_PROGRAMS = (b"MZ", b"\x7fELF", b"PK\x03\x04", b"%PDF-", b"{\\rtf", b"\xcf\xfa\xed\xfe")
_ACTIVE = re.compile(
    r"\A\W*#!|<\s*(!doctype|html|script|svg|\?php|\?xml|job|package)\b", re.IGNORECASE
)


def _holds(main: str) -> Callable[[bytes], bool]:
    """Accept an Office Open XML document whose part *main* is there."""
    return lambda data: {"[Content_Types].xml", main} <= _members(data)


def _is_open_document(data: bytes) -> bool:
    return {"mimetype", "content.xml"} <= _members(data)


def _members(data: bytes) -> set[str]:
    """Return the names inside a zip archive; none when it is not one."""
    if not data.startswith(b"PK\x03\x04"):
        return set()
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return set()


_OLD_OFFICE = _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_KINDS: Mapping[str, Callable[[bytes], bool]] = {
    ".png": _starts(b"\x89PNG\r\n\x1a\n"),
    ".jpg": _starts(b"\xff\xd8\xff"),
    ".jpeg": _starts(b"\xff\xd8\xff"),
    ".gif": _starts(b"GIF87a", b"GIF89a"),
    ".bmp": _starts(b"BM"),
    ".webp": _is_webp,
    ".tif": _starts(b"II*\0", b"MM\0*"),
    ".tiff": _starts(b"II*\0", b"MM\0*"),
    ".heic": _is_heic,
    ".pdf": _starts(b"%PDF-"),
    ".txt": _is_text,
    ".csv": _is_text,
    ".log": _is_text,
    ".docx": _holds("word/document.xml"),
    ".xlsx": _holds("xl/workbook.xml"),
    ".pptx": _holds("ppt/presentation.xml"),
    ".odt": _is_open_document,
    ".ods": _is_open_document,
    ".odp": _is_open_document,
    ".doc": _OLD_OFFICE,
    ".xls": _OLD_OFFICE,
    ".ppt": _OLD_OFFICE,
}
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".tif", ".tiff", ".heic"})
SUFFIXES = tuple(_KINDS)
"""Every extension that is accepted, with its dot."""

_MACRO_PARTS = re.compile(r"(^|/)(vbaProject\.bin|Basic/|Scripts/)", re.IGNORECASE)
_OLD_MACROS = "_VBA_PROJECT".encode("utf-16-le")


def read_proof(path: Path) -> bytes:
    """Return the bytes of a file that may become a copy, or say in one sentence why it may not."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UserFacingError(_FOLDER.format(name=quoted(path)))
        if not stat.S_ISREG(status.st_mode):
            raise UserFacingError(_NOT_A_FILE.format(name=quoted(path)))
        _check_name(path.name)
        _check_size(path.name, status.st_size)
        with path.open("rb") as stream:
            data = stream.read(LIMIT + 1)  # it may have grown since
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        if isinstance(error, ValueError):
            raise UserFacingError(_NOT_A_FILE.format(name=quoted(path))) from error
        raise reading_failed(error, path) from error
    check_proof(path.name, data)
    return data


def check_proof(name: str, data: bytes) -> None:
    """Refuse what is not what the name says, or could do something by itself."""
    shown, suffix = quoted(Path(name)), _check_name(name)
    if not data:
        raise UserFacingError(_EMPTY.format(name=shown))
    _check_size(name, len(data))
    if not _KINDS[suffix](data):
        raise UserFacingError(_OTHER_CONTENT.format(name=shown, suffix=suffix))
    if any(map(_MACRO_PARTS.search, _members(data))) or (
        _KINDS[suffix] is _OLD_OFFICE and _OLD_MACROS in data
    ):
        raise UserFacingError(_MACROS.format(name=shown))


def _check_name(name: str) -> str:
    suffix = Path(name).suffix.lower()
    if suffix not in _KINDS:
        raise UserFacingError(_UNKNOWN_KIND.format(name=quoted(Path(name))))
    return suffix


def _check_size(name: str, size: int) -> None:
    if size > LIMIT:
        raise UserFacingError(_TOO_LARGE.format(name=quoted(Path(name)), size=size_text(size)))


def is_image(name: str) -> bool:
    """Tell whether a file of that name is a picture."""
    return Path(name).suffix.lower() in IMAGES


def guess_kind(name: str) -> EvidenceKind:
    """Return the kind of proof that a file most likely is."""
    word, suffix = Path(name).stem.casefold(), Path(name).suffix.lower()
    for kind, hints in _WORDS.items():
        if any(hint in word for hint in hints):
            return kind
    if suffix in {".jpg", ".jpeg", ".heic"}:
        return EvidenceKind.PHOTO
    return EvidenceKind.SCREENSHOT if suffix in IMAGES else EvidenceKind.OTHER


_WORDS: Mapping[EvidenceKind, tuple[str, ...]] = {
    EvidenceKind.SCREENSHOT: ("capture", "screenshot", "écran", "ecran"),
    EvidenceKind.INVOICE: ("facture", "invoice"),
    EvidenceKind.CERTIFICATE: ("attestation", "certificat"),
    EvidenceKind.MINUTES: ("compte rendu", "compte-rendu", "compte_rendu", "rapport"),
    EvidenceKind.CONTRACT: ("contrat", "conditions"),
    EvidenceKind.PHOTO: ("photo", "img_", "dsc"),
}


def size_text(size: int) -> str:
    """Return « 340 Ko » or « 2,4 Mo »."""
    if size < 1000:
        return f"{size}\u00a0octets"
    if size < 1_000_000:
        return f"{round(size / 1000)}\u00a0Ko"
    megabytes = f"{size / 1_000_000:.1f}".removesuffix(".0").replace(".", ",")
    return f"{megabytes}\u00a0Mo"


def file_name(name: str, sha256: str) -> str:
    """Return a name that every system accepts, and that no other copy has."""
    stem = re.sub(r"[^\w\- ]+", "_", Path(name).stem)[:60].strip(" _") or "preuve"
    return f"{stem}-{sha256[:8]}{Path(name).suffix.lower()}"


def write_once(path: Path, data: bytes) -> Path:
    """Write the copy that is looked at, unless it is there already: a viewer may hold it open."""
    try:
        if not path.exists() or path.read_bytes() != data:
            path.write_bytes(data)
    except OSError as error:
        raise writing_failed(error, path) from error
    return path
