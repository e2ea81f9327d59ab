"""How things are put on paper: words, figures, and which of them a shop may choose."""
