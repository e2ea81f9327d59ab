"""Append, read, rebuild: the databases behind the ports."""
