"""What slips and sheets are put together from."""
