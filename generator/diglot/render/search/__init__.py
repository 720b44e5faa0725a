"""What the search finds, and the files in which a browser reads it."""
