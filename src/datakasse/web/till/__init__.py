"""What is asked at a register."""
