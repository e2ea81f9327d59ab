"""Commands for articles, prices, shelves and orders."""
