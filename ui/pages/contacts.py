"""Who to call on the day of an attack: asked here, printed on one page kept by the telephone."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cyberwizard import sentences
from cyberwizard.answers import Answers
from cyberwizard.assessment import Assessment
from cyberwizard.content.model import Contact, Content, Deadline, Role
from ui.background import Task
from ui.document import Document
from ui.pages.shared import SharedPage
from ui.theme import SEMIBOLD
from ui.widgets.blocks import Blocks
from ui.widgets.lazy import Lazy
from ui.widgets.rows import Disclosure
from ui.widgets.stack import stack
from ui.widgets.text import Heading, Label, breakable, hint

REGION = "contact_region"
CLOCKS = ("delai_plainte", "delai_cnil", "delai_declaration_assureur")
CLOCKS_NOTE = "note_trois_horloges"


class ContactsPage(SharedPage):
    """Everything is optional: what is missing is left blank on the card, to be filled by hand."""

    role = Role.CONTACT

    def __init__(self, document: Document, *, foreign: bool, parent: QWidget | None = None) -> None:
        super().__init__(document, foreign=foreign, parent=parent)
        self.begin(
            self.tr("Contacts d’urgence"),
            self.tr(
                "Le jour d’une attaque, l’ordinateur ne s’allume peut‑être plus. "
                "Notez ici qui appeler : le dossier en fait une fiche d’une page, à imprimer."
            ),
            self.tr(
                "Rien n’est obligatoire. N’écrivez ni mot de passe ni code : la fiche est affichée."
            ),
        )
        content = document.session.content
        self._fields = self.add_fields(
            {
                "contact_assureur": self.tr("Votre assurance"),
                "contact_prestataire": self.tr("Qui vous aide"),
                "contact_decideur": self.tr("Chez vous"),
            }
        )
        self._centre = _Centre()
        self._clocks = _Clocks(content)
        self._blocks: Lazy[Blocks] = Lazy(Blocks)
        self._card = Disclosure(self.tr("Voir la fiche du jour de l’attaque"), self._blocks)
        self._missing = hint()
        self._words: Task | None = None
        self._ready = False
        self._fields.put_after(REGION, self._centre)
        self.column.addWidget(self._clocks)
        self.column.addLayout(
            stack(
                Heading(self.tr("Ce que la fiche affichera"), size=1.2),
                self._missing,
                self._card,
                self._blocks.slot,
                spacing=6,
            )
        )
        self.column.addStretch(1)
        self._clocks.unfolded.connect(self.rebuilt)
        self._card.toggled_open.connect(self._show_card)

    def show_assessment(self, assessment: Assessment) -> None:
        """Show what was answered, and what the card makes of it."""
        answers = assessment.answers
        self._fields.show_answers(answers)
        self._centre.show_centre(centre_of(assessment.content, answers))
        self._clocks.show_own_delay(_said(answers, "contact_delai"))
        left = sum(q.id not in assessment.state.counted for q in self.questions)
        self._missing.setText(
            self.tr("%n ligne(s) à remplir à la main, ou ci‑dessus.", "", left)
            if left
            else self.tr("Toutes les lignes sont remplies.")
        )
        if self._words is None:
            self._words = Task(_load_words)  # a tenth of a second, the first time
            self._words.done.connect(self._on_words)
            self._words.start()
        self._show_card(self._card.is_open)

    def focus_first(self) -> None:
        self._fields.focus()

    def show_item(self, item: str) -> None:
        self.reveal(self._fields.focus(item))

    def flush(self) -> None:
        self._fields.flush()

    def _on_words(self, _done: object) -> None:
        self._ready = True
        self._show_card(self._card.is_open)

    def _show_card(self, open_: bool) -> None:
        if open_ and self._ready:
            from cyberwizard.dossier.annexes import card_blocks

            session = self.document.session
            self._blocks.get().show_blocks(card_blocks(session.content, session.answers))
            self.rebuilt.emit()


class _Centre(QFrame):
    """The public help of the region."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._name = Heading()
        self._what = Label()
        self._reach = Label(weight=SEMIBOLD)
        self._warning = hint()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(5)
        for label in (self._name, self._what, self._reach, self._warning):
            layout.addWidget(label)

    def show_centre(self, centre: Contact | None) -> None:
        """Show *centre*, or nothing."""
        self.setVisible(centre is not None)
        if centre is None:
            return
        self._name.setText(centre.name)
        self._what.setText(centre.what)
        reach = " · ".join(text for text in (centre.phone, centre.web) if text)
        self._reach.show_text(breakable(reach))
        checked = self.tr("Vu le {day}.").format(day=sentences.short_date(centre.checked_on))
        self._warning.setText(f"{centre.warning} {checked}".strip())


class _Clocks(QFrame):
    """The three delays that start together, and the note that explains them."""

    def __init__(self, content: Content) -> None:
        super().__init__()
        self.setObjectName("card")
        note = next((note for note in content.notes if note.id == CLOCKS_NOTE), None)
        known = {deadline.id: deadline for deadline in content.deadlines}
        self._rows = {name: _Clock(known[name]) for name in CLOCKS if name in known}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 12)
        layout.setSpacing(14)
        layout.addWidget(Heading(note.title if note else ""))
        for row in self._rows.values():
            layout.addLayout(row.layout)
        self._note: Lazy[Label] = Lazy(lambda: Label(note.text if note else ""))
        self._more = Disclosure(self.tr("En savoir plus"), self._note)
        self.unfolded = self._more.toggled_open
        layout.addLayout(stack(self._more, self._note.slot, spacing=4))
        if note is None:
            self._more.hide()
        if not self._rows:
            self.hide()

    def show_own_delay(self, delay: str) -> None:
        """Show the delay of the contract in its own words, once they are known."""
        if (row := self._rows.get(CLOCKS[-1])) is not None:
            row.show_own_delay(delay)


class _Clock:
    """One delay: what to do, how long, from when, and the law that says so."""

    def __init__(self, deadline: Deadline) -> None:
        self._own = Label(weight=SEMIBOLD)
        self._own.hide()
        checked = QCoreApplication.translate("contacts", "vu le {day}").format(
            day=sentences.short_date(deadline.checked_on)
        )
        base = f"{deadline.base}, {checked}"
        delay = deadline.delay[:1].lower() + deadline.delay[1:]
        self.layout = stack(
            Label(f"{deadline.title}\u00a0: {delay}", weight=SEMIBOLD),
            self._own,
            Label(deadline.starts),
            hint(base),
            spacing=2,
        )

    def show_own_delay(self, delay: str) -> None:
        """Show the words of the contract."""
        said = QCoreApplication.translate("contacts", "Votre contrat dit : « {delay} »")
        self._own.show_text(said.format(delay=delay) if delay else "")


def centre_of(content: Content, answers: Answers) -> Contact | None:
    """Return the public help of the region that was chosen."""
    question, answer = content.question_by_id.get(REGION), answers.get(REGION)
    if question is None or answer is None:
        return None
    region = sentences.answer_text(question, answer)
    return next((c for c in content.contacts if c.region and c.region == region), None)


def _said(answers: Answers, question_id: str) -> str:
    answer = answers.get(question_id)
    return answer.value if answer else ""


def _load_words() -> None:
    """Read what the card is written with, away from the window."""
    from cyberwizard.dossier import wording

    wording.say("card.lead")
