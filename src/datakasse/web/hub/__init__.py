"""The hub's own application."""
