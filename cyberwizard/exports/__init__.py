"""The plan in files that other programs read: reminders for a diary, a table for a spreadsheet.

Pure: what is decided and a day go in, bytes come out. Neither file is ever protected.
"""

NOTHING_DATED = "Aucune action n’a de date : dans le plan, choisissez « Faire », puis une date."
IN_CLEAR = "Ce fichier est en clair : qui l’ouvre peut le lire."
"""Said when the dossier itself is protected."""
