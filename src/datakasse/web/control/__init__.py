"""What an inspector is shown and handed."""
