"""Commands that make a shop, open it, look after it and bring it back."""
