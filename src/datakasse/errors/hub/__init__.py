"""Refusals about a hub, at either end."""
