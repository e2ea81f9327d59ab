"""Papers on A4 and labels for shelves, as PDF, and what carries them."""
