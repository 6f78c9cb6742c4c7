"""Measure what the rules find against articles that a person has annotated: `make evaluate GOLD=…`.

The definitions of all figures, and the format of the annotation, are in docs/quality.md.
"""
