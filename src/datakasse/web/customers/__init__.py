"""Those whom the shop knows by name."""
