"""Files behind the proofs: read away from the window, shown small, opened by the system."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QImage, QImageReader

from cyberwizard.errors import UserFacingError
from cyberwizard.proofs import check_proof, file_name, is_image, size_text, write_once
from cyberwizard.text import clean_text
from ui.background import Task
from ui.document import Document, Saving
from ui.services import Services
from ui.widgets.text import breakable

if TYPE_CHECKING:
    from cyberwizard.answers import Evidence
    from cyberwizard.dossier_file import DossierFile

SIDE = 320
"""The largest side of a small picture, in pixels: 160 points on a screen of double density."""
KEPT = 100


class Taken(NamedTuple):
    """A file that may become the copy of a proof; ``picture`` is there when it can be shown."""

    name: str
    data: bytes
    picture: QImage | None
    pasted: bool = False


class Harvest(NamedTuple):
    """What could be read among the files that were given, and why the others could not."""

    taken: list[Taken]
    problems: list[str]


class ProofFiles(QObject):
    """Everything slow is a ``Task``; ``problem`` says why a copy cannot be seen."""

    problem = Signal(str)
    pictured = Signal(str)  # the SHA-256 of a copy whose small picture has come

    def __init__(self, document: Document, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._services = services
        self._pictures: dict[str, QImage | None] = {}
        self._asked: set[str] = set()
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the last file was found."""
        return self._folder or self._services.documents_folder().parent

    def take(self, paths: Sequence[Path]) -> Task:
        """Return the reading of *paths*, to be started; its result is a ``Harvest``."""
        read = self._services.read_proof
        self._folder = paths[-1].parent

        def work() -> Harvest:
            harvest = Harvest([], [])
            for path in paths:
                try:
                    data, name = read(path), clean_text(path.name)
                    harvest.taken.append(Taken(name, data, small_picture(name, data)))
                except UserFacingError as error:
                    harvest.problems.append(str(error))
            return harvest

        return Task(work)

    def take_picture(self, picture: QImage, name: str) -> Task:
        """Return the making of a file out of a *picture* that was pasted."""

        def work() -> Harvest:
            buffer = QBuffer()
            picture.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes
            data = bytes(buffer.data().data())
            try:
                check_proof(name, data)
            except UserFacingError as error:
                return Harvest([], [str(error)])
            return Harvest([Taken(name, data, small_picture(name, data), pasted=True)], [])

        return Task(work)

    def keep(self, taken: Taken) -> str:
        """Have the copy kept in the dossier, and return its SHA-256."""
        sha256 = self._document.keep_file(taken.data)
        self._remember(sha256, taken.picture)
        return sha256

    def has(self, proof: Evidence) -> bool:
        """Tell whether the dossier holds the copy of *proof*."""
        return bool(proof.sha256) and proof.sha256 in self._document.copies

    def describe(self, proof: Evidence) -> str:
        """Return « facture.pdf, 340 Ko », or what is missing; empty when the proof has no file."""
        return ", ".join(filter(None, (proof.name, self.describe_copy(proof))))

    def describe_copy(self, proof: Evidence) -> str:
        """Return « 340 Ko », or that the copy is missing; empty when there never was one."""
        if self.has(proof):
            return size_text(self._document.copies[proof.sha256])
        missing = QCoreApplication.translate("proof_files", "la copie n’est pas dans ce dossier")
        return missing if proof.sha256 else ""

    def picture(self, proof: Evidence) -> QImage | None:
        """Return the small picture of *proof*; None when it has none, or not yet (``pictured``)."""
        sha256, name = proof.sha256, proof.name
        if not is_image(name) or not self.has(proof):
            return None
        if sha256 not in self._pictures and sha256 not in self._asked:
            self._asked.add(sha256)
            reading = self._document.read(lambda file: (name, sha256, _read(file, sha256)))
            reading.done.connect(self._draw)
        return self._pictures.get(sha256)

    def open(self, proof: Evidence) -> None:
        """Have the copy of *proof* shown by the program that the system has for it."""
        private = self._services.private_folder

        def work(file: DossierFile) -> Path | UserFacingError:
            try:
                data = file.read_copy(proof.sha256)
                check_proof(proof.name, data)  # the dossier may have been made by anybody
                return write_once(private() / file_name(proof.name, proof.sha256), data)
            except UserFacingError as error:
                return error  # told once: what fails would be tried again later

        self._document.read(work).done.connect(self._on_copied_out)

    def _on_copied_out(self, found: Path | UserFacingError) -> None:
        if isinstance(found, UserFacingError):
            unsaved = self._document.save_state.saving is Saving.FAILED
            said = QCoreApplication.translate(
                "proof_files", "Ce fichier n’est pas encore enregistré ; réessayez ensuite."
            )
            self.problem.emit(said if unsaved else str(found))
        elif not self._services.open_with_system(found):
            said = QCoreApplication.translate(
                "proof_files", "Aucun programme de cet ordinateur ne sait ouvrir « {name} »."
            )
            self.problem.emit(said.format(name=breakable(found.name)))

    def _draw(self, read: tuple[str, str, bytes | None]) -> None:
        name, sha256, data = read

        def work() -> tuple[str, QImage | None]:
            try:
                return sha256, small_picture(name, data) if data is not None else None
            except UserFacingError:
                return sha256, None

        task = Task(work)
        task.done.connect(self._on_drawn)
        task.start()

    def _on_drawn(self, drawn: tuple[str, QImage | None]) -> None:
        self._remember(*drawn)

    def _remember(self, sha256: str, picture: QImage | None) -> None:
        self._asked.discard(sha256)
        self._pictures[sha256] = picture
        while len(self._pictures) > KEPT:
            del self._pictures[next(iter(self._pictures))]
        self.pictured.emit(sha256)


def _read(file: DossierFile, sha256: str) -> bytes | None:
    try:
        return file.read_copy(sha256)
    except UserFacingError:
        return None


def small_picture(name: str, data: bytes) -> QImage | None:
    """Return a small picture of an image, or None for what is not one or cannot be shown here.

    UserFacingError when it should be readable and is not.
    """
    if not is_image(name):
        return None
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    known = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    if Path(name).suffix.lower().lstrip(".") not in known:
        return None
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatio))
    picture = reader.read()
    if picture.isNull():
        raise UserFacingError(
            QCoreApplication.translate(
                "proof_files",
                "L’image « {name} » est illisible : refaites‑la, ou choisissez un autre fichier.",
            ).format(name=name)
        )
    return picture
