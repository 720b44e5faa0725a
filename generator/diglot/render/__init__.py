"""From the edition's values to files: pages, search, drawings, exports. Nothing is written here."""
