"""A receipt printer that is none: takes ESC/POS, draws what it printed, and fails as told."""
