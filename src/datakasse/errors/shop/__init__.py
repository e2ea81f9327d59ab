"""Refusals about setting up and running the shop."""
