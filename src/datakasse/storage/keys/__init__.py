"""Secrets, in files beside the database and never in it."""
