"""SAF-T Cash Register 1.00: everything that happened at the registers."""
