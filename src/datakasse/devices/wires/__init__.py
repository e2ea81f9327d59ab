"""What machines hang on: a cable, or the network."""
