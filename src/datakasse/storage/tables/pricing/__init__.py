"""What things cost, when, where and for whom."""
