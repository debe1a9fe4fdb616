"""What the printed documents say and in which order; ``pdf`` draws them, ``text`` writes them."""

from cyberwizard.dossier.build import build, compose
from cyberwizard.dossier.editions import Edition, gather
from cyberwizard.dossier.model import Dossier, DossierInfo
from cyberwizard.dossier.text import render_text
from cyberwizard.validity import has_expired, valid_until

__all__ = [
    "Dossier",
    "DossierInfo",
    "Edition",
    "build",
    "compose",
    "gather",
    "has_expired",
    "render_text",
    "valid_until",
]
