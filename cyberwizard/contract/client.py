"""Ask the reading process for a contract: bounded time, and one sentence whatever happens."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from cyberwizard.contract.layout import from_text
from cyberwizard.contract.limits import SECONDS, Cage
from cyberwizard.contract.model import Document, LockedError
from cyberwizard.contract.reader import MAX_PIXELS, OUT_OF_MEMORY
from cyberwizard.contract.wire import loads
from cyberwizard.errors import UserFacingError

MAX_BYTES = 50 * 1024 * 1024
MAX_TEXT = 4_000_000
LOOK_SECONDS = 0.1
"""How often the program looks whether the reading was given up."""


def reader_command(executable: str) -> tuple[str, ...]:
    """Return how to start the reading process: a Python runs the module, our program itself."""
    if Path(executable).stem.lower().startswith("python"):
        return (executable, "-m", "cyberwizard.contract.reader")
    return (executable, "--reader")


READER = reader_command(sys.executable)

_EMPTY = "Ce fichier est vide ; téléchargez de nouveau le contrat chez votre assureur."
_BROKEN = (
    "Ce fichier est abîmé et ne peut pas être lu ; demandez-en une nouvelle copie à votre assureur."
)
_TOO_LONG = (
    "La lecture de ce fichier prend trop de temps, elle a été arrêtée ; donnez un fichier plus "
    "simple, ou collez le texte."
)
_TOO_HEAVY = (
    "Ce fichier demande trop de mémoire, sa lecture a été arrêtée ; donnez un fichier plus simple, "
    "ou collez le texte."
)
_PHOTO = "Ce fichier est une image ; demandez le contrat en PDF avec du texte, ou collez le texte."
_OLD_WORD = (
    "Ce fichier est d’un ancien format de traitement de texte ; enregistrez-le en PDF ou en .docx."
)
_OTHER = "Ce fichier n’est pas un contrat que je sais lire ; donnez un PDF, un .docx ou un .odt."
_NO_TEXT = "Ce fichier ne contient presque pas de texte ; vérifiez que c’est bien votre contrat."
_NOT_FRENCH = (
    "Ce texte n’est pas en français, et seuls les contrats en français peuvent être lus ; donnez "
    "la version française."
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"RIFF", b"BM")


class StoppedError(UserFacingError):
    """The reading was given up by whoever asked for it."""


@dataclass(frozen=True, slots=True)
class PageImage:
    """One page as pixels, four bytes each: blue, green, red, unused.

    ``points`` are the width and the height of the page, for the places on it; ``text`` is what is
    written on it, ``pages`` how many the PDF has.
    """

    page: int
    pages: int
    width: int
    height: int
    stride: int
    pixels: bytes
    points: tuple[float, float]
    text: str


def read_contract(
    path: Path,
    password: str | None = None,
    *,
    reader: Sequence[str] = READER,
    seconds: float = SECONDS,
) -> Document:
    """Return what the file says; UserFacingError says in one sentence why it cannot be read."""
    return read_bytes(load_file(path), password, reader=reader, seconds=seconds)


def read_bytes(
    data: bytes,
    password: str | None = None,
    *,
    stop: threading.Event | None = None,
    reader: Sequence[str] = READER,
    seconds: float = SECONDS,
) -> Document:
    """Return what a file says, from its bytes; *stop* may be set meanwhile, by another thread."""
    if is_pdf(data) or data[:4] == b"PK\x03\x04":
        answer = _ask({"do": "read", "password": password}, data, reader, seconds, stop)
        document = _document(answer)
    else:
        document = from_text(_decoded(data))
    return _checked(document)


def read_text(text: str) -> Document:
    """Return the document of a pasted text."""
    if len(text) > MAX_TEXT:
        raise UserFacingError("Ce texte est trop long pour un contrat ; collez-en une partie.")
    return _checked(from_text(text))


def render_pages(
    data: bytes,
    pages: Sequence[int],
    scale: float,
    password: str | None = None,
    *,
    stop: threading.Event | None = None,
    reader: Sequence[str] = READER,
    seconds: float = SECONDS,
) -> list[PageImage]:
    """Return pages (from 1) of a PDF as images, *scale* pixels per point."""
    return list(
        stream_pages(data, pages, scale, password, stop=stop, reader=reader, seconds=seconds)
    )


def stream_pages(
    data: bytes,
    pages: Sequence[int],
    scale: float,
    password: str | None = None,
    *,
    stop: threading.Event | None = None,
    reader: Sequence[str] = READER,
    seconds: float = SECONDS,
) -> Generator[PageImage, None, None]:
    """Yield pages as they are drawn, by one process; none is drawn far ahead of who takes them.

    *seconds* is the longest that any of them may take. Bytes in memory never reach a disk.
    """
    if not is_pdf(data):
        raise UserFacingError("Seul un PDF a des pages à montrer ; le texte suffit pour la suite.")
    request = {"do": "render", "pages": list(pages), "scale": scale, "password": password}
    with _reading(reader, stop) as process:
        source, answer = process.popen.stdin, process.popen.stdout
        assert source is not None
        assert answer is not None
        with process.within(seconds):
            source.write(json.dumps(request).encode() + b"\n" + data)
            source.close()
        for _ in pages:
            with process.within(seconds):
                image = _next_image(answer)
            yield image


def load_file(path: Path) -> bytes:
    """Return the bytes of the contract; UserFacingError when it is missing, empty or too big."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UserFacingError(
            f"Le fichier {path.name} est introuvable ; vérifiez son nom."
        ) from None
    except IsADirectoryError:
        raise UserFacingError(
            f"{path.name} est un dossier ; choisissez le fichier du contrat."
        ) from None
    except PermissionError:
        raise UserFacingError(
            f"Vous n’avez pas le droit de lire {path.name} ; copiez-le dans vos documents."
        ) from None
    except OSError as error:
        raise UserFacingError(
            f"Le fichier {path.name} ne peut pas être lu ({error.strerror}) ; copiez-le ailleurs."
        ) from None
    if not data:
        raise UserFacingError(_EMPTY)
    if len(data) > MAX_BYTES:
        raise UserFacingError(
            "Ce fichier pèse plus de 50 Mo, c’est trop pour un contrat ; demandez une version "
            "plus légère à votre assureur."
        )
    return data


def is_pdf(data: bytes) -> bool:
    """Tell whether these bytes are a PDF, which has pages to show."""
    return b"%PDF-" in data[:1024]


def _decoded(data: bytes) -> str:
    """Return the text of a plain text file; everything else is refused with its reason."""
    if data.startswith(_PICTURES) or data[4:12] in (b"ftypheic", b"ftypmif1"):
        raise UserFacingError(_PHOTO)
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise UserFacingError(_OLD_WORD)
    if len(data) > MAX_TEXT:
        raise UserFacingError(_OTHER)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    text = data.decode("utf-8-sig", "surrogateescape")
    if any("\udc80" <= char <= "\udcff" for char in text[:20000]):
        text = data.decode("cp1252", "replace")
    strange = sum(not (char.isprintable() or char in "\r\n\t\f") for char in text[:20000])
    if strange > 0.01 * len(text[:20000]):
        raise UserFacingError(_OTHER)
    return text


def _ask(
    request: dict[str, Any],
    data: bytes,
    reader: Sequence[str],
    seconds: float,
    stop: threading.Event | None,
) -> bytes:
    """Run one reading process and return all that it wrote."""
    with _reading(reader, stop) as process, process.within(seconds):
        answer, _ = process.popen.communicate(json.dumps(request).encode() + b"\n" + data)
        if process.popen.returncode != 0:
            raise _EndedError
    return answer


@dataclass(frozen=True, slots=True)
class _Process:
    """One reading process, the cage around it, and what says that it was given up."""

    popen: subprocess.Popen[bytes]
    cage: Cage
    stop: threading.Event | None

    def end(self) -> None:
        """Stop it, and whatever it started."""
        self.popen.kill()
        self.cage.close()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """End it when it takes too long over what is asked here; say why it ended."""
        late = threading.Event()

        def end() -> None:
            late.set()
            self.end()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        ended = False
        try:
            yield
        except (BrokenPipeError, _EndedError):
            ended = True
        finally:
            clock.cancel()
        if self.stop is not None and self.stop.is_set():
            raise StoppedError("La lecture a été arrêtée ; rien n’a changé.")
        if late.is_set():
            raise UserFacingError(_TOO_LONG)
        if ended:
            code = self.popen.wait()
            raise UserFacingError(_TOO_HEAVY if code == OUT_OF_MEMORY else _BROKEN)


class _EndedError(Exception):
    """The process ended before it had given its answer."""


@contextmanager
def _reading(reader: Sequence[str], stop: threading.Event | None) -> Iterator[_Process]:
    """Start one reading process, and leave nothing of it behind."""
    hidden = 0
    if sys.platform == "win32":
        hidden = subprocess.CREATE_NO_WINDOW
    with subprocess.Popen(
        reader,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
    ) as popen:
        process = _Process(popen, Cage(), stop)
        if stop is not None:
            threading.Thread(target=_kill_when, args=(stop, process), daemon=True).start()
        try:
            process.cage.put(popen)
            yield process
        finally:
            process.end()
            assert popen.stdin is not None
            with suppress(BrokenPipeError):  # what it did not read goes nowhere
                popen.stdin.close()


def _kill_when(stop: threading.Event, process: _Process) -> None:
    while process.popen.poll() is None:
        if stop.wait(LOOK_SECONDS):
            process.end()
            return


def _document(answer: bytes) -> Document:
    """Decode an answer; the process that gave it has handled a hostile file, so check it."""
    try:
        decoded = json.loads(answer)
        if "error" in decoded:
            raise _refusal(decoded)
        return loads(decoded["document"])
    except (ValueError, KeyError, TypeError):
        raise UserFacingError(_BROKEN) from None


def _refusal(decoded: dict[str, Any]) -> UserFacingError:
    kind = LockedError if decoded.get("password") else UserFacingError
    return kind(str(decoded["error"]))


def _next_image(answer: IO[bytes]) -> PageImage:
    """Decode the next image; like every answer, it is checked."""
    line = answer.readline(MAX_TEXT)
    if not line:
        raise _EndedError
    try:
        head = json.loads(line)
        if "error" in head:
            raise _refusal(head)
        width, height, stride = int(head["width"]), int(head["height"]), int(head["stride"])
        if not (0 < 4 * width <= stride and 0 < stride * height <= 5 * MAX_PIXELS):
            raise ValueError(head)
        wide, high = map(float, head["points"])
        pixels = answer.read(stride * height)
        if len(pixels) != stride * height:
            raise _EndedError
        return PageImage(
            page=int(head["page"]),
            pages=int(head["pages"]),
            width=width,
            height=height,
            stride=stride,
            pixels=pixels,
            points=(wide, high),
            text=str(head["text"]),
        )
    except (ValueError, KeyError, TypeError):
        raise UserFacingError(_BROKEN) from None


_FRENCH = frozenset(
    [
        "le",
        "la",
        "les",
        "des",
        "de",
        "du",
        "et",
        "vous",
        "nous",
        "est",
        "dans",
        "pour",
        "par",
        "une",
        "un",
        "sont",
        "que",
    ]
)


def _checked(document: Document) -> Document:
    """Refuse a text too short, or not in French, to be read as a contract."""
    text = " ".join(block.text for block in document.blocks[:400]).lower().split()
    if len(text) < 20:
        raise UserFacingError(_NO_TEXT)
    if len(text) > 80 and sum(word in _FRENCH for word in text) < 0.12 * len(text):
        raise UserFacingError(_NOT_FRENCH)
    return document
