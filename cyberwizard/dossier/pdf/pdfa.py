"""From reportlab's bytes to a tagged PDF/A-3b, validated before anybody gets it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from io import BytesIO
from types import MappingProxyType

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from cyberwizard.dossier.model import Dossier
from cyberwizard.dossier.pdf.tags import Element, LinkMark, Mark
from cyberwizard.errors import UserFacingError

FLAVOUR = "3b"
_LONGEST = 1_000
# Not the standard library's table: it reads the files of the system, and so differs from one
# machine to the other.
_MIME = {
    "csv": "text/csv",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "txt": "text/plain",
    "webp": "image/webp",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class InvalidPdfError(UserFacingError):
    """The file breaks PDF/A, and is never handed over; ``findings`` say how, for developers."""

    def __init__(self, findings: Iterable[object]) -> None:
        super().__init__(
            "Le PDF fait ne respecte pas la norme d’archivage PDF/A\u00a0: il n’est pas enregistré."
            " Vos réponses sont intactes. Signalez‑nous ce défaut du programme."
        )
        self.findings = tuple(map(str, findings))


def finish(
    raw: bytes, tree: Element, dossier: Dossier, files: Mapping[str, bytes] = MappingProxyType({})
) -> bytes:
    """Return *raw* with its structure tree and metadata as PDF/A-3b, or raise InvalidPdfError.

    *files* has the bytes of each copy that the dossier carries, by SHA-256.
    """
    from pikepdf import pdfa  # here: 16 MB that need not stand beside the layout's memory

    with pikepdf.open(BytesIO(raw)) as pdf:
        _drop_unembedded_fonts(pdf)
        pdf.Root.Lang = String("fr-FR")
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        moment = datetime.combine(dossier.day, time(), UTC).isoformat()
        if dossier.attachment is not None:
            text = dossier.attachment
            _attach(pdf, text.name, text.text.encode(), text.says, dossier.day, Name.Data)
        for copy in dossier.copies:
            content = files[copy.sha256]
            if hashlib.sha256(content).hexdigest() != copy.sha256 or len(content) != copy.size:
                raise ValueError(copy.name)
            _attach(pdf, copy.name, content, copy.says, dossier.day, Name.Supplement)
        pdfa.prepare(pdf, FLAVOUR)  # before the tree: it reads every object there is
        _write_tree(pdf, tree)
        with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
            for name in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"):
                metadata[name] = moment
        report = pdfa.check(pdf, FLAVOUR, deterministic_id=True)
        if not report.passed:
            raise InvalidPdfError(report.findings)
        target = BytesIO()
        pdf.save(target, **report.save_kwargs)
    return target.getvalue()


def _attach(
    pdf: pikepdf.Pdf, name: str, content: bytes, says: str, day: date, relationship: Name
) -> None:
    """Put a file in the PDF, and say what it is to the pages."""
    moment = f"D:{day:%Y%m%d}000000Z"
    spec = pikepdf.AttachedFileSpec(
        pdf,
        content,
        description=says[:_LONGEST],
        filename=name,
        mime_type=_MIME.get(name.rpartition(".")[2], "application/octet-stream"),
        creation_date=moment,
        mod_date=moment,
    )
    spec.relationship = relationship
    pdf.attachments[name] = spec


def _drop_unembedded_fonts(pdf: pikepdf.Pdf) -> None:
    """Point a stray Helvetica that draws nothing (tables select one) at an embedded font."""
    for page in pdf.pages:
        if "/Trans" in page.obj:
            del page.obj["/Trans"]
        fonts = page.Resources.get("/Font")
        if fonts is None:
            continue
        embedded = [name for name, font in fonts.items() if "/FontDescriptor" in font]
        strays = set(fonts.keys()) - set(embedded)
        if not strays or not embedded:
            continue
        font = Name(embedded[0])
        content = [
            pikepdf.ContentStreamInstruction([font, item.operands[1]], item.operator)
            if str(item.operator) == "Tf" and str(item.operands[0]) in strays
            else item
            for item in pikepdf.parse_content_stream(page)
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
        page.Resources.Font = Dictionary({name: fonts[name] for name in embedded})


def _write_tree(pdf: pikepdf.Pdf, tree: Element) -> None:
    pages = list(pdf.pages)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    by_page: dict[int, dict[int, pikepdf.Object]] = {}
    annotations: list[pikepdf.Object] = []

    def node(element: Element, parent: pikepdf.Object) -> pikepdf.Object:
        made = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.role}"), P=parent)
        )
        if element.alt:
            made.Alt = String(element.alt)
        if element.scope:
            made.A = Dictionary(O=Name.Table, Scope=Name(f"/{element.scope}"))
        own = next((kid.page for kid in element.kids if isinstance(kid, Mark)), 0)
        if own:
            made.Pg = pages[own - 1].obj
        kids = Array()
        for kid in element.kids:
            match kid:
                case Element():
                    kids.append(node(kid, made))
                case Mark():
                    page = pages[kid.page - 1].obj
                    by_page.setdefault(kid.page, {})[kid.number] = made
                    # A number alone stands for a mark of the element's own page.
                    if kid.page == own:
                        kids.append(kid.number)
                    else:
                        kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number))
                case LinkMark():
                    link = pages[kid.page - 1].Annots[kid.index]
                    link.StructParent = len(pages) + len(annotations)
                    link.Contents = String("Aller à cette partie")
                    annotations.append(made)
                    kids.append(Dictionary(Type=Name.OBJR, Obj=link, Pg=pages[kid.page - 1].obj))
        made.K = kids
        return made

    root.K = Array([node(tree, root)])
    numbers = Array()
    for place, page in enumerate(pages):
        page.obj.StructParents = place
        page.obj.Tabs = Name.S
        marks = by_page.get(place + 1, {})
        numbers.append(place)
        numbers.append(pdf.make_indirect(Array([marks[key] for key in sorted(marks)])))
    for place, element in enumerate(annotations, len(pages)):
        numbers.append(place)
        numbers.append(element)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pages) + len(annotations)
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
