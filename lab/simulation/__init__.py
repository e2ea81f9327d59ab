"""Shop days on a machine whose clock, chance, disk, network, printers and terminals come from one integer."""
