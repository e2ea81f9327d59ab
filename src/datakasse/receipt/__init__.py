"""From an entry to a slip, and from a slip to text, printer bytes, image and PDF."""
