"""Refusals about who works in the shop and what they may."""
