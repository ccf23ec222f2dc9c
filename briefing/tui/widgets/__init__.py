"""Widgets drawn line by line: what is not on the screen costs nothing."""
