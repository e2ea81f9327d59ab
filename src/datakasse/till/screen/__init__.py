"""What a till shows and who looks at it."""
