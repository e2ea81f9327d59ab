"""Drawers: one that a printer opens is with its printer."""
