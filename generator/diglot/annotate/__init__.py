"""Finding the terms in the texts, and choosing what a page marks."""
