"""Who stands at the till and what they may."""
