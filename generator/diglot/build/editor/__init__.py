"""Editing in the browser, while `diglot serve` shows the site: never a part of what is built."""
