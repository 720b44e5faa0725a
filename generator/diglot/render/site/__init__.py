"""The pages of the site as Markdown: what each shows, and how it is written."""
