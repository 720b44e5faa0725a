"""Diglot: annotated bilingual editions as static sites.

The steps, in order, are named in `diglot.flow`; every other module is either a step (a verb) or
a kind of data (a noun).
"""

__version__ = "1.0.0"
