"""What an inspector is handed."""
