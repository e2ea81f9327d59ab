"""From the float in the morning to the Z in the evening."""
