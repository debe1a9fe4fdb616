"""What a check of a printed dossier found: an agreement, never a proof of who made it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from cyberwizard.answers import Answers
from cyberwizard.content.model import Content
from cyberwizard.dossier import data
from cyberwizard.dossier.build import compose
from cyberwizard.dossier.editions import Edition, Material, gather
from cyberwizard.dossier.model import Copy, Dossier, DossierInfo
from cyberwizard.dossier.wording import say
from cyberwizard.sentences import question_numbers


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the data of a PDF compare with a dossier file: the answers and notes that differ."""

    day: date
    same_number: bool
    same_validity: bool
    number: str
    differing: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Tell whether the file says the same thing."""
        same = self.same_number and self.same_validity
        return same and not self.differing and not self.notes


@dataclass(frozen=True, slots=True)
class Pages:
    """How the pages compare with what the data print; ``differing`` counts from 1.

    ``by_pages`` is false when another build printed the PDF: only its text could be compared.
    """

    by_pages: bool
    count: int
    expected: int
    differing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """How the files inside a PDF compare with its register; ``differing`` has their names.

    A file differs when it is missing, when it is another one, or when the data do not speak of it.
    """

    count: int
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """Everything that was compared."""

    edition: Edition
    day: date
    fingerprint: str
    made_by: data.Versions
    same_version: bool
    pages: Pages
    files: Files
    agreement: Agreement | None

    @property
    def same_pages(self) -> bool:
        """Tell whether the pages say what the attached data say."""
        return not self.pages.differing and self.pages.count == self.pages.expected

    @property
    def conform(self) -> bool:
        """Tell whether the pages and the files are those of the attached data."""
        return self.same_pages and not self.files.differing

    @property
    def passed(self) -> bool:
        """Tell whether everything that was compared agrees."""
        return self.conform and (self.agreement is None or self.agreement.holds)


class Reader(Protocol):
    """What reads a PDF: ``pdf.verify``."""

    def attached_data(self, pdf: bytes) -> str:
        """Return the data attached to a PDF of ours."""

    def attached_files(self, pdf: bytes) -> Mapping[str, str]:
        """Return the SHA-256 of every other file inside a PDF, by name."""

    def compare_pages(self, pdf: bytes, dossier: Dossier, *, same_version: bool) -> Pages:
        """Print *dossier* again and compare it with *pdf*."""


def verify(
    pdf: bytes,
    content: Content,
    reader: Reader,
    stored: tuple[Answers, DossierInfo] | None = None,
) -> Check:
    """Compare the pages of *pdf* with its attached data, and these with a dossier file.

    Raises UserFacingError when *pdf* is not a PDF of ours, or cannot be read.
    """
    loaded = data.loads(reader.attached_data(pdf), content)
    dossier = compose(content, loaded.material, loaded.made_by)
    same_version = loaded.made_by == data.versions(content)
    assert dossier.attachment is not None
    return Check(
        edition=loaded.material.edition,
        day=loaded.material.day,
        fingerprint=data.fingerprint(dossier.attachment.text),
        made_by=loaded.made_by,
        same_version=same_version,
        pages=reader.compare_pages(pdf, dossier, same_version=same_version),
        files=compare_files(dossier.copies, reader.attached_files(pdf)),
        agreement=agree(content, loaded.material, *stored) if stored else None,
    )


def compare_files(copies: Iterable[Copy], found: Mapping[str, str]) -> Files:
    """Compare the files inside a PDF with those that its data announce."""
    expected = {copy.name: copy.sha256 for copy in copies}
    names = dict.fromkeys((*expected, *found))
    differing = tuple(name for name in names if expected.get(name) != found.get(name))
    return Files(len(expected), differing)


def agree(content: Content, material: Material, answers: Answers, info: DossierInfo) -> Agreement:
    """Compare *material*, read in a PDF, with what a dossier file would print that day."""
    own = gather(content, answers, material.day, info, material.edition)
    ids = dict.fromkeys((*own.answers, *material.answers))
    names = dict.fromkeys((*own.notes, *material.notes))
    return Agreement(
        day=material.day,
        same_number=own.number == material.number,
        same_validity=own.valid_until == material.valid_until,
        number=material.number,
        differing=tuple(id_ for id_ in ids if own.answers.get(id_) != material.answers.get(id_)),
        notes=tuple(name for name in names if own.notes.get(name) != material.notes.get(name)),
    )


def says(check: Check, content: Content) -> list[str]:
    """Return the sentences that tell the result; the last one tells its limits."""
    return [*_says(check, content), say("verify.limits")]


def _says(check: Check, content: Content) -> Iterator[str]:
    edition = say(f"edition.{check.edition}").lower()
    yield say("verify.about", edition=edition, day=check.day, fingerprint=check.fingerprint)
    if check.same_pages:
        how = say("verify.by_pages" if check.pages.by_pages else "verify.by_text")
        yield say("verify.conform", count=check.pages.count, how=how)
    else:
        pages = check.pages
        if pages.count != pages.expected:
            yield say("verify.counts", count=pages.count, expected=pages.expected)
        yield say("verify.differs", pages=", ".join(map(str, pages.differing)))
        if not check.same_version:
            made_by = check.made_by
            yield say("verify.other_version", version=made_by.program, content=made_by.content)
    if check.files.differing:
        yield say("verify.files_differ", names=", ".join(check.files.differing))
    elif check.files.count:
        yield say("verify.files", count=check.files.count)
    if check.agreement is not None:
        yield from _agreement(check.agreement, content)


def _agreement(agreement: Agreement, content: Content) -> Iterator[str]:
    if agreement.holds:
        yield say("verify.matches", day=agreement.day)
    elif not agreement.same_number:
        yield say("verify.other_number", number=agreement.number)
    elif agreement.differing:
        numbers = question_numbers(content, agreement.differing)
        yield say("verify.mismatch", count=len(agreement.differing), numbers=numbers)
    elif agreement.notes:
        kinds = dict.fromkeys(name.partition(":")[0] for name in agreement.notes)
        names = ", ".join(say(f"verify.note_{kind}") for kind in kinds)
        yield say("verify.notes", count=len(agreement.notes), names=names)
    else:
        yield say("verify.validity")
