"""What is on the shelves: how much there is, what is moved by hand, what is counted."""
