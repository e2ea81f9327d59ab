"""What the takings come to, and who is told of what is out of the way."""
