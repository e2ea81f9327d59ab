"""The registers and the tax administration of the state."""
