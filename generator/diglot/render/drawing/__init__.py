"""Drawings, as SVG and PNG: timeline, map, and the picture of a text."""
