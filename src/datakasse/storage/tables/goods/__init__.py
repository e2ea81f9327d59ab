"""Articles, what they are made of, how many there are and who sells them."""
