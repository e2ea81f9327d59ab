"""Backup: continuous copies in places outside, restore, and the drill that shows that they restore."""
