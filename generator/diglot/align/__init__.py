"""Putting the two languages of a text opposite each other."""
