"""What is the same whichever database keeps the books: the store, and the thread that writes."""
