"""What the printed dossier says and in which order; ``pdf`` draws it."""

from cyberwizard.dossier.build import build
from cyberwizard.dossier.model import Dossier, DossierInfo

__all__ = ["Dossier", "DossierInfo", "build"]
