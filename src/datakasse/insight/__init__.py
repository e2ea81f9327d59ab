"""What the takings tell the owner: a day, a period, how they compare, and what is out of the way."""
