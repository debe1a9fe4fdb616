"""The look: colour tokens, the palette that carries them to painted widgets, the style sheet.

Painted widgets read their colours from the palette, by the names below, so a change of theme
repaints them without a word. The style sheet only dresses Qt's own controls.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor, QFont, QPalette

Role = QPalette.ColorRole

TEXT = Role.WindowText
MUTED = Role.PlaceholderText
SURFACE = Role.Base
TINT = Role.AlternateBase
PRIMARY = Role.Highlight
ON_PRIMARY = Role.HighlightedText
BORDER = Role.Mid
CONTROL = Role.Dark
TRACK = Role.Midlight
# Qt has no roles for these meanings: three that the program never uses lend their places.
OK = Role.LinkVisited
WARN = Role.BrightText
DANGER = Role.Shadow

FAMILY = "Inter"
BOLD = QFont.Weight.Bold
SEMIBOLD = QFont.Weight.DemiBold
REGULAR = QFont.Weight.Normal


class ThemeName(StrEnum):
    """The three sets of colours."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Tokens(NamedTuple):
    """One set of colours. Text on its ground is 4.5:1 at least, a control's edge 3:1."""

    window: str
    surface: str
    tint: str
    text: str
    muted: str
    example: str  # of what to type, until something is: never taken for an answer
    primary: str
    primary_hover: str
    on_primary: str
    border: str
    control: str
    track: str
    ok: str
    warn: str
    danger: str


THEMES = {
    ThemeName.LIGHT: Tokens(
        window="#F4F6FA",
        surface="#FFFFFF",
        tint="#EAF0FF",
        text="#161B26",
        muted="#475063",
        example="#5B6679",
        primary="#1D4ED8",
        primary_hover="#1A3FAE",
        on_primary="#FFFFFF",
        border="#D5DBE6",
        control="#6B788E",
        track="#E0E5EE",
        ok="#166534",
        warn="#7A4406",
        danger="#A61B1B",
    ),
    ThemeName.DARK: Tokens(
        window="#12151C",
        surface="#1B202B",
        tint="#22304F",
        text="#F1F4F9",
        muted="#B6C0CF",
        example="#9AA6B8",
        primary="#93B4FF",
        primary_hover="#B5CCFF",
        on_primary="#0B1530",
        border="#353D4D",
        control="#8391A8",
        track="#353D4D",
        ok="#7EE2A0",
        warn="#F5C36B",
        danger="#FF9C96",
    ),
    ThemeName.CONTRAST: Tokens(
        window="#000000",
        surface="#000000",
        tint="#242400",
        text="#FFFFFF",
        muted="#FFFFFF",
        example="#BFBFBF",
        primary="#FFFF00",
        primary_hover="#FFFFFF",
        on_primary="#000000",
        border="#FFFFFF",
        control="#FFFFFF",
        track="#555555",
        ok="#3FF23F",
        warn="#FFD24D",
        danger="#FF9C96",
    ),
}


def palette(t: Tokens) -> QPalette:
    """Return the palette that carries *t* to every widget."""
    result = QPalette(QColor(t.surface), QColor(t.window))
    for role, colour in (
        (Role.Window, t.window),
        (SURFACE, t.surface),
        (Role.Button, t.surface),
        (Role.ToolTipBase, t.surface),
        (TINT, t.tint),
        (TEXT, t.text),
        (Role.Text, t.text),
        (Role.ButtonText, t.text),
        (Role.ToolTipText, t.text),
        (MUTED, t.muted),
        (PRIMARY, t.primary),
        (Role.Accent, t.primary),
        (Role.Link, t.primary),
        (ON_PRIMARY, t.on_primary),
        (BORDER, t.border),
        (CONTROL, t.control),
        (TRACK, t.track),
        (Role.Light, t.surface),
        (OK, t.ok),
        (WARN, t.warn),
        (DANGER, t.danger),
    ):
        result.setColor(role, QColor(colour))
    for role in (TEXT, Role.Text, Role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(t.muted))
    return result


def font(size: float) -> QFont:
    """Return the font of ordinary text, *size* in points."""
    result = QFont(FAMILY)
    result.setPointSizeF(size)
    return result


def style_sheet(t: Tokens, size: float) -> str:
    """Return the style sheet; lengths follow the text size, in pixels of a 96 dpi screen."""
    small, medium = round(size * 0.52), round(size * 0.85)
    # Windows gives menus and tips its own font again whenever its theme changes.
    return f"""
QMenuBar, QMenu, QToolTip {{ font: {size:g}pt "{FAMILY}"; }}
QMenuBar {{ background: {t.surface}; border-bottom: 1px solid {t.border}; padding: 1px 14px; }}
QMenuBar::item {{ padding: {small}px {medium}px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {t.tint}; }}
QMenu {{ background: {t.surface}; border: 1px solid {t.control}; padding: 5px; }}
QMenu::item {{ padding: {small + 1}px {medium * 3}px {small + 1}px {medium}px;
    border-radius: 5px; }}
QMenu::item:selected {{ background: {t.primary}; color: {t.on_primary}; }}
QMenu::item:disabled {{ color: {t.control}; }}
QMenu::separator {{ height: 1px; background: {t.border}; margin: 5px 8px; }}
QScrollArea, QScrollArea > QWidget > #column {{ background: transparent; border: 0; }}
QFrame#bar, SideBar {{ background: {t.surface}; border: 0 solid {t.border}; }}
QFrame#bar[edge="bottom"] {{ border-bottom-width: 1px; }}
QFrame#bar[edge="top"] {{ border-top-width: 1px; }}
SideBar {{ border-right-width: 1px; }}
SideBar QFrame#side {{ background: transparent; border: 0; }}
QFrame#card {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 10px; }}
QFrame#why {{ background: {t.tint}; border: 0; border-left: 4px solid {t.primary}; }}
QFrame#clause {{ background: {t.window}; border: 1px dashed {t.control}; }}
QFrame#banner {{ background: {t.surface}; border: 2px solid {t.danger}; border-radius: 8px; }}
QFrame#note {{ background: {t.surface}; border: 2px solid {t.primary}; border-radius: 8px; }}
QFrame#word {{ background: {t.surface}; border: 1px solid {t.control}; }}
QFrame#line {{ background: {t.border}; border: 0; }}
.QPushButton, Button {{ background: {t.surface}; border: 1px solid {t.control}; border-radius: 8px;
    padding: {medium}px {medium * 2}px; font-weight: 600; color: {t.text}; }}
.QPushButton:hover, Button:hover {{ background: {t.tint}; border-color: {t.primary}; }}
.QPushButton:pressed, Button:pressed {{ background: {t.track}; }}
.QPushButton:focus, Button:focus {{ border: 2px solid {t.primary};
    padding: {medium - 1}px {medium * 2 - 1}px; }}
.QPushButton:disabled, Button:disabled {{ color: {t.muted}; border-color: {t.border}; }}
Button[look="primary"] {{ background: {t.primary}; color: {t.on_primary};
    border-color: {t.primary}; padding: {medium}px {medium * 3}px; }}
Button[look="primary"]:hover {{ background: {t.primary_hover}; }}
Button[look="primary"]:focus {{ border: 2px solid {t.text};
    padding: {medium - 1}px {medium * 3 - 1}px; }}
Button[look="primary"]:disabled {{ background: {t.track}; color: {t.muted};
    border-color: {t.control}; }}
Button[look="tool"] {{ padding: {medium}px 0; }}
Button[look="tool"]:focus {{ padding: {medium - 1}px 0; }}
Button[look="link"] {{ background: transparent; border: 1px solid transparent;
    color: {t.primary}; padding: {small + 1}px {small + 3}px; text-align: left; }}
Button[look="link"]:hover, Button[look="link"]:focus {{
    border: 2px solid {t.primary}; padding: {small}px {small + 2}px; }}
Button[look="link"]:disabled {{ color: {t.control}; border-color: transparent; }}
QLineEdit, QPlainTextEdit {{ background: {t.surface}; color: {t.text};
    placeholder-text-color: {t.example};
    border: 1px solid {t.control}; border-radius: 8px; padding: {medium - 1}px {medium}px;
    selection-background-color: {t.primary}; selection-color: {t.on_primary}; }}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {t.primary};
    padding: {medium - 2}px {medium - 1}px; }}
QLineEdit:read-only, QPlainTextEdit:read-only {{ background: {t.window}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {t.danger}; padding: {medium - 2}px {medium - 1}px; }}
QProgressBar {{ background: {t.track}; border: 0; border-radius: 4px;
    min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {t.primary}; border-radius: 4px; }}
QScrollBar:vertical {{ background: transparent; width: 14px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {t.control}; border-radius: 5px; min-height: 40px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.control};
    padding: 4px 6px; }}
"""
