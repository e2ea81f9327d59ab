"""The lab: plays shop days through the real product with a scripted clock. Never shipped."""
