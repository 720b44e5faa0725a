"""Spreadsheets of what an edition says, written for people, and read when they come back."""
