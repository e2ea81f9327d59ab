"""How the shop is set up, and whether it is well."""
