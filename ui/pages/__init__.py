"""One class per kind of page."""
