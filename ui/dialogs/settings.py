"""Language, colours, text size: each choice applies at once."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.appearance import Appearance
from ui.dialogs.dialog import Dialog
from ui.languages import LANGUAGES
from ui.settings import DEFAULT_TEXT_SIZE, TEXT_SIZES
from ui.theme import ThemeName
from ui.widgets.button import Button
from ui.widgets.chips import Chips
from ui.widgets.stack import stack
from ui.widgets.text import Heading

THEMES = ("", ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST)


class SettingsDialog(Dialog):
    """``language_chosen`` has ``fr`` or ``en``."""

    language_chosen = Signal(str)

    def __init__(
        self, appearance: Appearance, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._language = language
        self._title = Heading(size=1.35)
        self._headings = [Heading() for _ in range(3)]
        self.languages, self.themes, self.text_sizes = Chips(), Chips(), Chips()
        self.column.addWidget(self._title)
        for heading, chips in zip(
            self._headings, (self.languages, self.themes, self.text_sizes), strict=True
        ):
            self.column.addLayout(stack(heading, chips))
        self.close_button = Button(look="primary")
        self.close_button.clicked.connect(self.accept)
        self.buttons.add(self.close_button)
        self._show()
        self.languages.chosen.connect(self._choose_language)
        self.themes.chosen.connect(lambda index: appearance.set_theme(str(THEMES[index])))
        self.text_sizes.chosen.connect(lambda index: appearance.set_text_size(TEXT_SIZES[index]))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _choose_language(self, index: int) -> None:
        self._language = list(LANGUAGES)[index]
        self.language_chosen.emit(self._language)

    def _show(self) -> None:
        self.setWindowTitle(self.tr("Réglages"))
        self._title.setText(self.tr("Réglages"))
        self.close_button.setText(self.tr("Fermer"))
        titles = (self.tr("Langue"), self.tr("Couleurs"), self.tr("Taille du texte"))
        for heading, title in zip(self._headings, titles, strict=True):
            heading.setText(title)
        languages = list(LANGUAGES)
        self.languages.show_texts(
            titles[0], list(LANGUAGES.values()), languages.index(self._language)
        )
        names = [
            self.tr("Comme l’ordinateur"),
            self.tr("Claires"),
            self.tr("Sombres"),
            self.tr("Contraste élevé"),
        ]
        self.themes.show_texts(titles[1], names, THEMES.index(self._appearance.choice))
        size = min(TEXT_SIZES, key=lambda one: abs(one - self._appearance.text_size))
        percents = [
            self.tr("{percent} %").format(percent=round(100 * one / DEFAULT_TEXT_SIZE))
            for one in TEXT_SIZES
        ]
        self.text_sizes.show_texts(titles[2], percents, TEXT_SIZES.index(size))
        if self.isVisible():
            self.fit()
