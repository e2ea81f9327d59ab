"""Refusals about the data folder, the database, the keys and what the books hold."""
