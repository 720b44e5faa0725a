"""The nouns: frozen values with types. They import nothing from above, and do nothing."""
