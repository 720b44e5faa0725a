"""Builders: what makes the site of the generated pages, and what shows it while one edits."""


class BuildError(Exception):
    """A builder failed; the message is its words."""
