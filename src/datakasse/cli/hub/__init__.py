"""Commands for a hub and for the shops that deliver to it."""
