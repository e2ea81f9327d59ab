"""Refusals about articles, baskets, payments and returns."""
