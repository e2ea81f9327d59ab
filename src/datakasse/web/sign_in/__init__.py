"""Who it is, how long she is there, and from which device."""
