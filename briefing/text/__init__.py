"""Exact reading of text: normalisation, aligned view, person names, dates, MinHash."""
