"""Articles, and what they cost."""
