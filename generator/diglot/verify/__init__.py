"""What was made, read as its user would: each finding is a problem with a code."""
