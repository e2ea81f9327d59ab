"""What stands between the network and the register, and what a stranger is shown."""
