"""Changes to sources, as values: one leaf or one line changes, and all else stays as it is."""
