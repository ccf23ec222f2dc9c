"""Trained readers and scorers: how likely it is that a finding is right."""
