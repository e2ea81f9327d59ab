"""What a shop and its hub say to each other, and how each says that it is itself."""
