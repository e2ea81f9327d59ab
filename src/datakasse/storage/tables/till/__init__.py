"""What a register did, and what is on its way from it."""
