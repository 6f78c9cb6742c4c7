"""Warraq's own plugins for Pelican; docs/architecture.md says which folder does what."""
