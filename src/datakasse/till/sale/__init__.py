"""What is done to a basket and to what it becomes."""
