"""Who works here, what each may, and when each was at work."""
