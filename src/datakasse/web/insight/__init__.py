"""What the takings tell the owner."""
