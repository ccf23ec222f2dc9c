"""The same actor across articles."""
