"""The hub's end: it lets machines in, receives and verifies, sends changes out, and shows the fleet."""
