"""Customers and those who work here."""
