"""Views of a Chinese text that a reader can ask for: pinyin above it, traditional characters.

A view is a file beside the reading pages, fetched when it is asked for: for each character what it
comes to, by itself (`usual`) and in the places where that differs (`otherwise`).
"""
