"""What writes sources for an editor: lines that are added to files that a person owns."""
