"""Printers of receipts, on whatever wire, and those that are a file, a memory or the screen."""
