"""The edition in other forms: made, read back with other people’s parsers."""
