"""Buying goods: who supplies what, what is ordered, and what has come of it."""
