"""Refusals about who, and which device, is let in."""
