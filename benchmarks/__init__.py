"""How fast the register is, as ratios to the same machine's raw speed in the same run."""
