"""From the text of a file to values: YAML, the line format, notes. Each value knows its place."""
