"""Refusals about backups: where they go, what opens them, and what comes back from one."""
