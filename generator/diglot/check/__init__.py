"""What shows only in the whole edition: one family of rules a file."""
