"""Plays a shop day: each sentence becomes the use case that the till page would call."""
