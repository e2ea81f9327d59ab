"""Refusals about what the takings tell, and who is told of it."""
