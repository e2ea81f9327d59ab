"""Whom the shop knows by name: customers, and those who work there."""
