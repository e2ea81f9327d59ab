"""What is sold: articles, what they are made of, what their codes say, and how they are bought."""
