"""How many inputs a task at the till takes, counted on the real page in a real browser."""
