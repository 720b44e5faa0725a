"""The edition for other programs: one format a file."""
