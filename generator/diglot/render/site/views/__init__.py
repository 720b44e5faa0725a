"""What each kind of page shows: a frozen value for a kind, filled by a pure function.

Words in a view are Markdown already, escaped for the place where the template puts them.
"""
