"""What is known of languages and scripts: numbers, dates, readings, words of the interface."""
