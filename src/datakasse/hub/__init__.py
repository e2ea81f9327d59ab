"""One file for each thing a hub does for its registers, and for each thing a register does with its hub."""
