"""Several machines on one database, each with the keys of its own registers, killed at random moments."""
