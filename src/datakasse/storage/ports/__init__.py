"""What may be asked of a store, whichever database it is."""
