"""Drawing a dossier with reportlab. Import it only when a PDF is wanted: it is slow to load."""

from cyberwizard.dossier.pdf.render import render_pdf

__all__ = ["render_pdf"]
