"""Dates, titles, labels and counts: each worded once, for terminal, command line and search."""
